package city.open.inside.vault;

import city.open.ground.database.OfficeDatabase;

/**
 * Of a renewal of the master key beside machines that make keys: whoever makes one says so before it reads the master key, and until its
 * transaction ends; whoever wraps all keys anew first waits for those who began before. Those who begin later read the new one. So no key is
 * left under the old one by having been on its way.
 */
final class Wrapping {
    private static final String KEY = "hashtextextended('open.vault.master', 0)";

    private Wrapping() {}

    static void begins(OfficeDatabase database) {
        database.jdbc()
                .sql("SELECT pg_advisory_xact_lock_shared(%s)::text".formatted(KEY))
                .query()
                .listOfRows();
    }

    /** Holds nothing when it returns. */
    static void awaitThoseWhoBegan(OfficeDatabase database) {
        database.transactions()
                .executeWithoutResult(_ -> database.jdbc()
                        .sql("SELECT pg_advisory_xact_lock(%s)::text".formatted(KEY))
                        .query()
                        .listOfRows());
    }
}
