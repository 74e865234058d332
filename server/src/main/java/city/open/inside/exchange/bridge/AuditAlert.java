package city.open.inside.exchange.bridge;

import city.open.ground.calendar.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the Audit Division has to look at; also published as an event when it is raised.
 *
 * @param id 0 before it is kept
 * @param kind chosen by hand and never renamed: {@code approved-not-disclosed}, {@code decision-held-past-due}
 * @param about what it is about; raised once for each
 * @param clearedAt when it came right, none while it has not
 */
public record AuditAlert(
        long id,
        String kind,
        String about,
        @Nullable String petition,
        Text words,
        Instant raisedAt,
        @Nullable Instant clearedAt) {}
