package city.open.inside.exchange.bridge;

import static city.open.inside.exchange.bridge.OtherSystems.instant;
import static city.open.inside.exchange.bridge.OtherSystems.instantOf;
import static city.open.inside.exchange.bridge.OtherSystems.utc;

import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.inside.exchange.bridge.Reconciliation.Ahead;
import city.open.inside.exchange.bridge.Reconciliation.Behind;
import city.open.inside.exchange.bridge.Reconciliation.Hidden;
import city.open.inside.exchange.bridge.Reconciliation.Listed;
import city.open.outside.record.PublicRecord;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/** Lays what another system has beside what is here. */
final class Comparison {
    static final String APPROVED_NOT_DISCLOSED = "approved-not-disclosed";
    private static final String HELD_PAST_DUE = "decision-held-past-due";
    private static final int MOST_APPROVALS = 20_000;

    private final OfficeDatabase database;
    private final PublicRecord record;
    private final Duration discloseWithin;

    Comparison(OfficeDatabase database, PublicRecord record, Duration discloseWithin) {
        this.database = database;
        this.record = record;
        this.discloseWithin = discloseWithin;
    }

    Reconciliation of(OtherSystem system, List<Parked> unnamed, Instant now) {
        var listedAt = listedAt(system);
        return new Reconciliation(
                system.name(),
                now,
                listedAt,
                behind(system),
                unnamed,
                listedAt == null ? List.of() : ahead(system, listedAt),
                hidden(system, now));
    }

    /** The whole list of a system takes the place of its last one. */
    void list(OtherSystem system, List<Listed> documents, Instant now) {
        database.transactions().executeWithoutResult(_ -> {
            database.jdbc().sql("""
                            WITH locked AS (
                                SELECT document FROM office.bridge_document WHERE system = ? ORDER BY document FOR UPDATE
                            )
                            UPDATE office.bridge_document document
                               SET listed = NULL
                              FROM locked
                             WHERE document.system = ? AND document.document = locked.document AND listed IS NOT NULL
                            """).params(system.name(), system.name()).update();
            database.jdbc()
                    .sql("""
                            INSERT INTO office.bridge_document (system, document, listed)
                            SELECT ?, document, max(sequence)
                              FROM unnest(?::text[], ?::bigint[]) AS listed (document, sequence)
                             GROUP BY document
                             ORDER BY document
                            ON CONFLICT (system, document) DO UPDATE SET listed = excluded.listed
                            """)
                    .params(
                            system.name(),
                            documents.stream().map(Listed::document).toArray(String[]::new),
                            documents.stream().map(Listed::sequence).toArray(Long[]::new))
                    .update();
            var approved = documents.stream()
                    .filter(document -> document.approvedAt() != null)
                    .toList();
            database.jdbc()
                    .sql("""
                            INSERT INTO office.bridge_approval (system, document, approved_at, position)
                            SELECT DISTINCT ON (document) ?, document, approved_at, 0
                              FROM unnest(?::text[], ?::text[]::timestamptz[]) AS listed (document, approved_at)
                             WHERE NOT EXISTS (SELECT FROM office.bridge_approval told
                                                WHERE told.system = ? AND told.document = listed.document
                                                  AND told.approved_at = listed.approved_at)
                             ORDER BY document, approved_at
                            ON CONFLICT DO NOTHING
                            """)
                    .params(
                            system.name(),
                            approved.stream().map(Listed::document).toArray(String[]::new),
                            approved.stream()
                                    .map(document -> String.valueOf(document.approvedAt()))
                                    .toArray(String[]::new),
                            system.name())
                    .update();
            database.jdbc()
                    .sql("UPDATE office.bridge_system SET listed_at = ? WHERE name = ?")
                    .params(utc(now), system.name())
                    .update();
        });
    }

    private @Nullable Instant listedAt(OtherSystem system) {
        return database.jdbc()
                .sql("SELECT listed_at FROM office.bridge_system WHERE name = ? AND listed_at IS NOT NULL")
                .param(system.name())
                .query((row, _) -> instantOf(row, "listed_at"))
                .optional()
                .orElse(null);
    }

    /** Numbers up to the highest sent or listed count as theirs; an unnumbered event counts as one more. */
    private List<Behind> behind(OtherSystem system) {
        return database.jdbc()
                .sql("""
                        SELECT document.document, document.petition, next - 1 AS here,
                               greatest(sent, listed, 0) + count(open.position) FILTER (WHERE open.sequence IS NULL) AS there,
                               min(open.reason_ko) AS reason_ko, min(open.reason_en) AS reason_en,
                               min(open.waits_for) AS waits_for
                          FROM office.bridge_document document
                          LEFT JOIN office.bridge_event open
                            ON open.system = document.system AND open.document = document.document
                           AND open.state IN ('waiting', 'parked')
                         WHERE document.system = ?
                         GROUP BY document.document, document.petition, next, sent, listed
                        HAVING greatest(sent, listed, 0) >= next OR count(open.position) > 0
                         ORDER BY document.document
                        """)
                .param(system.name())
                .query((row, _) -> {
                    Text reason = null;
                    if (row.getString("reason_en") != null) {
                        reason = new Text(row.getString("reason_ko"), row.getString("reason_en"));
                    } else if (row.getString("waits_for") != null) {
                        reason = BridgeLog.waitingFor(row.getString("waits_for"));
                    } else if (row.getLong("there") > row.getLong("here")) {
                        reason = BridgeLog.waitingFor(row.getLong("here") + 1);
                    }
                    return new Behind(
                            row.getString("document"),
                            row.getString("petition"),
                            row.getLong("here"),
                            row.getLong("there"),
                            reason);
                })
                .list();
    }

    /** What came after the list was made cannot be on it. */
    private List<Ahead> ahead(OtherSystem system, Instant listedAt) {
        return database.jdbc()
                .sql("""
                        SELECT document, document.petition, listed, max(coalesce(sequence, 0)) AS here
                          FROM office.bridge_document document
                          JOIN office.bridge_event event USING (system, document)
                         WHERE system = ? AND state = 'applied' AND received_at <= ?
                         GROUP BY document, document.petition, listed
                        HAVING listed IS NULL OR max(coalesce(sequence, 0)) > listed
                         ORDER BY document
                        """)
                .params(system.name(), utc(listedAt))
                .query((row, _) -> new Ahead(
                        row.getString("document"),
                        row.getString("petition"),
                        row.getLong("here"),
                        row.getObject("listed", Long.class)))
                .list();
    }

    private record Approval(
            String system,
            String document,
            long position,
            Instant approvedAt,
            @Nullable String petition,
            @Nullable Integer seq) {

        String about() {
            return "%s %s %s".formatted(system, document, approvedAt);
        }
    }

    private static final String OVERDUE = """
            SELECT approval.system, approval.document, approval.position, approved_at,
                   coalesce(event.petition, document.petition) AS petition, event.seq
              FROM office.bridge_approval approval
              JOIN office.bridge_document document USING (system, document)
              LEFT JOIN office.bridge_event event ON event.position = approval.position AND state = 'applied'
             WHERE NOT disclosed AND approved_at < :before
            """;

    private List<Approval> overdue(Instant now) {
        return database.jdbc()
                .sql(OVERDUE + " ORDER BY approved_at LIMIT :most")
                .param("before", utc(now.minus(discloseWithin)))
                .param("most", MOST_APPROVALS)
                .query((row, _) -> new Approval(
                        row.getString("system"),
                        row.getString("document"),
                        row.getLong("position"),
                        instantOf(row, "approved_at"),
                        row.getString("petition"),
                        row.getObject("seq", Integer.class)))
                .list();
    }

    /** Looks which approvals have become public; answers with the alerts for those that should have. */
    List<AuditAlert> watch(Instant now) {
        var overdue = overdue(now);
        if (overdue.isEmpty()) {
            return List.of();
        }
        var reached = record.reached(overdue.stream()
                .map(Approval::petition)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<Approval> disclosed = new ArrayList<>();
        List<AuditAlert> raised = new ArrayList<>();
        for (var approval : overdue) {
            var seq = approval.seq();
            if (seq != null && seq <= reached.getOrDefault(approval.petition(), 0)) {
                disclosed.add(approval);
            } else {
                var alert = alert(approval, now);
                if (raise(alert)) {
                    raised.add(alert);
                }
            }
        }
        disclosed(disclosed, now);
        return raised;
    }

    private void disclosed(List<Approval> approvals, Instant now) {
        if (approvals.isEmpty()) {
            return;
        }
        database.jdbc()
                .sql("""
                        WITH disclosed AS (
                            UPDATE office.bridge_approval approval
                               SET disclosed = true
                              FROM unnest(?::text[], ?::text[], ?::bigint[]) AS seen (system, document, position)
                             WHERE approval.system = seen.system AND approval.document = seen.document
                               AND approval.position = seen.position
                        )
                        UPDATE office.alert
                           SET cleared_at = ?
                         WHERE kind = ? AND about = ANY (?) AND cleared_at IS NULL
                        """)
                .params(
                        approvals.stream().map(Approval::system).toArray(String[]::new),
                        approvals.stream().map(Approval::document).toArray(String[]::new),
                        approvals.stream().map(Approval::position).toArray(Long[]::new),
                        utc(now),
                        APPROVED_NOT_DISCLOSED,
                        approvals.stream().map(Approval::about).toArray(String[]::new))
                .update();
    }

    private AuditAlert alert(Approval approval, Instant now) {
        long minutes = Duration.between(approval.approvedAt(), now).toMinutes();
        return new AuditAlert(
                0,
                APPROVED_NOT_DISCLOSED,
                approval.about(),
                approval.petition(),
                new Text(
                        "%s의 문서 %s: 결재된 지 %d분이 지났으나 공개되지 않았습니다."
                                .formatted(approval.system(), approval.document(), minutes),
                        "%s, document %s: approved %d minutes ago and still not public."
                                .formatted(approval.system(), approval.document(), minutes)),
                now,
                null);
    }

    /** Decisions that still wait for papers though the date of their petition has passed; answers with the alerts for those that are new. */
    List<AuditAlert> watchHeld(Instant now) {
        var held = database.jdbc()
                .sql("""
                        SELECT event.system, event.document, event.position, number
                          FROM office.bridge_event event
                          JOIN office.bridge_document known ON known.system = event.system AND known.document = event.document
                          JOIN office.petition ON number IN (known.petition, known.document)
                         WHERE event.state = 'waiting' AND event.type = ? AND decided_at IS NULL AND due_at <= ?
                         ORDER BY event.position
                        """)
                .params(Meaning.CASE_CLOSED, utc(now))
                .query((row, _) -> new AuditAlert(
                        0,
                        HELD_PAST_DUE,
                        "%s %s %d".formatted(row.getString(1), row.getString(2), row.getLong(3)),
                        row.getString(4),
                        new Text(
                                "%s의 문서 %s: 민원 %s의 처리기한이 지났으나 결정이 아직 문서를 기다립니다."
                                        .formatted(row.getString(1), row.getString(2), row.getString(4)),
                                "%s, document %s: petition %s is past its due date, and its decision still waits for papers."
                                        .formatted(row.getString(1), row.getString(2), row.getString(4))),
                        now,
                        null))
                .list();
        database.jdbc()
                .sql(
                        "UPDATE office.alert SET cleared_at = ? WHERE kind = ? AND about <> ALL (?) AND cleared_at IS NULL")
                .params(
                        utc(now),
                        HELD_PAST_DUE,
                        held.stream().map(AuditAlert::about).toArray(String[]::new))
                .update();
        return held.stream().filter(this::raise).toList();
    }

    private boolean raise(AuditAlert alert) {
        return database.jdbc()
                        .sql("""
                                INSERT INTO office.alert (kind, about, petition, words_ko, words_en, raised_at)
                                VALUES (?, ?, ?, ?, ?, ?)
                                ON CONFLICT (kind, about) DO NOTHING
                                """)
                        .params(
                                alert.kind(),
                                alert.about(),
                                new SqlParameterValue(Types.VARCHAR, alert.petition()),
                                alert.words().ko(),
                                alert.words().en(),
                                utc(alert.raisedAt()))
                        .update()
                == 1;
    }

    private List<Hidden> hidden(OtherSystem system, Instant now) {
        return overdue(now).stream()
                .filter(approval -> approval.system().equals(system.name()))
                .map(approval -> new Hidden(approval.document(), approval.petition(), approval.approvedAt()))
                .toList();
    }

    boolean done(long alert, String why, String by, Instant now) {
        return database.jdbc()
                        .sql(
                                "UPDATE office.alert SET cleared_at = ?, done_by = ?, done_why = ? WHERE id = ? AND cleared_at IS NULL")
                        .params(utc(now), by, why, alert)
                        .update()
                == 1;
    }

    List<AuditAlert> alerts(int limit) {
        return database.jdbc()
                .sql(
                        "SELECT id, kind, about, petition, words_ko, words_en, raised_at, cleared_at FROM office.alert ORDER BY id DESC LIMIT ?")
                .param(limit)
                .query((row, _) -> new AuditAlert(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getString("about"),
                        row.getString("petition"),
                        new Text(
                                Objects.requireNonNull(row.getString("words_ko")),
                                Objects.requireNonNull(row.getString("words_en"))),
                        instantOf(row, "raised_at"),
                        instant(row, "cleared_at")))
                .list();
    }
}
