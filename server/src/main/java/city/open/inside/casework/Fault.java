package city.open.inside.casework;

import city.open.ground.calendar.Text;

/**
 * What is wrong with a field and what to do about it.
 *
 * @param field as it was posted; {@code reason.en} where the English is meant
 */
public record Fault(String field, Text words) {}
