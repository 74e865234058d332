package city.open.outside.record;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Text;
import city.open.ground.database.RecordDatabase;
import city.open.ground.statistics.LikeCases.Course;
import city.open.ground.statistics.LikeCases.Passed;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The door to the public record, for whoever shows it. Reads as the portal's role, which can see nothing else. */
@Component
public class PublicRecord {
    /** So many petitions are counted; beyond, counting would cost more than it says. */
    public static final int COUNTED = 1_000;

    /** So many petitions are counted by their places. */
    public static final int PLACED = 500_000;

    private static final int QUEUE_COUNTED = 5_000;
    private static final int SAMPLE = 1_000;
    /** Those still open come on top. */
    private static final int ASKED_AT_MOST = 4_000;

    private static final int WORKING_DAY = 8 * 60;

    /** So many of a division's open petitions are read for whom they name. */
    private static final int NAMING = 100;

    private static final TypeReference<List<PolicySheet.Special>> POLICY_SPECIAL = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<String, PolicySheet.Rule>>> POLICY_RULES =
            new TypeReference<>() {};

    private final RecordDatabase database;
    private final Clock clock;
    private final RecordWatch watch;
    private final Search search;
    private final Cache<String, PublicCase> cases =
            Caffeine.newBuilder().maximumSize(4_000).build();
    private final LoadingCache<Division, List<Place>> queues = Caffeine.newBuilder()
            .maximumSize(2_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build(this::loadQueue);
    /** To learn from a thousand cases takes a part of a second: who reads after five minutes gets those of then, and nobody waits for the new. */
    private final LoadingCache<String, Durations> durations = Caffeine.newBuilder()
            .maximumSize(2_000)
            .refreshAfterWrite(Duration.ofMinutes(5))
            .expireAfterWrite(Duration.ofHours(1))
            .build(this::loadDurations);

    private final LoadingCache<String, Figures> figures =
            Caffeine.newBuilder().refreshAfterWrite(Duration.ofSeconds(2)).build(_ -> loadFigures());

    /** Reads every open petition, and says the same for days. */
    private final LoadingCache<YearMonth, Double> median = Caffeine.newBuilder()
            .maximumSize(2)
            .refreshAfterWrite(Duration.ofMinutes(1))
            .build(this::loadMedian);

    private final LoadingCache<String, Map<DivisionMonth, DivisionFigures>> divisions =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2)).build(_ -> loadDivisions());

    private final Cohorts cohorts;
    private final LoadingCache<CohortQuery, Statistics> statistics;

    private final LoadingCache<String, List<OpenWork>> work =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(_ -> loadWork());

    private final LoadingCache<PublicQuery, Optional<List<PlaceCount>>> places;
    private final LoadingCache<String, List<PledgedCase>> pledged =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(_ -> loadPledged());

    private final LoadingCache<Set<String>, Map<String, Long>> byAgency = Caffeine.newBuilder()
            .maximumSize(10)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build(this::countByAgency);

    private final LoadingCache<Division, List<NamedOfficial>> named = Caffeine.newBuilder()
            .maximumSize(2_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build(this::loadNamed);

    PublicRecord(RecordDatabase database, Clock clock, RecordWatch watch, HolidayRegister holidays) {
        this.database = database;
        this.clock = clock;
        this.watch = watch;
        this.search = new Search(database, clock);
        this.places = Caffeine.newBuilder()
                .maximumSize(200)
                .expireAfterWrite(Duration.ofSeconds(5))
                .build(search::places);
        this.cohorts = new Cohorts(database, holidays, clock);
        this.statistics = Caffeine.newBuilder()
                .maximumSize(200)
                .expireAfterWrite(Duration.ofSeconds(2))
                .build(cohorts::read);
        watch.onEntries(entries -> {
            entries.forEach(entry -> cases.invalidate(entry.petition()));
            if (entries.stream().anyMatch(entry -> entry.disclosed() instanceof Disclosed.WithholdingDecided)) {
                places.invalidateAll();
            }
        });
    }

    /** An opened paper of a petition, as PDF. */
    public Optional<byte[]> document(String number, String id) {
        return database.jdbc()
                .sql("SELECT pdf FROM record.document WHERE petition = ? AND id = ?")
                .params(number, id)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** A petition with its entries, or nothing for a number that was never published. */
    public Optional<PublicCase> find(String number) {
        return Optional.ofNullable(cases.get(number, this::load));
    }

    private @Nullable PublicCase load(String number) {
        record Stored(CaseView view, @Nullable CaseHead head) {}
        var stored = database.jdbc()
                .sql("SELECT view, head_salt FROM record.petition WHERE number = ?")
                .params(number)
                .query((row, _) -> new Stored(
                        RecordJson.JSON.readValue(row.getString(1), CaseView.class),
                        row.getString(2) == null ? null : CaseHead.stored(row.getString(2), row.getString(1))))
                .optional()
                .orElse(null);
        if (stored == null) {
            return null;
        }
        var view = stored.view();
        // Entries may be newer than the view that was read before them, never older; the page shows one state of both.
        return new PublicCase(
                view,
                of(number, -1).stream()
                        .filter(entry -> entry.index() <= view.lastIndex())
                        .toList(),
                stored.head());
    }

    /**
     * A petition as it was after the first of its entries, so many of them; nothing where what stood above them then was not kept, as it is
     * of entries from before OPEN kept it.
     */
    public Optional<PublicCase> asItWas(PublicCase today, int entries) {
        var first = today.entries().subList(0, entries);
        var kept = database.jdbc()
                .sql("""
                        SELECT head_change, head_salt FROM record.entry
                         WHERE year = ? AND petition = ? AND seq <= ? AND head_change IS NOT NULL ORDER BY seq
                        """)
                .params(
                        RecordWriter.year(today.view().number()),
                        today.view().number(),
                        first.getLast().seq())
                .query((row, _) -> new HeadChange(row.getString(1), row.getString(2)))
                .list();
        String view = null;
        for (var change : kept) {
            view = change.on(view);
        }
        if (view == null) {
            return Optional.empty();
        }
        var salt = kept.getLast().salt();
        var then = RecordJson.JSON.readValue(view, CaseView.class);
        // Also between two withholdings: an entry may be newer than the view that was kept with it, and says less.
        return then.lastIndex() == first.getLast().index()
                ? Optional.of(new PublicCase(then, first, salt == null ? null : new CaseHead(salt, view)))
                : Optional.empty();
    }

    /** Petitions of which anything was stated, pledged, recommended or sanctioned as the clean-handed contract has it; the newest first. */
    public List<PledgedCase> pledged() {
        return pledged.get("city");
    }

    private List<PledgedCase> loadPledged() {
        Map<String, List<Entry>> entries = new HashMap<>();
        // The kinds stand here as in the index entry_clean_hands, which is found by them.
        database.jdbc().sql("""
                        SELECT petition, coalesce(shown, body)
                          FROM record.entry
                         WHERE kind IN ('contract.stated', 'pledge.signed', 'visit.announced', 'visit.held', 'recommendation.made',
                                        'recommendation.answered', 'sanction.imposed')
                         ORDER BY petition, seq
                        """).query(row -> {
            entries.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(RecordJson.entry(row.getString(2)));
        });
        return database
                .jdbc()
                .sql("SELECT view FROM record.petition WHERE number = ANY (?) ORDER BY received_at DESC, number DESC")
                .param(entries.keySet().toArray(String[]::new))
                .query((row, _) -> caseRow(row))
                .list()
                .stream()
                .map(row -> new PledgedCase(row, CleanContract.of(entries.getOrDefault(row.number(), List.of()))))
                .toList();
    }

    /** How many petitions of these procedures each agency has; without cases taken over from elsewhere. */
    public Map<String, Long> byAgency(Set<String> procedures) {
        return byAgency.get(procedures);
    }

    private Map<String, Long> countByAgency(Set<String> procedures) {
        Map<String, Long> counts = new TreeMap<>();
        database.jdbc().sql("""
                        SELECT agency, count(*)
                          FROM record.petition
                         WHERE procedure = ANY (?) AND NOT coalesce((view ->> 'imported')::boolean, false)
                         GROUP BY agency
                        """).param(procedures.toArray(String[]::new)).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return Collections.unmodifiableMap(counts);
    }

    /** Every version of the disclosure policy, the one in force first. */
    public List<PolicySheet> policies() {
        return database.jdbc()
                .sql("SELECT version, in_force_from, rules, special, release FROM record.policy ORDER BY version DESC")
                .query((row, _) -> new PolicySheet(
                        row.getInt(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        RecordJson.JSON.readValue(row.getString(3), POLICY_RULES),
                        row.getString(4) == null ? null : RecordJson.JSON.readValue(row.getString(4), POLICY_SPECIAL),
                        row.getString(5) == null
                                ? null
                                : RecordJson.JSON.readValue(row.getString(5), PolicySheet.Release.class)))
                .list();
    }

    /** How far each of these petitions is public: the number of its last disclosed fact. Nothing for one that is not. */
    public Map<String, Integer> reached(Collection<String> numbers) {
        Map<String, Integer> reached = new HashMap<>();
        database.jdbc()
                .sql("""
                        SELECT petition, max(seq)
                          FROM record.entry
                          JOIN unnest(?::smallint[], ?::text[]) AS asked (year, petition) USING (year, petition)
                         GROUP BY petition
                        """)
                .params(
                        numbers.stream().map(RecordWriter::year).toArray(Integer[]::new),
                        numbers.toArray(String[]::new))
                .query(row -> {
                    reached.put(row.getString(1), row.getInt(2));
                });
        return reached;
    }

    /** The entries of one petition after an index, in order; all of them after -1. */
    public List<Entry> of(String number, long afterIndex) {
        return database.jdbc()
                .sql(
                        "SELECT coalesce(shown, body) FROM record.entry WHERE year = ? AND petition = ? AND index > ? ORDER BY seq")
                .params(RecordWriter.year(number), number, afterIndex)
                .query((row, _) -> RecordJson.entry(row.getString(1)))
                .list();
    }

    /** All entries after an index, in the one order of everything public. */
    public List<Entry> after(long index, int limit) {
        return watch.after(index, limit);
    }

    /** The entries after an index as they are shown, in canonical JSON. */
    public List<String> bodiesAfter(long index, int limit) {
        return database.jdbc()
                .sql("SELECT coalesce(shown, body) FROM record.entry WHERE index > ? ORDER BY index LIMIT ?")
                .params(index, limit)
                .query(String.class)
                .list();
    }

    /** The index of the newest entry, -1 before the first. */
    public long lastIndex() {
        return database.jdbc()
                        .sql("SELECT next_index FROM record.head")
                        .query(Long.class)
                        .single()
                - 1;
    }

    /** Called on this node with new entries, in order, after they were written. */
    public void onEntries(Consumer<List<Entry>> listener) {
        watch.onEntries(listener);
    }

    /** What just happened, newest first. */
    public List<Happening> latest(int n) {
        var entries = database.jdbc()
                .sql("SELECT coalesce(shown, body) FROM record.entry WHERE petition <> '' ORDER BY index DESC LIMIT ?")
                .params(n)
                .query((row, _) -> RecordJson.entry(row.getString(1)))
                .list();
        Map<String, CaseRow> rows = new HashMap<>();
        database.jdbc()
                .sql("SELECT view FROM record.petition WHERE number = ANY (?)")
                .params((Object)
                        entries.stream().map(Entry::petition).distinct().toArray(String[]::new))
                .query((row, _) -> caseRow(row))
                .list()
                .forEach(row -> rows.put(row.number(), row));
        List<Happening> happenings = new ArrayList<>();
        for (var entry : entries) {
            var row = rows.get(entry.petition());
            if (row != null) {
                happenings.add(new Happening(entry, row));
            }
        }
        return happenings;
    }

    public Figures figures() {
        return figures.get("city");
    }

    /** What was counted of each division, month by month, from the first on. */
    public Map<DivisionMonth, DivisionFigures> divisions() {
        return divisions.get("city");
    }

    /** What was counted of petitions by when they were received, as far as was asked. */
    public Statistics statistics(CohortQuery query) {
        return statistics.get(query);
    }

    /** What came of petitions from one moment to another, by agency, division and sector; without cases taken over from elsewhere. */
    public List<Results> results(Instant from, Instant to) {
        return database.jdbc()
                .sql("""
                        SELECT agency, division, sector,
                               count(*) FILTER (WHERE decided_at >= :from::timestamptz AND decided_at < :to::timestamptz) AS decided,
                               count(*) FILTER (WHERE decided_at >= :from::timestamptz AND decided_at < :to::timestamptz AND NOT late) AS on_time,
                               count(*) FILTER (WHERE due_at < :to::timestamptz AND NOT stands
                                                  AND (decided_at IS NULL OR decided_at >= :to::timestamptz)) AS open_overdue
                          FROM record.petition
                         WHERE received_at < :to::timestamptz AND (decided_at IS NULL OR decided_at >= :from::timestamptz)
                           AND NOT coalesce((view ->> 'imported')::boolean, false)
                         GROUP BY agency, division, sector
                         ORDER BY agency, division, sector
                        """)
                .param("from", from.toString())
                .param("to", to.toString())
                .query(Results.class)
                .list();
    }

    /** What was decided about disclosing procedures, the newest first. */
    public List<RegisterDecision.Published> registerDecisions() {
        return database.jdbc()
                .sql("""
                        SELECT decision, index
                          FROM record.register_decision LEFT JOIN record.published ON what = 'register/' || number
                         ORDER BY number DESC
                        """)
                .query((row, _) -> new RegisterDecision.Published(
                        RecordJson.JSON.readValue(row.getString(1), RegisterDecision.class),
                        row.getObject(2, Long.class)))
                .list();
    }

    /** What audits found, the newest first. */
    public List<AuditResult.Published> auditResults() {
        return database.jdbc()
                .sql("""
                        SELECT result, index
                          FROM record.audit_result LEFT JOIN record.published ON what = 'audits/' || number
                         ORDER BY number DESC
                        """)
                .query((row, _) -> new AuditResult.Published(
                        RecordJson.JSON.readValue(row.getString(1), AuditResult.class), row.getObject(2, Long.class)))
                .list();
    }

    /** Of which periods there are files of figures of this kind, the newest first. */
    public List<String> figuresPeriods(String kind) {
        return database
                .jdbc()
                .sql("SELECT name FROM record.figures_file WHERE starts_with(name, ?) ORDER BY name DESC")
                .param(kind + "/")
                .query(String.class)
                .list()
                .stream()
                .map(FiguresFile::periodOf)
                .toList();
    }

    /** @param name such as {@code survey/2026Q3} */
    public Optional<FiguresFile> figuresFile(String name) {
        return database.jdbc()
                .sql("""
                        SELECT title_ko, title_en, body, index
                          FROM record.figures_file LEFT JOIN record.published ON what = 'figures/' || name
                         WHERE name = ?
                        """)
                .param(name)
                .query((row, _) -> new FiguresFile(
                        name,
                        new Text(row.getString(1), row.getString(2)),
                        row.getString(3),
                        row.getObject(4, Long.class)))
                .optional();
    }

    /** The month from which on petitions are counted; nothing before the first. */
    public Optional<YearMonth> firstMonth() {
        return Optional.ofNullable(cohorts.first());
    }

    private Map<DivisionMonth, DivisionFigures> loadDivisions() {
        Map<DivisionMonth, DivisionFigures> all = new TreeMap<>();
        database.jdbc().sql("SELECT * FROM record.division_tally").query(row -> {
            Map<DivisionCount, Long> counts = new EnumMap<>(DivisionCount.class);
            for (var count : DivisionCount.values()) {
                counts.put(count, row.getLong(count.name()));
            }
            all.put(
                    new DivisionMonth(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            row.getString("agency"),
                            row.getString("division")),
                    new DivisionFigures(counts));
        });
        return Collections.unmodifiableMap(all);
    }

    /** What is open at this moment, by division and procedure; a division without anything open is not in it. */
    public List<OpenWork> openWork() {
        return work.get("city");
    }

    /** Read out of the index {@code petition_queue} alone. */
    private List<OpenWork> loadWork() {
        return database.jdbc()
                .sql("""
                        SELECT agency, division, procedure, count(*) AS open,
                               count(*) FILTER (WHERE late OR NOT stands AND due_at < ?::timestamptz) AS late
                          FROM record.petition
                         WHERE decided_at IS NULL
                         GROUP BY agency, division, procedure
                         ORDER BY agency, division, procedure
                        """)
                .params(clock.instant().toString())
                .query(OpenWork.class)
                .list();
    }

    /** Whom the newest open petitions of a division name as having them or as having acted for it. */
    public List<NamedOfficial> named(String agency, String division) {
        return named.get(new Division(agency, division));
    }

    private List<NamedOfficial> loadNamed(Division division) {
        record Mention(String ko, String en, String rank) {}
        Map<Mention, NamedOfficial> all = new LinkedHashMap<>();
        database.jdbc()
                .sql("""
                        WITH newest AS (
                            SELECT number, view -> 'handler' AS handler
                              FROM record.petition
                             WHERE agency = ? AND division = ? AND decided_at IS NULL
                             ORDER BY received_at DESC, number DESC
                             LIMIT ?
                        )
                        SELECT handler -> 'label' ->> 'ko' AS ko, handler -> 'label' ->> 'en' AS en,
                               handler ->> 'rank' AS rank, handler ->> 'phone' AS phone
                          FROM newest
                         WHERE handler ->> 'rank' IS NOT NULL
                         UNION
                        SELECT actor ->> 'official', coalesce(actor ->> 'officialEn', actor ->> 'official'),
                               actor ->> 'rank', NULL
                          FROM newest
                          JOIN record.entry ON entry.year = left(number, 4)::smallint AND entry.petition = number
                         CROSS JOIN LATERAL (SELECT coalesce(shown, body)::jsonb -> 'by' AS actor) act
                         WHERE actor ->> 'agency' = ? AND actor ->> 'division' = ? AND actor ->> 'official' IS NOT NULL
                         ORDER BY ko, phone NULLS LAST
                        """)
                .params(division.agency(), division.division(), NAMING, division.agency(), division.division())
                .query(row -> {
                    var one = new Mention(row.getString("ko"), row.getString("en"), row.getString("rank"));
                    all.putIfAbsent(
                            one, new NamedOfficial(new Text(one.ko(), one.en()), one.rank(), row.getString("phone")));
                });
        return List.copyOf(all.values());
    }

    public Durations durations(String procedure) {
        return durations.get(procedure);
    }

    /**
     * How many open petitions of the same division arrived earlier: counted up to 5,000; -1 for a decided one.
     */
    public int ahead(CaseView view) {
        if (view.closed()) {
            return -1;
        }
        var queue = queues.get(new Division(view.agency(), view.division()));
        int place = Collections.binarySearch(queue, new Place(view.receivedAt(), view.number()));
        return place >= 0 ? place : -place - 1;
    }

    private record Division(String agency, String division) {}

    private record Place(Instant receivedAt, String number) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTime = receivedAt.compareTo(other.receivedAt);
            return byTime != 0 ? byTime : number.compareTo(other.number);
        }
    }

    private List<Place> loadQueue(Division division) {
        return database.jdbc()
                .sql("""
                        SELECT received_at, number
                          FROM record.petition
                         WHERE agency = ? AND division = ? AND decided_at IS NULL
                         ORDER BY received_at, number
                         LIMIT ?
                        """)
                .params(division.agency(), division.division(), QUEUE_COUNTED)
                .query((row, _) -> new Place(instant(row, "received_at"), row.getString("number")))
                .list();
    }

    /** Petitions in which every word is written as asked, whole words first, then those that only resemble; see {@link Search}. */
    public Found search(PublicQuery query) {
        return search.page(query);
    }

    /** Petitions by their moment of reception, newest first. */
    public List<CaseView> received(ReceivedSought sought) {
        var decided = sought.decided();
        return database.jdbc()
                .sql("""
                        SELECT view
                          FROM record.petition
                         WHERE received_at BETWEEN ?::timestamptz AND ?::timestamptz
                        """
                        + (sought.procedures().isEmpty() ? "" : " AND procedure = ANY (?)")
                        + (decided == null ? "" : decided ? " AND decided_at IS NOT NULL" : " AND decided_at IS NULL")
                        + " ORDER BY received_at DESC, number DESC OFFSET ? LIMIT ?")
                .params(params(sought))
                .query((row, _) -> RecordJson.JSON.readValue(row.getString("view"), CaseView.class))
                .list();
    }

    private static List<Object> params(ReceivedSought sought) {
        List<Object> params =
                new ArrayList<>(List.of(sought.from().toString(), sought.to().toString()));
        if (!sought.procedures().isEmpty()) {
            params.add(sought.procedures().toArray(String[]::new));
        }
        params.add(sought.skip());
        params.add(sought.limit());
        return params;
    }

    /** How many have every word as it was asked for, or {@link #COUNTED} + 1 for more than that. */
    public int count(PublicQuery query) {
        return search.count(query);
    }

    /** How many of what was looked for are at which place, by its name; nothing where that is more than {@link #PLACED}. */
    public Optional<List<PlaceCount>> places(PublicQuery query) {
        return places.get(query);
    }

    /** How many of those stand where, whichever state and lateness the question asks for. */
    public StateCounts states(PublicQuery query) {
        return search.states(query);
    }

    /** Which of these petitions have every word as it was asked for at this moment, and all else that was asked, however many they are. */
    public Set<String> found(PublicQuery query, Collection<String> among) {
        return search.among(query, among);
    }

    private CaseRow caseRow(ResultSet row) throws SQLException {
        return CaseRow.of(RecordJson.JSON.readValue(row.getString("view"), CaseView.class), clock.instant());
    }

    private Durations loadDurations(String procedure) {
        var latest = database.jdbc()
                .sql("""
                        SELECT *
                          FROM (SELECT coalesce(finished.minutes, worked) AS lasted, coalesce(finished.steps, petition.steps) AS steps,
                                       finished.number IS NOT NULL AS ended, received_at, number,
                                       count(finished.number) OVER (ORDER BY received_at DESC, number DESC) AS ended_since
                                  FROM record.petition LEFT JOIN record.finished USING (number)
                                 WHERE petition.procedure = ?
                                 ORDER BY received_at DESC, number DESC
                                 LIMIT ?) latest
                         WHERE ended_since <= ?
                         ORDER BY received_at, number
                        """)
                .params(procedure, ASKED_AT_MOST, SAMPLE)
                .query((row, _) -> new Course(
                        passed(RecordJson.JSON.readValue(row.getString("steps"), new TypeReference<>() {})),
                        row.getInt("lasted"),
                        row.getBoolean("ended")))
                .list();
        return Durations.of(latest);
    }

    private static List<Passed> passed(Map<String, Integer> steps) {
        return steps.entrySet().stream()
                .map(step -> new Passed(step.getKey(), step.getValue()))
                .sorted(Passed.IN_ORDER)
                .toList();
    }

    private Figures loadFigures() {
        Map<String, Long> open = new HashMap<>();
        database.jdbc()
                .sql("SELECT sector, open FROM record.sector_tally")
                .query((row, _) -> open.put(row.getString(1), row.getLong(2)))
                .list();
        var today = LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
        record Month(long receivedToday, long decided, long onTime, long disclosed, long withinHour) {}
        var month = database.jdbc()
                .sql("""
                        SELECT coalesce(sum(received) FILTER (WHERE day = ?::date), 0)::bigint AS received_today,
                               coalesce(sum(decided), 0)::bigint AS decided,
                               coalesce(sum(decided_on_time), 0)::bigint AS on_time,
                               coalesce(sum(disclosed), 0)::bigint AS disclosed,
                               coalesce(sum(within_hour), 0)::bigint AS within_hour
                          FROM record.day_tally
                         WHERE day >= ?::date
                        """)
                .params(today.toString(), today.withDayOfMonth(1).toString())
                .query(Month.class)
                .single();
        var limits =
                database.jdbc().sql("""
                        SELECT limit_minutes
                          FROM (SELECT limit_minutes FROM record.finished ORDER BY decided_at DESC LIMIT ?) latest
                         WHERE limit_minutes IS NOT NULL
                        """).params(SAMPLE).query(Integer.class).list();
        return new Figures(
                open.values().stream().mapToLong(Long::longValue).sum(),
                open,
                month.receivedToday(),
                month.decided(),
                share(month.onTime(), month.decided()),
                median.get(YearMonth.from(today)),
                medianDays(limits.stream().mapToInt(Integer::intValue).toArray()),
                share(month.withinHour(), month.disclosed()));
    }

    private double loadMedian(YearMonth running) {
        var year = new CohortQuery(running.minusMonths(11), running, null, null, null);
        var survival = statistics.get(year).all().survival();
        var middle = survival.events() < Durations.ENOUGH ? null : survival.reached(0.5);
        return middle == null ? Double.NaN : middle;
    }

    /** How often somebody asked that an entry be withheld, and what was decided. */
    public WithholdingCounts withholdings() {
        record Count(String kind, boolean granted, String ground, long times) {}
        long asked = 0;
        long refused = 0;
        var granted = new TreeMap<String, Long>();
        var counts = database.jdbc().sql("""
                        SELECT kind, coalesce((body::jsonb -> 'open' ->> 'granted')::boolean, false) AS granted,
                               coalesce(body::jsonb -> 'open' ->> 'ground', '') AS ground, count(*) AS times
                          FROM record.entry
                         WHERE kind IN ('withholding.asked', 'withholding.decided')
                         GROUP BY 1, 2, 3
                        """).query(Count.class).list();
        for (var count : counts) {
            if (count.kind().equals("withholding.asked")) {
                asked += count.times();
            } else if (count.granted()) {
                granted.merge(count.ground(), count.times(), Long::sum);
            } else {
                refused += count.times();
            }
        }
        return new WithholdingCounts(asked, refused, granted);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    private static double medianDays(int[] minutes) {
        Arrays.sort(minutes);
        return minutes.length == 0 ? Double.NaN : (double) minutes[(minutes.length - 1) / 2] / WORKING_DAY;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** With what a division drew on that day, if it did. */
    public Optional<Draw> draw(String agency, String division, LocalDate day) {
        return database.jdbc()
                .sql("""
                        SELECT agency, division, day, commitment, encode(seed, 'hex') AS seed
                          FROM record.draw
                         WHERE agency = ? AND division = ? AND day = ?
                        """)
                .params(agency, division, day)
                .query(Draw.class)
                .optional();
    }
}
