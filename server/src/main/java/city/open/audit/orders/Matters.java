package city.open.audit.orders;

import city.open.audit.orders.Matter.Addressee;
import city.open.audit.orders.Matter.State;
import city.open.audit.orders.MatterAct.Decided;
import city.open.audit.orders.MatterAct.Detail;
import city.open.audit.orders.MatterAct.Order;
import city.open.audit.orders.MatterAct.Plan;
import city.open.audit.orders.MatterAct.Published;
import city.open.audit.orders.MatterAct.What;
import city.open.audit.orders.OrderTerms.Days;
import city.open.ground.calendar.CityTime;
import city.open.ground.database.AuditDatabase;
import city.open.ground.vocabulary.OrderDemand;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.record.AuditResult;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where matters and what was done about them are kept. The only SQL that touches them. */
final class Matters {
    private final AuditDatabase database;

    Matters(AuditDatabase database) {
        this.database = database;
    }

    /** Which divisions' matters somebody sees: all where there is no agency; and in any case what is addressed to them. */
    record Reach(String agency, List<String> divisions, String official) {
        static final Reach EVERYWHERE = new Reach("", List.of(), "");

        boolean covers(Addressee addressee) {
            return agency.isEmpty()
                    || agency.equals(addressee.agency()) && divisions.contains(addressee.division())
                    || official.equals(addressee.official());
        }

        private List<List<Object>> parts() {
            return agency.isEmpty()
                    ? List.of(List.of())
                    : List.of(List.of(agency, divisions.toArray(String[]::new)), List.of(official));
        }

        /** The query once, or once for each of the two ways to see something, so that each has its index; what both find is there once. */
        private String sql(String query) {
            return agency.isEmpty()
                    ? "(" + query.formatted("true") + ")"
                    : "(%s) UNION (%s)"
                            .formatted(
                                    query.formatted("agency = ? AND division = ANY (?)"),
                                    query.formatted("official = ?"));
        }

        private List<Object> values(Object... behind) {
            var values = new ArrayList<Object>();
            parts().forEach(part -> {
                values.addAll(part);
                values.addAll(List.of(behind));
            });
            return values;
        }
    }

    /** A line of a list. */
    record Line(int id, PetitionNumber petition, String about, Addressee addressee, String next, LocalDate nextBy) {}

    /** Opens a matter. Empty where the same was seen before. */
    Optional<Matter> open(PetitionNumber petition, String about, Addressee addressee, Instant at) {
        return database.jdbc()
                .sql("""
                        INSERT INTO audit.matter (petition, about, seen_at, agency, division, official, state, next, next_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        RETURNING id
                        """)
                .params(
                        petition.value(),
                        about,
                        utc(at),
                        addressee.agency(),
                        addressee.division(),
                        addressee.official(),
                        State.SEEN.name(),
                        What.CLOSED.name(),
                        Matter.NO_DAY)
                .query(Integer.class)
                .optional()
                .map(id -> Matter.of(id, petition, about, addressee, List.of()));
    }

    Optional<Matter> find(int id) {
        return read("SELECT * FROM audit.matter WHERE id = ?", id);
    }

    /** Nobody else does something about it until this transaction is over. */
    Optional<Matter> take(int id) {
        return read("SELECT * FROM audit.matter WHERE id = ? FOR UPDATE", id);
    }

    private Optional<Matter> read(String sql, int id) {
        return database.jdbc()
                .sql(sql)
                .param(id)
                .query((row, _) -> Matter.of(
                        id,
                        new PetitionNumber(row.getString("petition")),
                        row.getString("about"),
                        addressee(row),
                        acts(id)))
                .optional();
    }

    /** The oldest first. */
    List<MatterAct> acts(int matter) {
        return database.jdbc()
                .sql("SELECT * FROM audit.matter_act WHERE matter = ? ORDER BY n")
                .param(matter)
                .query((row, _) -> act(row))
                .list();
    }

    int nextNumber() {
        return next("number of an order", "number", "true");
    }

    int nextResult() {
        return next("number of a result", "result", "true");
    }

    private int nextPaper(int year) {
        return next("number of a paper of audit", "paper", "paper_year = ?", year);
    }

    /** One after another without a gap, so that everyone sees that none is missing. Held until the end of the transaction. */
    private int next(String lock, String column, String among, Object... values) {
        database.jdbc()
                .sql("SELECT pg_advisory_xact_lock(hashtext(?))")
                .param(lock)
                .query((_, _) -> true)
                .single();
        return database.jdbc()
                .sql("SELECT coalesce(max(%s), 0) + 1 FROM audit.matter_act WHERE %s".formatted(column, among))
                .params(values)
                .query(Integer.class)
                .single();
    }

    /** Adds an act, and brings up how the matter stands. Answers the matter after it. */
    Matter add(Matter matter, MatterAct act) {
        var order = act.order();
        var decided = act.decided();
        var plan = act.plan();
        int year = act.at().atZone(CityTime.ZONE).getYear();
        var published = act.published();
        database.jdbc()
                .sql("""
                        INSERT INTO audit.matter_act (matter, at, official, what, words, number, demand, terms, until, disposition, immunity,
                                                      audit, urgent, result, ground, verdict, paper_year, paper)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?::date[], ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(matter.id())
                .param(utc(act.at()))
                .param(act.official())
                .param(act.what().name())
                .param(act.words())
                .param(order == null ? null : order.number())
                .param(order == null ? null : order.demand().name())
                .param(order == null ? decided == null ? null : days(decided) : days(order.days()))
                .param(act.until())
                .param(decided == null ? null : decided.disposition().name())
                .param(decided == null ? null : decided.immunity().name())
                .param(plan == null ? null : plan.kind().name())
                .param(plan != null && plan.urgent())
                .param(published == null ? null : published.number())
                .param(published == null ? null : published.ground())
                .param(act.verdict() == null ? null : act.verdict().name())
                .param(act.what().isPaper() ? year : null)
                .param(act.what().isPaper() ? nextPaper(year) : null)
                .update();
        var after = matter.after(act);
        var next = after.next();
        var addressee = after.addressee();
        database.jdbc()
                .sql("""
                        UPDATE audit.matter
                           SET agency = ?, division = ?, official = ?, state = ?, next = ?, next_by = ?
                         WHERE id = ?
                        """)
                .params(
                        addressee.agency(),
                        addressee.division(),
                        addressee.official(),
                        after.state().name(),
                        next.what().name(),
                        next.by(),
                        after.id())
                .update();
        return after;
    }

    /** What stands so, the most urgent first, from behind {@code afterBy} and {@code afterId}. */
    List<Line> list(Reach reach, State state, LocalDate afterBy, int afterId, int limit) {
        var found = reach.sql("""
                SELECT * FROM audit.matter
                 WHERE %s AND state = ? AND (next_by, id) > (?, ?)
                 ORDER BY next_by, id
                 LIMIT ?
                """);
        return database
                .jdbc()
                .sql("SELECT * FROM (%s) AS found ORDER BY next_by, id".formatted(found))
                .params(reach.values(state.name(), afterBy, afterId, limit))
                .query((row, _) -> new Line(
                        row.getInt("id"),
                        new PetitionNumber(row.getString("petition")),
                        row.getString("about"),
                        addressee(row),
                        row.getString("next"),
                        row.getObject("next_by", LocalDate.class)))
                .list()
                .stream()
                .limit(limit)
                .toList();
    }

    /** How many stand so, counted up to {@code most}. */
    int count(Reach reach, State state, int most) {
        var found = reach.sql("SELECT id FROM audit.matter WHERE %s AND state = ? LIMIT ?");
        int count = database.jdbc()
                .sql("SELECT count(*) FROM (%s) AS found".formatted(found))
                .params(reach.values(state.name(), most))
                .query(Integer.class)
                .single();
        return Math.min(count, most);
    }

    /** Of whose orders the head of the division is to be told. */
    List<Integer> unanswered(LocalDate today, List<String> without, int limit) {
        return database.jdbc()
                .sql("""
                        SELECT matter.id
                          FROM audit.matter
                          JOIN LATERAL (SELECT terms FROM audit.matter_act WHERE matter_act.matter = matter.id AND number IS NOT NULL
                                         ORDER BY n DESC LIMIT 1) AS given ON true
                         WHERE state = ? AND next = ? AND next_by < ? AND terms[2] < ? AND agency <> ALL (?)
                         ORDER BY next_by, matter.id
                         LIMIT ?
                        """)
                .params(State.ORDERED.name(), What.ANSWERED.name(), today, today, without.toArray(String[]::new), limit)
                .query(Integer.class)
                .list();
    }

    /** A petition that is late and of which that was not seen yet. */
    record Overdue(PetitionNumber petition, Addressee addressee, Instant dueAt) {}

    /** Late at this moment, and not seen with this date; the oldest date first. {@code without}: of these agencies nothing can be said now. */
    List<Overdue> overdue(Instant now, List<String> without, int limit) {
        return database.jdbc()
                .sql("""
                        SELECT number, agency, division, coalesce(official, '') AS official, due_at
                          FROM office.petition
                         WHERE decided_at IS NULL AND NOT imported AND due_at <= ? AND agency <> ALL (?)
                           AND (waits_for IS NULL OR waits_for = 'CONSULTATION')
                           AND NOT EXISTS (SELECT FROM audit.matter
                                            WHERE petition = number AND about = 'due ' || extract(epoch FROM due_at)::bigint)
                         ORDER BY due_at, number
                         LIMIT ?
                        """)
                .params(utc(now), without.toArray(String[]::new), limit)
                .query((row, _) -> new Overdue(
                        new PetitionNumber(row.getString("number")),
                        addressee(row),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Entries that another system says there should be and that are not public. */
    List<Overdue> missing(List<String> without, int limit) {
        return database.jdbc()
                .sql("""
                        SELECT number, agency, division, coalesce(official, '') AS official, raised_at AS due_at
                          FROM office.alert
                          JOIN office.petition ON number = petition
                         WHERE kind = 'approved-not-disclosed' AND cleared_at IS NULL AND agency <> ALL (?)
                           AND NOT EXISTS (SELECT FROM audit.matter
                                            WHERE matter.petition = number
                                              AND about = 'missing ' || extract(epoch FROM raised_at)::bigint)
                         ORDER BY raised_at, number
                         LIMIT ?
                        """)
                .params(without.toArray(String[]::new), limit)
                .query((row, _) -> new Overdue(
                        new PetitionNumber(row.getString("number")),
                        addressee(row),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Seen as late, never ordered, and late no more. */
    List<Integer> cured(Instant now, int limit) {
        return database.jdbc()
                .sql("""
                        SELECT matter.id
                          FROM audit.matter
                          JOIN office.petition ON number = petition
                         WHERE matter.state = ? AND about LIKE 'due %'
                           AND (decided_at IS NOT NULL OR due_at > ? OR about <> 'due ' || extract(epoch FROM due_at)::bigint)
                           AND NOT EXISTS (SELECT FROM audit.matter_act WHERE matter_act.matter = matter.id AND what = 'ORDERED')
                         ORDER BY id
                         LIMIT ?
                        """)
                .params(State.SEEN.name(), utc(now), limit)
                .query(Integer.class)
                .list();
    }

    private static String[] days(Days days) {
        return Stream.of(days.answer(), days.head(), days.warning(), days.specialAudit())
                .map(LocalDate::toString)
                .toArray(String[]::new);
    }

    private static Addressee addressee(ResultSet row) throws SQLException {
        return new Addressee(row.getString("agency"), row.getString("division"), row.getString("official"));
    }

    private static MatterAct act(ResultSet row) throws SQLException {
        return new MatterAct(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("official"),
                What.valueOf(row.getString("what")),
                row.getString("words"),
                detail(row),
                row.getObject("until", LocalDate.class),
                row.getObject("paper") == null ? null : row.getInt("paper_year") + "-" + row.getInt("paper"));
    }

    private static @Nullable Detail detail(ResultSet row) throws SQLException {
        var demand = row.getString("demand");
        if (demand != null) {
            return new Order(row.getInt("number"), OrderDemand.valueOf(demand), days(row.getArray("terms")));
        }
        var disposition = row.getString("disposition");
        if (disposition != null) {
            return decided(row, Disposition.valueOf(disposition));
        }
        var audit = row.getString("audit");
        if (audit != null) {
            return new Plan(AuditResult.Kind.valueOf(audit), row.getBoolean("urgent"));
        }
        if (row.getObject("result") != null) {
            return new Published(row.getInt("result"), row.getString("ground"));
        }
        var verdict = row.getString("verdict");
        return verdict == null ? null : Verdict.valueOf(verdict);
    }

    private static Decided decided(ResultSet row, Disposition disposition) throws SQLException {
        var terms = row.getArray("terms");
        var days = terms == null ? List.<LocalDate>of() : dates(terms);
        return new Decided(
                disposition,
                Immunity.valueOf(row.getString("immunity")),
                days.isEmpty() ? null : days.get(0),
                days.size() < 2 ? null : days.get(1));
    }

    private static String @Nullable [] days(Decided decided) {
        return decided.reviewBy() == null
                ? null
                : Stream.of(decided.reviewBy(), decided.appealBy())
                        .filter(Objects::nonNull)
                        .map(LocalDate::toString)
                        .toArray(String[]::new);
    }

    private static List<LocalDate> dates(Array terms) throws SQLException {
        return Arrays.stream((Date[]) terms.getArray()).map(Date::toLocalDate).toList();
    }

    private static Days days(@Nullable Array terms) throws SQLException {
        var days = dates(Objects.requireNonNull(terms));
        return new Days(days.get(0), days.get(1), days.get(2), days.get(3));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
