package city.open.inside.casework;

import static city.open.inside.casework.Conditions.utc;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.guard.Mask;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.Inbox.Reach.Everywhere;
import city.open.inside.casework.Inbox.Reach.OfAgency;
import city.open.inside.casework.Inbox.Reach.OfOfficial;
import city.open.inside.casework.Inbox.Reach.OfUnits;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Scope;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petition.Status;
import city.open.inside.petition.Petition.WaitsFor;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What lies on an official's desk. Lists are in arrival order, those about dates by date, and read page by page. */
@Component
public class Inbox {
    private static final String LOOKED_FOR_APPLICANT = "search.applicant";
    private static final int MOST_PASSED_OVER = 1_000;

    private final OfficeDatabase database;
    private final Organization organization;
    private final Rights rights;
    private final AccessLog accessLog;
    private final ObjectProvider<ToApprove> lines;
    private final Clock clock;

    Inbox(
            OfficeDatabase database,
            Organization organization,
            Rights rights,
            AccessLog accessLog,
            ObjectProvider<ToApprove> lines,
            Clock clock) {
        this.database = database;
        this.organization = organization;
        this.rights = rights;
        this.accessLog = accessLog;
        this.lines = lines;
        this.clock = clock;
    }

    /** A pile on the desk. */
    public enum Queue {
        MINE("내 민원", "Mine"),
        UNASSIGNED("우리 부서 미배정", "Unassigned in my division"),
        TO_APPROVE("결재 대기", "Waiting for me to approve"),
        ASKED("우리 부서가 받은 협의", "Asked of my division"),
        /** Mine, where the day for the supplement or the reply has passed: the next step is ours again. */
        ANSWER_OVERDUE("회신·보완 기한 지남", "Answer overdue"),
        /** Mine. */
        LATE("기한 지남", "Late"),
        /** Mine, up to Sunday. */
        DUE_THIS_WEEK("이번 주 기한", "Due this week"),
        /** All that is open as far as the official's rights reach. */
        OPEN("전체 진행 중", "All open"),
        /** All that is late as far as they reach. */
        OPEN_LATE("전체 기한 지남", "All late"),
        /** Everything as far as they reach, decided or not; to be searched rather than read. */
        EVERYTHING("전체", "Everything");

        private final Text words;

        Queue(String ko, String en) {
            this.words = new Text(ko, en);
        }

        public Text words() {
            return words;
        }

        /** Whether it is ordered by due date; else by arrival. */
        public boolean isByDate() {
            return this == LATE || this == DUE_THIS_WEEK || this == OPEN_LATE;
        }
    }

    /** How far a list reaches. */
    public sealed interface Reach {
        /** What one official has in hand. */
        record OfOfficial(OfficialId official) implements Reach {}

        /** These units of one agency. */
        record OfUnits(AgencyCode agency, Set<UnitId> units) implements Reach {}

        record OfAgency(AgencyCode agency) implements Reach {}

        record Everywhere() implements Reach {}
    }

    /**
     * What to look for within a queue; nothing given leaves all of it.
     *
     * @param number the number, or how it begins
     * @param place one agency or some of its divisions
     * @param from the first day of reception, {@code to} the last
     * @param words parts of the subject, in either language
     * @param applicant the applicant's name; it is masked before it is compared, and the look is written down with its {@code purpose}
     */
    public record Filter(
            @Nullable String number,
            @Nullable ProcedureCode procedure,
            @Nullable Reach place,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String words,
            @Nullable String applicant,
            @Nullable String purpose) {
        private static final Filter NONE = new Filter(null, null, null, null, null, null, null, null);

        public Filter {
            if (applicant != null && (purpose == null || purpose.isBlank())) {
                throw new IllegalArgumentException("a search for an applicant needs a purpose");
            }
        }

        public static Filter none() {
            return NONE;
        }
    }

    /** A line of a list. {@code dueAt} is the end of the period; {@code late} says whether it has, or had before time stood still. */
    public record InboxRow(
            PetitionNumber number,
            ProcedureCode procedure,
            int version,
            Text subject,
            @Nullable String applicant,
            AgencyCode agency,
            UnitId division,
            @Nullable OfficialId official,
            Status status,
            @Nullable WaitsFor waitsFor,
            @Nullable LocalDate waitsUntil,
            Instant receivedAt,
            @Nullable Instant dueAt,
            boolean late,
            int seq) {}

    /** @param next where the next page goes on; null on the last */
    public record Page(List<InboxRow> rows, @Nullable String next) {}

    /** How far the official's lists reach: the widest of what the rights to look inside give. */
    public Reach reach(Login login) {
        return reach(login, Right.SEE_INSIDE);
    }

    Reach reach(Login login, Right right) {
        var scopes = rights.scopes(login, right);
        if (scopes.contains(Scope.ANYWHERE)) {
            return new Everywhere();
        }
        if (scopes.contains(Scope.OWN_AGENCY)) {
            return new OfAgency(login.agency());
        }
        if (scopes.equals(EnumSet.of(Scope.OWN))) {
            return new OfOfficial(login.official());
        }
        return new OfUnits(
                login.agency(), scopes.contains(Scope.OWN_BUREAU) ? bureau(login) : Set.of(login.division()));
    }

    /** The official's unit and all below it, as they stand today. */
    private Set<UnitId> bureau(Login login) {
        return organization.within(login.agency(), login.division(), today());
    }

    /** How many lie in each of these piles. Those of a whole division or city take the longest to count. */
    public Map<Queue, Long> counts(Login login, Collection<Queue> queues) {
        Map<Queue, Long> counts = new EnumMap<>(Queue.class);
        for (var queue : queues) {
            counts.put(queue, count(login, queue));
        }
        return counts;
    }

    public long count(Login login, Queue queue) {
        var query = new Conditions();
        restrict(query, login, queue);
        return database.jdbc()
                .sql("SELECT count(*) FROM office.petition WHERE " + query.sql())
                .params(query.values(List.of()))
                .query(Long.class)
                .single();
    }

    /**
     * A page of a queue.
     *
     * @param after the {@link Page#next} of the page before, null for the first
     * @param limit 1 to 200
     */
    public Page list(Login login, Queue queue, Filter filter, @Nullable String after, int limit) {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("a page has 1 to 200 rows, not " + limit);
        }
        if (filter.applicant() != null && filter.purpose() != null) {
            accessLog.note(login, LOOKED_FOR_APPLICANT, Mask.person(filter.applicant()), filter.purpose());
        }
        var query = new Conditions();
        restrict(query, login, queue);
        look(query, filter);
        var order = queue.isByDate() ? "due_at" : "received_at";
        cursor(after).ifPresent(at -> query.where("(%s, number) > (?, ?)".formatted(order), utc(at.at()), at.number()));
        var rows = database.jdbc()
                .sql("""
                        SELECT number, procedure, version, subject_ko, subject_en, applicant, agency, division, official, status,
                               waits_for, waits_until, received_at, due_at, late, seq
                          FROM office.petition
                          JOIN office.subject USING (number)
                         WHERE %s
                         ORDER BY %s, number
                         LIMIT ?
                        """.formatted(query.sql(), order))
                .params(query.values(List.of(), limit + 1))
                .query((row, _) -> row(row))
                .list();
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        var last = rows.get(limit - 1);
        return new Page(
                rows.subList(0, limit), cursor(queue.isByDate() ? last.dueAt() : last.receivedAt(), last.number()));
    }

    /** How many of the petition's division arrived earlier and nobody has; counted up to a thousand. */
    public int unassignedBefore(Petition petition) {
        return database.jdbc()
                .sql("""
                        SELECT count(*)
                          FROM (SELECT FROM office.petition
                                 WHERE agency = ? AND division = ? AND decided_at IS NULL AND official IS NULL
                                   AND (received_at, number) < (?, ?)
                                 LIMIT ?) AS earlier
                        """)
                .params(
                        petition.agency().value(),
                        petition.division().value(),
                        utc(petition.receivedAt()),
                        petition.number().value(),
                        MOST_PASSED_OVER)
                .query(Integer.class)
                .single();
    }

    private void restrict(Conditions query, Login login, Queue queue) {
        query.where(queue == Queue.EVERYTHING ? "true" : "decided_at IS NULL");
        switch (queue) {
            case MINE -> mine(query, login);
            case UNASSIGNED -> {
                division(query, login);
                query.where("official IS NULL");
            }
            case TO_APPROVE -> {
                var numbers = lines.stream()
                        .flatMap(line -> line.waitingFor(login.official()).stream())
                        .map(PetitionNumber::value)
                        .distinct()
                        .toArray(String[]::new);
                query.where("number = ANY (?)", (Object) numbers);
            }
            case ASKED ->
                query.where("asked <> '{}' AND asked @> ARRAY[?]::text[]", login.agency() + "/" + login.division());
            case ANSWER_OVERDUE -> {
                mine(query, login);
                query.where("waits_until < ?", today());
            }
            case LATE -> {
                mine(query, login);
                late(query);
            }
            case DUE_THIS_WEEK -> {
                mine(query, login);
                var now = clock.instant();
                var monday = today().with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .atStartOfDay(CityTime.ZONE)
                        .toInstant();
                query.where("due_at > ? AND due_at <= ?", utc(now), utc(monday));
                query.where(Conditions.TIME_RUNS);
            }
            case OPEN, EVERYTHING -> query.within(reach(login, Right.SEE_INSIDE));
            case OPEN_LATE -> {
                query.within(reach(login, Right.SEE_INSIDE));
                late(query);
            }
        }
    }

    private static void mine(Conditions query, Login login) {
        query.where("official = ?", login.official().value());
    }

    private static void division(Conditions query, Login login) {
        query.where(
                "agency = ? AND division = ?",
                login.agency().value(),
                login.division().value());
    }

    private void late(Conditions query) {
        query.where(Conditions.LATE, utc(clock.instant()));
    }

    private static void look(Conditions query, Filter filter) {
        if (filter.number() != null) {
            query.where("number LIKE ?", literal(filter.number().strip()) + "%");
        }
        if (filter.procedure() != null) {
            query.where("procedure = ?", filter.procedure().value());
        }
        if (filter.place() != null) {
            query.within(filter.place());
        }
        if (filter.from() != null) {
            query.where(
                    "received_at >= ?",
                    utc(filter.from().atStartOfDay(CityTime.ZONE).toInstant()));
        }
        if (filter.to() != null) {
            query.where(
                    "received_at < ?",
                    utc(filter.to().plusDays(1).atStartOfDay(CityTime.ZONE).toInstant()));
        }
        if (filter.words() != null) {
            for (var word : filter.words().strip().toLowerCase(Locale.ROOT).split("\\s+")) {
                query.where("lower(subject_ko || ' ' || subject_en) LIKE ?", "%" + literal(word) + "%");
            }
        }
        if (filter.applicant() != null) {
            query.where("applicant = ?", Mask.person(filter.applicant()));
        }
    }

    private static String literal(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private record Cursor(Instant at, String number) {}

    private static String cursor(@Nullable Instant at, PetitionNumber number) {
        return (at == null ? Instant.EPOCH : at) + "~" + number;
    }

    /** What a page before said; anything else begins at the beginning. */
    private static Optional<Cursor> cursor(@Nullable String after) {
        if (after == null || !after.matches("[0-9TZ:.-]{20,40}~[0-9-]{10,40}")) {
            return Optional.empty();
        }
        int split = after.indexOf('~');
        try {
            return Optional.of(new Cursor(Instant.parse(after.substring(0, split)), after.substring(split + 1)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private InboxRow row(ResultSet row) throws SQLException {
        var official = row.getString("official");
        var waitsFor = row.getString("waits_for");
        var due = row.getObject("due_at", OffsetDateTime.class);
        var dueAt = due == null ? null : due.toInstant();
        var waits = waitsFor == null ? null : WaitsFor.valueOf(waitsFor);
        boolean runs = waits == null || waits == WaitsFor.CONSULTATION;
        return new InboxRow(
                new PetitionNumber(row.getString("number")),
                new ProcedureCode(row.getString("procedure")),
                row.getInt("version"),
                new Text(row.getString("subject_ko"), row.getString("subject_en")),
                row.getString("applicant"),
                new AgencyCode(row.getString("agency")),
                new UnitId(row.getString("division")),
                official == null ? null : new OfficialId(official),
                Status.valueOf(row.getString("status")),
                waits,
                row.getObject("waits_until", LocalDate.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                dueAt,
                row.getBoolean("late")
                        || runs && dueAt != null && !clock.instant().isBefore(dueAt),
                row.getInt("seq"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
    }
}
