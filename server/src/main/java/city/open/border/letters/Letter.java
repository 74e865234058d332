package city.open.border.letters;

import java.time.Instant;
import java.util.UUID;

/**
 * Something an applicant sent after filing.
 *
 * @param id also the context under which it was sealed
 * @param petition the number as it was sent, which need not be one
 * @param kind what it is, such as {@code supplement} or {@code withdrawal}
 * @param sealed to the office
 */
public record Letter(UUID id, String petition, String kind, Instant sentAt, byte[] sealed) {}
