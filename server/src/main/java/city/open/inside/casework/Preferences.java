package city.open.inside.casework;

import city.open.ground.database.OfficeDatabase;
import city.open.town.organization.OfficialId;

/** How each official likes to work. */
final class Preferences {
    private static final int LONGEST = 60;

    private final OfficeDatabase database;
    private final int usual;

    Preferences(OfficeDatabase database, int usual) {
        if (usual < 0 || usual > LONGEST) {
            throw new IllegalArgumentException(
                    "open.office.hold is %d; set it to 0 to %d seconds".formatted(usual, LONGEST));
        }
        this.database = database;
        this.usual = usual;
    }

    int holdSeconds(OfficialId official) {
        return database.jdbc()
                .sql("SELECT hold_seconds FROM office.desk_preference WHERE official = ?")
                .param(official.value())
                .query(Integer.class)
                .optional()
                .orElse(usual);
    }

    void holdFor(OfficialId official, int seconds) {
        if (seconds < 0 || seconds > LONGEST) {
            throw new IllegalArgumentException("an act is held 0 to %d seconds, not %d".formatted(LONGEST, seconds));
        }
        database.jdbc().sql("""
                        INSERT INTO office.desk_preference (official, hold_seconds) VALUES (?, ?)
                        ON CONFLICT (official) DO UPDATE SET hold_seconds = excluded.hold_seconds
                        """).params(official.value(), seconds).update();
    }
}
