package city.open.outside.portal;

import city.open.ground.page.Answer;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Answers that are kept ready by their address. An entry about a petition drops its pages; what depends on the time is printed anew after
 * a while. When the database does not answer, what is kept is shown however old it is.
 */
@Component
class Kept {
    private static final long MOST_BYTES = Math.clamp(Runtime.getRuntime().maxMemory() / 4, 32L << 20, 2L << 30);

    private final Cache<String, Answer> answers = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .<String, Answer>weigher((_, answer) -> answer.weight())
            .build();
    private final Clock clock;
    private final Outage outage;

    Kept(Clock clock, Outage outage) {
        this.clock = clock;
        this.outage = outage;
    }

    /** What is kept and still good, at the price of one look-up. */
    @Nullable
    Answer fresh(String address) {
        var answer = answers.getIfPresent(address);
        return answer != null && answer.isFreshAt(clock.millis()) ? answer : null;
    }

    Answer get(String address, Supplier<Answer> print) {
        var fresh = fresh(address);
        if (fresh != null) {
            return fresh;
        }
        try {
            if (outage.lasts()) {
                // Nobody waits for a database that is known to be away, and nobody waits for others who do.
                var old = answers.getIfPresent(address);
                return old != null ? old : print.get();
            }
            return answers.asMap().compute(address, (_, kept) -> kept != null && isGood(kept) ? kept : print.get());
        } catch (DataAccessException | TransactionException lost) {
            boolean away = outage.noticed(lost);
            var old = answers.getIfPresent(address);
            if (away && old != null) {
                return old;
            }
            throw lost;
        }
    }

    /** Those who have waited for one who met the outage do not try again in turn. */
    private boolean isGood(Answer kept) {
        return kept.isFreshAt(clock.millis()) || outage.lasts();
    }

    void dropAll() {
        answers.invalidateAll();
    }

    void drop(String address) {
        answers.invalidate(address);
    }
}
