package city.open.inside.approval;

import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Authority;
import city.open.inside.petition.Outcome;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as it stands now, in its newest version.
 *
 * @param version from 1; a new one each time the drafter drafts again after a return
 * @param line of this version
 * @param rule the row of the delegation table it was measured against, where the table knows the task
 * @param tableRank whom that row asks for
 * @param closing why it leads nowhere any more, where the petition was decided otherwise
 * @param earlier the versions that went back, oldest first
 */
public record Document(
        DocumentId id,
        PetitionNumber petition,
        AgencyCode agency,
        UnitId division,
        OfficialId drafter,
        int version,
        State state,
        Paper paper,
        Line line,
        @Nullable String rule,
        @Nullable Rank tableRank,
        @Nullable Authority authority,
        Instant draftedAt,
        @Nullable String registration,
        @Nullable Instant approvedAt,
        @Nullable Issue issue,
        List<Reader> readers,
        List<Earlier> earlier,
        @Nullable Closing closing) {

    public Document {
        readers = List.copyOf(readers);
        earlier = List.copyOf(earlier);
    }

    public enum State {
        IN_LINE,
        /** With the drafter again. */
        RETURNED,
        APPROVED,
        /** The petition was decided otherwise, and the paper leads nowhere any more. */
        CLOSED
    }

    /** @param outcome how the petition was decided while the paper was on its way */
    public record Closing(Outcome outcome, Instant at) {}

    /** 시행: to whom it went out. */
    public record Issue(Text to, OfficialId by, Instant at) {}

    /** 공람: whom it was circulated to, and when that official opened it. */
    public record Reader(
            OfficialId official, Instant since, @Nullable Instant readAt) {}

    /** A version that went back to the drafter, with the boxes as they were. */
    public record Earlier(int version, Paper paper, Line line) {}

    public boolean isApproved() {
        return state == State.APPROVED;
    }
}
