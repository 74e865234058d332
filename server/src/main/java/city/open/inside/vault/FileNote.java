package city.open.inside.vault;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sealed file as it can be listed without opening it. Its name stays sealed, as names of files tell who filed them.
 *
 * @param document which required document of the procedure it is, or none
 * @param type the media type found in the content, such as {@code application/pdf}
 * @param size in bytes
 * @param sha256 of the content, in hex
 */
public record FileNote(UUID id, @Nullable String document, String type, long size, String sha256, Instant addedAt) {}
