package city.open.border.letters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file in the letter box: its content lies in chunks as the letter box sealed them.
 *
 * @param id also the context under which its key was sealed
 * @param document which required document it is, {@code 1} for the first, or none
 * @param type the media type found in the content
 * @param size of the plain file in bytes
 * @param sha256 of the plain file
 * @param key the file's own key, sealed to the office
 */
public record SealedFile(UUID id, @Nullable String document, String type, long size, byte[] sha256, byte[] key) {}
