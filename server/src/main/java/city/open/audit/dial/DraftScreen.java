package city.open.audit.dial;

import city.open.audit.dial.PoliciesScreen.Option;
import city.open.ground.page.Inside;
import java.util.List;

/**
 * One draft: what it changes, the parts that can be changed, what a preview says, and what comes next.
 *
 * @param open whether it can still be changed
 * @param procedure whose rules the table shows; empty for the rules of all procedures
 * @param sought by which words the table is narrowed
 * @param nextHindrance why it cannot be agreed to yet, or empty
 * @param reviewedBy who has agreed to it as it is, or empty
 * @param mayReview whether this official may agree to it now
 * @param mayRelease whether this official may release it now
 */
public record DraftScreen(
        Inside inside,
        long id,
        String title,
        String why,
        String state,
        String author,
        String fault,
        String done,
        boolean open,
        boolean mayDraft,
        String procedure,
        String sought,
        List<Option> procedures,
        List<Option> scopes,
        List<Option> ways,
        List<Ground> grounds,
        List<KindRows> kinds,
        List<ChangeLine> changes,
        PreviewPart preview,
        String nextHindrance,
        String reviewedBy,
        boolean mayReview,
        boolean mayRelease) {
    public DraftScreen {
        procedures = List.copyOf(procedures);
        scopes = List.copyOf(scopes);
        ways = List.copyOf(ways);
        grounds = List.copyOf(grounds);
        kinds = List.copyOf(kinds);
        changes = List.copyOf(changes);
    }

    /** @param text what the article says, shortly */
    public record Ground(String value, String name, String text) {}

    public record KindRows(String name, List<PartRow> parts) {}

    /**
     * @param value for the form: kind and part
     * @param now what becomes of it by this draft
     * @param changed whether the draft changes it here
     */
    public record PartRow(String value, String name, String now, boolean changed) {}

    /** @param value for the form: place, kind and part */
    public record ChangeLine(
            String value, String where, String what, String was, String becomes, String comment, String by) {}

    /**
     * @param at or empty where there is none
     * @param isVoid why it does not count any more, or empty
     * @param found how much personal data would open
     */
    public record PreviewPart(
            String at,
            String isVoid,
            String looked,
            String staysWithheld,
            List<Effect> effects,
            int found,
            List<Hit> hits) {}

    /** @param what such as: newly open */
    public record Effect(String name, String what, String counts, List<Link> examples) {}

    public record Link(String address, String name) {}

    public record Hit(Link link, String what) {}
}
