package city.open.border.disclosure;

import city.open.border.disclosure.Stops.Stop;
import city.open.ground.calendar.HolidayAnnounced;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.HolidayWithdrawn;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.database.PublisherDatabase;
import city.open.ground.guard.SealedValues;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Journal;
import city.open.inside.petition.JournalCursor;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.Received;
import city.open.inside.petition.PetitionEvent.WithholdingDecided;
import city.open.inside.petition.Petitions.JournalGrew;
import city.open.outside.log.LogTrouble;
import city.open.outside.log.LogWriter;
import city.open.outside.log.Mishap.Moment;
import city.open.outside.record.CaseHead;
import city.open.outside.record.CaseView;
import city.open.outside.record.CohortCount;
import city.open.outside.record.Entry;
import city.open.outside.record.HeadChange;
import city.open.outside.record.RecordJson;
import city.open.outside.record.RecordWriter;
import city.open.outside.record.RecordWriter.Finished;
import city.open.outside.record.RecordWriter.Head;
import city.open.outside.record.RecordWriter.Publication;
import city.open.outside.record.RecordWriter.SoFar;
import city.open.outside.record.RecordWriter.Tally;
import city.open.outside.record.RecordWriter.Withholding;
import city.open.outside.record.Twofold;
import city.open.tlog.TreeHead;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.Organization;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Follows the journal by position and writes what the policy lets through into the record: entries, views and the place reached, all in one
 * transaction, and the log over the entries with them. If the process dies, a batch is wholly in record and log or not at all, and the next
 * one, here or on another node, goes on where the record ends.
 */
@Component
public class Publisher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Publisher.class);
    private static final int BATCH = 10_000;
    /** Another node's act is found by looking; our own wakes us at once. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /** How soon a new procedure or day off becomes an entry. */
    private static final Duration NEWS_EVERY = Duration.ofSeconds(10);

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);

    private final PublisherDatabase database;
    private final Journal journal;
    private final RecordWriter record;
    private final LogWriter verifiable;
    private final Catalogue catalogue;
    private final HolidayRegister holidays;
    private final Disclosing disclosing;
    private final Views views;
    private final Salts salts;
    private final Guarding guarding;
    private final MeterRegistry meters;
    private final Clock clock;
    private final PolicyShelf policies;
    private final Timer actToPublic;
    private final Cache<PetitionNumber, Folded> folded =
            Caffeine.newBuilder().maximumSize(20_000).build();
    private final Random random = new SecureRandom();
    private final Semaphore wakeUp = new Semaphore(0);
    private final CityNews cityNews;
    private final WatchWriter watch;
    private final boolean publishesHere;
    /** Whether everything about the city itself has been said since the start, and when that was looked at last. */
    private boolean newsTold;
    /** Whether what was published before divisions were counted is counted. */
    private boolean divisionsCounted;

    private KnownDays days = new KnownDays(List.of());

    private volatile long newsLookedAt;
    private volatile boolean running;
    private volatile Instant startedAt = Instant.MAX;
    private volatile Thread thread = new Thread();
    /** Where looking without finding anything has led, so that an idle city writes nothing and does not look again. */
    private volatile Looked looked = new Looked(new Head(0, 0, 0, 0), JournalCursor.START);

    private record Looked(Head head, JournalCursor next) {}

    /**
     * A petition as far as it was published and may be shown, where its entries begin and end, what of it waits for the decision, and what the
     * guard has stopped.
     */
    private record Folded(Petition petition, long firstIndex, long lastIndex, List<Waiting> waiting, Stops stops) {}

    /** A view as it is after the last entry of a batch. */
    private record Bound(CaseView view, CaseHead head, SoFar soFar) {}

    Publisher(
            PublisherDatabase database,
            RecordWriter record,
            LogWriter verifiable,
            Catalogue catalogue,
            Organization organization,
            HolidayRegister holidays,
            Clock clock,
            MeterRegistry meters,
            @Value("${open.role:all}") String role) {
        this.database = database;
        this.journal = new Journal(database);
        this.record = record;
        this.verifiable = verifiable;
        this.catalogue = catalogue;
        this.holidays = holidays;
        this.disclosing = new Disclosing(organization);
        this.views = new Views(organization, disclosing);
        this.salts = new Salts(database);
        this.guarding = new Guarding(database, organization);
        this.cityNews = new CityNews(database);
        this.policies = new PolicyShelf(database);
        this.watch = new WatchWriter(database);
        this.meters = meters;
        this.clock = clock;
        this.publishesHere = role.equals("all") || role.equals("publisher");
        this.actToPublic = Timer.builder("open.act.to.public")
                .description("From an act's entry to its place in the public record")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    @EventListener
    void on(JournalGrew event) {
        wakeUp.release();
    }

    /** Said at once, since due dates hang on it. */
    @EventListener({HolidayAnnounced.class, HolidayWithdrawn.class})
    void onDaysOff() {
        newsLookedAt = System.nanoTime() - NEWS_EVERY.toNanos();
        wakeUp.release();
    }

    /** Not on a machine that runs another part of OPEN. */
    @Override
    public boolean isAutoStartup() {
        return publishesHere;
    }

    @Override
    public void start() {
        var shipped = ShippedPolicies.NEWEST;
        if (record.policyInForce() < shipped.version()) {
            record.writePolicy(shipped.version(), PolicySheets.rules(shipped), clock.instant());
        }
        startedAt = clock.instant();
        running = true;
        thread = Thread.ofPlatform().daemon().name("publisher").start(this::follow);
    }

    private void follow() {
        String trouble = "";
        while (running) {
            try {
                publishAll();
                if (!trouble.isEmpty()) {
                    log.info("Publishing goes on.");
                    trouble = "";
                }
                waitForMore(LOOK_EVERY);
            } catch (LogTrouble stopped) {
                if (!stopped.isPassing()) {
                    log.error(stopped.getMessage());
                    running = false;
                    return;
                }
                trouble = inTrouble(trouble, "Publishing waits: " + stopped.getMessage(), null);
            } catch (DataAccessException | TransactionException outage) {
                trouble = inTrouble(trouble, "Publishing waits for the database: " + outage.getMessage(), null);
            } catch (RuntimeException fault) {
                trouble = inTrouble(trouble, "Publishing stops at a fact it cannot publish: " + fault, fault);
            }
        }
        try {
            verifiable.sign();
        } catch (RuntimeException nextTime) {
            log.debug("What was published last is signed at the next start.", nextTime);
        }
    }

    /**
     * A past that was loaded, or came in while nobody published, says nothing about how fast this is; nor does what was entered by a clock that is
     * ahead of this machine's.
     */
    static boolean tellsHowFast(Instant entered, Instant startedAt, Instant now) {
        return !entered.isBefore(startedAt) && !entered.isAfter(now);
    }

    /** Said once, then tried again until it is over. Petitions remembered may be wrong, so they are read anew. */
    private String inTrouble(String before, String now, @Nullable RuntimeException fault) {
        if (running && !now.equals(before)) {
            log.error(now, fault);
        }
        folded.invalidateAll();
        waitForMore(TRY_AGAIN_AFTER);
        return now;
    }

    private void waitForMore(Duration atMost) {
        try {
            if (wakeUp.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUp.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Publishes everything that can be published now; for loads that want the record complete before they go on. */
    public void publishAll() {
        while (publishBatch() > 0) {
            // on to the next batch
        }
    }

    /** Entries that one transaction has added to record and log, or to the log alone. */
    private record Batch(int entries, List<Fact> published) {
        static final Batch NONE = new Batch(0, List.of());
    }

    /** One batch, on one thread of one node at a time. Answers how many entries it dealt with. */
    private synchronized int publishBatch() {
        verifiable.open();
        if (!divisionsCounted) {
            divisionsCounted = Boolean.TRUE.equals(database.transactions().execute(_ -> countDivisions()));
            if (!divisionsCounted) {
                return 0;
            }
        }
        Map<PetitionNumber, Folded> progress = new LinkedHashMap<>();
        var batch = Objects.requireNonNull(database.transactions().execute(_ -> batch(progress)));
        if (batch.entries() > 0) {
            verifiable.at(Moment.BATCH_COMMITTED);
        }
        folded.putAll(progress);
        var now = clock.instant();
        for (var fact : batch.published()) {
            if (tellsHowFast(fact.recordedAt(), startedAt, now)) {
                actToPublic.record(Duration.between(fact.recordedAt(), now));
            }
        }
        verifiable.signIfDue();
        return batch.entries();
    }

    /** In a transaction of its own, before the first batch. False while another publisher is at work. */
    private boolean countDivisions() {
        if (record.tryToTakeHead() == null) {
            return false;
        }
        if (!record.divisionsCounted()) {
            record.countDivisions(new DivisionPast(database, journal, record, views, this::procedure).count());
        }
        return true;
    }

    private Batch batch(Map<PetitionNumber, Folded> progress) {
        var head = record.tryToTakeHead();
        if (head == null) {
            return Batch.NONE;
        }
        var tree = verifiable.head();
        if (tree.size() < head.nextIndex()) {
            return takeIn(tree);
        }
        int inForce = record.policyInForce();
        var released = policies.after(inForce);
        if (released.isPresent()) {
            return takeUp(released.get(), head, tree);
        }
        var policy = policies.version(inForce).orElse(ShippedPolicies.NEWEST);
        var news = news();
        if (!news.isEmpty()) {
            return publish(news, head, tree, policy);
        }
        var stretch = journal.read(latest(head), BATCH);
        if (stretch.facts().isEmpty()) {
            looked = new Looked(head, stretch.next());
        } else {
            verifiable.at(Moment.BATCH_READ);
            var bodies = write(stretch, head, progress, policy);
            verifiable.at(Moment.ENTRIES_WRITTEN);
            verifiable.append(tree, bodies);
        }
        return new Batch(stretch.facts().size(), stretch.facts());
    }

    /** Looked for at the start until there is none, and then now and again. */
    private List<CityNews.Thing> news() {
        if (newsTold && System.nanoTime() - newsLookedAt < NEWS_EVERY.toNanos()) {
            return List.of();
        }
        FiguresShelf.takeUp(database, record, clock.instant());
        RegisterShelf.takeUp(database, record, clock.instant());
        AuditShelf.takeUp(database, record, clock.instant());
        var news = cityNews.news(!newsTold, clock.instant());
        if (news.isEmpty()) {
            newsTold = true;
            newsLookedAt = System.nanoTime();
        }
        return news;
    }

    /** Between two entries: what comes after is made by it, here and on any other node, and the first entry after it tells of it. */
    private Batch takeUp(PolicyShelf.Released released, Head head, TreeHead tree) {
        var policy = released.policy();
        record.writePolicy(
                policy.version(),
                PolicySheets.rules(policy),
                PolicySheets.special(policy),
                released.release(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return publish(cityNews.news(false, clock.instant()), head, tree, policy);
    }

    private Batch publish(List<CityNews.Thing> news, Head head, TreeHead tree, Policy policy) {
        var entries = cityNews.publish(news, head.nextIndex(), policy.version(), clock.instant());
        var bodies = record.write(
                entries.stream().map(entry -> new Twofold(entry, entry)).toList(),
                Map.of(),
                List.of(),
                List.of(),
                new Tally(),
                new Head(head.nextIndex() + entries.size(), head.fromTx(), head.toTx(), head.position()));
        verifiable.append(tree, bodies);
        return new Batch(entries.size(), List.of());
    }

    /** Entries from before there was a log become its first leaves. */
    private Batch takeIn(TreeHead tree) {
        var leaves = record.leavesFrom(tree.size(), BATCH);
        verifiable.append(tree, leaves);
        return new Batch(leaves.size(), List.of());
    }

    /** Where the record ends, or where we have since looked on from there. */
    private JournalCursor latest(Head head) {
        return looked.head().equals(head)
                ? looked.next()
                : new JournalCursor(head.fromTx(), head.toTx(), head.position());
    }

    private List<String> write(
            Journal.Stretch stretch, Head head, Map<PetitionNumber, Folded> progress, Policy policy) {
        var counting = new StatutoryClock(holidays.known());
        var known = KnownDays.read(database);
        if (!known.areThoseOf(days)) {
            days = known;
        }
        progress.putAll(alreadyPublished(stretch.facts(), policy));
        var saltOf = salts.of(stretch.facts());
        var sealedOf = guarding.sealed(
                stretch.facts().stream().map(Fact::petition).distinct().toList());
        Map<PetitionNumber, List<Stop>> stopped = new LinkedHashMap<>();
        List<Twofold> entries = new ArrayList<>(stretch.facts().size());
        List<Withholding> withheld = new ArrayList<>();
        Map<PetitionNumber, Bound> bound = new LinkedHashMap<>();
        Map<Long, HeadChange> heads = new HashMap<>();
        var standing = standing(stretch.facts());
        Set<PetitionNumber> retold = new HashSet<>();
        Map<PetitionNumber, @Nullable Finished> finished = new HashMap<>();
        Map<PetitionNumber, Set<CohortCount>> marks = new HashMap<>();
        var tally = new Tally();
        var notes = new WatchNotes();
        long index = head.nextIndex();
        for (var fact : stretch.facts()) {
            var before = progress.get(fact.petition());
            var waiting = before == null ? List.<Waiting>of() : before.waiting();
            var sealed = sealedOf.getOrDefault(fact.petition().value(), SealedValues.NONE);
            var stoppedBefore = before == null ? Stops.NONE : before.stops();
            var code = before == null ? first(fact) : before.petition().procedure();
            var found = guarding.stops(fact, waiting, policy, code, sealed, stoppedBefore);
            var stops = stoppedBefore.with(found);
            if (!found.isEmpty()) {
                stopped.computeIfAbsent(fact.petition(), _ -> new ArrayList<>()).addAll(found);
            }
            var shown = policy.shown(stops.shown(fact), code);
            var petition = before == null
                    ? Petition.of(List.of(shown))
                    : before.petition().after(shown);
            if (fact.event() instanceof WithholdingDecided decision && decision.granted()) {
                withheld.add(new Withholding(
                        fact.petition().value(), decision.seq(), String.valueOf(decision.ground()), fact.seq()));
                retold.add(fact.petition());
                petition = foldedAnew(fact, stops, code, policy);
            }
            var after = new Folded(
                    petition,
                    before == null ? index : before.firstIndex(),
                    index,
                    Waiting.after(waiting, fact, policy),
                    stops);
            progress.put(fact.petition(), after);
            var procedure = procedure(petition);
            var view = views.view(petition, procedure, counting, after.firstIndex(), index);
            var caseHead = CaseHead.of(view, random);
            heads.put(index, HeadChange.between(standing.put(fact.petition().value(), caseHead.view()), caseHead));
            bound.put(fact.petition(), new Bound(view, caseHead, views.soFar(petition, counting)));
            var entry = disclosing
                    .entry(fact, waiting, index, policy, procedure, saltOf.apply(fact.petition()), stops)
                    .withHead(caseHead.hash());
            entries.add(entry);
            switch (fact.event()) {
                case Received _ -> retold.add(fact.petition());
                case Decided _ -> finished.putIfAbsent(fact.petition(), views.finished(petition, counting));
                default -> {}
            }
            var sector = procedure.sector().id();
            var took = finished.get(fact.petition());
            if (took != null && CohortCounting.isFirstDecision(before == null ? null : before.petition(), petition)) {
                CohortCounting.took(tally, petition, sector, took.minutes());
            }
            var grounds =
                    entry.leaf().withheld().stream().map(Entry.Withheld::ground).collect(Collectors.toSet());
            CohortCounting.count(
                    tally, fact, before == null ? null : before.petition(), petition, sector, grounds, days);
            marks.computeIfAbsent(fact.petition(), _ -> EnumSet.noneOf(CohortCount.class))
                    .addAll(CohortCounting.marks(fact, petition, grounds));
            Counting.count(tally, fact, petition, procedure);
            DivisionCounting.count(
                    tally, fact, before == null ? null : before.petition(), petition, !grounds.isEmpty(), days);
            Watching.note(notes, fact, before == null ? null : before.petition(), petition, procedure, days);
            index++;
        }
        guarding.keep(stopped);
        watch.write(notes);
        count(stopped);
        List<Publication> publications = new ArrayList<>();
        bound.forEach((number, now) -> publications.add(new Publication(
                now.view(),
                now.head(),
                now.soFar(),
                marks.getOrDefault(number, Set.of()),
                retold.contains(number) ? views.words(now.view()) : null,
                finished.get(number))));
        return record.write(
                entries,
                heads,
                withheld,
                publications,
                tally,
                new Head(
                        index,
                        stretch.next().fromTx(),
                        stretch.next().toTx(),
                        stretch.next().position()));
    }

    /** What stands above the timelines of those petitions of these facts that are published already, by number. */
    private Map<String, String> standing(List<Fact> facts) {
        var begun = facts.stream()
                .filter(fact -> fact.event() instanceof Received)
                .map(Fact::petition)
                .collect(Collectors.toSet());
        var known = facts.stream()
                .map(Fact::petition)
                .filter(number -> !begun.contains(number))
                .map(PetitionNumber::value)
                .collect(Collectors.toSet());
        return known.isEmpty() ? new HashMap<>() : record.standing(known);
    }

    /** Up to this fact, without the words of what is withheld by it and by others before it. */
    private Petition foldedAnew(Fact last, Stops stops, ProcedureCode procedure, Policy policy) {
        var facts = Objects.requireNonNull(
                        journal.facts(List.of(last.petition())).get(last.petition()))
                .subList(0, last.seq());
        var applied = applied(List.of(last.petition()), policy).apply(last.petition());
        return folded(facts, stops, procedure, applied);
    }

    private static Petition folded(
            List<Fact> facts, Stops stops, ProcedureCode procedure, IntFunction<Policy> policyOf) {
        var withheld = WithheldFacts.in(facts);
        return Petition.of(facts.stream()
                .map(fact -> policyOf.apply(fact.seq()).shown(withheld.shown(stops.shown(fact)), procedure))
                .toList());
    }

    /** Under which policy each entry was made, by petition and seq; those that are only now being made, under this one. */
    private Function<PetitionNumber, IntFunction<Policy>> applied(List<PetitionNumber> numbers, Policy now) {
        if (now.version() <= ShippedPolicies.NEWEST.version()) {
            // Those that came along differ in how they are written, and in nothing that stands above the entries.
            return _ -> _ -> now;
        }
        var made = record.madeUnder(numbers.stream().map(PetitionNumber::value).toList());
        return number -> {
            var ofOne = made.getOrDefault(number.value(), Map.of());
            return seq ->
                    policies.version(ofOne.getOrDefault(seq, now.version())).orElse(now);
        };
    }

    /** The petitions of these facts as they stood before them. */
    private Map<PetitionNumber, Folded> alreadyPublished(List<Fact> facts, Policy policy) {
        Map<PetitionNumber, Integer> firstSeq = new LinkedHashMap<>();
        facts.forEach(fact -> firstSeq.putIfAbsent(fact.petition(), fact.seq()));
        Map<PetitionNumber, Folded> known = new LinkedHashMap<>();
        List<PetitionNumber> unknown = new ArrayList<>();
        firstSeq.forEach((number, seq) -> {
            var remembered = folded.getIfPresent(number);
            if (remembered != null && remembered.petition().seq() == seq - 1) {
                known.put(number, remembered);
            } else if (seq > 1) {
                unknown.add(number);
            }
        });
        if (!unknown.isEmpty()) {
            var extents =
                    record.extents(unknown.stream().map(PetitionNumber::value).toList());
            var stopsOf = guarding.kept(unknown);
            var applied = applied(unknown, policy);
            journal.facts(unknown).forEach((number, all) -> {
                var stops = stopsOf.getOrDefault(number.value(), Stops.NONE);
                var extent = Objects.requireNonNull(extents.get(number.value()), () -> number + " has no public view");
                var earlier = all.subList(0, firstSeq.getOrDefault(number, 1) - 1);
                var policyOf = applied.apply(number);
                var waiting = List.<Waiting>of();
                for (var fact : earlier) {
                    waiting = Waiting.after(waiting, fact, policyOf.apply(fact.seq()));
                }
                var petition = folded(earlier, stops, first(earlier.getFirst()), policyOf);
                known.put(number, new Folded(petition, extent.first(), extent.last(), waiting, stops));
            });
        }
        return known;
    }

    private void count(Map<PetitionNumber, List<Stop>> stopped) {
        stopped.values()
                .forEach(ofPetition -> ofPetition.forEach(stop -> Counter.builder("open.guard.stopped")
                        .description("Personal data that the guard withheld on the way into the record")
                        .tag("kind", RecordJson.spelt(stop.kind()))
                        .register(meters)
                        .increment()));
    }

    /** The procedure of a petition that begins with this fact. */
    private static ProcedureCode first(Fact fact) {
        if (fact.event() instanceof Received received) {
            return received.procedure();
        }
        throw new IllegalStateException("%s does not begin with its reception".formatted(fact.petition()));
    }

    private Procedure procedure(Petition petition) {
        return catalogue.version(petition.procedure(), petition.procedureVersion());
    }

    @Override
    public void stop() {
        running = false;
        wakeUp.release();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
