package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.ground.page.When;
import city.open.outside.telling.CasePage;
import org.jspecify.annotations.Nullable;

/**
 * The public page of a petition: the case, how to check it, and the moment it is shown at.
 *
 * @param check null before the log has begun
 * @param then null for the petition as it is now
 */
public record PetitionPage(
        CasePage page, @Nullable CheckForm check, @Nullable Then then) {

    /**
     * An earlier moment.
     *
     * @param when which one, as a sentence
     * @param later how many entries have come since
     */
    public record Then(String when, long later) {}

    /** Whether the browser can check what it sees: not a head of then of which words were withheld since, and with them what bound it. */
    public boolean isChecked() {
        return check != null && (then == null || !page.head().isEmpty());
    }

    public Frame frame() {
        return page.frame();
    }

    /** The days that can be asked for. */
    public String firstDay() {
        return When.dayOf(page.view().submittedAt()).toString();
    }
}
