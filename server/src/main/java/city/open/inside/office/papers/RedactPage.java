package city.open.inside.office.papers;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
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
        List<Prepared> papers,
        String fault) {

    /**
     * A blackened paper on its way to everyone.
     *
     * @param unread pages no machine could read, with commas; empty where there are none
     * @param isOurs whether this official may give the second signature
     * @param isBefore whether it can be taken back before anybody has seen it
     * @param isOpen whether everyone has it now
     * @param tried whether taking it back was just refused
     * @param reason for taking it back, as it was typed
     */
    public record Prepared(
            String id,
            String title,
            String state,
            String by,
            String signed,
            String refusal,
            String unread,
            boolean isOurs,
            boolean isBefore,
            boolean isOpen,
            boolean tried,
            String reason,
            String english) {}
}
