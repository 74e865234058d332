package city.open.inside.office.papers;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
import java.util.List;

/**
 * What is sealed about the applicant.
 *
 * @param known what was opened just now, line by line; empty before that
 * @param asked whether it was opened just now
 */
public record SealedPage(
        Inside inside,
        String number,
        String back,
        boolean mayOpen,
        boolean asked,
        List<Known> known,
        List<FormView.Choice> purposes,
        List<Look> looks) {

    public record Known(String what, String value) {}

    public record Look(String when, String who, String why) {}
}
