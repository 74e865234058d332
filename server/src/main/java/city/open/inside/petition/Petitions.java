package city.open.inside.petition;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Reckoning;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Decision.Recorded;
import city.open.inside.petition.Decision.Refused;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.Received;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Deemed;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The door to petitions: receive one, record an act, look at one. An answer of {@link Recorded} means the fact is durable; its disclosure
 * follows by itself.
 */
@Component
public class Petitions {
    /** A writer that loses the race this often meets more than bad luck. */
    private static final int TRIES = 5;

    private final OfficeDatabase database;
    private final Journal journal;
    private final Catalogue catalogue;
    private final Organization organization;
    private final HolidayRegister holidays;
    private final Clock time;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<ApproverAsked> table;
    private volatile @Nullable List<ApproverAsked> tables;
    private final ObjectProvider<AtDecision> atDecision;
    private final ObjectProvider<Beside> beside;
    private volatile @Nullable List<Beside> besides;
    private final int graceDays;
    /** Petitions as last seen here. Another node may be ahead; then its fact has the key already and we look again. */
    private final Cache<PetitionNumber, Petition> seen =
            Caffeine.newBuilder().maximumSize(20_000).build();

    Petitions(
            OfficeDatabase database,
            Catalogue catalogue,
            Organization organization,
            HolidayRegister holidays,
            Clock time,
            ApplicationEventPublisher events,
            ObjectProvider<ApproverAsked> table,
            ObjectProvider<AtDecision> atDecision,
            ObjectProvider<Beside> beside,
            @Value("${open.office.grace-days:1}") int graceDays) {
        this.database = database;
        this.journal = new Journal(database);
        this.catalogue = catalogue;
        this.organization = organization;
        this.holidays = holidays;
        this.time = time;
        this.events = events;
        this.table = table;
        this.atDecision = atDecision;
        this.beside = beside;
        this.graceDays = graceDays;
    }

    /** Facts have become durable; whoever follows the journal may look. */
    public record JournalGrew() {}

    /** Receives a petition and gives it its number. */
    public Decision receive(Reception reception, By by, Moment moment) {
        return together(work -> work.receive(reception, by, moment));
    }

    /** Records what happened, as of now in this petition's life. */
    public Decision record(PetitionNumber number, Act act, By by, Moment moment) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            var remembered = attempt == 1 ? seen.getIfPresent(number) : null;
            var petition = remembered == null ? reread(number) : remembered;
            if (petition == null) {
                return new Refused(Rule.UNKNOWN_PETITION);
            }
            var decision = tryToRecord(petition, act, by, moment);
            // A refusal by what we remembered may be out of date where another node has written.
            if (decision instanceof Recorded || (decision instanceof Refused && remembered == null)) {
                return decision;
            }
        }
        return new Refused(Rule.SOMEONE_WAS_FASTER);
    }

    /** Records only if nothing else was recorded since the writer looked, at {@code seenSeq}. */
    public Decision record(PetitionNumber number, int seenSeq, Act act, By by, Moment moment) {
        var petition = reread(number);
        if (petition == null) {
            return new Refused(Rule.UNKNOWN_PETITION);
        }
        var decision = petition.seq() == seenSeq ? tryToRecord(petition, act, by, moment) : null;
        return decision == null ? new Refused(Rule.SOMEONE_WAS_FASTER) : decision;
    }

    /** Null when someone else wrote the next fact first. */
    private @Nullable Decision tryToRecord(Petition petition, Act act, By by, Moment moment) {
        var decision = judge(petition, act, by, moment);
        if (decision instanceof Recorded(var fact)) {
            var after = petition.after(fact);
            try {
                append(fact, petition, after);
            } catch (DuplicateKeyException someoneWasFaster) {
                seen.invalidate(petition.number());
                return null;
            }
            seen.put(petition.number(), after);
            events.publishEvent(new JournalGrew());
        }
        return decision;
    }

    private void append(Fact fact, Petition before, Petition after) {
        var changes = changes(before, after, List.of(fact));
        if (fact.event() instanceof Decided || !changes.isEmpty()) {
            database.transactions().executeWithoutResult(_ -> {
                journal.append(fact, after);
                if (fact.event() instanceof Decided) {
                    atDecision.forEach(one -> one.decided(fact));
                }
                changes.forEach(Runnable::run);
            });
        } else {
            journal.append(fact, after);
        }
    }

    private List<Runnable> changes(@Nullable Petition before, Petition after, List<Fact> news) {
        return besides().stream()
                .flatMap(one -> one.change(before, after, news).stream())
                .toList();
    }

    private List<Beside> besides() {
        var known = besides;
        if (known == null) {
            known = beside.stream().toList();
            besides = known;
        }
        return known;
    }

    /** The rank that has to approve the decision; empty where the officer in charge decides alone. */
    public Optional<Rank> approver(Petition petition) {
        return Optional.ofNullable(approver(
                petition,
                catalogue.version(petition.procedure(), petition.procedureVersion()),
                LocalDate.ofInstant(time.instant(), CityTime.ZONE)));
    }

    /** Whether only an approved paper decides the petition as it stands; what the applicant takes back apart. */
    public boolean wantsPaper(Petition petition) {
        var procedure = catalogue.version(petition.procedure(), petition.procedureVersion());
        return !petition.imported() && approver(petition).isPresent() && !Act.endsWithItsWork(petition, procedure);
    }

    /** Asked for with every act, and looked up once; not at the start, when they may not be there yet. */
    private List<ApproverAsked> tables() {
        var known = tables;
        if (known == null) {
            known = table.stream().toList();
            tables = known;
        }
        return known;
    }

    private @Nullable Rank approver(Petition petition, Procedure procedure, LocalDate day) {
        return Circumstances.approver(
                procedure,
                tables().stream()
                        .flatMap(one -> one.rank(petition.procedure(), petition.agency(), day).stream())
                        .findFirst()
                        .orElse(null));
    }

    /** Somebody else wrote the next fact of one of the petitions first: nothing of the work was kept. The message is for people. */
    public static final class Overtaken extends DuplicateKeyException {
        private Overtaken(Set<PetitionNumber> petitions, DuplicateKeyException cause) {
            super(inWords(petitions), cause);
        }

        private static String inWords(Set<PetitionNumber> petitions) {
            return "Somebody else recorded something %s meanwhile, so nothing was recorded. Look again and repeat it."
                    .formatted(
                            petitions.size() == 1
                                    ? "on " + petitions.iterator().next()
                                    : "on one of %,d petitions".formatted(petitions.size()));
        }
    }

    /**
     * Several acts that become durable all at once or not at all: batch work, imports.
     *
     * @throws Overtaken when somebody else wrote first; who can do the work again asks {@link #together(Function, Supplier)}
     */
    public <T> T together(Function<Work, T> doing) {
        return atomically(doing, false);
    }

    /**
     * The same for work that can be done again: who loses a race looks again, as at the door for a single act. What {@code doing} leaves
     * outside the database must bear being done more than once.
     *
     * @param overtaken what to answer who lost every time, such as a refusal by {@link Rule#SOMEONE_WAS_FASTER}
     */
    public <T> T together(Function<Work, T> doing, Supplier<T> overtaken) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                return atomically(doing, attempt > 1);
            } catch (Overtaken lost) {
                if (TransactionSynchronizationManager.isActualTransactionActive()) {
                    // The transaction around us is spoilt, so only who began it can begin again.
                    throw lost;
                }
            }
        }
        return overtaken.get();
    }

    /** @param anew whether nothing is believed that was only remembered */
    private <T> T atomically(Function<Work, T> doing, boolean anew) {
        var work = new Work(anew);
        var result = database.transactions().execute(_ -> {
            var answer = doing.apply(work);
            try {
                work.flush();
            } catch (DuplicateKeyException someoneWasFaster) {
                seen.invalidateAll(work.touched.keySet());
                throw new Overtaken(work.touched.keySet(), someoneWasFaster);
            }
            return answer;
        });
        seen.putAll(work.touched);
        events.publishEvent(new JournalGrew());
        return Objects.requireNonNull(result);
    }

    /** What acts would lead to, judged in turn; nothing is written. For acts only: a reception takes a number for good. */
    public <T> T rehearse(Function<Work, T> doing) {
        return doing.apply(new Work(false));
    }

    /** Which acts the rules would let this one do now, on the petition as it stands; nothing is written. */
    public Predicate<Act> allowed(Petition petition, By by) {
        var now = circumstances(petition, by, toMicros(Moment.now(time.instant())));
        return act -> act.judge(petition, now) instanceof Ruling.Happens;
    }

    public Optional<Petition> find(PetitionNumber number) {
        return Optional.ofNullable(reread(number));
    }

    /** Of several at once, what is kept beside the journal for finding them. */
    public Map<PetitionNumber, Projection> projections(Set<PetitionNumber> numbers) {
        return Projection.stored(database, numbers);
    }

    public List<Fact> facts(PetitionNumber number) {
        return journal.facts(number);
    }

    /**
     * What the auditors look at in these days, both included, the newest first: decisions without an approved paper or past a step of the
     * procedure, suspensions and extensions, committees that sat before their day.
     */
    public List<Fact> forAudit(LocalDate from, LocalDate to, int limit, int skipped) {
        return journal.forAudit(
                from.atStartOfDay(CityTime.ZONE).toInstant(),
                to.plusDays(1).atStartOfDay(CityTime.ZONE).toInstant(),
                limit,
                skipped);
    }

    /** Contracts that the ombudsman watches, the newest first. */
    public List<PetitionNumber> watched(int limit, int skipped) {
        return database.jdbc()
                .sql("""
                        SELECT petition
                          FROM office.journal
                         WHERE kind = 'contract.stated' AND (body ->> 'watched')::boolean
                         GROUP BY petition
                         ORDER BY max(recorded_at) DESC, petition
                         LIMIT ? OFFSET ?
                        """)
                .params(limit, skipped)
                .query((row, _) -> new PetitionNumber(row.getString(1)))
                .list();
    }

    /** A place in a division's queue. */
    public record Waiting(PetitionNumber number, String procedure, String status, Instant receivedAt) {}

    /** The division's open petitions in arrival order. */
    public List<Waiting> queue(AgencyCode agency, UnitId division, int limit) {
        return database.jdbc()
                .sql("""
                        SELECT number, procedure, status, received_at
                          FROM office.petition
                         WHERE agency = ? AND division = ? AND decided_at IS NULL
                         ORDER BY received_at, number
                         LIMIT ?
                        """)
                .params(agency.value(), division.value(), limit)
                .query((row, _) -> new Waiting(
                        new PetitionNumber(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Counts the dates of open petitions anew that lie on this day or later, after the calendar has changed there; each move is a fact with its
     * cause. Done again, it moves nothing more.
     *
     * @return how many moved
     */
    public int recount(LocalDate day, Text cause) {
        int moved = 0;
        for (var number : dueFrom(day, Integer.MAX_VALUE)) {
            moved +=
                    record(number, Act.recount(cause), calendar(number), Moment.now(time.instant())) instanceof Recorded
                            ? 1
                            : 0;
        }
        return moved;
    }

    /** Where the date of a petition would go. */
    public record Move(PetitionNumber number, Due before, Due after) {}

    /**
     * What another calendar would change from a day on.
     *
     * @param due open petitions whose date is that day or later
     * @param looked how many of these, the first to be due, were counted
     * @param moves of those that were
     */
    public record Moves(long due, int looked, List<Move> moves) {
        public Moves {
            moves = List.copyOf(moves);
        }
    }

    /** What {@link #recount} would do under this calendar, for the first petitions; nothing is written. */
    public Moves rehearseRecount(LocalDate day, Holidays calendar, int most) {
        var numbers = dueFrom(day, most);
        var counting = new StatutoryClock(calendar);
        List<Move> moves = new ArrayList<>();
        for (var number : numbers) {
            var petition = reread(number);
            if (petition != null
                    && judge(
                                    petition,
                                    Act.recount(new Text("-", "-")),
                                    calendar(number),
                                    Moment.now(time.instant()),
                                    counting)
                            instanceof Recorded(var fact)
                    && fact.event() instanceof PetitionEvent.Recounted moved) {
                moves.add(new Move(number, moved.before(), moved.due()));
            }
        }
        long due = numbers.size() < most
                ? numbers.size()
                : database.jdbc()
                        .sql("SELECT count(*) FROM office.petition WHERE decided_at IS NULL AND due_at >= ?")
                        .param(begin(day))
                        .query(Long.class)
                        .single();
        return new Moves(due, numbers.size(), moves);
    }

    private static By calendar(PetitionNumber number) {
        return new By.OfSystem(new AgencyCode(number.agency()), "calendar");
    }

    private static OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(CityTime.ZONE).toOffsetDateTime();
    }

    /** The open petitions that this official is in charge of, in arrival order. */
    public List<PetitionNumber> inHandsOf(OfficialId official) {
        return database.jdbc()
                .sql("""
                        SELECT number
                          FROM office.petition
                         WHERE official = ? AND decided_at IS NULL
                         ORDER BY received_at, number
                        """)
                .param(official.value())
                .query((row, _) -> new PetitionNumber(row.getString(1)))
                .list();
    }

    private List<PetitionNumber> dueFrom(LocalDate day, int most) {
        return database.jdbc()
                .sql("""
                        SELECT number
                          FROM office.petition
                         WHERE decided_at IS NULL AND due_at >= ?
                         ORDER BY due_at, number
                         LIMIT ?
                        """)
                .params(begin(day), most)
                .query((row, _) -> new PetitionNumber(row.getString(1)))
                .list();
    }

    private @Nullable Petition reread(PetitionNumber number) {
        var facts = journal.facts(number);
        if (facts.isEmpty()) {
            return null;
        }
        var petition = Petition.of(facts);
        seen.put(number, petition);
        return petition;
    }

    private Decision judge(Petition petition, Act act, By by, Moment given) {
        return judge(petition, act, by, given, clock());
    }

    private Decision judge(Petition petition, Act act, By by, Moment given, StatutoryClock counting) {
        var moment = toMicros(given);
        if (moment.occurredAt().isAfter(moment.recordedAt())) {
            return new Refused(Rule.IN_THE_FUTURE);
        }
        if (moment.occurredAt().isBefore(petition.receivedAt())) {
            return new Refused(Rule.BEFORE_RECEPTION);
        }
        return switch (act.judge(petition, circumstances(petition, by, moment, counting))) {
            case Ruling.Refused(var rule) -> new Refused(rule);
            case Ruling.Happens(var event) when FactJson.isTooLong(event) -> new Refused(Rule.TOO_LONG);
            case Ruling.Happens(var event) when !FactJson.isLegible(event) -> new Refused(Rule.ILLEGIBLE);
            case Ruling.Happens(var event) ->
                new Recorded(new Fact(
                        petition.number(), petition.seq() + 1, moment.occurredAt(), moment.recordedAt(), by, event));
        };
    }

    private Circumstances circumstances(Petition petition, By by, Moment moment) {
        return circumstances(petition, by, moment, clock());
    }

    private Circumstances circumstances(Petition petition, By by, Moment moment, StatutoryClock counting) {
        var procedure = catalogue.version(petition.procedure(), petition.procedureVersion());
        return new Circumstances(
                by,
                moment,
                counting,
                procedure,
                approver(petition, procedure, LocalDate.ofInstant(moment.occurredAt(), CityTime.ZONE)),
                graceDays);
    }

    private StatutoryClock clock() {
        return new StatutoryClock(holidays.known());
    }

    /** The database keeps microseconds; a fact is the same before and after it was stored. */
    private static Moment toMicros(Moment moment) {
        return new Moment(toMicros(moment.occurredAt()), toMicros(moment.recordedAt()));
    }

    private static Instant toMicros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** What a reception says, under this procedure. */
    static Received received(Reception reception, Procedure procedure, Moment moment, StatutoryClock clock) {
        var variant = procedure.variants().stream()
                .filter(form -> form.id().equals(reception.variant()))
                .findFirst();
        var period =
                reception.imported() ? null : variant.map(form -> form.period()).orElse(procedure.period());
        var deemed = variant.map(form -> form.deemed()).orElse(procedure.deemed());
        @Nullable Reckoning counted = period == null ? null : clock.reckon(moment.occurredAt(), period, List.of(), 0);
        var first = procedure.first();
        return new Received(
                first.kind() == Step.Kind.RECEIVE ? first.id() : null,
                procedure.code(),
                procedure.version(),
                reception.variant(),
                reception.division(),
                reception.subject(),
                reception.applicant(),
                reception.site(),
                reception.channel(),
                toMicros(reception.submittedAt()),
                period,
                counted == null ? reception.importedDue() : counted.due(),
                counted == null || deemed == Deemed.NONE ? null : counted.deemedOn(),
                reception.imported());
    }

    /** Acts gathered in one transaction. Each is judged on what came before it in here. */
    public final class Work {
        private final List<Fact> facts = new ArrayList<>();
        private final Map<PetitionNumber, Petition> touched = new LinkedHashMap<>();
        private final Map<PetitionNumber, Petition> before = new HashMap<>();
        private final boolean anew;

        private Work(boolean anew) {
            this.anew = anew;
        }

        public Decision receive(Reception reception, By by, Moment given) {
            return receive(reception, null, by, given);
        }

        /** @param reserved the number that was given out when it was filed; none to give one now */
        public Decision receive(Reception reception, @Nullable PetitionNumber reserved, By by, Moment given) {
            return catalogue
                    .find(reception.procedure())
                    .map(procedure -> receive(reception, reserved, procedure, by, given))
                    .orElseGet(() -> new Refused(Rule.UNKNOWN_PROCEDURE));
        }

        /** @param procedure in the version under which it was filed, which need not be the one in force any more */
        public Decision receive(
                Reception reception, @Nullable PetitionNumber reserved, Procedure procedure, By by, Moment given) {
            var moment = toMicros(given);
            if (moment.occurredAt().isAfter(moment.recordedAt())
                    || toMicros(reception.submittedAt()).isAfter(moment.occurredAt())) {
                return new Refused(Rule.IN_THE_FUTURE);
            }
            // What was filed in time is received after the last day too.
            if (!reception.imported()
                    && !procedure.isOfferedOn(LocalDate.ofInstant(reception.submittedAt(), CityTime.ZONE))) {
                return new Refused(Rule.PROCEDURE_ENDED);
            }
            var day = LocalDate.ofInstant(moment.occurredAt(), CityTime.ZONE);
            if (organization.unit(reception.agency(), reception.division(), day).isEmpty()) {
                return new Refused(Rule.UNKNOWN_DIVISION);
            }
            var event = received(reception, procedure, moment, clock());
            if (FactJson.isTooLong(event)) {
                return new Refused(Rule.TOO_LONG);
            }
            if (!FactJson.isLegible(event)) {
                return new Refused(Rule.ILLEGIBLE);
            }
            var number = reserved != null
                    ? reserved
                    : PetitionNumber.of(
                            day.getYear(),
                            reception.agency().value(),
                            journal.nextSerial(day.getYear(), reception.agency().value()));
            var fact = new Fact(number, 1, moment.occurredAt(), moment.recordedAt(), by, event);
            facts.add(fact);
            touched.put(number, Petition.beginning(fact));
            return new Recorded(fact);
        }

        public Decision record(PetitionNumber number, Act act, By by, Moment moment) {
            var remembered = anew || touched.containsKey(number) ? null : seen.getIfPresent(number);
            var decision = remembered == null ? new Refused(Rule.UNKNOWN_PETITION) : judge(remembered, act, by, moment);
            var petition = remembered;
            if (decision instanceof Refused) {
                // What was only remembered may be out of date where another node has written; a fact made of it stops
                // at the key.
                petition = touched.containsKey(number) ? touched.get(number) : reread(number);
                decision = petition == null ? decision : judge(petition, act, by, moment);
            }
            if (petition != null && decision instanceof Recorded(var fact)) {
                facts.add(fact);
                if (!touched.containsKey(number)) {
                    before.put(number, petition);
                }
                touched.put(number, petition.after(fact));
            }
            return decision;
        }

        /** The petition as it stands in this work, read anew where the work has not touched it: for who must not act on what is stale. */
        public Optional<Petition> find(PetitionNumber number) {
            return Optional.ofNullable(touched.containsKey(number) ? touched.get(number) : reread(number));
        }

        /** The petition as this work leaves it. */
        public Petition petition(PetitionNumber number) {
            var petition = touched.get(number);
            if (petition == null) {
                throw new IllegalArgumentException(number + " is not part of this work");
            }
            return petition;
        }

        private void flush() {
            if (!facts.isEmpty()) {
                journal.append(facts, touched.values());
                facts.stream()
                        .filter(fact -> fact.event() instanceof Decided)
                        .forEach(fact -> atDecision.forEach(one -> one.decided(fact)));
                var news = facts.stream().collect(Collectors.groupingBy(Fact::petition));
                touched.values().stream()
                        .flatMap(after ->
                                changes(before.get(after.number()), after, news.getOrDefault(after.number(), List.of()))
                                        .stream())
                        .forEach(Runnable::run);
            }
        }
    }
}
