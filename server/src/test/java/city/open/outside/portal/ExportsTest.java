package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Open;
import city.open.Patience;
import city.open.SharedData;
import city.open.command.Commands;
import city.open.ground.database.TestDatabase;
import city.open.inside.exchange.EventLogImport;
import city.open.inside.exchange.ImportOrder;
import city.open.inside.exchange.ImportOutcome;
import city.open.outside.export.ExportFile;
import city.open.outside.log.PublicLog;
import city.open.outside.record.PublicQuery;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import city.open.outside.verification.LogCheck;
import city.open.outside.verification.NotShown;
import city.open.outside.verification.Place;
import city.open.outside.verification.Trust;
import city.open.town.catalogue.Catalogue;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** The public record taken away: by people with a spreadsheet, by programs, and by whoever does not believe the city. A page of it is seven rows here. */
@SpringBootTest(
        classes = {Open.class, SmallCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"open.demo=true", "open.export-page=7"})
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class ExportsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private SmallCity city;

    @Autowired
    private PublicRecord record;

    @Autowired
    private PublicLog log;

    @Autowired
    private EventLogImport imports;

    @Autowired
    private Catalogue catalogue;

    @Value("${open.database}")
    private String database;

    @TempDir
    private Path folder;

    @BeforeEach
    void all_is_signed() {
        city.settle();
        Patience.until(
                "a signature under all entries",
                () -> log.checkpoint()
                        .filter(signed -> PublicLog.head(signed).size() > record.lastIndex())
                        .isPresent());
    }

    // For people

    @Test
    void a_spreadsheet_gets_all_that_a_search_finds_in_the_language_of_the_page() throws Exception {
        var korean = get("/ko/petitions.csv?procedure=TR-10&after=ignored");
        assertThat(korean.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"petitions-ko-2026-11-23.csv\"");
        assertThat(korean.body()).startsWith("\uFEFF민원 번호,절차 코드,절차,제목,");
        var rows = rows(get("/en/petitions.csv?procedure=TR-10").body().substring(1));
        assertThat(rows)
                .hasSameSizeAs(rows(korean.body().substring(1)))
                .hasSizeGreaterThan(40)
                .extracting(row -> row.get("Petition number"))
                .doesNotHaveDuplicates();
        var row = rows.getFirst();
        assertThat(row.get("Procedure")).isNotBlank().doesNotContainPattern("[가-힣]");
        assertThat(row.get("Received on")).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(row.get("Public page"))
                .isEqualTo("http://localhost:%d/en/petitions/%s".formatted(port, row.get("Petition number")));
        assertThat(get("/en/petitions", "Accept", "text/csv").body()).startsWith("\uFEFFPetition number,");
    }

    @Test
    void how_late_is_said_in_working_days() throws Exception {
        var late = rows(get("/en/petitions.csv?late=true").body().substring(1));
        assertThat(late).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("Past the due date")).isEqualTo("yes");
            assertThat(row.get("Working days late")).matches("\\d*");
        });
        assertThat(late)
                .anySatisfy(row -> assertThat(row.get("Working days late")).matches("[1-9]\\d*"));
    }

    @Test
    void the_page_of_a_search_offers_its_table() throws Exception {
        assertThat(get("/en/petitions?procedure=TR-10&late=true").body())
                .contains("href=\"/en/petitions.csv?procedure=TR-10&amp;late=true\">Table (CSV), everything found</a>");
    }

    // For programs

    @Test
    void programs_get_codes_in_columns_that_keep_their_names() throws Exception {
        var whole = get("/data/petitions.csv");
        assertThat(whole.body()).startsWith("number,sector,procedure,procedure_version,");
        assertThat(get("/api/v1/petitions.csv").body()).isEqualTo(whole.body());
        var all = new ArrayList<String>();
        String next = null;
        do {
            var found =
                    record.search(new PublicQuery(null, null, null, null, null, null, null, null, false, next, 100));
            found.rows().forEach(row -> all.add(row.number()));
            next = found.next();
        } while (next != null);
        assertThat(rows(whole.body())).extracting(row -> row.get("number")).containsExactlyElementsOf(all);
        assertThat(rows(get("/api/v1/petitions.csv?late=true").body()))
                .extracting(row -> row.get("late"))
                .isNotEmpty()
                .containsOnly("true");
    }

    /** Read by Hardwood, which shares no line with what writes it. */
    @Test
    void the_same_rows_with_types_are_read_by_another_reader() throws Exception {
        var table = rows(get("/data/petitions.csv").body());
        var file = folder.resolve("petitions.parquet");
        HTTP.send(HttpRequest.newBuilder(at("/data/petitions.parquet")).build(), BodyHandlers.ofFile(file));
        List<Map<String, String>> read = new ArrayList<>();
        try (var parquet = ParquetFileReader.open(InputFile.of(file));
                var rows = parquet.rowReader()) {
            while (rows.hasNext()) {
                rows.next();
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < rows.getFieldCount(); i++) {
                    var value = rows.isNull(i) ? "" : String.valueOf(rows.getValue(i));
                    row.put(rows.getFieldName(i), value);
                }
                read.add(row);
            }
        }
        assertThat(read).hasSameSizeAs(table).isNotEmpty();
        for (int i = 0; i < read.size(); i++) {
            var due = table.get(i).get("due");
            var expected = table.get(i).toMap();
            // Texts that look like formulas are made harmless in tables alone, and a due day is a day here.
            expected.put("due", due.isEmpty() ? due : due.substring(0, 10));
            expected.replaceAll((_, said) -> said.replaceFirst("^'", ""));
            assertThat(read.get(i)).isEqualTo(expected);
        }
    }

    @Test
    void every_entry_is_a_row_in_the_one_order_and_an_interrupted_reader_goes_on() throws Exception {
        long last = record.lastIndex();
        var all = rows(get("/data/events.csv").body());
        assertThat(all).hasSize(Math.toIntExact(last + 1));
        assertThat(all).extracting(row -> Long.parseLong(row.get("index"))).isSorted();
        assertThat(rows(get("/data/events.csv?after=" + (last - 3)).body()))
                .extracting(row -> row.get("index"))
                .containsExactly(String.valueOf(last - 2), String.valueOf(last - 1), String.valueOf(last));
        var number = city.shownUnderReview().value();
        assertThat(rows(get("/data/events.csv?petition=" + number).body()))
                .hasSize(SmallCity.ENTRIES_UNDER_REVIEW)
                .extracting(row -> row.get("petition"))
                .containsOnly(number);
        assertThat(rows(get("/data/events.csv?agency=6110000&procedure=TR-10").body()))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row.get("agency") + row.get("procedure")).isEqualTo("6110000TR-10"));
        assertThat(rows(get("/data/events.csv?to=2001-01-01").body())).isEmpty();
    }

    @Test
    void what_has_not_changed_is_not_sent_again_and_what_is_sent_is_packed() throws Exception {
        var whole = get("/data/events.csv");
        var tag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/data/events.csv", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get("/data/events.csv?after=1", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        var packed = HTTP.send(
                HttpRequest.newBuilder(at("/data/events.csv"))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(whole.body());
        }
        var head =
                HTTP.send(HttpRequest.newBuilder(at("/data/events.csv")).HEAD().build(), BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).contains(tag);
        assertThat(whole.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(whole.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "/data/petitions.txt, 404, no-such-page",
        "/data/events.csv?from=2026-05-02&to=2026-05-01, 400, from-after-to",
        "/data/events.csv?from=nonsense, 400, unknown-date",
        "/data/events.csv?from=2027-05-02, 400, empty-range",
        "/data/events.csv?after=99999999, 400, empty-range",
        "/data/events.csv?after=x, 400, unknown-number",
        "/data/events.csv?petition=1, 400, malformed-number",
        "/data/events.csv?agency=1, 400, unknown-value",
        "/data/petitions.csv?procedure=XX-99, 400, unknown-value",
        "/data/petitions.csv?after=AAAA, 400, unknown-value",
        "/api/v1/petitions.csv?status=x, 400, unknown-value",
        "/ko/petitions.csv?from=yesterday, 400, unknown-date"
    })
    void what_cannot_be_meant_is_a_problem_in_a_sentence(String path, int status, String kind) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(RecordJson.JSON.readTree(answer.body()).path("type").asString())
                .isEqualTo("urn:open:problem:" + kind);
    }

    // For miners of processes

    @Test
    void the_event_log_is_valid_xes() throws Exception {
        var schema = SchemaFactory.newDefaultInstance()
                .newSchema(SharedData.file("xes/xsd/xes.xsd").toFile());

        schema.newValidator()
                .validate(new StreamSource(
                        new StringReader(get("/data/events.xes").body())));
    }

    @Test
    void our_own_import_reads_from_it_what_the_record_says() throws Exception {
        var file = Files.writeString(
                folder.resolve("transfers.xes"),
                get("/data/events.xes?procedure=TR-10").body());
        var rows = rows(get("/data/petitions.csv?procedure=TR-10").body());

        var outcome = imports.run(new ImportOrder(file, null, SmallCity.SEOUL, true));

        assertThat(outcome).isInstanceOfSatisfying(ImportOutcome.Done.class, done -> {
            assertThat(done.cases()).isEqualTo(rows.size());
            assertThat(done.events())
                    .isEqualTo(rows.stream()
                            .mapToInt(row -> Integer.parseInt(row.get("entries")))
                            .sum());
            assertThat(done.late()).isEqualTo((int) rows.stream()
                    .filter(row -> row.get("late").equals("true"))
                    .filter(row -> row.get("closed").equals("true"))
                    .count());
            assertThat(done.open()).isEqualTo((int) rows.stream()
                    .filter(row -> row.get("closed").equals("false"))
                    .count());
            assertThat(done.skipped()).isEmpty();
            assertThat(done.made()).isEqualTo(rows.size());
        });
    }

    @Test
    void the_object_centric_log_is_valid_ocel_and_names_nothing_that_is_not_in_it() throws Exception {
        var text = get("/data/events.ocel.json").body();
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(SharedData.file("ocel/schema_ocel2.json")));
        assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
        var ocel = RecordJson.JSON.readTree(text);
        var objects = ocel.path("objects")
                .valueStream()
                .map(object -> object.path("id").asString())
                .collect(Collectors.toSet());
        assertThat(ocel.path("objects")).hasSize(objects.size());
        assertThat(ocel.path("events"))
                .hasSize((int) rows(get("/data/events.csv").body()).stream()
                        .filter(row -> !row.get("petition").isEmpty())
                        .count());
        assertThat(Stream.of("events", "objects")
                        .flatMap(part -> ocel.path(part).valueStream())
                        .flatMap(one -> one.path("relationships").valueStream())
                        .map(relation -> relation.path("objectId").asString()))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(objects).contains(id));
        var types = ocel.path("eventTypes")
                .valueStream()
                .map(type -> type.path("name").asString())
                .collect(Collectors.toSet());
        assertThat(ocel.path("events")
                        .valueStream()
                        .map(event -> event.path("type").asString()))
                .allSatisfy(type -> assertThat(types).contains(type));
    }

    // The catalogue, as others read it

    @ParameterizedTest
    @CsvSource({
        "catalogue.jsonld, cpsv-ap/3.2.0/shacl/cpsv-ap-SHACL.ttl, http://purl.org/vocab/cpsv#PublicService",
        "dcat.jsonld, dcat-ap/3.0.1/shacl/shapes.ttl, http://www.w3.org/ns/dcat#Dataset"
    })
    void linked_data_satisfies_the_shapes_of_its_standard(String file, String shapes, String type) throws Exception {
        var shape = SharedData.file(shapes);
        var data = Files.writeString(folder.resolve(file), get("/data/" + file).body());

        assertThat(Shapes.findings(data, shape))
                .noneMatch(line -> line.startsWith("NO "))
                .filteredOn(("a " + type)::equals)
                .hasSizeGreaterThan(2);
    }

    @Test
    void a_service_without_an_authority_would_not_pass() throws Exception {
        var shape = SharedData.file("cpsv-ap/3.2.0/shacl/cpsv-ap-SHACL.ttl");
        var text = get("/data/catalogue.jsonld?procedure=HC-02").body();
        var data = Files.writeString(
                folder.resolve("broken.jsonld"), text.replace("cv:hasCompetentAuthority", "cv:hasNoAuthority"));

        assertThat(Shapes.findings(data, shape)).anyMatch(line -> line.startsWith("NO "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void a_modeller_reads_every_procedure_as_a_process_with_its_diagram(String lang) throws Exception {
        var text = get("/data/catalogue.bpmn?lang=" + lang).body();
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        Bpmn.validateModel(model);

        var processes = model.getModelElementsByType(Process.class);
        assertThat(processes)
                .extracting(BaseElement::getId)
                .containsExactlyElementsOf(catalogue.current().stream()
                        .map(procedure -> procedure.code().value())
                        .toList());
        // Each element that the reader leads to is looked for in the whole document, so who asks it of every element
        // waits for a minute.
        var nodes = ids(model.getModelElementsByType(FlowNode.class), "id");
        var shapes = ids(model.getModelElementsByType(BpmnShape.class), "bpmnElement");
        var tasks = ids(model.getModelElementsByType(UserTask.class), "id");
        assertThat(shapes).containsAll(nodes);
        assertThat(tasks)
                .containsAll(catalogue.current().stream()
                        .flatMap(procedure -> procedure.steps().stream()
                                .map(step -> procedure.code().value() + "." + step.id()))
                        .toList());
        var flows = model.getModelElementsByType(SequenceFlow.class);
        var joined = ids(flows, "sourceRef");
        joined.addAll(ids(flows, "targetRef"));
        assertThat(joined).isEqualTo(nodes);
        var edges = model.getModelElementsByType(BpmnEdge.class);
        assertThat(ids(edges, "bpmnElement")).containsAll(ids(flows, "id"));
        assertThat(edges).allSatisfy(edge -> assertThat(edge.getWaypoints()).hasSizeGreaterThan(1));
        assertThat(model.getModelElementsByType(StartEvent.class)).hasSizeGreaterThanOrEqualTo(processes.size());
        assertThat(model.getModelElementsByType(EndEvent.class)).hasSizeGreaterThanOrEqualTo(processes.size());
    }

    private static Set<String> ids(Collection<? extends ModelElementInstance> elements, String attribute) {
        return elements.stream()
                .map(one -> one.getAttributeValue(attribute))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void a_step_that_is_not_disclosed_has_no_name_in_any_file() throws Exception {
        var hidden = catalogue.current().stream()
                .flatMap(procedure -> procedure.steps().stream())
                .filter(step -> !step.disclosed())
                .map(step -> step.name().en())
                .filter(name -> catalogue.current().stream()
                        .flatMap(procedure -> procedure.steps().stream())
                        .noneMatch(step -> step.disclosed() && step.name().en().equals(name)))
                .toList();
        var files = get("/data/catalogue.bpmn?lang=en").body()
                + get("/data/catalogue.jsonld").body()
                + get("/data/events.xes").body();

        assertThat(hidden).allSatisfy(name -> assertThat(files).doesNotContain("\"" + name + "\""));
    }

    // What answers look like

    @ParameterizedTest
    @ValueSource(strings = {"petition.json", "entry.json", "procedure.json", "manifest.json"})
    void every_published_schema_is_one_and_stands_by_itself(String name) throws Exception {
        var schema = get("/schemas/" + name);
        assertThat(schema.headers().firstValue("Content-Type")).contains("application/schema+json");
        var json = RecordJson.JSON.readTree(schema.body());
        assertThat(json.path("$id").asString()).isEqualTo(at("/schemas/" + name).toString());
        assertThat(json.findValuesAsString("$ref"))
                .allSatisfy(
                        reference -> assertThat(json.at(reference.substring(1)).isMissingNode())
                                .isFalse());
        var dialect = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(dialect.validate(schema.body(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void real_answers_are_as_their_schemas_say_and_have_nothing_that_is_not_described() throws Exception {
        var numbers = rows(get("/data/petitions.csv").body()).stream()
                .map(row -> row.get("number"))
                .toList();
        for (var number : numbers) {
            answersTo("petition.json", get("/api/v1/petitions/" + number).body());
        }
        for (var entry :
                RecordJson.JSON.readTree(get("/api/v1/changes?limit=1000").body())) {
            answersTo("entry.json", entry.toString());
        }
        for (var procedure : catalogue.current()) {
            answersTo(
                    "procedure.json",
                    get("/api/v1/procedures/" + procedure.code().value()).body());
        }
        answersTo("manifest.json", manifest(taken("events.csv.zip?procedure=HC-02")));
        var schema = schemas.computeIfAbsent("petition.json", this::schema);
        assertThat(schema.validate("{\"number\": \"1\"}", InputFormat.JSON)).isNotEmpty();
    }

    private final Map<String, Schema> schemas = new HashMap<>();

    private Schema schema(String name) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(get("/schemas/" + name).body());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void answersTo(String name, String answer) {
        var schema = schemas.computeIfAbsent(name, this::schema);
        assertThat(schema.validate(answer, InputFormat.JSON)).as(answer).isEmpty();
        assertThat(undescribed("", RecordJson.JSON.readTree(answer), schema.getSchemaNode(), schema.getSchemaNode()))
                .as(name)
                .isEmpty();
    }

    /** Where an object has a part that its description does not name; one without named parts may have any. */
    private static List<String> undescribed(String at, JsonNode value, JsonNode described, JsonNode root) {
        var schema = described.has("$ref")
                ? root.at(described.path("$ref").asString().substring(1))
                : described;
        List<String> found = new ArrayList<>();
        if (value.isArray() && schema.has("items")) {
            value.forEach(item -> found.addAll(undescribed(at + "[]", item, schema.path("items"), root)));
        }
        for (var part : value.isObject() ? value.properties() : Set.<Map.Entry<String, JsonNode>>of()) {
            var named = schema.path("properties").path(part.getKey());
            var rest = schema.path("additionalProperties");
            if (!named.isMissingNode()) {
                found.addAll(undescribed(at + "." + part.getKey(), part.getValue(), named, root));
            } else if (rest.isObject()) {
                found.addAll(undescribed(at + ".*", part.getValue(), rest, root));
            } else if (schema.has("properties") && !at.endsWith(".open")) {
                found.add(at + "." + part.getKey());
            }
        }
        return found;
    }

    // The page that tells of all this

    @Test
    void each_example_on_the_page_works_as_it_stands() throws Exception {
        var page = get("/en/data").body();
        for (var file : ExportFile.names()) {
            assertThat(page).contains("href=\"/data/" + file + "\"", "href=\"/data/" + file + ".zip\"");
        }
        for (var example : List.of("sheet", "curl", "python", "r")) {
            var address = ADDRESS.matcher(example(page, example));
            assertThat(address.find()).as(example).isTrue();
            assertThat(get(address.group().substring(at("").toString().length()))
                            .statusCode())
                    .as(example)
                    .isEqualTo(200);
        }
        if (isThere("curl")) {
            assertThat(run("bash", "-c", "cd '" + folder + "' && " + example(page, "curl")))
                    .contains("index,petition,seq");
            assertThat(check(folder.resolve("petitions.csv.zip"))).isNotEmpty();
        }
        if (isThere("python3")) {
            assertThat(run("python3", "-c", example(page, "python")))
                    .matches("(?s)[1-9]\\d* petitions, [1-9]\\d* late\\s*");
        }
        if (isThere("Rscript")) {
            assertThat(run("Rscript", "-e", example(page, "r"))).contains("decided");
        }
    }

    /** What of this machine's tools the page names; that their addresses answer is looked at in any case. */
    private static boolean isThere(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+/[^'\"]+");

    private static String example(String page, String name) {
        var found = Pattern.compile("<code id=\"try-" + name + "\">(.*?)</code>", Pattern.DOTALL)
                .matcher(page);
        assertThat(found.find()).as(name).isTrue();
        return HtmlUtils.htmlUnescape(found.group(1));
    }

    private static String run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    // Against the log

    @ParameterizedTest
    @CsvSource({
        "events.csv, and none is missing of those that were asked for.",
        "events.csv.zip?procedure=TR-10&from=2026-01-01, and none is missing of those that were asked for.",
        "petitions.csv.zip, and none is missing. ",
        "petitions.parquet.zip, Its rows are not read here",
        "events.xes, and none is missing.",
        "events.xes.zip?procedure=HC-02, 'by petition, number, kind and time.'",
        "events.ocel.json, and none is missing.",
        "catalogue.bpmn, is not held against the log",
        "petitions.csv.zip?procedure=HC-02, begins and ends in the log where its row says"
    })
    void a_file_with_its_manifest_is_held_against_the_log(String file, String finding) throws Exception {
        var taken = taken(file.contains(".zip") ? file : file + ".zip");

        assertThat(check(taken))
                .contains("The file is, byte for byte, the one its manifest was made for.")
                .anyMatch(line -> line.contains("in its manifest is the beginning of that log"))
                .anyMatch(line -> line.contains(finding.strip()));
    }

    @Test
    void a_bare_file_is_held_against_the_log_row_by_row() throws Exception {
        var taken = folder.resolve("events.csv");
        Files.writeString(taken, get("/data/events.csv?after=20").body());

        assertThat(check(taken))
                .contains("There is no manifest beside the file: whether rows are missing from it cannot be told.")
                .anyMatch(line -> line.matches("Each of its [0-9,]+ rows is the entry at its place in the log\\."));
    }

    @Test
    void a_row_that_was_changed_left_out_moved_or_made_up_is_found() throws Exception {
        var lines = new ArrayList<>(get("/data/events.csv").body().lines().toList());
        int one = lines.size() - 2;
        var changed = new ArrayList<>(lines);
        changed.set(one, lines.get(one).replaceFirst("2026-", "2025-"));
        assertThatThrownBy(() -> check(bare(changed)))
                .isInstanceOf(NotShown.class)
                .hasMessageContaining("Entry");
        var moved = new ArrayList<>(lines);
        moved.set(one, lines.get(one + 1));
        moved.set(one + 1, lines.get(one));
        assertThatThrownBy(() -> check(bare(moved)))
                .isInstanceOf(NotShown.class)
                .hasMessageContaining("another order");
        var madeUp = new ArrayList<>(lines);
        madeUp.add(lines.getLast().replaceFirst("^\\d+", "99999999"));
        assertThatThrownBy(() -> check(bare(madeUp)))
                .isInstanceOf(NotShown.class)
                .hasMessageContaining("made up");

        var manifest = manifest(taken("events.csv.zip"));
        var whole = bare(lines);
        var beside = folder.resolve("events.csv.manifest.json");
        Files.writeString(beside, manifest);
        assertThat(check(whole)).isNotEmpty();
        var shorter = new ArrayList<>(lines);
        shorter.remove(one);
        bare(shorter);
        assertThatThrownBy(() -> check(whole))
                .isInstanceOf(NotShown.class)
                .hasMessageStartingWith("The file is another one than its manifest was made for");
        Files.writeString(
                beside,
                manifest.replaceFirst("\"sha256\" : \"[0-9a-f]+\"", "\"sha256\" : \"%s\"".formatted(sha256(whole))));
        assertThatThrownBy(() -> check(whole))
                .isInstanceOf(NotShown.class)
                .hasMessage("Entry %d was asked for, and it is not in the file.".formatted(one - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "events.xes, step.completed, step.started",
        "events.ocel.json, '\"type\":\"step.completed\"', '\"type\":\"step.started\"'"
    })
    void an_event_that_was_changed_is_found(String file, String is, String made) throws Exception {
        var text = get("/data/" + file).body();
        assertThat(text).contains(is);
        var taken = Files.writeString(folder.resolve(file), text);
        assertThat(check(taken)).anyMatch(line -> line.contains("events is the entry at its place in the log"));

        int at = text.lastIndexOf(is);
        Files.writeString(taken, text.substring(0, at) + made + text.substring(at + is.length()));

        assertThatThrownBy(() -> check(taken))
                .isInstanceOf(NotShown.class)
                .hasMessageEndingWith("with another petition, number, kind or time than in the log.");
    }

    // From a command line

    @Test
    void the_command_writes_the_same_file_with_its_manifest_beside_it() throws Exception {
        var file = folder.resolve("from-command.csv");

        assertThat(Commands.run(
                        Open.class,
                        "export",
                        "events.csv",
                        "--procedure",
                        "TR-10",
                        "--out",
                        file.toString(),
                        "--database",
                        database))
                .isZero();

        assertThat(Files.readString(file))
                .isEqualTo(get("/data/events.csv?procedure=TR-10").body());
        assertThat(check(file)).anyMatch(line -> line.endsWith("and none is missing of those that were asked for."));
    }

    private List<String> check(Path file) {
        var told = new ArrayList<String>();
        new LogCheck(Place.of("http://localhost:" + port), Trust.IN_THE_LOG_ITSELF, null, told::add, (_, _) -> {})
                .export(file);
        return told;
    }

    private Path bare(List<String> lines) throws IOException {
        return Files.writeString(folder.resolve("events.csv"), String.join("\r\n", lines) + "\r\n");
    }

    private Path taken(String file) throws Exception {
        var taken = folder.resolve("taken.zip");
        HTTP.send(HttpRequest.newBuilder(at("/data/" + file)).build(), BodyHandlers.ofFile(taken));
        return taken;
    }

    private static String manifest(Path archive) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("manifest.json")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no manifest in " + archive);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static List<CSVRecord> rows(String table) throws IOException {
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(table))) {
            return parser.getRecords();
        }
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
