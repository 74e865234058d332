package city.open.inside.exchange.bridge;

import static city.open.inside.exchange.bridge.ApprovalSystem.event;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.Patience;
import city.open.border.disclosure.Publisher;
import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.database.InTheWay;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.petition.By;
import city.open.inside.petition.Fact;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.Petitions;
import city.open.inside.vault.Vault;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.Unit;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = Open.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
@DirtiesContext
class BridgeTest {
    private static final AgencyCode SEOUL = new AgencyCode("6110000");
    private static final Instant MONDAY = Instant.parse("2026-06-01T01:00:00Z");
    private static final String ISSUER = "https://login.city.example";
    private static final AtomicInteger count = new AtomicInteger();
    private static final RSAKey KEY = key();
    private static final HttpServer KEYS = keys();

    @LocalServerPort
    private int port;

    @Autowired
    private Bridge bridge;

    @Autowired
    private Applier applier;

    @Autowired
    private OtherSystems systems;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Vault vault;

    @Autowired
    private OfficeDatabase office;

    @Value("${open.database}")
    private String url;

    @Autowired
    private Organization organization;

    @Autowired
    private Publisher publisher;

    @Autowired
    private Clock clock;

    private String client;
    private OtherSystem system;
    private ApprovalSystem there;
    /** The case of this story. */
    private String one;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("open.exchange.issuer", () -> ISSUER);
        registry.add(
                "open.exchange.jwk-set",
                () -> "http://localhost:" + KEYS.getAddress().getPort() + "/keys");
    }

    @AfterAll
    static void close() {
        KEYS.stop(0);
    }

    @BeforeEach
    void another_system() {
        int number = count.incrementAndGet();
        client = "client-" + number;
        system = systems.add("approval-" + number, SEOUL, client, "it");
        there = new ApprovalSystem(port, systems.newKey(system.name(), "it"));
        one = "C-" + number;
    }

    @Test
    void a_case_is_received_worked_on_signed_and_closed_by_the_officials_the_events_name() throws Exception {
        assertThat(there.send(List.of(
                                received(1),
                                told(2, "step.started", Map.of("step", "site-inspection", "by", by())),
                                told(3, "approval.drafted", Map.of("title", "Permit", "by", by())),
                                told(
                                        4,
                                        "approval.signed",
                                        Map.of("delegated", true, "by", Map.of("rank", "bureau-head"))),
                                told(5, "case.closed", Map.of("outcome", "granted", "reason", "It conforms."))))
                        .body())
                .isEqualTo("{\"accepted\":5,\"known\":0,\"parked\":[]}");
        applier.applyAll();
        var facts = petitions.facts(petition());
        assertThat(facts)
                .extracting(Fact::kind)
                .containsExactly(
                        "petition.received",
                        "step.started",
                        "document.drafted",
                        "document.approved",
                        "petition.decided");
        assertThat(facts.get(1).by())
                .isEqualTo(new By.OfOffice(
                        SEOUL, official().unit(), official().id(), official().rank()));
        assertThat(facts.get(3).by()).isEqualTo(new By.OfOthers(SEOUL, null, "bureau-head"));
        // Whoever closed the case there, the decision is the approver's.
        assertThat(facts.get(4).by()).isEqualTo(facts.get(3).by());
        assertThat(((PetitionEvent.Decided) facts.get(4).event()).departure()).isNull();
        assertThat(facts.get(4).occurredAt()).isEqualTo(at(5));
        eventuallyNothingIsMissing();
    }

    @Test
    void a_decision_of_which_no_approval_was_told_is_taken_and_bears_the_mark() throws Exception {
        there.send(List.of(
                received(1),
                told(2, "case.closed", Map.of("outcome", "granted", "reason", "It conforms.", "by", by()))));
        applier.applyAll();
        var decided =
                (PetitionEvent.Decided) petitions.facts(petition()).getLast().event();
        assertThat(decided.departure())
                .isEqualTo(new Text(
                        "다른 시스템이 결재 기록 없이 결정을 알려 왔음",
                        "another system told of the decision without telling of an approval"));
        assertThat(decided.passedOver()).isNull();
    }

    @Test
    void an_event_that_comes_twice_is_applied_once() throws Exception {
        there.send(received(1));
        assertThat(there.send(received(1)).body()).isEqualTo("{\"accepted\":0,\"known\":1,\"parked\":[]}");
        applier.applyAll();
        assertThat(there.send(List.of(received(1), received(1))).statusCode()).isEqualTo(202);
        applier.applyAll();
        assertThat(petitions.facts(petition())).hasSize(1);
    }

    @Test
    void an_event_that_comes_early_is_held_until_the_gap_closes() throws Exception {
        there.send(told(3, "approval.drafted", Map.of("title", "Permit")));
        there.send(received(1));
        applier.applyAll();
        assertThat(held()).containsExactly("It waits for number 2 of its document.");
        assertThat(bridge.reconcile(system.name()).orElseThrow().missingHere())
                .containsExactly(new Reconciliation.Behind(
                        one,
                        petition().value(),
                        1,
                        3,
                        new Text("2번 사건을 기다립니다.", "It waits for number 2 of its document.")));
        there.send(told(2, "step.started", Map.of("step", "site-inspection")));
        applier.applyAll();
        assertThat(petitions.facts(petition()))
                .extracting(Fact::kind)
                .containsExactly("petition.received", "step.started", "document.drafted");
        assertThat(held()).isEmpty();
    }

    @Test
    void a_paper_waits_for_its_case() throws Exception {
        var paper = event(one + "-p", "approval.drafted", "D-" + one, 1, at(2), Map.of("title", "Permit", "case", one));
        there.send(paper);
        applier.applyAll();
        assertThat(held()).containsExactly("It waits for %s to be received.".formatted(one));
        there.send(received(1));
        applier.applyAll();
        assertThat(petitions.facts(petition()))
                .extracting(Fact::kind)
                .containsExactly("petition.received", "document.drafted");
    }

    /** Approvals lie in documents of their own, so the end of the case may come before them. */
    @Test
    void a_decision_waits_for_what_the_papers_of_its_petition_have_to_say() throws Exception {
        there.send(List.of(
                received(1),
                told(2, "case.closed", Map.of("outcome", "granted", "reason", "It conforms.")),
                paper(2, "approval.signed", Map.of("case", one))));
        applier.applyAll();
        assertThat(petitions.facts(petition())).hasSize(1);
        assertThat(held())
                .containsExactlyInAnyOrder(
                        "It waits for number 1 of its document.",
                        "No approval has come yet; it is taken without one 60 minutes after it came.");

        there.send(paper(1, "approval.drafted", Map.of("title", "Permit", "case", one)));
        applier.applyAll();
        assertThat(petitions.facts(petition()))
                .extracting(Fact::kind)
                .containsExactly("petition.received", "document.drafted", "document.approved", "petition.decided");
        assertThat(((PetitionEvent.Decided)
                                petitions.facts(petition()).getLast().event())
                        .departure())
                .isNull();
        assertThat(parked()).isEmpty();
        assertThat(held()).isEmpty();
    }

    @Test
    void a_decision_waits_for_the_papers_it_names_until_somebody_lets_it_go() throws Exception {
        there.send(List.of(
                received(1),
                told(
                        2,
                        "case.closed",
                        Map.of("outcome", "granted", "reason", "It conforms.", "papers", List.of("D-" + one))),
                paper(1, "approval.drafted", Map.of("title", "Permit", "case", one))));
        applier.applyAll();
        assertThat(held()).containsExactly("It waits for the approval of paper D-%s.".formatted(one));
        var closed = bridge.held().stream().filter(this::isOurs).findFirst().orElseThrow();
        assertThat(closed.waitsFor()).isEqualTo(Parked.For.PAPERS);

        // However many are held, what is newer has its turn first.
        synchronized (applier) {
            office.jdbc()
                    .sql(
                            "UPDATE office.bridge_event SET look_at = now() - interval '1 hour' WHERE document = ? AND look_at IS NOT NULL")
                    .param(one)
                    .update();
            there.send(event(one + "-newer", "case.received", one + "-newer", 1, at(9), reception()));
            assertThat(new BridgeLog(office, vault.dispatches()).ready(clock.instant(), 1, 100))
                    .extracting(BridgeLog.Run::document)
                    .containsExactly(one + "-newer");
        }

        // Whoever looks after the exchange hears of it once the date has passed.
        office.jdbc()
                .sql("UPDATE office.petition SET due_at = now() - interval '1 day' WHERE number = ?")
                .param(petition().value())
                .update();
        bridge.watch();
        assertThat(heldPastDue()).singleElement().satisfies(alert -> {
            assertThat(alert.words().en()).contains("its decision still waits for papers");
            assertThat(alert.clearedAt()).isNull();
        });
        assertThat(bridge.letGo(closed.position())).isTrue();
        assertThat(bridge.letGo(closed.position())).isFalse();
        applier.applyAll();
        assertThat(petitions.facts(petition()).getLast().kind()).isEqualTo("petition.decided");
        bridge.watch();
        assertThat(heldPastDue())
                .singleElement()
                .satisfies(alert -> assertThat(alert.clearedAt()).isNotNull());
        there.send(paper(2, "approval.signed", Map.of()));
        applier.applyAll();
        assertThat(parked()).containsExactly("The petition has already been decided.");
    }

    private List<AuditAlert> heldPastDue() {
        return bridge.alerts().stream()
                .filter(alert -> alert.kind().equals("decision-held-past-due"))
                .filter(alert -> petition().value().equals(alert.petition()))
                .toList();
    }

    private String paper(int sequence, String type, Map<String, Object> data) {
        return event(one + "-p" + sequence, type, "D-" + one, sequence, at(sequence), data);
    }

    @Test
    void what_can_never_be_applied_is_refused_at_once_in_both_languages() throws Exception {
        var unknown = there.send(told(2, "no.such-type", Map.of()));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body())
                .contains("OPEN knows no events of the type city.open.no.such-type.")
                .contains("\"ko\":\"알 수 없는 종류의 사건입니다");
        assertThat(there.send(told(3, "approval.drafted", Map.of("title", " "))).body())
                .contains("The field data.title has to be a text of 1 to 4,000 letters.");
        for (var attribute : List.of("id", "source", "type")) {
            var nameless = received(1)
                    .replaceAll("\"%s\":\"[^\"]*\"".formatted(attribute), "\"%s\":\"\"".formatted(attribute));
            var answer = there.send(nameless);
            assertThat(answer.statusCode()).as(attribute).isEqualTo(400);
            assertThat(answer.body())
                    .contains("the attribute %s is missing or empty".formatted(attribute))
                    .contains("%s 속성이 없거나 비어 있습니다".formatted(attribute));
        }
    }

    @Test
    void a_poisonous_event_is_parked_with_the_reason_and_stops_only_its_own_document() throws Exception {
        var other = event(one + "-o", "case.received", "O-" + one, 1, at(1), reception());
        there.send(List.of(
                received(1),
                told(2, "case.closed", Map.of("outcome", "praised", "reason", "?")),
                told(3, "step.started", Map.of("step", "site-inspection")),
                other));
        applier.applyAll();
        assertThat(parked()).singleElement().asString().startsWith("The field data.outcome has to be one of");
        assertThat(petitions.facts(petition())).hasSize(1);
        var stuck = bridge.parked().stream().filter(this::isOurs).findFirst().orElseThrow();
        assertThat(bridge.retry(stuck.position())).isTrue();
        applier.applyAll();
        assertThat(parked()).hasSize(1);
        assertThat(bridge.setAside(stuck.position(), new Text("잘못 보냄", "Sent by mistake"), "it"))
                .isTrue();
        applier.applyAll();
        assertThat(petitions.facts(petition()))
                .extracting(Fact::kind)
                .containsExactly("petition.received", "step.started");
        assertThat(bridge.setAside(stuck.position(), new Text("다시", "again"), "it"))
                .isFalse();
    }

    @Test
    void what_looks_like_a_persons_number_is_masked_before_anybody_reads_it() throws Exception {
        there.send(List.of(
                received(1),
                told(2, "step.completed", Map.of("step", "site-inspection", "result", "Call 010-1234-5678."))));
        applier.applyAll();
        assertThat(petitions.facts(petition()).get(1).event())
                .isInstanceOfSatisfying(
                        PetitionEvent.StepCompleted.class,
                        done -> assertThat(done.result().en()).isEqualTo("Call ***-****-****."));
    }

    @Test
    void numbers_of_offices_businesses_and_corporations_stay_as_at_every_door() throws Exception {
        var words = "문의 02-2133-1234, 사업자등록번호 104-86-56659, 법인등록번호 110111-1129497";
        there.send(List.of(received(1), told(2, "step.completed", Map.of("step", "site-inspection", "result", words))));
        applier.applyAll();
        assertThat(petitions.facts(petition()).get(1).event())
                .isInstanceOfSatisfying(
                        PetitionEvent.StepCompleted.class,
                        done -> assertThat(done.result().ko()).isEqualTo(words));
    }

    @Test
    void characters_that_nobody_sees_are_parked_in_words() throws Exception {
        there.send(List.of(
                received(1), told(2, "step.completed", Map.of("step", "site-inspection", "result", "배출\u000b시설"))));
        applier.applyAll();
        assertThat(parked()).singleElement().asString().contains("characters that nobody sees");
        assertThat(petitions.facts(petition())).hasSize(1);
    }

    @Test
    void a_rule_of_the_petition_parks_an_event_in_its_own_words() throws Exception {
        there.send(List.of(received(1), told(2, "approval.signed", Map.of())));
        applier.applyAll();
        assertThat(parked()).containsExactly("Nothing has been drafted.");
    }

    @Test
    void the_same_id_with_other_content_is_parked_and_told() throws Exception {
        there.send(received(1));
        var changed = event(one + "-1", "case.received", one, 1, at(1), Map.of("procedure", "TR-10"));
        var answer = there.send(changed);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        there.send(changed);
        applier.applyAll();
        assertThat(parked())
                .containsExactly("Another event with the same source and id but other content came before it.");
        assertThat(bridge.retry(bridge.parked().stream()
                        .filter(this::isOurs)
                        .findFirst()
                        .orElseThrow()
                        .position()))
                .isFalse();
        assertThat(petitions.facts(petition())).hasSize(1);
    }

    @Test
    void what_cannot_be_read_is_refused_and_kept() throws Exception {
        assertThat(there.send("{\"specversion\":\"1.0\"").statusCode()).isEqualTo(400);
        assertThat(parked()).containsExactly("It cannot be read as a CloudEvent 1.0: it is not well-formed JSON");
        assertThat(bridge.reconcile(system.name()).orElseThrow().parked()).hasSize(1);
        assertThat(there.post("/api/v1/events", Map.of("Content-Type", "text/plain"), "hello")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void binary_events_are_taken_too() throws Exception {
        var data = JsonMapper.shared().writeValueAsString(reception());
        assertThat(there.post(
                                "/api/v1/events",
                                Map.of(
                                        "Content-Type", "application/json",
                                        "ce-specversion", "1.0",
                                        "ce-id", one + "-1",
                                        "ce-source", "urn:approval",
                                        "ce-type", "city.open.case.received",
                                        "ce-subject", one,
                                        "ce-sequence", "1",
                                        "ce-time", at(1).toString()),
                                data)
                        .statusCode())
                .isEqualTo(202);
        assertThat(there.send(received(1)).body()).isEqualTo("{\"accepted\":0,\"known\":1,\"parked\":[]}");
    }

    @Test
    void headers_of_binary_events_are_percent_decoded() throws Exception {
        var data = JsonMapper.shared().writeValueAsString(reception());
        assertThat(there.post(
                                "/api/v1/events",
                                Map.of(
                                        "Content-Type", "application/json",
                                        "ce-specversion", "1.0",
                                        "ce-id", one + "-%22%ed%95%9c%22",
                                        "ce-source", "urn:approval",
                                        "ce-type", "city.open.case.received",
                                        "ce-subject", "%EB%AC%B8%EC%84%9C%20" + one,
                                        "ce-time", at(1).toString()),
                                data)
                        .statusCode())
                .isEqualTo(202);
        applier.applyAll();
        assertThat(bridge.petition(system.name(), "문서 " + one)).isPresent();
        assertThat(EnvelopeReader.decoded("\"a \\\"b\\\" 100%\"")).isEqualTo("a \"b\" 100%");
    }

    /** Also what one was told wrongly, and what never became a petition. */
    @Test
    void what_was_sent_lies_sealed_and_goes_with_the_petition() throws Exception {
        var named = new HashMap<>(reception());
        named.putAll(Map.of("applicant", "황보봉인", "site", "강남구 역삼동 9917-3"));
        there.send(List.of(
                told(1, "case.received", named),
                told(2, "no.such-type", Map.of("note", "황보봉인")),
                told(3, "step.completed", Map.of("step", "site-inspection", "result", "황보봉인"))));
        there.send("not an event 황보봉인");
        applier.applyAll();
        assertThat(petitions.facts(petition()).getFirst().event().toString()).doesNotContain("황보봉인");
        var official = new By.OfOffice(
                SEOUL, official().unit(), official().id(), official().rank());
        assertThat(vault.open(petition(), official, Purpose.HANDLING, MONDAY))
                .contains(new Person("황보봉인", null, null, null, null, null));
        var everything = "SELECT string_agg(whole::text, ' ') FROM vault.bridge_body AS whole";
        var owner = TestDatabase.ownerOf(url);
        assertThat(owner.sql(everything).query(String.class).single())
                .doesNotContain("황보봉인")
                .doesNotContain(HexFormat.of().formatHex("황보봉인".getBytes(StandardCharsets.UTF_8)));

        vault.wrapAnew();
        assertThat(bridge.replay(0).known()).isPositive();
        vault.erase(petition(), MONDAY);
        assertThat(owner.sql("SELECT count(*) FROM vault.bridge_seal WHERE document = ?")
                        .param(one)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void what_a_system_sends_while_its_petition_is_erased_goes_with_it_or_is_not_kept() throws Exception {
        there.send(received(1));
        applier.applyAll();
        var number = petition();
        var note = Map.<String, Object>of("note", "황보봉인");
        var erasing = office.transactions().execute(_ -> {
            bridge.take(system, List.of(read(told(2, "no.such-type", note))));
            var erased = InTheWay.beside(() -> {
                vault.erase(number, MONDAY);
                return number;
            });
            try (var watching = InTheWay.of(url, "SELECT 1")) {
                watching.awaitWaiting(1);
            }
            return erased;
        });
        assertThat(Objects.requireNonNull(erasing).join()).isEqualTo(number);
        assertThat(kept()).isZero();
        assertThat(states()).containsExactly("applied", "set-aside");

        another_system();
        there.send(received(1));
        applier.applyAll();
        var second = petition();
        var sending = office.transactions().execute(_ -> {
            vault.erase(second, MONDAY);
            var sent = InTheWay.beside(() -> bridge.take(system, List.of(read(told(2, "no.such-type", note)))));
            try (var watching = InTheWay.of(url, "SELECT 1")) {
                watching.awaitWaiting(1);
            }
            return sent;
        });
        assertThat(Objects.requireNonNull(sending).join()).containsExactly(BridgeLog.Entered.ERASED);
        assertThat(kept()).isZero();
        assertThat(states()).containsExactly("applied", "set-aside");
    }

    /** Under the number of the other system's document as under the petition's own. */
    @Test
    void of_what_a_system_sends_about_an_erased_petition_is_kept_that_it_came_and_nobody_waits_for_it()
            throws Exception {
        there.send(received(1));
        applier.applyAll();
        there.send(told(3, "step.started", Map.of("step", "site-inspection")));
        var number = petition();
        vault.erase(number, MONDAY);
        var answer = there.send(List.of(
                told(2, "step.started", Map.of("step", "site-inspection")),
                event("by-number", "step.started", number.value(), 1, at(4), Map.of("note", "황보봉인"))));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"accepted\":0").contains("were erased");
        applier.applyAll();
        assertThat(kept()).isZero();
        assertThat(states()).containsExactly("applied", "set-aside", "set-aside");
        assertThat(petitions.facts(number)).hasSize(1);
    }

    /** Of what was sent about the case of this story, under its number or the petition's. */
    private int kept() {
        return TestDatabase.ownerOf(url)
                .sql("""
                        SELECT (SELECT count(*) FROM vault.bridge_seal WHERE system = :system AND document IN (:one, :petition))
                             + (SELECT count(*) FROM vault.bridge_body JOIN office.bridge_event USING (position)
                                 WHERE system = :system AND document IN (:one, :petition))
                        """)
                .param("system", system.name())
                .param("one", one)
                .param("petition", petition().value())
                .query(Integer.class)
                .single();
    }

    private List<String> states() {
        return TestDatabase.ownerOf(url)
                .sql("SELECT state FROM office.bridge_event WHERE system = ? AND document = ? ORDER BY sequence")
                .params(system.name(), one)
                .query(String.class)
                .list();
    }

    private static Envelope read(String event) {
        var reading = EnvelopeReader.read(
                Map.of("content-type", ApprovalSystem.SINGLE), event.getBytes(StandardCharsets.UTF_8));
        return ((EnvelopeReader.Reading.Single) reading).envelope();
    }

    /** As an earlier version kept it. */
    @Test
    void what_lay_open_is_sealed_when_the_program_starts() throws Exception {
        there.send(received(1));
        var owner = TestDatabase.ownerOf(url);
        var opened = "{\"open\":\"as it came\"}";
        owner.sql("""
                        UPDATE vault.bridge_body SET body = ?, sealed = NULL
                         WHERE position IN (SELECT position FROM office.bridge_event WHERE system = ?)
                        """).params(opened, system.name()).update();
        vault.dispatches().sealWhatLiesOpen();
        assertThat(owner.sql("SELECT count(*) FROM vault.bridge_body WHERE body IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_replay_changes_nothing_but_tries_again_what_was_parked() throws Exception {
        there.send(List.of(received(1), told(2, "approval.signed", Map.of())));
        applier.applyAll();
        var before = petitions.facts(petition());
        var from = bridge.parked().stream()
                        .filter(this::isOurs)
                        .findFirst()
                        .orElseThrow()
                        .position()
                - 2;
        assertThat(bridge.replay(from)).isEqualTo(new Bridge.Replay(2, 2, 1));
        applier.applyAll();
        assertThat(petitions.facts(petition())).isEqualTo(before);
        assertThat(parked()).hasSize(1);
    }

    @Test
    void the_whole_list_of_the_other_side_shows_what_each_lacks() throws Exception {
        there.send(received(1));
        applier.applyAll();
        there.post(
                "/api/v1/reconciliation",
                Map.of("Content-Type", "application/json"),
                "{\"documents\":[{\"document\":\"X\",\"sequence\":2}]}");
        var found = bridge.reconcile(system.name()).orElseThrow();
        assertThat(found.missingHere())
                .extracting(Reconciliation.Behind::document)
                .containsExactly("X");
        assertThat(found.missingThere())
                .containsExactly(new Reconciliation.Ahead(one, petition().value(), 1, null));
        assertThat(there.get("/api/v1/reconciliation?system=" + system.name()).body())
                .contains("\"missingHere\":[{\"document\":\"X\",\"here\":0,\"there\":2");
        assertThat(there.get("/api/v1/reconciliation?system=other").statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_approval_that_does_not_become_public_in_time_alerts_the_audit_once() throws Exception {
        var hourAgo = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3_600);
        there.send(List.of(
                received(1),
                told(2, "approval.drafted", Map.of("title", "Permit")),
                event(one + "-4", "approval.signed", one, 4, hourAgo, Map.of())));
        applier.applyAll();
        bridge.watch();
        bridge.watch();
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.words().en())
                    .endsWith("document %s: approved 60 minutes ago and still not public.".formatted(one));
            assertThat(alert.clearedAt()).isNull();
        });
        there.send(told(3, "step.started", Map.of("step", "site-inspection")));
        applier.applyAll();
        eventuallyNothingIsMissing();
        assertThat(alerts()).singleElement().extracting(AuditAlert::clearedAt).isNotNull();
    }

    @Test
    void an_approval_that_is_only_on_the_list_alerts_too_until_its_event_is_public() throws Exception {
        var hourAgo = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3_600);
        var list =
                "{\"documents\":[{\"document\":\"%s\",\"sequence\":3,\"approvedAt\":\"%s\"}]}".formatted(one, hourAgo);
        assertThat(there.post("/api/v1/reconciliation", Map.of("Content-Type", "application/json"), list)
                        .body())
                .contains("\"notDisclosed\":[{\"document\":\"%s\"".formatted(one));
        assertThat(alerts()).hasSize(1);
        there.send(List.of(
                received(1),
                told(2, "approval.drafted", Map.of("title", "Permit")),
                event(one + "-3", "approval.signed", one, 3, hourAgo, Map.of())));
        eventuallyNothingIsMissing();
        assertThat(alerts()).singleElement().extracting(AuditAlert::clearedAt).isNotNull();
    }

    @Test
    void nobody_gets_in_without_a_key_or_a_token() throws Exception {
        assertThat(post(null).statusCode()).isEqualTo(401);
        assertThat(post("Bearer " + token("someone-else", "open")).statusCode()).isEqualTo(401);
        assertThat(post("Bearer " + token(client, "another-city")).statusCode()).isEqualTo(401);
        assertThat(post("Bearer nonsense").statusCode()).isEqualTo(401);
        var ended = systems.newKey(system.name(), "it");
        systems.endKey(ended.id());
        assertThat(new ApprovalSystem(port, ended).send(received(1)).statusCode())
                .isEqualTo(401);
        systems.stop(system.name());
        assertThat(there.send(received(1)).statusCode()).isEqualTo(401);
        assertThat(post("Bearer " + token(client, "open")).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_of_the_citys_authorization_server_lets_a_system_in() throws Exception {
        assertThat(post("Bearer " + token(client, "open")).statusCode()).isEqualTo(202);
    }

    /** A fact is published when no earlier transaction is in flight any more. */
    private void eventuallyNothingIsMissing() {
        var found = Patience.until(
                "nothing to be missing",
                () -> {
                    publisher.publishAll();
                    return bridge.reconcile(system.name()).orElseThrow();
                },
                Reconciliation::isEmpty);
        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("at", "listedAt")
                .isEqualTo(new Reconciliation(system.name(), MONDAY, null, List.of(), List.of(), List.of(), List.of()));
    }

    private HttpResponse<String> post(@Nullable String authorization) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/events"))
                .header("Content-Type", ApprovalSystem.SINGLE)
                .POST(BodyPublishers.ofString(received(1)));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String token(String client, String audience) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(audience)
                        .subject(client)
                        .claim("client_id", client)
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .build());
        token.sign(new RSASSASigner(KEY));
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("city").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys of the authorization server, where it publishes them. */
    private static HttpServer keys() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var set = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/keys", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, set.length);
                exchange.getResponseBody().write(set);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String received(int sequence) {
        return told(sequence, "case.received", reception());
    }

    private Map<String, Object> reception() {
        return Map.of(
                "procedure", "TR-10", "division", division(), "subject", Map.of("ko", "신청", "en", "An application"));
    }

    private String told(int sequence, String type, Map<String, Object> data) {
        return event(one + "-" + sequence, type, one, sequence, at(sequence), data);
    }

    private static Instant at(int sequence) {
        return MONDAY.plusSeconds(60L * sequence);
    }

    private PetitionNumber petition() {
        return bridge.petition(system.name(), one).orElseThrow();
    }

    private List<String> parked() {
        return bridge.parked().stream()
                .filter(this::isOurs)
                .map(parked -> parked.reason().en())
                .toList();
    }

    private List<String> held() {
        return bridge.held().stream()
                .filter(this::isOurs)
                .map(parked -> parked.reason().en())
                .toList();
    }

    private boolean isOurs(Parked parked) {
        return parked.system().equals(system.name());
    }

    private List<AuditAlert> alerts() {
        return bridge.alerts().stream()
                .filter(alert -> alert.about().startsWith(system.name() + " "))
                .toList();
    }

    private String division() {
        return unit().id().value();
    }

    private Unit unit() {
        return organization.units(SEOUL, LocalDate.of(2026, 6, 1)).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                .findFirst()
                .orElseThrow();
    }

    private Official official() {
        var official = new Official(
                new OfficialId("bridge-kim"),
                SEOUL,
                unit().id(),
                Rank.OFFICER,
                new Text("김하나", "Kim Hana"),
                "K-1",
                "",
                LocalDate.of(2020, 1, 1),
                null);
        organization.add(official);
        return official;
    }

    private Map<String, Object> by() {
        return Map.of("official", official().id().value());
    }
}
