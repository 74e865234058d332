package city.open.inside.vault;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a file before it is in the vault.
 *
 * @param document which required document of the procedure it is, or none
 * @param name as the sender named it; it is sealed
 * @param type the media type found in the content
 * @param size of the plain file in bytes
 * @param sha256 of the plain file
 */
public record Arrived(@Nullable String document, String name, String type, long size, byte[] sha256) {

    /** The name can be personal, and what is printed ends in logs. */
    @Override
    public String toString() {
        return "Arrived[sealed]";
    }
}
