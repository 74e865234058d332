package city.open.inside.office.counter;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
import java.util.List;

/**
 * One filing that waits.
 *
 * @param opened what is in it, once it was opened
 * @param fault what is wrong with the form of reception, in a sentence, or empty
 */
public record FilingPage(
        Inside inside,
        String number,
        String address,
        List<FormView.Choice> purposes,
        List<Opened> opened,
        String fault) {

    public record FilingLine(String what, String value) {}

    /**
     * A file that came along.
     *
     * @param paper which document it answers
     * @param shown whether it can be looked at here
     */
    public record FiledFile(String id, String paper, String name, String size, boolean shown) {}

    /** @param why the applicant's reason, where it did not come along */
    public record Paper(String id, String name, boolean enclosed, String why) {}

    /** @param purpose for which it was opened; @param subject and {@code english} as they would become public */
    public record Opened(
            String due,
            boolean late,
            String subject,
            String english,
            List<FilingLine> applicant,
            List<FilingLine> answers,
            String purpose,
            List<FiledFile> files,
            List<Paper> papers,
            String answerBy) {}
}
