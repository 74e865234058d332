package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import city.open.Open;
import city.open.Patience;
import city.open.border.disclosure.Agreement;
import city.open.border.disclosure.PolicyShelf;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.ground.database.InTheWay;
import city.open.ground.database.TestDatabase;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.outside.log.PublicLog;
import city.open.outside.record.CohortCount;
import city.open.outside.record.CohortQuery;
import city.open.outside.record.DivisionCount;
import city.open.outside.record.DivisionFigures;
import city.open.outside.record.DivisionMonth;
import city.open.outside.record.PolicySheet;
import city.open.outside.record.PublicRecord;
import city.open.outside.verification.LogCheck;
import city.open.outside.verification.NotShown;
import city.open.outside.verification.Place;
import city.open.outside.verification.Trust;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Someone with every password of the database changes one value in a table, in each there is. Either it is found, by {@code check} or by
 * {@code verify}, with its name; or it is said here why it cannot matter. A table without a verdict fails.
 */
@SpringBootTest(
        classes = {Open.class, SmallCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // A city of its own: what is changed here stays in what it remembers.
        properties = "open.exchange.webhook-pause=PT2S")
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class EveryTableTest {

    /** What may be said of a table. */
    private sealed interface Verdict {}

    /**
     * Each change is found.
     *
     * @param changes a change to one value, and the finding that names it
     */
    private record Found(Map<String, String> changes) implements Verdict {}

    /** Nothing public can become another by a change in it. */
    private record CannotMatter(String why) implements Verdict {}

    private static final String OFFICIALS =
            "read by officials alone; what of it becomes public is a fact in the journal, which is checked";
    private static final String SEALED =
            "sealed, and opened by who holds the key alone: what was changed does not open";
    private static final String LOGINS =
            "says who may come in, not what is shown; what was done with it is in the journal under its name";
    private static final String MACHINERY =
            "how far some work has come; at worst it is done twice or late, and shows what the record has";
    private static final String OWN =
            "what one person has filed or asked so far, for that person's eyes; it becomes public through the journal";

    private final Map<String, Verdict> verdicts = new TreeMap<>();

    @Autowired
    private SmallCity city;

    @Autowired
    private PublicRecord record;

    @Autowired
    private PublicLog log;

    @Autowired
    private Agreement agreement;

    @Autowired
    private Petitions petitions;

    @Autowired
    private AuditDatabase audit;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    @Value("${open.database}")
    private String url;

    private JdbcClient owner;

    @BeforeEach
    void a_city_in_which_each_table_has_something() {
        owner = TestDatabase.ownerOf(url);
        city.settle();
        openedPaper();
        owner.sql("""
                        INSERT INTO record.draw (agency, division, day, commitment, seed)
                        VALUES ('6110000', 'taxi-transport', '2026-11-20', encode(sha256('seed'), 'hex'), 'seed') ON CONFLICT DO NOTHING
                        """).update();
        owner.sql("""
                        INSERT INTO record.added_holiday
                        VALUES ('2030-06-03', '임시 공휴일', 'Day off', 'temporary', 'Cabinet', now()),
                               ('2030-06-10', '임시 공휴일', 'Day off', 'temporary', 'Cabinet', now())
                        ON CONFLICT DO NOTHING
                        """).update();
        owner.sql("""
                        INSERT INTO office.posting (official, until, agency, unit, rank, name_ko, name_en, alias, phone, valid_from, valid_to)
                        SELECT id, '2026-11-01', agency, unit, rank, name_ko, name_en, alias, phone, valid_from, valid_to
                          FROM office.official WHERE id = 'kim'
                        ON CONFLICT DO NOTHING
                        """).update();
        owner.sql("""
                        INSERT INTO record.withdrawn_holiday VALUES ('2030-06-10', '재의결', 'Decided otherwise', 'Cabinet', now())
                        ON CONFLICT DO NOTHING
                        """).update();
        owner.sql("""
                        INSERT INTO record.figures_file VALUES ('survey/2026Q3', '설문', 'Survey', '{"answered":5}', now())
                        ON CONFLICT DO NOTHING
                        """).update();
        owner.sql("""
                        INSERT INTO record.audit_result VALUES (1, '{"name":{"ko":"감사","en":"An audit"},"number":1}', now())
                        ON CONFLICT DO NOTHING
                        """).update();
        owner.sql("""
                        INSERT INTO record.register_decision VALUES (1, '{"name":{"ko":"절차","en":"A procedure"},"number":1}', now())
                        ON CONFLICT DO NOTHING
                        """).update();
        owner.sql("""
                        WITH made AS (
                            INSERT INTO record.procedure_version (code, version, definition, content_hash, published_at)
                            SELECT 'ZZ-01', 1, jsonb_set(definition, '{code}', '"ZZ-01"'), content_hash, published_at
                              FROM record.procedure_version WHERE code = 'HC-02' AND version = 1
                            ON CONFLICT DO NOTHING
                            RETURNING code, version
                        )
                        INSERT INTO record.procedure_release SELECT code, version, '{"base":0,"why":{"ko":"연습","en":"A trial"},"hands":[],"at":"2026-11-23T00:00:00Z"}' FROM made
                        """).update();
        opened();
        released();
        Patience.until(
                "everything to be published and signed",
                () -> PublicLog.head(log.checkpoint().orElseThrow()).size() == record.lastIndex() + 1
                        && agreement.check().awaiting() == 0
                        && owner.sql(
                                                "SELECT count(*) FROM record.published WHERE what IN ('holiday/2030-06-03', 'holiday/2030-06-10/withdrawn', 'openings/2026-11-20', 'register/1', 'audits/1', 'procedure/ZZ-01/1')")
                                        .query(Integer.class)
                                        .single()
                                == 6);
        verdicts();
    }

    /** The same rules once more, as a version that the Audit Division has released. */
    private void released() {
        var newest = new PolicyShelf(audit).newest();
        if (newest.version() == 4) {
            var why = new Text("연습", "A trial");
            PolicyShelf.release(
                    audit,
                    newest.with(5, Map.of()),
                    new PolicySheet.Release(PolicySheet.How.RELEASED, 4, why, List.of(), clock.instant(), null));
        }
        Patience.until(
                "the version to be in force",
                () -> owner.sql("SELECT count(*) FROM record.published WHERE what = 'policy/5'")
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    /** Twice, as the vault writes it down. */
    private void opened() {
        if (owner.sql("SELECT count(*) FROM vault.opening").query(Integer.class).single() > 0) {
            return;
        }
        // At once: a day that is over is told of as soon as there is something to tell.
        owner.sql("""
                        WITH made AS (
                            INSERT INTO vault.opening (petition, at, agency, unit, official, rank, purpose)
                            SELECT ?, at, '3220000', 'building', 'kim', 'OFFICER', 'HANDLING'
                              FROM unnest('{2026-11-20T05:00:30Z, 2026-11-20T06:00:30Z}'::timestamptz[]) AS at
                            RETURNING *
                        )
                        INSERT INTO intake.opening (petition, at, agency, unit, rank, purpose, chain)
                        SELECT petition, date_trunc('minute', at), agency, unit, rank, purpose, chain FROM made
                        """).params(city.decidedNumber().value()).update();
    }

    private void openedPaper() {
        var number = city.shownUnderReview();
        if (owner.sql("SELECT count(*) FROM office.rendition")
                        .query(Integer.class)
                        .single()
                > 0) {
            return;
        }
        var sha256 = owner.sql("SELECT encode(sha256('a paper'), 'hex')")
                .query(String.class)
                .single();
        owner.sql(
                        "INSERT INTO office.rendition (id, petition, sha256, pages, pdf) VALUES ('opened', ?, ?, 1, 'a paper')")
                .params(number.value(), sha256)
                .update();
        petitions
                .record(
                        number,
                        Act.openDocument("opened", new Text("도면", "A drawing"), 1, sha256, List.of()),
                        new By.OfOffice(SmallCity.GANGNAM, SmallCity.BUILDING, new OfficialId("kim"), Rank.OFFICER),
                        Moment.now(clock.instant()))
                .fact();
        city.awaitEntries(number, SmallCity.ENTRIES_UNDER_REVIEW + 1);
    }

    private void verdicts() {
        var number = city.decidedNumber().value();
        var open = city.shownUnderReview().value();
        var one = " WHERE number = '" + number + "'";
        found(
                "record.entry",
                "SET shown = replace(shown, 'footpath', 'car park') WHERE petition = '" + number + "'",
                "is not shown as fact",
                "SET body = replace(body, '\"commitments\"', '\"commitment\"') WHERE petition = '" + number + "'",
                "is not what fact",
                "SET kind = 'petition.erased' WHERE petition = '" + number + "' AND seq = 2",
                "is filed otherwise than it says",
                "SET recorded_at = recorded_at - interval '1 day' WHERE petition = '" + number + "' AND seq = 2",
                "is filed otherwise than it says",
                "SET head_change = replace(head_change, 'under-review', 'received') WHERE petition = '" + number
                        + "' AND seq = 2",
                "is not what the entry was bound to",
                "SET head_change = replace(head_change, 'under-review', 'received'), head_salt = NULL WHERE petition = '"
                        + number + "' AND seq = 2",
                "is not what the entry was bound to",
                "SET head_change = '{' WHERE petition = '" + number + "' AND seq = 2",
                "is not what the entry was bound to",
                "SET head_change = NULL, head_salt = NULL WHERE petition = '" + number + "' AND seq = 2",
                "is not kept");
        found(
                "record.head",
                "SET next_index = next_index + 1",
                "the indexes are not dense",
                "SET heads_kept_from = next_index",
                "is kept before that was begun",
                "SET divisions_counted = false",
                "the figures of divisions are not counted yet");
        found(
                "record.petition",
                "SET view = jsonb_set(view, '{due}', '\"2026-12-31\"')" + one,
                "what stands above its entries is not what entry",
                "SET view = jsonb_set(view, '{divisionName,ko}', '\"다른 과\"')" + one,
                "what stands above its entries is not what entry",
                "SET view = jsonb_set(jsonb_set(view, '{outcome}', '\"refused\"'), '{reason,en}', '\"Never.\"')" + one,
                "what stands above its entries is not what entry",
                "SET view = view || '{\"handler\":{\"label\":{\"ko\":\"나\",\"en\":\"me\"},\"rank\":\"officer\"}}'"
                        + one,
                "what stands above its entries is not what entry",
                "SET head_salt = repeat('0', 64)" + one,
                "what stands above its entries is not what entry",
                "SET outcome = 'REFUSED'" + one,
                "lists have it by another outcome",
                "SET late = true" + one,
                "lists have it by another late",
                "SET due_at = due_at + interval '1 month'" + one,
                "lists have it by another due_at",
                "SET last_index = last_index - 1" + one,
                "lists have it by another last_index",
                "SET worked = worked + 1" + one,
                "for how long time has run is not what its facts say",
                "SET marks = '{supplements}'" + one,
                "it is found by other marks than its entries have");
        found("record.words", "SET words = ' nothing'" + one, "is found by other words than its entries have");
        found(
                "record.sector_tally",
                "SET open = open + 1 WHERE sector = 'transportation'",
                "the open petitions of the sector transportation");
        found(
                "record.day_tally",
                "SET decided_on_time = decided_on_time + 1 WHERE day = '2026-10-27'",
                "the figures of the day 2026-10-27");
        var building = " WHERE month = '2026-11-01' AND agency = '3220000' AND division = 'building'";
        found(
                "record.division_tally",
                "SET entered = entered + 1, lag_a = lag_a + 1" + building,
                "the figures of the division 3220000/building in 2026-11 are stored as",
                "SET passed = passed + 1" + building,
                "the figures of the division 3220000/building in 2026-11 are stored as",
                "SET division = 'housing'" + building,
                "the figures of the division 3220000/housing in 2026-11 are stored as");
        var cohort = " WHERE month = '2026-10-01' AND agency = '3220000' AND procedure = 'HC-02' AND what = ";
        found(
                "record.cohort_tally",
                "SET number = number + 1" + cohort + "'received'",
                "the figure received of HC-02 in 3220000 of 2026-10 are stored as",
                "SET number = number - 1" + cohort + "'lag-c'",
                "the figure lag-c of HC-02 in 3220000 of 2026-10 are stored as",
                "SET part = '9-1-1'" + cohort + "'ground' AND part = '9-1-6'",
                "the figure ground 9-1-1 of HC-02 in 3220000 of 2026-10 are stored as",
                "SET part = '1' WHERE what = 'took' AND part = (SELECT max(part) FROM record.cohort_tally WHERE what = 'took' AND number > 0)",
                "the figure took 1 of");
        found(
                "office.watch_tally",
                "SET number = number + 1 WHERE agency = '3220000' AND month = '2026-11-01' AND what = 'lag-c' AND official = 'kim'",
                "the auditors' counts: lag-c of kim for HC-02 in 3220000/building in 2026-11 are stored as",
                "SET official = 'lee' WHERE agency = '3220000' AND month = '2026-11-01' AND what = 'departure'",
                "the auditors' counts: departure of lee for HC-02");
        found(
                "office.watch_item",
                "SET what = 'lag-d' WHERE agency = '3220000' AND month = '2026-11-01' AND what = 'lag-c'",
                "the auditors' list: lag-c of kim for HC-02 in 3220000/building in 2026-11 are stored as");
        found(
                "record.finished",
                "SET minutes = 1" + one,
                "how long it took is not what its facts say",
                "SET limit_minutes = limit_minutes + 480" + one,
                "how long it took is not what its facts say",
                "SET procedure = 'TR-10'" + one,
                "how long it took is not what its facts say");
        found(
                "record.policy",
                "SET rules = rules - 'petition.erased'",
                "of the policy is not shown as it was applied",
                "SET release = jsonb_set(release, '{why,en}', '\"Another\"') WHERE version = 5",
                "version 5 of the policy is not shown as it was applied",
                "SET special = '[{\"procedure\": \"HC-02\", \"rules\": {}}]' WHERE version = 5",
                "version 5 of the policy is not shown as it was applied");
        found(
                "office.policy_release",
                "SET sheet = jsonb_set(sheet, '{rules,document.drafted,opinion,ground}', '\"9-1-7\"')",
                "version 5 of the policy is not shown as it was applied");
        found("record.document", "SET pdf = 'another'", "the opened paper opened is not the one its entry tells of");
        found("record.draw", "SET seed = 'other'", "is not the one that was committed to");
        found("record.log_head", "SET root = sha256('other')", "the tree of the log is not the one with its root");
        found(
                "record.log_tile",
                "SET hashes = overlay(hashes placing sha256('other') from 33) WHERE level = 0 AND index = 0",
                "the tree of the log is not the one with its root");
        found(
                "record.log_checkpoint",
                "SET note = replace(note, 'open.city', 'open.town')",
                "the last checkpoint of the log");
        found("record.log_key", "SET verifier = 'other+' || verifier", "of the log");
        found(
                "office.journal",
                "SET body = jsonb_set(body, '{subject,en}', '\"forged\"') WHERE petition = '" + number
                        + "' AND seq = 1",
                "is not what fact 1 gives");
        found(
                "office.petition",
                "SET status = 'RECEIVED'" + one,
                "what is stored beside the journal is not what the journal says");
        found(
                "office.subject",
                "SET subject_en = 'forged'" + one,
                "what is stored beside the journal is not what the journal says");
        found("office.official", "SET name_ko = '홍길동' WHERE id = 'kim'", "is not what fact");
        found("office.posting", "SET name_ko = '홍길동' WHERE official = 'kim'", "is not what fact");
        found("vault.salt", "SET salt = sha256('other') WHERE petition = '" + open + "'", "is not what fact");
        verdicts.put(
                "office.guard_stop",
                new CannotMatter(
                        "a stop that is slipped in or lost makes another entry than the one that is shown, which check finds"));
        var said = "what entry";
        found("record.agency", "SET name_ko = '다른 구' WHERE code = '3220000'", "agency/3220000 is not " + said);
        found(
                "record.unit",
                "SET name_en = 'Another' WHERE agency = '3220000' AND id = 'building'",
                "is not " + said,
                "SET valid_to = '2026-01-31' WHERE agency = '3220000' AND id = 'building'",
                "is not " + said);
        found(
                "record.procedure_version",
                "SET definition = jsonb_set(definition, '{name,en}', '\"Another\"') WHERE code = 'HC-02'",
                "procedure/HC-02/1 is not " + said);
        found(
                "record.added_holiday",
                "SET name_en = 'Another' WHERE day = '2030-06-03'",
                "holiday/2030-06-03 is not " + said,
                "SET day = '2030-06-04' WHERE day = '2030-06-03'",
                "holiday/2030-06-03 is gone, and not " + said);
        found(
                "record.withdrawn_holiday",
                "SET reason_en = 'Another'",
                "holiday/2030-06-10/withdrawn is not " + said,
                "SET day = '2030-06-03'",
                "holiday/2030-06-10/withdrawn is gone, and not " + said);
        found(
                "record.figures_file",
                "SET body = '{}'",
                "figures/survey/2026Q3 is not " + said,
                "SET name = 'survey/2026Q4'",
                "figures/survey/2026Q3 is gone, and not " + said);
        found(
                "record.procedure_release",
                "SET release = jsonb_set(release, '{why,en}', '\"Another\"')",
                "procedure/ZZ-01/1 is not " + said);
        found("record.register_decision", "SET decision = '{}'", "register/1 is not " + said);
        found("record.audit_result", "SET result = '{}'", "audits/1 is not " + said);
        found(
                "record.published",
                "SET sha256 = repeat('0', 64) WHERE what = 'agency/3220000'",
                "what is remembered as published about the city is not what its entries say");
        found(
                "record.letter_signer",
                "SET key = 'open.city/letters+other'",
                "is gone, and not " + said,
                "SET number = number + 1",
                "is gone, and not " + said);
        found(
                "vault.opening",
                "SET purpose = 'AUDIT' WHERE position = 1",
                "is not what was written down then",
                "SET official = 'other' WHERE position = 1",
                "is not what was written down then");
        found("intake.opening", "SET purpose = 'AUDIT'", "its applicant is not shown who opened the file");
        cannotMatter(
                OFFICIALS,
                "office.absence",
                "office.access_log",
                "office.alert",
                "office.bridge_approval",
                "office.bridge_document",
                "office.bridge_event",
                "office.bridge_system",
                "office.delegation",
                "office.deputyship",
                "office.document",
                "office.document_box",
                "office.document_issue",
                "office.document_reader",
                "office.document_signature",
                "office.document_turn",
                "office.document_version",
                "office.guard_pass",
                "office.held_act",
                "office.holiday_proposal",
                "office.desk_preference",
                "office.imported_case",
                "office.paper",
                "office.pile",
                "office.pile_tally",
                "office.registration",
                "office.rendition",
                "office.told",
                "office.told_mail",
                "office.told_mailed",
                "office.told_unwanted",
                "office.wording");
        cannotMatter(
                SEALED,
                "intake.answer",
                "intake.chunk",
                "intake.comment",
                "intake.neighbour",
                "intake.file",
                "intake.letter",
                "intake.question",
                "vault.bridge_body",
                "vault.bridge_key",
                "vault.bridge_seal",
                "vault.chunk",
                "vault.file",
                "vault.key",
                "vault.letter_key",
                "vault.mark",
                "vault.mark_key",
                "vault.note",
                "vault.person",
                "vault.webhook_key",
                "intake.push_key");
        cannotMatter(
                LOGINS,
                "intake.amount",
                "intake.attempt",
                "intake.passkey",
                "intake.passkey_challenge",
                "intake.shown",
                "intake.visit",
                "office.account",
                "office.invitation",
                "office.login_attempt",
                "office.passkey",
                "office.passkey_owner",
                "office.session",
                "office.session_attributes");
        cannotMatter(
                MACHINERY,
                "office.date_done",
                "office.draw_rule",
                "office.draw_turn",
                "office.follow_cursor",
                "office.follow_message",
                "office.holiday_counted",
                "office.pile_start",
                "office.reception",
                "office.retention_round",
                "office.serial",
                "office.turn",
                "office.webhook",
                "office.webhook_dead_letter",
                "public.open_migration");
        cannotMatter(OWN, "intake.draft", "intake.filing", "intake.follower", "intake.fresh_code");
        cannotMatter("another seed than the one committed to is found when it is opened", "office.draw_seed");
        cannotMatter(
                "an erasure is an entry of the petition; check finds one of which the vault does not know, and what is there again (PublisherTest, ErasuresTest)",
                "vault.erased");
        cannotMatter(
                "the portal seals to no key that the office has not signed, and check names another (LetterBoxTest)",
                "intake.letter_key");
        cannotMatter(
                "worked at by auditors; what comes of it is a released version, whole and in the log",
                "audit.policy_change",
                "audit.policy_closing",
                "audit.policy_draft",
                "audit.policy_preview");
        cannotMatter(
                "sealed to the office and to a code, and never shown in public: what was changed does not open, and what is gone is missed by whoever has the code",
                "audit.report",
                "audit.report_message",
                "audit.report_identity",
                "audit.report_share",
                "audit.report_half");
        cannotMatter(
                "the portal seals a name to no key that the office has not signed, and check names another (PostcardTest)",
                "audit.custodian");
        cannotMatter(
                "sealed to the office until their quarter is counted, and never shown: what was changed or moved to another mark does not open (SurveyTest)",
                "audit.survey_letter");
        cannotMatter(
                "who may still answer a survey of officials, thrown away when it is counted, and never shown (OfficialsSurveyTest)",
                "audit.survey_invitation");
        cannotMatter(
                "sums of answers from which one file each was made, whose hash is in the log; the file is what is shown",
                "audit.index_draft",
                "audit.index_objection",
                "audit.survey_count",
                "audit.survey_quarter");
        cannotMatter(
                "taken into the record when it is released, and never again; there its hash is in the log",
                "office.figures_release",
                "office.register_release",
                "office.audit_release");
        cannotMatter(
                "what auditors propose to each other; what another agreed to is published, and its hash is in the log",
                "audit.register_assessment",
                "audit.register_review",
                "audit.procedure_draft",
                "audit.procedure_edition",
                "audit.procedure_review");
        cannotMatter(
                "who read a report and did what, for those who may know of it, and up to which day they were told; never shown in public",
                "audit.report_act",
                "audit.report_told");
        cannotMatter(
                "read by auditors and the division; each order, answer and end that everyone may know of is a fact in the journal, which is checked",
                "audit.bridge_gap",
                "audit.matter",
                "audit.matter_act",
                "office.order_slip");
        cannotMatter(
                "questions to auditors and what they made of them, never shown in public; each can be asked anew of the journal, which is checked",
                "audit.flag",
                "audit.flag_act",
                "audit.flag_look",
                "audit.flag_run",
                "audit.flag_sample");
        cannotMatter(
                "who was given which rights, never shown in public; a changed or missing row is named by check all the same (PrivilegesTest)",
                "office.privilege",
                "office.privilege_request");
    }

    private void found(String table, String... changesAndFindings) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (int i = 0; i < changesAndFindings.length; i += 2) {
            changes.put(changesAndFindings[i], changesAndFindings[i + 1]);
        }
        verdicts.put(table, new Found(changes));
    }

    private void cannotMatter(String why, String... tables) {
        for (var table : tables) {
            verdicts.put(table, new CannotMatter(why));
        }
    }

    @Test
    void every_table_has_a_verdict() {
        var tables = owner.sql("""
                        SELECT relnamespace::regnamespace || '.' || relname
                          FROM pg_class
                         WHERE relkind IN ('r', 'p', 'm', 'f') AND NOT relispartition
                           AND relnamespace::regnamespace::text !~ '^(pg_|information_schema$)'
                        """).query(String.class).list();

        assertThat(tables)
                .as(
                        "a table that is new here needs a change that check or verify finds, or the reason why none can matter")
                .allSatisfy(table -> assertThat(verdicts).containsKey(table));
    }

    /** What the portal may read of the record has to be found; no reason will do. */
    @Test
    void nothing_of_the_public_record_is_excused() {
        assertThat(verdicts).allSatisfy((table, verdict) -> {
            if (table.startsWith("record.")) {
                assertThat(verdict).as(table).isNotInstanceOf(CannotMatter.class);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> each_change_is_found_with_its_name() {
        List<DynamicTest> tests = new ArrayList<>();
        verdicts.forEach((table, verdict) -> {
            if (verdict instanceof Found(var changes)) {
                changes.forEach((change, finding) ->
                        tests.add(dynamicTest(table + " " + change, () -> isFound(table, change, finding))));
            }
        });
        tests.add(dynamicTest(
                "and all is as it was",
                () -> assertThat(agreement.check().findings()).isEmpty()));
        return tests.stream();
    }

    private void isFound(String table, String change, String finding) {
        // The publisher would tell of the city what is taken back at once.
        try (var _ = InTheWay.of(url, "SELECT pg_advisory_xact_lock(hashtext('open publisher'))")) {
            owner.sql("CREATE TABLE public.before AS TABLE " + table).update();
            try {
                assertThat(owner.sql("UPDATE %s %s".formatted(table, change)).update())
                        .isPositive();
                assertThat(agreement.check().findings())
                        .anySatisfy(found -> assertThat(found).contains(finding));
            } finally {
                // Past the references from other tables, and without what the database makes of the rest by itself.
                var columns = owner.sql("""
                                SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
                                  FROM pg_attribute
                                 WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                                """).params(table).query(String.class).single();
                owner.sql("""
                                DO $$ BEGIN
                                    SET LOCAL session_replication_role = replica;
                                    DELETE FROM %1$s;
                                    INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM public.before;
                                    DROP TABLE public.before;
                                END $$""".formatted(table, columns)).update();
            }
        }
    }

    /** From outside, at a portal that was started since and remembers nothing. */
    @Test
    void a_reader_finds_what_was_changed_above_the_entries() {
        var transfers = owner.sql(
                        "SELECT number FROM record.petition WHERE procedure = 'TR-10' AND outcome = 'GRANTED' ORDER BY number LIMIT 2")
                .query(String.class)
                .list();
        var view = owner.sql("SELECT view::text FROM record.petition WHERE number = ?")
                .params(transfers.getFirst())
                .query(String.class)
                .single();
        show(
                transfers.getFirst(),
                view.replaceFirst("\"reason\": \\{[^}]*}", "\"reason\": {\"ko\": \"안 됩니다.\", \"en\": \"Never.\"}"));
        try (var portal = new SpringApplicationBuilder(Open.class)
                .run("--open.role=portal", "--server.port=0", "--open.database=" + url)) {
            var at = portal.getEnvironment().getRequiredProperty("local.server.port");

            assertThat(verify(at, transfers.getFirst()))
                    .startsWith("What is shown above the entries of petition " + transfers.getFirst());
            assertThat(verify(at, transfers.getLast())).isEmpty();
        } finally {
            show(transfers.getFirst(), view);
        }
    }

    /** From outside too, as far as entries say it. */
    @Test
    void a_reader_finds_a_figure_that_was_changed() {
        var place = Place.of("http://localhost:" + port);
        var told = new ArrayList<String>();
        new LogCheck(place, Trust.IN_THE_LOG_ITSELF, null, told::add, (_, _) -> {}).figures();
        assertThat(told.subList(told.size() - 2, told.size()))
                .allSatisfy(line -> assertThat(line).contains("the figures are what the entries say"));
        long before = record.figures().openNow();

        owner.sql("UPDATE record.sector_tally SET open = open + 1 WHERE sector = 'transportation'")
                .update();
        try {
            Patience.until("one more open petition", () -> record.figures().openNow(), open -> open == before + 1);
            assertThatThrownBy(
                            () -> new LogCheck(place, Trust.IN_THE_LOG_ITSELF, null, _ -> {}, (_, _) -> {}).figures())
                    .isInstanceOf(NotShown.class)
                    .hasMessageStartingWith("The figure openBySector.transportation is shown as");
        } finally {
            owner.sql("UPDATE record.sector_tally SET open = open - 1 WHERE sector = 'transportation'")
                    .update();
            Patience.until(
                    "as many open petitions as before", () -> record.figures().openNow(), open -> open == before);
        }
    }

    @Test
    void a_reader_finds_a_figure_of_a_division_that_was_changed() {
        var place = Place.of("http://localhost:" + port);
        var building = " WHERE month = '2026-11-01' AND agency = '3220000' AND division = 'building'";
        var of = new DivisionMonth(YearMonth.of(2026, 11), "3220000", "building");
        long before = entered(of);

        owner.sql("UPDATE record.division_tally SET entered = entered + 1" + building)
                .update();
        try {
            Patience.until("one more entry", () -> entered(of), entered -> entered == before + 1);
            assertThatThrownBy(
                            () -> new LogCheck(place, Trust.IN_THE_LOG_ITSELF, null, _ -> {}, (_, _) -> {}).figures())
                    .isInstanceOf(NotShown.class)
                    .hasMessageStartingWith(
                            "The figure entered of the division 3220000/building in 2026-11 is shown as");
        } finally {
            owner.sql("UPDATE record.division_tally SET entered = entered - 1" + building)
                    .update();
            Patience.until("as many entries as before", () -> entered(of), entered -> entered == before);
        }
    }

    @Test
    void a_reader_finds_a_figure_of_petitions_that_was_changed() {
        var place = Place.of("http://localhost:" + port);
        var petitions =
                " WHERE month = '2026-11-01' AND agency = '3220000' AND procedure = 'HC-02' AND what = 'received'";
        long before = received();

        owner.sql("UPDATE record.cohort_tally SET number = number + 1" + petitions)
                .update();
        try {
            Patience.until("one more petition", this::received, received -> received == before + 1);
            assertThatThrownBy(
                            () -> new LogCheck(place, Trust.IN_THE_LOG_ITSELF, null, _ -> {}, (_, _) -> {}).figures())
                    .isInstanceOf(NotShown.class)
                    .hasMessageMatching("The figure received of petitions of (3220000|HC-02|2026-11) is shown as .*");
        } finally {
            owner.sql("UPDATE record.cohort_tally SET number = number - 1" + petitions)
                    .update();
            Patience.until("as many petitions as before", this::received, received -> received == before);
        }
    }

    private long received() {
        var november = YearMonth.of(2026, 11);
        return record.statistics(new CohortQuery(november, november, null, "HC-02", "3220000"))
                .all()
                .of(CohortCount.RECEIVED);
    }

    private long entered(DivisionMonth of) {
        return record.divisions().getOrDefault(of, DivisionFigures.NONE).of(DivisionCount.ENTERED);
    }

    private void show(String number, String view) {
        owner.sql("UPDATE record.petition SET view = ?::jsonb WHERE number = ?")
                .params(view, number)
                .update();
    }

    private static String verify(String port, String number) {
        try {
            new LogCheck(Place.of("http://localhost:" + port), Trust.IN_THE_LOG_ITSELF, null, _ -> {}, (_, _) -> {})
                    .petition(number);
            return "";
        } catch (NotShown found) {
            return String.valueOf(found.getMessage());
        }
    }
}
