package city.open.outside.record;

import city.open.ground.calendar.Text;
import org.jspecify.annotations.Nullable;

/**
 * An official as the public pages of petitions name one: by name or under a stable alias, as the identity policy of the agency has it.
 *
 * @param rank {@code officer} … {@code mayor}
 * @param phone the office number, where a petition shows it
 */
public record NamedOfficial(
        Text label, String rank, @Nullable String phone) {}
