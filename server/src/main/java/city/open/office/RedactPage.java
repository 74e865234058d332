package city.open.office;

import city.open.page.Inside;
import java.util.List;

/**
 * Where a paper is redacted and opened.
 *
 * @param boxes as they were typed, one a line
 * @param preview under which the pages can be looked at, or empty before that
 * @param pages addresses of the pages as pictures
 */
public record RedactPage(
        Inside inside,
        String number,
        String back,
        List<FormView.Choice> files,
        List<FormView.Choice> grounds,
        String title,
        String english,
        String boxes,
        String preview,
        List<String> pages,
        String fault) {}
