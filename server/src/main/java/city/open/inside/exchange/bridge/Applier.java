package city.open.inside.exchange.bridge;

import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.rounds.Rounds;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.exchange.bridge.BridgeLog.Place;
import city.open.inside.exchange.bridge.BridgeLog.Run;
import city.open.inside.exchange.bridge.BridgeLog.Settled;
import city.open.inside.exchange.bridge.BridgeLog.Waiting;
import city.open.inside.petition.By;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.inside.vault.Vault;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Applies what other systems sent, each event when its turn has come. The fact and the mark that it was applied are one transaction, on one
 * thread of one node at a time: whenever the process dies, both are there or neither, and the next look goes on from there.
 */
@Component
class Applier extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(Applier.class);
    private static final int DOCUMENTS = 200;
    private static final int EVENTS = 2_000;
    /** For what nothing wakes: a paper that says something does so at once. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Petitions petitions;
    private final Organization organization;
    private final OtherSystems systems;
    private final BridgeLog bridge;
    private final Vault vault;
    private final Clock clock;
    private final Duration papersWithin;
    private boolean nothingLiesOpen;

    Applier(
            Petitions petitions,
            Organization organization,
            OtherSystems systems,
            OfficeDatabase database,
            Vault vault,
            Clock clock,
            ExchangeSettings settings,
            @Value("${open.role:all}") String role) {
        super("bridge", Duration.ofSeconds(1), role);
        this.petitions = petitions;
        this.organization = organization;
        this.systems = systems;
        this.bridge = new BridgeLog(database, vault.dispatches());
        this.vault = vault;
        this.clock = clock;
        this.papersWithin = settings.papersWithin();
    }

    @Override
    protected void round() {
        applyAll();
    }

    /** Applies everything whose turn has come. */
    synchronized void applyAll() {
        if (!nothingLiesOpen) {
            vault.dispatches().sealWhatLiesOpen();
            nothingLiesOpen = true;
        }
        while (bridge.hasReady(clock.instant()) && applySome()) {
            // on to what has its turn now
        }
    }

    /** Many events at once; where one of them spoils the transaction, one by one, so that only that one is parked. */
    private boolean applySome() {
        try {
            return apply(DOCUMENTS, EVENTS);
        } catch (DuplicateKeyException someoneWasFaster) {
            return true;
        } catch (DataIntegrityViolationException oneOfThem) {
            log.warn("A batch of events could not be written and is taken one by one: {}", oneOfThem.getMessage());
            return applyOne();
        }
    }

    private boolean applyOne() {
        try {
            return apply(1, 1);
        } catch (DuplicateKeyException someoneWasFaster) {
            return true;
        } catch (DataIntegrityViolationException unusable) {
            return petitions.together(_ -> {
                if (!bridge.takesTurn()) {
                    return false;
                }
                var now = clock.instant();
                List<Settled> parked = new ArrayList<>();
                for (var run : bridge.ready(now, 1, 1)) {
                    parked.add(new Settled.Parked(
                            run.events().getFirst().position(),
                            new Text("기록할 수 없는 값이 있습니다.", "It holds a value that cannot be recorded.")));
                }
                bridge.settle(parked, List.of(), now);
                return true;
            });
        }
    }

    /** False when another node is at it, which will do what is to do. */
    private boolean apply(int documents, int events) {
        return petitions.together(work -> {
            if (!bridge.takesTurn()) {
                return false;
            }
            var now = clock.instant();
            var round = new Round(work, now);
            bridge.ready(now, documents, events).forEach(round::take);
            round.settle();
            return true;
        });
    }

    /** One transaction's worth of events. */
    private final class Round {
        private final Petitions.Work work;
        private final Instant now;
        private final List<Settled> settled = new ArrayList<>();
        private final Map<String, Place> places = new HashMap<>();
        private final Map<String, Optional<OtherSystem>> known = new HashMap<>();

        Round(Petitions.Work work, Instant now) {
            this.work = work;
            this.now = now;
        }

        void settle() {
            bridge.settle(settled, List.copyOf(places.values()), now);
            bridge.lookAgain(settled.stream()
                    .filter(Settled.Applied.class::isInstance)
                    .map(one -> ((Settled.Applied) one).petition())
                    .collect(Collectors.toSet()));
        }

        /** A document's events, as far as they follow one another. */
        void take(Run run) {
            var system = known.computeIfAbsent(run.system(), systems::find).orElseThrow();
            var place = new Place(run.system(), run.document(), run.petition(), run.next());
            for (var event : run.events()) {
                var sequence = event.sequence();
                if (sequence == null) {
                    place = apply(event, place, system);
                } else if (sequence == place.next()) {
                    place = apply(event, place, system);
                    if (place.next() == sequence) {
                        // It was not applied, and what follows it waits.
                        break;
                    }
                } else if (sequence < place.next()) {
                    settled.add(new Settled.Parked(
                            event.position(),
                            new Text(
                                    "이 문서의 %d번 사건은 이미 적용되었습니다.".formatted(sequence),
                                    "Number %d of this document has been applied already.".formatted(sequence))));
                } else {
                    break;
                }
            }
            places.put(key(run.system(), run.document()), place);
        }

        /** The place after the event; the same as before where it was not applied. */
        private Place apply(Waiting event, Place place, OtherSystem system) {
            if (event.occurredAt().isAfter(now)) {
                return place;
            }
            var outcome = outcome(event, place, system);
            settled.add(outcome);
            if (outcome instanceof Settled.Applied applied) {
                var sequence = event.sequence();
                return new Place(
                        place.system(),
                        place.document(),
                        applied.petition(),
                        sequence == null ? place.next() : sequence + 1);
            }
            return place;
        }

        private Settled outcome(Waiting event, Place place, OtherSystem system) {
            try {
                return switch (Meaning.of(event, place.document(), system, organization)) {
                    case Meaning.Unusable(var reason) -> new Settled.Parked(event.position(), reason);
                    case Meaning.Opens opens ->
                        place.petition() == null
                                ? settled(event, received(opens, event))
                                : new Settled.Parked(
                                        event.position(),
                                        new Text(
                                                "이미 %s로 접수되었습니다.".formatted(place.petition()),
                                                "It has been received already, as %s.".formatted(place.petition())));
                    case Meaning.Tells tells -> tell(event, tells, place, system);
                };
            } catch (IllegalArgumentException | IllegalStateException unforeseen) {
                log.error("Event {} of {} could not be applied", event.position(), place.document(), unforeseen);
                return new Settled.Parked(
                        event.position(),
                        new Text(
                                "뜻밖의 값이 있어 적용할 수 없습니다. 서버 기록에서 %d번 사건을 찾으십시오.".formatted(event.position()),
                                "It holds a value that nobody expected; the server's log says more of event %d."
                                        .formatted(event.position())));
            }
        }

        /** As at the counter: the petition gets its number and the applicant goes into the vault, both or neither. */
        private Decision received(Meaning.Opens opens, Waiting event) {
            var decision = work.receive(opens.reception(), opens.by(), moment(event));
            if (decision instanceof Decision.Recorded(var fact)) {
                if (opens.applicant() != null) {
                    vault.seal(fact.petition(), opens.applicant());
                }
                if (opens.site() != null) {
                    vault.markSite(fact.petition(), opens.site());
                }
            }
            return decision;
        }

        private Settled tell(Waiting event, Meaning.Tells tells, Place place, OtherSystem system) {
            var petition = petition(place, tells.about());
            if (petition == null) {
                return new Settled.WaitsFor(event.position(), tells.about() == null ? place.document() : tells.about());
            }
            if (!petition.agency().equals(system.agency().value())) {
                return new Settled.Parked(
                        event.position(),
                        new Text(
                                "다른 기관의 민원입니다: " + petition,
                                "%s is a petition of another agency.".formatted(petition)));
            }
            var waits = event.letGo() ? null : waitsForPapers(event, tells, place, petition);
            return waits != null
                    ? new Settled.WaitsForPapers(event.position(), waits, now.plus(LOOK_AGAIN))
                    : settled(event, work.record(petition, tells.act(), by(petition, event, tells), moment(event)));
        }

        /**
         * For which paper the end of a case waits, if so: once it is decided, no paper is taken any more. A paper that was not named, and of which nothing
         * has come, is waited for no longer than the settings say.
         */
        private @Nullable Text waitsForPapers(
                Waiting event, Meaning.Tells tells, Place place, PetitionNumber petition) {
            if (tells.closes() == null) {
                return null;
            }
            var here = settled.stream()
                    .filter(Settled.Applied.class::isInstance)
                    .map(Settled::position)
                    .collect(Collectors.toSet());
            var unsaid = bridge.unsaid(place.system(), place.document(), petition).stream()
                    .filter(one -> !here.contains(one.position()))
                    .findFirst();
            if (unsaid.isPresent()) {
                return new Text(
                        "문서 %s의 사건이 아직 적용되지 않았습니다. 결정하면 더는 적용할 수 없으므로 기다립니다."
                                .formatted(unsaid.get().document()),
                        "It waits for what paper %s has to say, as nothing of it could be recorded after the decision."
                                .formatted(unsaid.get().document()));
            }
            var signed = tells.papers().isEmpty() ? Set.<String>of() : bridge.signed(place.system(), tells.papers());
            var missing = tells.papers().stream()
                    .filter(paper -> !signed.contains(paper))
                    .findFirst();
            if (missing.isPresent()) {
                return new Text(
                        "문서 %s의 결재를 기다립니다.".formatted(missing.get()),
                        "It waits for the approval of paper %s.".formatted(missing.get()));
            }
            var papers = work.find(petition).map(Petition::papers).orElse(null);
            boolean expected = papers != null
                    && papers.approvedBy() == null
                    && tells.closes() != Outcome.WITHDRAWN
                    && event.receivedAt().plus(papersWithin).isAfter(now)
                    && (papers.isDrafted() || bridge.tellsOfApprovals(place.system()));
            return expected
                    ? new Text(
                            "결재가 아직 오지 않았습니다. 늦어도 %d분 뒤에는 결재 없이 적용합니다.".formatted(papersWithin.toMinutes()),
                            "No approval has come yet; it is taken without one %d minutes after it came."
                                    .formatted(papersWithin.toMinutes()))
                    : null;
        }

        /** A decision bears the name of whoever approved it, not of whoever closed the case in the other system. */
        private By by(PetitionNumber petition, Waiting event, Meaning.Tells tells) {
            return event.type().equals(Meaning.CASE_CLOSED)
                    ? work.find(petition)
                            .map(found -> found.papers().approvedBy())
                            .orElse(tells.by())
                    : tells.by();
        }

        /** The petition a document is about: its own number, the one it was bound to, or that of the case it names. */
        private @Nullable PetitionNumber petition(Place place, @Nullable String about) {
            if (place.petition() != null) {
                return place.petition();
            }
            if (PetitionNumber.isWellFormed(place.document())) {
                return new PetitionNumber(place.document());
            }
            if (about == null) {
                return null;
            }
            if (PetitionNumber.isWellFormed(about)) {
                return new PetitionNumber(about);
            }
            var bound = places.get(key(place.system(), about));
            return bound == null ? bridge.petition(place.system(), about).orElse(null) : bound.petition();
        }

        private Moment moment(Waiting event) {
            return new Moment(event.occurredAt(), now);
        }

        private Settled settled(Waiting event, Decision decision) {
            return switch (decision) {
                case Decision.Recorded(var fact) -> new Settled.Applied(event.position(), fact.petition(), fact.seq());
                case Decision.Refused(var rule) -> new Settled.Parked(event.position(), rule.words());
            };
        }

        private static String key(String system, String document) {
            return system + ' ' + document;
        }
    }
}
