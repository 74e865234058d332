package city.open.audit.orders;

import city.open.audit.orders.Matter.State;
import city.open.audit.orders.MatterAct.What;
import city.open.ground.database.AuditDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many orders stand how, for those who direct; no words, no names. Within a transaction of the audit's database it sees what that sees. */
@Component
public class OpenOrders {
    private final AuditDatabase database;

    OpenOrders(AuditDatabase database) {
        this.database = database;
    }

    /**
     * @param seen told to the division, and nothing ordered, or what was ordered did not do
     * @param unanswered ordered and not answered; of these {@code pastTerm} should have been
     * @param toJudge answered, and an auditor has not said whether that will do
     * @param onTrack in query, audit or disposition
     */
    public record Standing(long seen, long unanswered, long pastTerm, long toJudge, long onTrack) {}

    /** What was done in a time. */
    public record Done(long ordered, long answered, long warned) {}

    /** As everything stands now; {@code today} says what is past its term. */
    public Standing standing(LocalDate today) {
        return database.jdbc().sql("""
                        SELECT count(*) FILTER (WHERE state = 'SEEN') AS seen,
                               count(*) FILTER (WHERE state = 'ORDERED') AS unanswered,
                               count(*) FILTER (WHERE state = 'ORDERED' AND (next <> 'ANSWERED' OR next_by < ?)) AS past_term,
                               count(*) FILTER (WHERE state = 'ANSWERED') AS to_judge,
                               count(*) FILTER (WHERE state = 'ON_TRACK') AS on_track
                          FROM audit.matter
                         WHERE state <> 'CLOSED'
                        """).param(today).query(Standing.class).single();
    }

    /** From a moment on, up to another. */
    public Done done(Instant from, Instant until) {
        Map<What, Long> counts = new EnumMap<>(What.class);
        database.jdbc()
                .sql("""
                        SELECT what, count(*)
                          FROM audit.matter_act
                         WHERE what IN ('ORDERED', 'ANSWERED', 'WARNED') AND at > ? AND at <= ?
                         GROUP BY what
                        """)
                .params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    counts.put(What.valueOf(row.getString(1)), row.getLong(2));
                });
        return new Done(
                counts.getOrDefault(What.ORDERED, 0L),
                counts.getOrDefault(What.ANSWERED, 0L),
                counts.getOrDefault(What.WARNED, 0L));
    }

    /** Where orders of one kind of standing are listed, behind the language. */
    public static String list(Listed which) {
        return OrdersPages.PATH + "?state="
                + which.state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What can be listed. */
    public enum Listed {
        SEEN(State.SEEN),
        UNANSWERED(State.ORDERED),
        TO_JUDGE(State.ANSWERED),
        ON_TRACK(State.ON_TRACK);

        private final State state;

        Listed(State state) {
            this.state = state;
        }
    }
}
