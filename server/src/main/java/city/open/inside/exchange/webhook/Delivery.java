package city.open.inside.exchange.webhook;

import city.open.ground.rounds.Rounds;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Brings every public entry to every subscriber, in order and at least once. Each subscriber has its own pace: one that is away waits with
 * longer and longer pauses and misses nothing, one that refuses an entry again and again gets the next.
 */
@Component
class Delivery extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** After a crash, at most so many entries are told a second time. */
    private static final int REMEMBER_EVERY = 100;

    private static final int REFUSALS = 5;

    private final Webhooks webhooks;
    private final PublicRecord record;
    private final Postman postman;
    private final Clock clock;
    private final Duration firstPause;
    private final String node = UUID.randomUUID().toString();
    private final Set<Long> atWork = ConcurrentHashMap.newKeySet();

    Delivery(
            Webhooks webhooks,
            PublicRecord record,
            Postman postman,
            Clock clock,
            @Value("${open.exchange.webhook-pause:PT1S}") Duration firstPause,
            @Value("${open.role:all}") String role) {
        super("webhooks", Duration.ofSeconds(1), role);
        this.webhooks = webhooks;
        this.record = record;
        this.postman = postman;
        this.clock = clock;
        this.firstPause = firstPause;
        record.onEntries(_ -> wake());
    }

    @Override
    protected void round() {
        for (var due : webhooks.due(clock.instant(), record.lastIndex())) {
            if (atWork.add(due.id())) {
                Thread.ofVirtual().name("webhook-" + due.id()).start(() -> deliver(due.id()));
            }
        }
    }

    private void deliver(long id) {
        try {
            while (isRunning() && deliverSome(id)) {
                // on with the next entries
            }
            webhooks.release(id, node);
        } catch (DataAccessException | TransactionException outage) {
            log.warn("Subscriber {} waits for the database: {}", id, outage.getMessage());
        } finally {
            atWork.remove(id);
        }
    }

    /** Some entries for one subscriber. False when there is nothing more to do for now. */
    private boolean deliverSome(long id) {
        var subscription = webhooks.lease(id, node, clock.instant(), LEASE).orElse(null);
        if (subscription == null) {
            return false;
        }
        var target = Target.of(subscription.target());
        var secret = webhooks.secret(id);
        var leasedUntil = clock.instant().plus(LEASE.dividedBy(2));
        long reached = subscription.delivered();
        for (var entry : record.bodiesAfter(reached, REMEMBER_EVERY)) {
            if (!isRunning() || clock.instant().isAfter(leasedUntil)) {
                break;
            }
            var began = clock.instant();
            switch (postman.deliver(target, secret, entry)) {
                case Postman.Answer.Taken _ -> reached = index(entry);
                case Postman.Answer.Gone _ -> {
                    webhooks.delivered(id, reached);
                    webhooks.gone(id);
                    return false;
                }
                case Postman.Answer.Refused(var why) -> {
                    return refused(subscription, reached, index(entry), why);
                }
                case Postman.Answer.Later(var why, var wait) -> {
                    int tries = triesBefore(subscription, reached) + 1;
                    webhooks.delivered(id, reached);
                    webhooks.trouble(id, tries, clock.instant().plus(wait == null ? pause(tries) : wait), why);
                    return false;
                }
            }
            keepTo(subscription.rate(), Duration.between(began, clock.instant()));
        }
        webhooks.delivered(id, reached);
        return reached > subscription.delivered();
    }

    /** True when the entry is given up and the next one can be tried. */
    private boolean refused(Subscription subscription, long reached, long index, String why) {
        int tries = triesBefore(subscription, reached) + 1;
        webhooks.delivered(subscription.id(), reached);
        if (tries >= REFUSALS) {
            webhooks.die(subscription.id(), index, tries, why);
            return true;
        }
        webhooks.trouble(subscription.id(), tries, clock.instant().plus(pause(tries)), why);
        return false;
    }

    /** Tries count for the entry after the last one taken. */
    private static int triesBefore(Subscription subscription, long reached) {
        return reached == subscription.delivered() ? subscription.tries() : 0;
    }

    /** Twice as long each time. */
    private Duration pause(int tries) {
        var pause = firstPause.multipliedBy(1L << Math.min(tries - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static long index(String entry) {
        return RecordJson.JSON.readTree(entry).get("index").asLong();
    }

    private static void keepTo(@Nullable Integer rate, Duration taken) {
        if (rate != null) {
            var rest = Duration.ofMinutes(1).dividedBy(rate).minus(taken);
            try {
                Thread.sleep(rest.isNegative() ? Duration.ZERO : rest);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
