package city.open.inside.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import city.open.Open;
import city.open.SharedData;
import city.open.ground.calendar.Due;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.exchange.ImportOutcome.Done;
import city.open.inside.exchange.ImportOutcome.Refused;
import city.open.inside.petition.By;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.StepCompleted;
import city.open.inside.petition.Petitions;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Link;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** Each test brings its log in under a code of its own, so that they do not meet. */
@SpringBootTest(classes = Open.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class EventLogImportTest {
    private static final AgencyCode CITY = new AgencyCode("6110000");
    private static final AtomicInteger number = new AtomicInteger();

    private final ProcedureCode code = new ProcedureCode("TEST-" + number.incrementAndGet());

    @Autowired
    private EventLogImport imports;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Organization organization;

    @Autowired
    private OfficeDatabase database;

    @TempDir
    private Path folder;

    @Test
    void a_log_becomes_a_procedure_with_its_petitions() throws Exception {
        var outcome = imported(cafeLicences());

        assertThat(outcome)
                .isEqualTo(new Done(
                        code,
                        false,
                        5,
                        14,
                        5,
                        3,
                        2,
                        Instant.parse("2026-03-02T00:00:00Z"),
                        Instant.parse("2026-03-09T08:00:00Z"),
                        1,
                        1,
                        5,
                        0,
                        5 + 14 + 4,
                        List.of(),
                        List.of()));
        assertThat(outcome.json())
                .isEqualTo(
                        "{\"cases\":5,\"events\":14,\"steps\":5,\"resources\":3,\"units\":2,"
                                + "\"from\":\"2026-03-02T00:00:00Z\",\"to\":\"2026-03-09T08:00:00Z\",\"late\":1,\"open\":1,\"skipped\":[]}");
        var procedure = catalogue.find(code).orElseThrow();
        assertThat(procedure.mainLine())
                .extracting(step -> step.id().value())
                .isEqualTo(List.of("jeopsu", "site-visit", "licence"));
        assertThat(procedure.links())
                .contains(new Link(new StepId("jeopsu"), new StepId("ask-for-papers"), Link.Kind.PARALLEL));
    }

    @Test
    void a_petition_tells_what_its_case_told() throws Exception {
        imported(cafeLicences());

        var late = petitionOf("cafe-2");
        assertThat(late.late()).isTrue();
        assertThat(late.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(late.receivedAt()).isEqualTo("2026-03-02T01:00:00Z");
        assertThat(late.due()).isEqualTo(new Due(LocalDate.of(2026, 3, 5), LocalTime.of(18, 0)));
        assertThat(late.decidedAt()).isEqualTo("2026-03-09T01:00:00Z");
        assertThat(late.progress().departures()).isEmpty();
        assertThat(petitions.facts(late.number()))
                .extracting(Fact::kind)
                .isEqualTo(List.of(
                        "petition.received",
                        "step.completed",
                        "step.completed",
                        "step.completed",
                        "step.completed",
                        "petition.decided"));

        assertThat(petitionOf("cafe-1").late()).isFalse();
        assertThat(petitionOf("cafe-3").late())
                .as("ended in the minute it was due")
                .isFalse();
        assertThat(petitionOf("cafe-4").isDecided()).isFalse();
    }

    @Test
    void people_come_in_under_an_alias_and_stay_the_same_person() throws Exception {
        imported(cafeLicences());

        var authors = petitions.facts(petitionOf("cafe-1").number()).stream()
                .filter(fact -> fact.event() instanceof StepCompleted)
                .map(fact -> organization
                        .official(((By.OfOffice) fact.by()).official())
                        .orElseThrow())
                .toList();

        assertThat(authors).hasSize(3);
        assertThat(authors.get(0)).isNotEqualTo(authors.get(1)).isNotNull();
        assertThat(authors.get(1)).isEqualTo(authors.get(2));
        assertThat(authors)
                .allSatisfy(official -> assertThat(official.alias()).matches("K-[0-9A-F]{6}"))
                .noneSatisfy(official -> assertThat(official.toString()).contains("clerk"));
    }

    @Test
    void the_same_log_again_changes_nothing() throws Exception {
        imported(cafeLicences());
        var before = contents();

        var again = imported(cafeLicences());

        assertThat(contents()).isEqualTo(before);
        assertThat(again.made()).isZero();
        assertThat(again.known()).isEqualTo(5);
        assertThat(again.recorded()).isZero();
        assertThat(again.skipped()).isEmpty();
    }

    @Test
    void a_longer_log_brings_its_new_cases_and_says_which_old_ones_have_changed() throws Exception {
        imported(cafeLicences());
        var longer = Files.readString(cafeLicences())
                .replace(
                        "<string key=\"concept:name\" value=\"Refusal\"/>",
                        "<string key=\"concept:name\" value=\"Licence\"/>")
                .replace("</log>", """
                        <trace>
                          <string key="concept:name" value="cafe-6"/>
                          <event>
                            <string key="concept:name" value="접수"/>
                            <date key="time:timestamp" value="2026-03-10T09:00:00+09:00"/>
                          </event>
                        </trace></log>
                        """);

        var outcome = imported(Files.writeString(folder.resolve("cafe-licences.xes"), longer));

        assertThat(outcome.made()).isEqualTo(1);
        assertThat(outcome.known()).isEqualTo(5);
        assertThat(outcome.skipped())
                .extracting(Remark::reason)
                .isEqualTo(List.of("The case has changed since it was imported; the petition stays as it is."));
    }

    @Test
    void a_broken_log_leaves_nothing_behind() throws Exception {
        var before = contents();
        var text = Files.readString(cafeLicences());
        var broken = Files.writeString(folder.resolve("broken.xes"), text.substring(0, text.length() - 30));

        assertThat(run(broken, false)).asInstanceOf(type(Refused.class)).satisfies(refused -> {
            assertThat(refused.line()).isGreaterThan(100);
            assertThat(refused.inWords()).startsWith("Line ").endsWith(" Nothing was imported.");
        });
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_dry_run_says_what_would_be_made_and_makes_nothing() throws Exception {
        var before = contents();

        var outcome = (Done) run(cafeLicences(), true);

        assertThat(outcome.made()).isEqualTo(5);
        assertThat(contents()).isEqualTo(before);
        assertThat(catalogue.find(code)).isEmpty();
    }

    @Test
    void a_step_done_twice_is_told_twice_and_what_is_no_step_is_left_out_with_a_word() throws Exception {
        var outcome = imported(log("""
                <trace><string key="concept:name" value="1"/>
                %s%s%s%s</trace>
                """.formatted(
                        event("check", "start", "01"), event("check", "complete", "02"),
                        event("check", "suspend", "03"), event("check", "complete", "04"))));

        assertThat(outcome.skipped())
                .extracting(Remark::reason)
                .isEqualTo(List.of("An event of the stage 'suspend' is neither the start nor the end of a step."));
        assertThat(petitions.facts(petitionOf("1").number()))
                .extracting(Fact::kind)
                .isEqualTo(List.of(
                        "petition.received", "step.started", "step.completed", "step.completed", "petition.decided"));
    }

    @Test
    void what_happens_after_the_end_is_told_after_the_end() throws Exception {
        imported(log("""
                <trace><string key="concept:name" value="1"/><date key="enddate" value="2026-03-02T03:00:00Z"/>
                %s%s</trace>
                """.formatted(event("late note", "complete", "04"), event("decide", "complete", "03"))));

        assertThat(petitions.facts(petitionOf("1").number()))
                .extracting(fact -> switch (fact.event()) {
                    case StepCompleted done -> done.step().value();
                    case Decided _ -> "ended";
                    default -> "received";
                })
                .isEqualTo(List.of("received", "decide", "ended", "late-note"));
    }

    @Test
    void a_case_that_reaches_into_the_future_is_left_out() throws Exception {
        var outcome = imported(log("""
                <trace><string key="concept:name" value="1"/>%s</trace>
                <trace><string key="concept:name" value="2"/>%s</trace>
                <trace><string key="concept:name" value="3"/></trace>
                """.formatted(
                        event("check", "complete", "01"),
                        event("check", "complete", "01").replace("2026-03", "2034-03"))));

        assertThat(outcome.made()).isEqualTo(1);
        assertThat(outcome.skipped())
                .isEqualTo(List.of(
                        new Remark(3, "Something in the case has not happened yet.", 1),
                        new Remark(4, "The case has neither an event nor a date.", 1)));
    }

    /** Nobody can be asked, so neither numbers nor the names of those who acted become names of steps, units or subjects. */
    @Test
    void what_a_log_says_of_people_becomes_no_public_name() throws Exception {
        var event =
                "<event><string key='concept:name' value='%s'/><string key='org:resource' value='홍길동 010-1234-5678'/>"
                        + "<string key='org:group' value='홍길동 팀 02-735-1234'/><date key='time:timestamp' value='2026-03-02T01:00:00Z'/></event>";
        var outcome = imported(log(
                """
                <trace><string key="concept:name" value="900115-1234567"/>%s%s</trace>
                """.formatted(event.formatted("홍길동 검토 900115-1234567"), event.formatted("통지\u202e hong@example.com"))));

        assertThat(outcome.made()).isEqualTo(1);
        var procedure = catalogue.find(code).orElseThrow();
        assertThat(procedure.steps())
                .extracting(step -> step.name().ko())
                .containsExactlyInAnyOrder("*** 검토 ******-*******", "통지 ****@*******.***");
        var everything = procedure
                + organization.units(CITY, LocalDate.of(2026, 3, 2)).toString()
                + petitions.facts(petitionOf("900115-1234567").number());
        assertThat(everything)
                .doesNotContain("홍길동", "hong", "900115", "1234567", "010-1234", "735-1234", "@example", "\u202e")
                .contains("사건 ******-*******");
    }

    @Test
    void an_order_that_cannot_be_followed_is_refused_in_a_sentence() throws Exception {
        assertThat(imports.run(new ImportOrder(folder.resolve("nowhere.xes"), null, CITY, false)))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.reason()).startsWith("There is no file "));
        assertThat(imports.run(new ImportOrder(cafeLicences(), null, new AgencyCode("1234567"), false)))
                .isEqualTo(new Refused(0, 0, "No agency has the code 1234567; the city is 6110000."));
        assertThat(imports.run(new ImportOrder(cafeLicences(), new ProcedureCode("TR-01"), CITY, false)))
                .isEqualTo(
                        new Refused(
                                0,
                                0,
                                "TR-01 is a procedure of the catalogue and cannot be made from a log; name another with --procedure."));
    }

    @ParameterizedTest
    @CsvSource({
        "coselog-receipt, LOG-COSELOG-RECEIPT",
        "bpic15-municipality-1, LOG-BPIC15-MUNI-CC48",
        "bpic15-municipality-2, LOG-BPIC15-MUNI-9DF2",
        "건축 허가, LOG-GEONCHUK-HEOGA"
    })
    void a_file_name_gives_a_code(String name, String code) {
        assertThat(EventLogImport.codeFrom(name)).isEqualTo(new ProcedureCode(code));
    }

    @ParameterizedTest
    @CsvSource({"coselog-receipt.xes.gz, 377, 105", "bpic15-municipality-1.xes.gz, 4, 114"})
    void a_real_log_stands_in_the_office_with_its_lateness(String name, int late, int open) throws Exception {
        var log = beginningOf(SharedData.file("eventlogs/" + name), name.startsWith("bpic") ? 250 : Integer.MAX_VALUE);
        var outcome = imported(log);

        assertThat(outcome.skipped()).isEmpty();
        assertThat(outcome.late()).isEqualTo(late);
        assertThat(outcome.open()).isEqualTo(open);
        assertThat(count("petition WHERE procedure = ? AND late")).isEqualTo(late);
        assertThat(count("petition WHERE procedure = ? AND decided_at IS NULL")).isEqualTo(open);
        assertThat(count("petition WHERE procedure = ?"))
                .isEqualTo(outcome.cases())
                .isEqualTo(outcome.made());
        assertThat(
                        count(
                                "petition JOIN office.journal ON petition = number WHERE procedure = ? AND kind = 'step.completed'"))
                .isEqualTo(outcome.events());
        assertThat(imported(log).known()).isEqualTo(outcome.cases());
    }

    /** The building permits are fifty thousand events: a fifth of them tells as much in a fifth of the time. */
    private Path beginningOf(Path log, int cases) throws IOException {
        var beginning = folder.resolve(log.getFileName());
        try (var all = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8));
                var some = new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(beginning)), StandardCharsets.UTF_8)) {
            int ended = 0;
            for (var line = all.readLine(); line != null && ended < cases; line = all.readLine()) {
                some.write(line + "\n");
                ended += line.contains("</trace>") ? 1 : 0;
            }
            some.write(ended < cases ? "" : "</log>\n");
        }
        return beginning;
    }

    private Done imported(Path file) throws IOException {
        return (Done) run(file, false);
    }

    private ImportOutcome run(Path file, boolean dryRun) throws IOException {
        return imports.run(new ImportOrder(file, code, CITY, dryRun));
    }

    private Petition petitionOf(String caseId) {
        var found = database.jdbc()
                .sql("SELECT petition FROM office.imported_case WHERE source = ? AND case_id = ?")
                .params(CITY + "/" + code, caseId)
                .query(String.class)
                .single();
        return petitions.find(new PetitionNumber(found)).orElseThrow();
    }

    private int count(String rows) {
        return database.jdbc()
                .sql("SELECT count(*) FROM office." + rows)
                .param(code.value())
                .query(Integer.class)
                .single();
    }

    /** How much there is of everything an import can make. */
    private Map<String, Object> contents() {
        return database.jdbc().sql("""
                        SELECT (SELECT count(*) FROM office.journal) AS facts,
                               (SELECT count(*) FROM office.petition) AS petitions,
                               (SELECT count(*) FROM office.imported_case) AS cases,
                               (SELECT count(*) FROM office.official) AS officials,
                               (SELECT count(*) FROM record.unit) AS units,
                               (SELECT count(*) FROM record.procedure_version) AS procedures
                        """).query().singleRow();
    }

    private static Path cafeLicences() throws Exception {
        return Path.of(EventLogImportTest.class.getResource("cafe-licences.xes").toURI());
    }

    private Path log(String traces) throws IOException {
        return Files.writeString(
                folder.resolve("some.xes"),
                "<log xes.version='2.0' xmlns='http://www.xes-standard.org/'>\n" + traces + "</log>");
    }

    private static String event(String name, String transition, String hour) {
        return ("<event><string key='concept:name' value='%s'/><string key='lifecycle:transition' value='%s'/>"
                        + "<date key='time:timestamp' value='2026-03-02T%s:00:00Z'/></event>")
                .formatted(name, transition, hour);
    }
}
