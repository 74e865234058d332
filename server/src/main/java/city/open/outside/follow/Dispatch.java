package city.open.outside.follow;

import city.open.border.letters.OfficeKey;
import city.open.border.letters.VaultFault;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.mail.MailSettings;
import city.open.ground.rounds.Rounds;
import city.open.outside.follow.Courier.Message;
import city.open.outside.follow.Courier.Outcome;
import city.open.outside.follow.Outbox.Match;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicRecord;
import city.open.outside.telling.Question;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Follows the public record, puts what is new for whom into the outbox, and has it brought. It knows nothing that is not public, so it can
 * tell nothing else.
 */
@Component
class Dispatch extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);
    private static final int BATCH = 500;
    private static final int AT_ONCE = 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String ENDED = "ended";

    private final OfficeDatabase database;
    private final PublicRecord record;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Outbox outbox;
    private final OfficeKey officeKey;
    private final FollowSettings settings;
    private final MailSettings mail;
    private final Clock clock;
    private final Map<Way, Courier> couriers = new EnumMap<>(Way.class);
    private Instant forgotten = Instant.EPOCH;
    private boolean away;

    Dispatch(
            OfficeDatabase database,
            PublicRecord record,
            Catalogue catalogue,
            Organization organization,
            Outbox outbox,
            OfficeKey officeKey,
            FollowSettings settings,
            MailSettings mail,
            List<Courier> couriers,
            Clock clock,
            @Value("${open.role:all}") String role) {
        super("follow", Duration.ofSeconds(1), role);
        this.database = database;
        this.record = record;
        this.catalogue = catalogue;
        this.organization = organization;
        this.outbox = outbox;
        this.officeKey = officeKey;
        this.settings = settings;
        this.mail = mail;
        this.clock = clock;
        couriers.forEach(courier -> this.couriers.put(courier.way(), courier));
        for (var way : Way.values()) {
            if (!this.couriers.containsKey(way)) {
                throw new IllegalStateException("no courier brings news by " + way);
            }
        }
        record.onEntries(_ -> wake());
    }

    @Override
    protected void round() {
        var now = clock.instant();
        if (forgotten.plus(MINUTE).isBefore(now)) {
            outbox.forget(now);
            forgotten = now;
        }
        outbox.confirmations(now);
        while (isRunning() && gatherSome()) {
            // on with the next entries
        }
        while (isRunning() && bringSome()) {
            // on with what is due
        }
    }

    /**
     * Looks through some entries. False where there are no more, or another machine was faster. The searches are done before the transaction,
     * since the publisher waits for every transaction that writes.
     */
    private boolean gatherSome() {
        long reached = outbox.reached(record.lastIndex());
        // Entries can be there a moment before the pages of this machine show them; the next round takes those.
        var entries =
                record.after(reached, BATCH).stream().takeWhile(this::isShown).toList();
        if (entries.isEmpty()) {
            return false;
        }
        var matches =
                matches(entries.stream().filter(entry -> !entry.isOfCity()).toList());
        return Boolean.TRUE.equals(database.transactions().execute(_ -> {
            if (!outbox.moves(reached, entries.getLast().index())) {
                return false;
            }
            outbox.gather(matches, settings.gather(), settings.aDay(), clock.instant());
            return entries.size() == BATCH;
        }));
    }

    /** Whether the pages of this machine have reached it; another machine may have read further. */
    private boolean isShown(Entry entry) {
        return entry.isOfCity()
                || record.find(entry.petition())
                        .filter(one -> one.view().lastIndex() >= entry.index())
                        .isPresent();
    }

    private List<Match> matches(List<Entry> entries) {
        Set<String> petitions = new LinkedHashSet<>();
        entries.forEach(entry -> petitions.add(entry.petition()));
        Map<String, Followed> divisions = new HashMap<>();
        for (var number : petitions) {
            record.find(number)
                    .ifPresent(one -> divisions.put(
                            number,
                            new Followed.OfDivision(
                                    one.view().agency(), one.view().division())));
        }
        List<Match> matches = new ArrayList<>();
        for (var entry : entries) {
            matches.add(new Match(new Followed.OfPetition(entry.petition()), entry.index()));
            matches.add(new Match(new Followed.OfProcedure(entry.procedure().code()), entry.index()));
            var division = divisions.get(entry.petition());
            if (division != null) {
                matches.add(new Match(division, entry.index()));
            }
        }
        for (var search : outbox.searches()) {
            var found = found((Followed.OfSearch) search, petitions);
            entries.stream()
                    .filter(entry -> found.contains(entry.petition()))
                    .forEach(entry -> matches.add(new Match(search, entry.index())));
        }
        return matches;
    }

    /** A search that no longer means anything, such as one for a procedure that is gone, finds nothing. */
    private Set<String> found(Followed.OfSearch search, Set<String> among) {
        return new Question(search.parts())
                .queryIfMeant(catalogue, organization, 1)
                .map(query -> record.found(query, among))
                .orElse(Set.of());
    }

    /** Brings some of what is due, as many as the minute still allows. False where nothing is left for now. */
    private boolean bringSome() {
        var now = clock.instant();
        int most = Math.min(AT_ONCE, mail.aMinute() - outbox.sentSince(now.minus(MINUTE)));
        if (most <= 0 || couriers.values().stream().noneMatch(Courier::isOffered)) {
            return false;
        }
        var due = outbox.take(most, now);
        boolean stillThere = true;
        for (var one : due) {
            if (stillThere) {
                stillThere = bring(one);
            } else {
                outbox.again(one, clock.instant().plus(settings.again()), "away");
            }
        }
        return stillThere && due.size() == most;
    }

    /** False where the way is closed for everybody. */
    private boolean bring(Outbox.Due due) {
        var now = clock.instant();
        var courier = couriers.get(due.subscription().way());
        if (due.sealed() == null || isOver(due)) {
            outbox.failed(due.id(), ENDED);
            return true;
        }
        if (courier == null || !courier.isOffered()) {
            outbox.again(due, now.plus(MINUTE), "not offered");
            return true;
        }
        switch (carry(courier, due)) {
            case Outcome.Carried _ -> {
                outbox.sent(due.id(), now);
                if (away) {
                    log.info("Followers are told again.");
                    away = false;
                }
            }
            case Outcome.Later(var why) -> outbox.later(due, settings.again(), why, now);
            case Outcome.Unfit(var why) -> {
                outbox.failed(due.id(), why);
                if (!why.equals(ENDED)) {
                    log.warn("A message to a follower was refused and is dropped: {}", why);
                }
            }
            case Outcome.Gone(var why) -> {
                outbox.end(due.subscription().id(), now);
                outbox.failed(due.id(), why);
            }
            case Outcome.Away(var why) -> {
                outbox.again(due, now.plus(settings.again()), why);
                if (!away) {
                    log.warn("Followers cannot be told at the moment and wait: {}", why);
                    away = true;
                }
                return false;
            }
        }
        return true;
    }

    /** A confirmation that came too late, or news for somebody who has not confirmed. */
    private static boolean isOver(Outbox.Due due) {
        var state = due.subscription().state();
        return switch (due.kind()) {
            case CONFIRM -> state != Subscription.State.REQUESTED;
            case NEWS, DIGEST -> state != Subscription.State.CONFIRMED;
        };
    }

    private Outcome carry(Courier courier, Outbox.Due due) {
        var sealed = due.sealed();
        if (sealed == null) {
            return new Outcome.Unfit(ENDED);
        }
        if (!due.entries().stream()
                .flatMap(index -> record.after(index - 1, 1).stream())
                .allMatch(this::isShown)) {
            return new Outcome.Later("not shown yet");
        }
        try {
            var id = due.subscription().id();
            var reach = Reach.of(officeKey.openLetter(sealed, Subscriptions.context(id)));
            // Taken a while ago with others: who has stopped since is told nothing more.
            if (!outbox.stands(due)) {
                return new Outcome.Unfit(ENDED);
            }
            return courier.carry(new Message(due.id(), due.kind(), due.subscription(), reach, due.entries()));
        } catch (VaultFault unreadable) {
            log.warn("Where a follower is told cannot be read: {}", unreadable.getMessage());
            return new Outcome.Later("sealed");
        }
    }
}
