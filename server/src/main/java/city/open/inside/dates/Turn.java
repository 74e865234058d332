package city.open.inside.dates;

import city.open.ground.database.OfficeDatabase;
import java.time.Duration;
import java.util.UUID;

/**
 * Work that one node does at a time. Who takes the turn keeps it for a while; who dies with it loses it when the while is over. Measured on
 * the database's clock, which all nodes share.
 */
final class Turn {
    private final OfficeDatabase database;
    private final String job;
    private final Duration longest;
    private final String me = UUID.randomUUID().toString();

    Turn(OfficeDatabase database, String job, Duration longest) {
        this.database = database;
        this.job = job;
        this.longest = longest;
    }

    /** Does the work if nobody else is at it; answers whether it did. */
    boolean take(Runnable work) {
        int taken = database.jdbc()
                .sql("""
                        INSERT INTO office.turn AS turn (job, holder, held_until)
                        VALUES (?, ?, clock_timestamp() + make_interval(secs => ?))
                        ON CONFLICT (job) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
                         WHERE turn.held_until <= clock_timestamp()
                        """)
                .params(job, me, (double) longest.toSeconds())
                .update();
        if (taken == 0) {
            return false;
        }
        try {
            work.run();
        } finally {
            database.jdbc()
                    .sql("UPDATE office.turn SET held_until = clock_timestamp() WHERE job = ? AND holder = ?")
                    .params(job, me)
                    .update();
        }
        return true;
    }
}
