package city.open.inside.petition;

import city.open.ground.calendar.Text;
import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The papers with which a petition is decided.
 *
 * @param signatures of all of them, oldest first
 * @param paper the one drafted last; none where it came back, nothing was drafted, or the petition was opened again since
 * @param returned the one that came back and was not drafted again
 */
public record Papers(
        List<Signature> signatures,
        @Nullable Paper paper,
        @Nullable Returned returned) implements Standing.Part {
    static final Papers NONE = new Papers(List.of(), null, null);

    /** A box of the approval sheet: {@code act} is the kind of fact. */
    public record Signature(String act, By by, Instant at, boolean delegated, boolean acting, boolean dissent) {
        static Signature of(Fact fact) {
            return of(fact, false);
        }

        static Signature of(Fact fact, boolean dissent) {
            return new Signature(fact.kind(), fact.by(), fact.occurredAt(), false, false, dissent);
        }

        static Signature of(Fact fact, PetitionEvent.Approved approved) {
            return new Signature(
                    fact.kind(), fact.by(), fact.occurredAt(), approved.delegated(), approved.acting(), false);
        }

        private boolean isApproval() {
            return act.equals(EventKinds.named(PetitionEvent.Approved.class));
        }
    }

    /**
     * @param drafter none where another system did not say
     * @param approvedBy who approved it; none while it is in line
     */
    public record Paper(
            @Nullable OfficialId drafter,
            @Nullable String document,
            @Nullable By approvedBy) {}

    /**
     * @param drafter whose next task it is
     * @param document none where another system did not say
     */
    public record Returned(OfficialId drafter, @Nullable String document, Text reason, Instant at) {}

    Papers signed(Signature signature) {
        return new Papers(Grown.list(signatures, signature), paper, returned);
    }

    Papers drafted(By by, @Nullable String document) {
        return new Papers(
                signatures,
                new Paper(by instanceof By.OfOffice office ? office.official() : null, document, null),
                null);
    }

    Papers approved(By by) {
        return new Papers(signatures, new Paper(drafter(), paper == null ? null : paper.document(), by), null);
    }

    Papers returned(Fact fact, PetitionEvent.DraftReturned e) {
        var drafter = drafter();
        return new Papers(
                signatures,
                null,
                drafter == null ? null : new Returned(drafter, e.document(), e.reason(), fact.occurredAt()));
    }

    Papers withoutPaper() {
        return new Papers(signatures, null, null);
    }

    public boolean isDrafted() {
        return paper != null;
    }

    /** Whether an official's paper waits for the rest of its line. */
    public boolean isInLine() {
        return drafter() != null && approvedBy() == null;
    }

    public @Nullable OfficialId drafter() {
        return paper == null ? null : paper.drafter();
    }

    public @Nullable By approvedBy() {
        return paper == null ? null : paper.approvedBy();
    }

    /** Whether any paper of the petition was ever approved. */
    boolean everApproved() {
        return signatures.stream().anyMatch(Signature::isApproval);
    }
}
