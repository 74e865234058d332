package city.open.audit.redflags;

import city.open.audit.flags.Around;
import city.open.audit.flags.Case;
import city.open.audit.flags.Flag;
import city.open.audit.flags.Flags;
import city.open.audit.flags.Raised;
import city.open.audit.flags.Sweep;
import city.open.audit.flags.Swept;
import city.open.audit.orders.Opening;
import city.open.audit.redflags.BlindSample.Candidate;
import city.open.audit.redflags.FlagRows.Act;
import city.open.audit.redflags.FlagRows.Row;
import city.open.audit.redflags.FlagRuns.Coverage;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.database.AuditDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Login;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.CleanHands;
import city.open.town.organization.Organization;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Asks all flags over the city, once a night and when somebody wants it, and keeps what people make of them. */
@Component
class RedFlags {
    static final int SHORTEST = 10;
    static final int LONGEST = 1_000;
    /** A class is what was decided in so many months. */
    static final int MONTHS = 24;

    private static final int DAYS_TO_LOOK = 30;
    private static final LocalTime NIGHT = LocalTime.of(2, 0);
    private static final Logger log = LoggerFactory.getLogger(RedFlags.class);

    private final AuditDatabase database;
    private final FlagRuns runs;
    private final FlagRows rows;
    private final BlindSample sample;
    private final Catalogue catalogue;
    private final CleanHands cleanHands;
    private final Organization organization;
    private final HolidayRegister holidays;
    private final Opening opening;
    private final Clock clock;

    RedFlags(
            AuditDatabase database,
            Catalogue catalogue,
            CleanHands cleanHands,
            Organization organization,
            HolidayRegister holidays,
            Opening opening,
            Clock clock) {
        this.database = database;
        this.runs = new FlagRuns(database);
        this.rows = new FlagRows(database);
        this.sample = new BlindSample(database);
        this.catalogue = catalogue;
        this.cleanHands = cleanHands;
        this.organization = organization;
        this.holidays = holidays;
        this.opening = opening;
        this.clock = clock;
    }

    FlagRuns runs() {
        return runs;
    }

    FlagRows rows() {
        return rows;
    }

    BlindSample sample() {
        return sample;
    }

    LocalDate today() {
        return day(clock.instant());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CityTime.ZONE);
    }

    // By itself

    /** Asks for a run on top of the nightly ones. */
    void ask(Login login) {
        runs.ask(login.official().value(), clock.instant());
    }

    /** Notes that this night's run is due, from two in the morning on. */
    void turnNight() {
        var now = clock.instant().atZone(CityTime.ZONE);
        if (!now.toLocalTime().isBefore(NIGHT)) {
            runs.begin(now.toLocalDate(), now.toInstant());
        }
    }

    /** Does the run that waits, if one does and no other machine is at it. Answers whether it did. */
    boolean look() {
        if (runs.waiting().isEmpty()) {
            return false;
        }
        // A lock of the session: a transaction that lasts minutes would hold up whoever follows the journal.
        try (var held = database.source().getConnection()) {
            if (!answer(held, "SELECT pg_try_advisory_lock(hashtext('red flags'))")) {
                return false;
            }
            try {
                // Read once more: another machine may have ended it before it let go.
                var waiting = runs.waiting();
                waiting.ifPresent(this::run);
                return waiting.isPresent();
            } finally {
                answer(held, "SELECT pg_advisory_unlock(hashtext('red flags'))");
            }
        } catch (SQLException fault) {
            throw new DataAccessResourceFailureException("red flags cannot be locked", fault);
        }
    }

    private static boolean answer(Connection held, String sql) throws SQLException {
        try (var statement = held.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private record Sight(Instant at, long cases, Map<Flag, Swept> swept, List<Candidate> candidates) {}

    private void run(int run) {
        var sight = Objects.requireNonNull(database.snapshot().execute(_ -> see()));
        var quarter = BlindSample.name(BlindSample.quarterBefore(day(sight.at())));
        database.transactions().executeWithoutResult(_ -> {
            var coverage = new ArrayList<Coverage>();
            var flagged = new HashSet<String>();
            var lookBy = new StatutoryClock(holidays.known()).until(day(sight.at()), Period.days(DAYS_TO_LOOK));
            sight.swept().forEach((flag, swept) -> {
                var code = flag.kind().code();
                runs.raise(run, code, swept.raised(), lookBy, sight.at());
                swept.raised().stream().map(Raised::cases).forEach(flagged::addAll);
                coverage.add(new Coverage(
                        code,
                        swept.scope(),
                        swept.computable(),
                        swept.tested(),
                        swept.raised().size(),
                        swept.missing()));
            });
            if (!sight.candidates().isEmpty() && !sample.isDrawn(quarter)) {
                flagged.addAll(sample.named(
                        sight.candidates().stream().map(Candidate::petition).toList()));
                sample.draw(quarter, sight.candidates(), flagged, new SecureRandom());
            }
            runs.end(run, sight.at(), clock.instant(), sight.cases(), coverage);
        });
        log.info(
                "red flags: run {} asked {} flags over {} cases and raised {}",
                run,
                sight.swept().size(),
                sight.cases(),
                sight.swept().values().stream()
                        .mapToInt(one -> one.raised().size())
                        .sum());
    }

    /** Everything as it was at one moment, in the caller's snapshot. */
    private Sight see() {
        var now = clock.instant();
        var today = day(now);
        var around = new Around(today, left(today));
        Map<Flag, Sweep> sweeps = new LinkedHashMap<>();
        Flags.all().forEach(flag -> sweeps.put(flag, flag.sweep(around)));
        var quarter = BlindSample.quarterBefore(today);
        var candidates = new ArrayList<Candidate>();
        long cases = new CityCases(database, catalogue, cleanHands, organization, holidays.known())
                .each(today.minusMonths(MONTHS), one -> {
                    sweeps.values().forEach(sweep -> sweep.see(one));
                    if (isIn(quarter, one)) {
                        candidates.add(new Candidate(one.number(), one.agency(), one.division(), one.official()));
                    }
                });
        Map<Flag, Swept> swept = new LinkedHashMap<>();
        sweeps.forEach((flag, sweep) -> swept.put(flag, sweep.over()));
        return new Sight(now, cases, swept, candidates);
    }

    private static boolean isIn(LocalDate quarter, Case one) {
        var decision = one.decision();
        if (decision == null) {
            return false;
        }
        var on = decision.occurred().toLocalDate();
        return !on.isBefore(quarter) && on.isBefore(quarter.plusMonths(3));
    }

    private Map<String, LocalDate> left(LocalDate today) {
        Map<String, LocalDate> left = new HashMap<>();
        for (var official : organization.everyOfficial()) {
            var last = official.validTo();
            if (last != null && !last.isAfter(today) && last.isAfter(today.minusYears(1))) {
                left.put(official.id().value(), last);
            }
        }
        return left;
    }

    // What people make of it

    /** Whether they work where it happened, or are asked about themselves. */
    static boolean isOwn(Login login, String agency, String division, String official) {
        return login.agency().value().equals(agency) && login.division().value().equals(division)
                || login.official().value().equals(official);
    }

    /**
     * Notes what came of a flag; opens a matter of one of its cases where that is what came of it.
     *
     * @return the words of why not, or null
     */
    @Nullable
    String decide(Login login, int id, @Nullable Outcome outcome, String petition, String words) {
        var row = rows.find(id).orElse(null);
        if (row == null) {
            return Hindrance.NO_SUCH_FLAG.words();
        }
        var hindrance = hindrance(login, row, outcome, words);
        if (hindrance != null) {
            return hindrance.words();
        }
        boolean opens = outcome == Outcome.OPENED;
        if (opens) {
            if (!row.cases().contains(petition)) {
                return Hindrance.CASE_MISSING.words();
            }
            var refused = opening.open(login, new PetitionNumber(petition), words);
            if (refused != null) {
                return refused;
            }
        }
        var act = new Act(
                clock.instant(),
                login.official().value(),
                Objects.requireNonNull(outcome),
                words,
                opens ? petition : null);
        database.transactions().executeWithoutResult(_ -> rows.add(id, act));
        return null;
    }

    private static @Nullable Hindrance hindrance(Login login, Row row, @Nullable Outcome outcome, String words) {
        if (isOwn(login, row.agency(), row.division(), row.official())) {
            return Hindrance.OWN_DIVISION;
        }
        return outcome == null ? Hindrance.NOTHING_CHOSEN : unfit(words);
    }

    private static @Nullable Hindrance unfit(String words) {
        if (words.length() < SHORTEST || words.length() > LONGEST) {
            return Hindrance.WORDS_MISSING;
        }
        return Legible.is(words) ? null : Hindrance.ILLEGIBLE;
    }

    /** @return why not, or null */
    @Nullable
    Hindrance judge(Login login, String quarter, String petition, @Nullable Found found, String words) {
        var sampled = sample.find(quarter, petition).orElse(null);
        if (sampled == null) {
            return Hindrance.NO_SUCH_FLAG;
        }
        if (isOwn(login, sampled.agency(), sampled.division(), sampled.official())) {
            return Hindrance.OWN_DIVISION;
        }
        if (found == null) {
            return Hindrance.NOTHING_CHOSEN;
        }
        var unfit = unfit(words);
        if (unfit != null) {
            return unfit;
        }
        return sample.judge(quarter, petition, clock.instant(), login.official().value(), found, words)
                ? null
                : Hindrance.SEEN_ALREADY;
    }
}
