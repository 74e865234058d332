package city.open.audit.procedures;

import city.open.ground.calendar.Text;
import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A procedure that somebody works on, as a sheet of its own.
 *
 * @param base the version it changes; 0 for a procedure that is new
 * @param editions all, the newest first; there is always one
 * @param agreed who reviewed the newest edition; null before
 * @param version as which it was released; null before
 */
record ProcedureDraft(
        long id,
        String code,
        int base,
        List<Edition> editions,
        @Nullable Agreed agreed,
        @Nullable Integer version,
        @Nullable Instant droppedAt) {
    ProcedureDraft {
        editions = List.copyOf(editions);
    }

    /** @param why as everyone will read it */
    record Edition(int number, String sheet, Text why, OfficialId by, Instant at) {}

    record Agreed(OfficialId by, Instant at) {}

    Edition newest() {
        return editions.getFirst();
    }

    boolean isOver() {
        return version != null || droppedAt != null;
    }

    /** Whether this official wrote any of it, and so can neither review nor release it. */
    boolean isBy(OfficialId official) {
        return editions.stream().anyMatch(edition -> edition.by().equals(official));
    }
}
