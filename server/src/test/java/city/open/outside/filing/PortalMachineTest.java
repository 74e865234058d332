package city.open.outside.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Open;
import city.open.Overheard;
import city.open.border.disclosure.LetterSigners;
import city.open.border.disclosure.Publisher;
import city.open.border.letters.FiledContent;
import city.open.border.letters.Filings;
import city.open.command.Commands;
import city.open.ground.calendar.Holiday;
import city.open.ground.calendar.HolidayAnnounced;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.inside.vault.Vault;
import city.open.outside.filing.Citizen.Paper;
import city.open.tlog.KeyType;
import city.open.tlog.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A machine that only serves the public beside one that only runs the office, and what citizens are told when one of them falls short. */
@TestMethodOrder(OrderAnnotation.class)
class PortalMachineTest {
    private static final String CODE = "S-05";
    private static final byte[] PDF =
            ("%PDF-1.7\n" + "x".repeat(600_000) + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private static Path folder;

    private static final TestDatabase database = TestDatabase.untouched();
    private static ConfigurableApplicationContext portal;
    private static @Nullable ConfigurableApplicationContext office;
    private static @Nullable ConfigurableApplicationContext checking;

    @BeforeAll
    static void start_the_portal() throws IOException {
        Files.createDirectories(folder.resolve("parts"));
        var logins = folder.resolve("logins");
        assertThat(Commands.run(Open.class, "migrate", "--database", database.url(), "--logins", logins.toString()))
                .isZero();
        assertThatThrownBy(() -> machine("portal"))
                .rootCause()
                .hasMessageStartingWith("The record is empty: start the office of this installation once");
        // A command inside, such as an import: it writes the sheets and opens no letter box.
        machine("beside").close();
        portal = machine("portal", "--spring.servlet.multipart.location=" + folder.resolve("parts"));
    }

    @AfterAll
    static void end_both() {
        portal.close();
        Stream.of(office, checking).filter(Objects::nonNull).forEach(ConfigurableApplicationContext::close);
    }

    private static ConfigurableApplicationContext machine(String role, String... more) {
        return machineOn(role, role, more);
    }

    private static ConfigurableApplicationContext machineOn(String data, String role, String... more) {
        var arguments = new ArrayList<>(
                List.of("--open.role=" + role, "--open.data=" + folder.resolve(data), "--server.port=0"));
        arguments.addAll(Arrays.asList(more));
        logins().forEach((variable, url) -> {
            if (!role.equals("portal")
                    || List.of("OPEN_RECORD_DATABASE", "OPEN_INTAKE_DATABASE").contains(variable)) {
                arguments.add(
                        "--%s=%s".formatted(variable.toLowerCase(Locale.ROOT).replace('_', '.'), url));
            }
        });
        return new SpringApplicationBuilder(Open.class).run(arguments.toArray(String[]::new));
    }

    /** What {@code ./open migrate} has written: nobody here knows the owner of the database. */
    private static Map<String, String> logins() {
        try (var lines = Files.lines(folder.resolve("logins"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String site(ConfigurableApplicationContext machine) {
        return "http://localhost:" + machine.getEnvironment().getProperty("local.server.port");
    }

    private static ConfigurableApplicationContext office() {
        var running = office;
        if (running == null) {
            running = machine("office");
            office = running;
            carryOver();
        }
        return running;
    }

    /** What whoever runs both machines does once. */
    private static void carryOver() {
        try {
            Files.createDirectories(folder.resolve("portal/keys"));
            Files.copy(
                    folder.resolve("office/keys/letters.pub"),
                    folder.resolve("portal/keys/letters.pub"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(6)
    void a_swapped_key_of_the_letter_box_is_told_in_words_and_nothing_is_filed() throws IOException {
        office();
        var citizen = new Citizen(site(portal));
        var form = draft(citizen);
        explain(citizen, form);
        int before = count("intake.filing");
        database.owner().sql("UPDATE intake.letter_key SET signed = NULL").update();
        try (var said = Overheard.of(Troubles.class)) {
            saysThatItCannot(
                    citizen.post("/en/file/S-05/review", Map.of("form", form)), "not the one that this site trusts");
            assertSaid(
                    said,
                    "ERROR Nothing can be filed: The key in the letter box (intake.letter_key) is not signed by ");
        }
        assertThat(count("intake.filing")).isEqualTo(before);
        assertThat(citizen.get("/letters/key").body().strip())
                .isEqualTo(office().getBean(Vault.class)
                        .letterBoxKey()
                        .orElseThrow()
                        .toString());
        office().getBean(Vault.class).prepareLetterBox();
        submit(citizen, form);
    }

    /** The last one: what it puts into the log stays there. */
    @Test
    @Order(20)
    void check_says_when_the_key_that_is_shown_is_not_the_one_in_the_log() throws IOException {
        var publisher = office().getBean(Publisher.class);
        publisher.publishAll();
        var shown = new Citizen(site(portal)).get("/letters/key").body().strip();
        assertThat(database.owner()
                        .sql("SELECT body FROM record.entry WHERE kind = 'letters.published'")
                        .query(String.class)
                        .single())
                .contains("\"what\":\"letters/1/" + shown + "\"");
        // What ./open check is on the folder of the portal, for whoever knows all logins.
        var checks = machineOn("portal", "beside");
        checking = checks;
        var here = checks.getBean(LetterSigners.class);
        assertThat(here.fault()).isEmpty();

        var file = folder.resolve("portal/keys/letters.pub");
        var other = SigningKey.generate("open.city/letters", KeyType.NOTE)
                .verifier()
                .toString();
        Files.writeString(file, other);
        assertThat(here.fault())
                .hasValueSatisfying(said -> assertThat(said).contains(other).contains("is none that the log holds"));
        assertThat(office().getBean(LetterSigners.class).fault()).isEmpty();
        carryOver();

        database.owner()
                .sql("INSERT INTO record.letter_signer VALUES (2, ?)")
                .param(other)
                .update();
        for (var machine : List.of(checks, office())) {
            assertThat(machine.getBean(LetterSigners.class).fault())
                    .hasValueSatisfying(said -> assertThat(said).contains("is not the one that this machine trusts"));
        }
        // The publisher looks for what is new when it hears of something. Struck out again, it stands in the log for
        // ever.
        office().publishEvent(new HolidayAnnounced(new Holiday(
                LocalDate.of(2030, 6, 3), new Text("임시 공휴일", "Day off"), Holiday.Kind.TEMPORARY, "Cabinet")));
        publisher.publishAll();
        database.owner()
                .sql("DELETE FROM record.letter_signer WHERE number = 2")
                .update();
        assertThat(here.fault())
                .hasValueSatisfying(said -> assertThat(said).contains("is not the one that this machine trusts"));
    }

    @Test
    @Order(1)
    void nothing_can_be_filed_before_the_office_has_opened_its_box_and_the_draft_waits_for_it() throws IOException {
        var citizen = new Citizen(site(portal));
        var form = draft(citizen);
        try (var said = Overheard.of(Troubles.class)) {
            saysThatItCannot(upload(citizen, form), "has not opened its letter box");
            explain(citizen, form);
            saysThatItCannot(citizen.post("/en/file/S-05/review", Map.of("form", form)), "nothing was filed");
            assertThat(count("intake.file") + count("intake.filing")).isZero();
            assertThat(citizen.post("/ko/file/S-05/review", Map.of("form", form))
                            .body())
                    .contains("아직 접수함을 열지 않아");
            var shut =
                    "ERROR Nothing can be filed: The letter box has no key yet: start the office of this installation once.";
            assertThat(said.lines()).containsExactly(shut, shut, shut);
        }

        office();
        assertThat(upload(citizen, form).statusCode()).isEqualTo(303);
        var filed = submit(citizen, form);
        var filing = office().getBean(Filings.class).find(filed.number()).orElseThrow();
        var content = FiledContent.of(office().getBean(Vault.class)
                .openLetter(filing.sealed(), filed.number().value()));
        assertThat(content.applicant().name()).isEqualTo("김철수");
        assertThat(office().getBean(Filings.class).files(filed.number())).hasSize(1);
        var mine = citizen.post("/en/my", Map.of("number", filed.number().value(), "code", filed.code()));
        assertThat(mine.statusCode()).isEqualTo(303);
        assertThat(citizen.get("/en/my/" + filed.number()).body()).contains("김철수");
    }

    @Test
    @Order(2)
    void the_inside_is_not_there() throws IOException {
        var stranger = new Citizen(site(portal));
        for (var inside : List.of("/en/office", "/en/office/filings", "/en/login", "/en/first/x", "/login/webauthn")) {
            assertThat(stranger.get(inside).statusCode()).as(inside).isEqualTo(404);
        }
        assertThat(stranger.post("/api/v1/events", Map.of()).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(new Citizen(site(office())).get("/en/login").statusCode()).isEqualTo(200);
        assertThat(folder.resolve("portal/keys/vault.json")).doesNotExist();
        assertThat(Files.getPosixFilePermissions(folder.resolve("logins")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> portal.getBean(OfficeDatabase.class)
                        .jdbc()
                        .sql("SELECT count(*) FROM office.journal")
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessage("This machine has no login as open_office: OPEN_OFFICE_DATABASE is not set.");
    }

    @Test
    @Order(3)
    void a_disk_that_fills_in_the_middle_of_a_file_leaves_nothing_of_it_and_the_draft_as_it_was() throws IOException {
        office();
        var citizen = new Citizen(site(portal));
        var form = draft(citizen);
        failing("intake.chunk", "NEW.n = 1", "RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'");
        int before = count("intake.file");
        try (var said = Overheard.of(Troubles.class)) {
            var full = upload(citizen, form);
            assertThat(full.statusCode()).isEqualTo(503);
            assertThat(full.body()).contains("storage is full").contains("/en/file/S-05/documents");
            assertSaid(said, "ERROR What was sent could not be kept (PSQLException): ERROR: could not extend file");
        }
        assertThat(count("intake.file")).isEqualTo(before);
        healed("intake.chunk");
        assertThat(upload(citizen, form).statusCode()).isEqualTo(303);
        explain(citizen, form);
        submit(citizen, form);
    }

    @Test
    @Order(4)
    void a_database_that_goes_while_it_is_filed_leaves_the_draft_and_it_is_filed_once() throws IOException {
        office();
        var citizen = new Citizen(site(portal));
        var form = draft(citizen);
        explain(citizen, form);
        failing("intake.filing", "true", "PERFORM pg_terminate_backend(pg_backend_pid())");
        try (var said = Overheard.of(Troubles.class)) {
            saysThatItCannot(
                    citizen.post("/en/file/S-05/review", Map.of("form", form)), "could not keep what you just sent");
            assertSaid(said, "ERROR What was sent could not be kept (");
        }
        healed("intake.filing");
        submit(citizen, form);
    }

    @Test
    @Order(5)
    void a_letter_that_finds_no_room_on_the_way_is_sent_again_later() throws IOException {
        office();
        var citizen = new Citizen(site(portal));
        var form = draft(citizen);
        explain(citizen, form);
        var filed = submit(citizen, form);
        citizen.post("/en/my", Map.of("number", filed.number().value(), "code", filed.code()));
        Files.delete(folder.resolve("parts"));
        Files.createFile(folder.resolve("parts"));
        var path = "/en/my/" + filed.number() + "/letters/supplement";
        try (var said = Overheard.of(Troubles.class)) {
            var full = citizen.send(path, "", Map.of("words", "here"), List.of(new Paper("files", "a.pdf", PDF)));
            assertThat(full.statusCode()).isEqualTo(503);
            assertThat(full.body())
                    .contains("could not keep what you just sent")
                    .contains("/en/my/" + filed.number());
            assertSaid(said, "ERROR What was sent could not be kept (IOException): The temporary upload location ");
        }
        assertThat(count("intake.letter")).isZero();
    }

    /** A draft with everything but its papers. */
    private static String draft(Citizen citizen) throws IOException {
        var form = citizen.begin(CODE);
        citizen.fill(CODE, "office", form, Map.of("agency", "3000000"));
        citizen.fill(
                CODE,
                "applicant",
                form,
                Map.of("kind", "self", "name", "김철수", "phone", "010-1234-5678", "address", "서울 강남구"));
        citizen.fill(CODE, "matter", form, Map.of("subject", "An office of a broker", "details", "On the corner."));
        return form;
    }

    private static HttpResponse<String> upload(Citizen citizen, String form) throws IOException {
        return citizen.send(
                "/en/file/S-05/documents", form, Map.of("go", "add"), List.of(new Paper("file-0", "plan.pdf", PDF)));
    }

    private static void explain(Citizen citizen, String form) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        for (int n = 1; n <= 9; n++) {
            fields.put("why-" + n, "later");
        }
        fields.put("go", "on");
        assertThat(citizen.send("/en/file/S-05/documents", form, fields, List.of())
                        .statusCode())
                .isEqualTo(303);
    }

    private static Citizen.Filed submit(Citizen citizen, String form) throws IOException {
        assertThat(citizen.post("/en/file/S-05/review", Map.of("form", form))
                        .headers()
                        .firstValue("location"))
                .hasValue("/en/file/S-05/receipt" + citizen.draft(CODE));
        return citizen.receipt(CODE);
    }

    /** The operator is told as well. */
    private static void assertSaid(Overheard said, String begins) {
        assertThat(said.lines()).singleElement().asString().startsWith(begins);
    }

    private static void saysThatItCannot(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(answer.body()).containsIgnoringCase(sentence);
    }

    private static int count(String table) {
        return database.owner()
                .sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    /** Makes the database fail in earnest where a row of this table is written. */
    private static void failing(String table, String when, String how) {
        database.owner().sql("""
                        CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                        BEGIN
                            %s;
                            RETURN NEW;
                        END $$
                        """.formatted(how)).update();
        database.owner()
                .sql("CREATE TRIGGER fail BEFORE INSERT ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION public.fail()"
                        .formatted(table, when))
                .update();
    }

    private static void healed(String table) {
        database.owner().sql("DROP TRIGGER fail ON " + table).update();
        database.owner().sql("DROP FUNCTION public.fail()").update();
    }
}
