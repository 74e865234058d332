package city.open.outside.telling;

import city.open.ground.calendar.Text;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the applicant before the office goes on.
 *
 * @param last whether it was asked for a second time, after which the papers may go back
 * @param extensions how often the applicant was given more time
 */
public record Supplement(@Nullable Text what, @Nullable LocalDate by, boolean last, int extensions) {
    /** Where it is waited for, and no entry says for what. */
    static final Supplement NONE = new Supplement(null, null, false, 0);
}
