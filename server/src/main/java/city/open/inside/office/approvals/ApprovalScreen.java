package city.open.inside.office.approvals;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
import city.open.outside.telling.CasePage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document on one screen: what is to be signed, the boxes, the draft with its grounds and opinions, and beside it the petition as the
 * public sees it, with its clock and chart.
 *
 * @param seen what the public sees of the petition, null in the second before its reception is public
 * @param authority how the approver compares with the delegation table, in a sentence, or empty
 * @param open what is still open about the petition while the paper is in line, in words
 * @param turn what this official can put into a box now; the first is the usual one
 * @param after what this official can do with an approved paper
 * @param again where the drafter drafts a new version, or empty
 * @param pdf the address of the paper as PDF/A, or empty
 */
public record ApprovalScreen(
        Inside inside,
        String title,
        String state,
        String petition,
        List<String> facts,
        @Nullable CasePage seen,
        String authority,
        boolean belowTable,
        List<String> open,
        List<Todo> turn,
        List<Todo> after,
        String again,
        String pdf,
        List<Square> sheet,
        List<Part> paper,
        List<Said> opinions,
        List<Reader> readers,
        List<Earlier> earlier) {

    public ApprovalScreen {
        facts = List.copyOf(facts);
        open = List.copyOf(open);
        turn = List.copyOf(turn);
        after = List.copyOf(after);
        sheet = List.copyOf(sheet);
        paper = List.copyOf(paper);
        opinions = List.copyOf(opinions);
        readers = List.copyOf(readers);
        earlier = List.copyOf(earlier);
    }

    public record Todo(String title, FormView form, boolean open) {}

    /**
     * A box of the approval sheet.
     *
     * @param who the name, or why the box bears none
     * @param at null until it is signed
     * @param now whether it waits for its signature
     */
    public record Square(
            String act,
            String who,
            String rank,
            String marks,
            @Nullable Instant at,
            String waits,
            boolean now) {}

    /** A part of the paper under its heading. */
    public record Part(String name, List<String> lines) {}

    public record Said(String who, String what, boolean dissent, Instant at) {}

    /** @param readAt in words: when, or that it has not been opened */
    public record Reader(String who, String readAt) {}

    /** A version that went back, with the reason. */
    public record Earlier(String name, String why, List<Part> paper) {}
}
