package city.open.town.catalogue;

import city.open.ground.calendar.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which particulars of a petition everyone sees, sees in part, or does not see. */
public record Disclosure(List<Field> open, List<Field> masked, List<Field> withheld) {
    public Disclosure {
        open = List.copyOf(open);
        masked = List.copyOf(masked);
        withheld = List.copyOf(withheld);
    }

    /**
     * One particular.
     *
     * @param id a short English slug, such as {@code floor-area}
     * @param ground the ground of the Official Information Disclosure Act for not showing it, such as {@code 9-1-6}
     */
    public record Field(String id, Text name, @Nullable String ground) {}
}
