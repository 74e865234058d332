package city.open.audit.dial;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * The versions of the policy, the drafts, and what was closed at once.
 *
 * @param fault why what was asked cannot be done, or empty
 * @param done what was done, or empty
 * @param mayDraft whether the official may write drafts and close at once
 */
public record PoliciesScreen(
        Inside inside,
        String fault,
        String done,
        boolean mayDraft,
        List<VersionLine> versions,
        List<DraftLine> drafts,
        List<ClosingLine> closings,
        List<Option> parts,
        List<Option> procedures,
        List<Option> grounds) {
    public PoliciesScreen {
        versions = List.copyOf(versions);
        drafts = List.copyOf(drafts);
        closings = List.copyOf(closings);
        parts = List.copyOf(parts);
        procedures = List.copyOf(procedures);
        grounds = List.copyOf(grounds);
    }

    /** @param how it came about, in words */
    public record VersionLine(int number, String since, String how, String why) {}

    public record DraftLine(long id, String title, String state, String by) {}

    /**
     * @param waits whether it is to be ratified yet
     * @param mayRatify whether this official may
     */
    public record ClosingLine(
            int version, String what, String why, String by, String state, boolean waits, boolean mayRatify) {}

    /** Something that can be chosen. */
    public record Option(String value, String name, boolean chosen) {}
}
