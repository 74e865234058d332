package city.open.inside.vault;

import city.open.ground.vocabulary.Purpose;
import city.open.inside.petition.By;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sealed data was opened once: when, by whom and why.
 *
 * @param file which file, or none where it was the applicant or the filing
 */
public record Opening(
        Instant at,
        By.OfOffice by,
        Purpose purpose,
        @Nullable UUID file) {}
