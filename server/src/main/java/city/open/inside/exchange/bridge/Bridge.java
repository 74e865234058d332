package city.open.inside.exchange.bridge;

import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.exchange.bridge.BridgeLog.Entered;
import city.open.inside.exchange.bridge.Reconciliation.Listed;
import city.open.inside.vault.Vault;
import city.open.outside.record.PublicRecord;
import city.open.town.organization.Organization;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The bridge, for those who look after it: what is parked or held and why, another try, replay, reconciliation. It does not ask who is
 * calling; the pages and addresses that open it do.
 */
@Component
@EnableConfigurationProperties(ExchangeSettings.class)
public class Bridge {
    private static final int MOST_LISTED = 1_000;
    /** Clocks differ: an event from the near future waits for its moment, one from far ahead is a mistake. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final BridgeLog log;
    private final Comparison comparison;
    private final OtherSystems systems;
    private final Organization organization;
    private final Applier applier;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Bridge(
            OfficeDatabase database,
            Vault vault,
            PublicRecord record,
            OtherSystems systems,
            Organization organization,
            Applier applier,
            ExchangeSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.log = new BridgeLog(database, vault.dispatches());
        this.comparison = new Comparison(database, record, settings.discloseWithin());
        this.systems = systems;
        this.organization = organization;
        this.applier = applier;
        this.events = events;
        this.clock = clock;
    }

    /** The same events, with why they cannot be used where that is certain already. */
    List<Envelope> look(OtherSystem system, List<Envelope> envelopes) {
        var now = clock.instant();
        return envelopes.stream()
                .map(envelope -> usable(inTime(envelope, now), system, now))
                .toList();
    }

    /** Keeps events for good; they are applied within the second. */
    List<Entered> take(OtherSystem system, List<Envelope> envelopes) {
        var now = clock.instant();
        var entered = log.add(system, envelopes, now);
        applier.wake();
        return entered;
    }

    private static Envelope inTime(Envelope envelope, Instant now) {
        var time = envelope.time();
        return time == null || envelope.fault() != null || !time.isAfter(now.plus(CLOCKS_DIFFER))
                ? envelope
                : envelope.withFault(new Text("아직 오지 않은 시각의 사건입니다.", "It is said to happen in the future."));
    }

    /** What no look at it later could make usable is said at once. */
    private Envelope usable(Envelope envelope, OtherSystem system, Instant now) {
        var type = envelope.type();
        var document = envelope.document();
        if (envelope.fault() != null || type == null || document == null) {
            return envelope;
        }
        var told = new BridgeLog.Waiting(
                0,
                type,
                envelope.sequence(),
                Objects.requireNonNullElse(envelope.time(), now),
                now,
                false,
                envelope.body());
        return Meaning.of(told, document, system, organization) instanceof Meaning.Unusable(var reason)
                ? envelope.withFault(reason)
                : envelope;
    }

    /** Events that were not applied and need somebody to look, oldest first, at most a thousand. */
    public List<Parked> parked() {
        return log.parked(MOST_LISTED);
    }

    /** Events that wait for an earlier one or for their case, oldest first, at most a thousand. */
    public List<Parked> held() {
        return log.held(MOST_LISTED);
    }

    /**
     * Tries a parked event again, as after the cause was mended. False for one that is not parked, contradicts another or cannot be read:
     * the sender has to send it anew.
     */
    public boolean retry(long position) {
        return retryBetween(position - 1, position) == 1;
    }

    private int retryBetween(long after, long upTo) {
        int again = log.retry(log.parkedBetween(after, upTo).stream()
                .filter(stored -> read(stored).fault() == null)
                .map(BridgeLog.Stored::position)
                .toList());
        applier.wake();
        return again;
    }

    private static Envelope read(BridgeLog.Stored stored) {
        return EnvelopeReader.structured(stored.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Gives a parked event up, for a reason that stays beside it, so that what follows can go on. */
    public boolean setAside(long position, Text reason, String by) {
        boolean done = log.setAside(position, reason, by, clock.instant());
        applier.wake();
        return done;
    }

    /** Lets a decision go on without the papers it waits for. */
    public boolean letGo(long position) {
        boolean gone = log.letGo(position);
        applier.wake();
        return gone;
    }

    /** Goes on with a document at this number, because the ones before it will never come. */
    public boolean closeGap(String system, String document, long goOnWith) {
        boolean moved = log.closeGap(system, document, goOnWith);
        applier.wake();
        return moved;
    }

    /**
     * What a replay found.
     *
     * @param seen events that were handed in once more
     * @param known of these, those already applied or in line: nothing happened to them
     * @param triedAgain parked events that are in line again
     */
    public record Replay(int seen, int known, int triedAgain) {}

    /** Hands everything that came after a position in once more, in the same order through the same door. */
    public Replay replay(long afterPosition) {
        long end = log.last();
        int seen = 0;
        int known = 0;
        var stretch = log.after(afterPosition, end, EnvelopeReader.MOST_EVENTS);
        while (!stretch.isEmpty()) {
            Map<String, List<Envelope>> bySystem = stretch.stream()
                    .collect(Collectors.groupingBy(
                            BridgeLog.Stored::system, Collectors.mapping(Bridge::read, Collectors.toList())));
            for (var ofSystem : bySystem.entrySet()) {
                var system = systems.find(ofSystem.getKey()).orElseThrow();
                known += Collections.frequency(take(system, look(system, ofSystem.getValue())), Entered.KNOWN);
            }
            seen += stretch.size();
            stretch = log.after(stretch.getLast().position(), end, EnvelopeReader.MOST_EVENTS);
        }
        return new Replay(seen, known, retryBetween(afterPosition, end));
    }

    /** The petition that another system's case or paper has become part of. */
    public Optional<PetitionNumber> petition(String system, String document) {
        return log.petition(system, document);
    }

    /** Nothing for a system that is not known. */
    public Optional<Reconciliation> reconcile(String name) {
        watch();
        return systems.find(name).map(system -> comparison.of(system, log.unnamed(name, MOST_LISTED), clock.instant()));
    }

    void list(OtherSystem system, List<Listed> documents) {
        comparison.list(system, documents, clock.instant());
    }

    /** The newest first. */
    public List<AuditAlert> alerts() {
        return comparison.alerts(MOST_LISTED);
    }

    /** Says that an alert is done though it did not come right by itself, and why. */
    public boolean done(long alert, String why, String by) {
        return comparison.done(alert, why, by, clock.instant());
    }

    /** Raises an alert for each approval that should be public and is not, and for each decision that is held past the date of its petition, once. */
    public void watch() {
        comparison.watch(clock.instant()).forEach(events::publishEvent);
        comparison.watchHeld(clock.instant()).forEach(events::publishEvent);
    }
}
