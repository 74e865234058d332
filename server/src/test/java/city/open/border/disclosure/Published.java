package city.open.border.disclosure;

import city.open.ground.database.TestDatabase;

/** Whether the publisher has caught up; {@link Agreement} would say so too, and looks at much else besides. */
final class Published {
    private Published() {}

    /** @param url the database, as {@code open.database} names it */
    static boolean everything(String url) {
        return TestDatabase.ownerOf(url).sql("""
                        SELECT NOT EXISTS (SELECT petition, seq FROM office.journal EXCEPT SELECT petition, seq FROM record.entry)
                        """).query(Boolean.class).single();
    }
}
