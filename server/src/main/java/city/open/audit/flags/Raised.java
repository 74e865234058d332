package city.open.audit.flags;

import city.open.ground.calendar.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flag that fired: a question about cases, with what it rests on.
 *
 * @param subject what it is about; the same found again has the same
 * @param official whom it concerns beside the division; empty where nobody
 * @param like with how many it was compared
 * @param p the exact tail, where the rule has one
 * @param cases numbers of the cases behind it, at most {@link #CASES}
 */
public record Raised(
        String subject,
        String agency,
        String division,
        String official,
        int like,
        Text sentence,
        Map<String, @Nullable Object> figures,
        @Nullable Double p,
        List<String> cases) {
    /** So many are shown and kept; more say no more. */
    static final int CASES = 50;

    public Raised {
        figures = new LinkedHashMap<>(figures);
        cases = List.copyOf(cases);
    }
}
