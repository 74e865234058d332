package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.SharedData;
import city.open.ground.database.TestDatabase;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/** What reads Open311 reads us: held against the text of the standard and against what another city answers. */
@SpringBootTest(
        classes = {Open.class, SmallCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "open.demo=true")
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class GeoReportTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String V2 = "/open311/v2/";
    /** A row of a table of the standard that names a field of an answer: {@code | `status` | …}. */
    private static final Pattern FIELD = Pattern.compile("\\| `(\\w+)` *[⇊↴]? *\\|(.*)");

    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)");

    @LocalServerPort
    private int port;

    @Autowired
    private SmallCity city;

    @Autowired
    private PublicRecord record;

    @BeforeEach
    void the_city() {
        city.settle();
    }

    @ParameterizedTest
    @CsvSource({
        "GET Service List, services.json, '/0'",
        "GET Service Definition, services/HC-02.json, ''",
        "GET Service Requests, requests.json, '/0'",
        "GET Service Request, requests/NUMBER.json, '/0'"
    })
    void an_answer_has_the_fields_of_the_standard_and_no_others(String method, String address, String at)
            throws Exception {
        var answer = json(address.replace("NUMBER", city.shownUnderReview().value()));
        var fields = fields(method);
        assertThat(fields.keySet()).contains("service_code");

        var shown = new LinkedHashSet<String>();
        gather(answer.at(at), shown);
        assertThat(fields.keySet()).containsAll(shown);
        fields.forEach((field, optional) -> {
            if (!optional) {
                assertThat(shown).as("%s of %s", field, method).contains(field);
            }
        });
    }

    /** Which fields the standard names for the answer of a method, and whether one may be left out, as what only holds others and the keys of choices. */
    private static Map<String, Boolean> fields(String method) throws Exception {
        var spec = Files.readString(SharedData.file("open311/GeoReport-v2-index.md"));
        var section = spec.substring(spec.indexOf("\n### " + method + "\n"));
        var response = section.substring(section.indexOf("#### Response"), section.indexOf("#### Possible Errors"));
        return FIELD.matcher(response)
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> row.group(2).isBlank()
                                || row.group(2).contains("May not be returned")
                                || Set.of("key", "name").contains(row.group(1)),
                        (a, _) -> a));
    }

    private static void gather(JsonNode value, Set<String> names) {
        for (var part : value.properties()) {
            names.add(part.getKey());
            part.getValue().forEach(item -> gather(item, names));
        }
    }

    /** By the standard's rule for both: a list has the name of what it is in, its items the name of what they are. */
    @ParameterizedTest
    @CsvSource({
        "services, services, service",
        "services/TR-10, service_definition, ''",
        "requests, service_requests, request",
        "requests/0, errors, error"
    })
    void xml_and_json_say_the_same(String address, String root, String item) throws Exception {
        var json = RecordJson.JSON.readTree(get(V2 + address + ".json?lang=en").body());
        var answer = get(V2 + address + ".xml?lang=en");
        assertThat(answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT))
                .isEqualTo("text/xml;charset=utf-8");
        assertThat(answer.body()).startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(answer.body())))
                .getDocumentElement();
        assertThat(document.getTagName()).isEqualTo(root);
        alike(document, json, item);
    }

    private static void alike(Element element, JsonNode json, String item) {
        var children = IntStream.range(0, element.getChildNodes().getLength())
                .mapToObj(element.getChildNodes()::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
        if (json.isArray()) {
            assertThat(children)
                    .hasSize(json.size())
                    .allMatch(child -> child.getTagName().equals(item));
            IntStream.range(0, children.size()).forEach(at -> alike(children.get(at), json.get(at), ""));
        } else if (json.isObject()) {
            assertThat(children.stream().map(Element::getTagName)).containsExactlyElementsOf(json.propertyNames());
            children.forEach(child -> alike(
                    child, json.get(child.getTagName()), child.getTagName().replaceAll("s$", "")));
        } else {
            assertThat(element.getTextContent()).isEqualTo(json.isNull() ? "" : json.asString());
        }
    }

    @Test
    void a_request_is_the_petition_as_its_page_has_it() throws Exception {
        var view = record.find(city.shownUnderReview().value()).orElseThrow().view();
        var open = json("requests/" + view.number() + ".json?lang=en").get(0);
        assertThat(open.get("status").asString()).isEqualTo("open");
        assertThat(open.get("description").asString()).isEqualTo(view.subject().en());
        assertThat(open.get("service_code").asString()).isEqualTo("HC-02");
        assertThat(open.get("agency_responsible").asString()).isEqualTo("Gangnam-gu Architecture Division");
        assertThat(open.get("requested_datetime").asString()).isEqualTo("2026-10-26T01:20:00Z");
        assertThat(open.get("expected_datetime").asString())
                .isEqualTo(Objects.requireNonNull(view.due()).endsAt().toString());
        assertThat(open.get("service_notice").asString()).endsWith("/en/petitions/" + view.number());

        var closed = json("requests/" + city.decidedNumber() + ".json").get(0);
        assertThat(closed.get("status").asString()).isEqualTo("closed");
        assertThat(closed.get("expected_datetime").isNull()).isTrue();
        assertThat(closed.get("service_name").asString()).containsPattern("[가-힣]");
        assertThat(closed.get("updated_datetime").asString()).matches(MOMENT);
    }

    /** As Chicago answers: what both have is of one kind, and times are written alike. */
    @Test
    void another_city_answers_alike() throws Exception {
        var theirs = RecordJson.JSON
                .readTree(SharedData.file("open311/chicago-2014-requests.json").toFile())
                .get(0);
        var ours = json("requests.json").get(0);
        for (var part : ours.properties()) {
            var other = theirs.get(part.getKey());
            if (other != null && !part.getValue().isNull()) {
                assertThat(part.getValue().getNodeType()).as(part.getKey()).isEqualTo(other.getNodeType());
                if (part.getKey().endsWith("_datetime")) {
                    assertThat(List.of(part.getValue().asString(), other.asString()))
                            .allMatch(moment -> MOMENT.matcher(moment).matches());
                }
            }
        }
    }

    @Test
    void what_is_asked_for_comes_and_nothing_else() throws Exception {
        var all = numbers("requests.json");
        assertThat(all)
                .contains(city.shownUnderReview().value(), city.decidedNumber().value());
        assertThat(numbers("requests.json?status=open"))
                .contains(city.shownUnderReview().value())
                .doesNotContain(city.decidedNumber().value());
        assertThat(numbers("requests.json?status=open,closed&service_code=&page="))
                .isEqualTo(all);
        assertThat(numbers("requests.json?service_code=HC-02&status=closed"))
                .contains(city.decidedNumber().value())
                .isSubsetOf(all);
        assertThat(numbers("requests.json?service_request_id=%s,2026-6110000-0009999-1,x&status=closed"
                        .formatted(city.shownUnderReview())))
                .containsExactly(city.shownUnderReview().value());
        assertThat(numbers("requests.json?start_date=2026-10-26&end_date=2026-10-26"))
                .contains(city.shownUnderReview().value());
        assertThat(numbers("requests.json?start_date=2026-10-26T01:20:00Z&end_date=2026-10-26T10:20:00%2B09:00"))
                .contains(city.shownUnderReview().value());
        assertThat(numbers("requests.json?start_date=2026-10-27&end_date=2026-10-28"))
                .doesNotContain(city.shownUnderReview().value());
        assertThat(numbers("requests.json?start_date=2020-01-01")).isEmpty();
        var first = numbers("requests.json?page_size=3");
        var second = numbers("requests.json?page_size=3&page=2");
        assertThat(first).hasSize(3).isEqualTo(all.subList(0, 3));
        assertThat(second).isEqualTo(all.subList(3, 6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requests.json?status=late",
                "requests.json?service_code=HC-02,nothing",
                "requests.json?start_date=yesterday",
                "requests.json?start_date=2026-02-30",
                "requests.json?start_date=2026-01-01&end_date=2026-06-01",
                "requests.json?start_date=2026-06-01&end_date=2026-05-01",
                "requests.json?end_date=%2B999999999-12-31T00:00:00Z",
                "requests.json?page=0",
                "requests.json?page_size=1001",
                "requests.json?page=101",
                "requests.json?page=9999999999",
                "services/nothing.json",
                "requests/2026-6110000-0009999-1.json",
                "requests/%2e%2e.json"
            })
    void what_cannot_be_answered_is_said_in_the_form_of_the_standard(String address) throws Exception {
        var answer = get(V2 + address + (address.contains("?") ? "&" : "?") + "lang=en");
        assertThat(answer.statusCode()).isIn(400, 404);
        var error = RecordJson.JSON.readTree(answer.body()).get(0);
        assertThat(error.get("code").asInt()).isEqualTo(answer.statusCode());
        assertThat(error.get("description").asString()).endsWith(".").doesNotContain("georeport");
    }

    @Test
    void a_client_finds_its_way_from_the_discovery() throws Exception {
        var discovery = RecordJson.JSON.readTree(get("/open311/discovery.json").body());
        var endpoint = discovery.at("/endpoints/0");
        assertThat(endpoint.get("specification").asString()).isEqualTo("http://wiki.open311.org/GeoReport_v2");
        var services = endpoint.get("url").asString() + "/services.xml";
        assertThat(get(URI.create(services).getPath()).statusCode()).isEqualTo(200);
        assertThat(get("/open311/discovery.xml").body())
                .contains("<formats><format>text/xml</format><format>application/json</format></formats>");
        assertThat(get(V2 + "services.csv").statusCode()).isEqualTo(404);
        assertThat(get(V2 + "requests.json").headers().firstValue("ETag")).isPresent();
    }

    private List<String> numbers(String address) throws Exception {
        return StreamSupport.stream(json(address).spliterator(), false)
                .map(one -> one.get("service_request_id").asString())
                .toList();
    }

    private JsonNode json(String address) throws Exception {
        var answer = get(V2 + address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RecordJson.JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
