package city.open.inside.petition;

import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The papers with which a petition is decided.
 *
 * @param signatures of all of them, oldest first
 * @param paper the one drafted last; none where it came back, nothing was drafted, or the petition was opened again since
 */
public record Papers(List<Signature> signatures, @Nullable Paper paper) {
    static final Papers NONE = new Papers(List.of(), null);

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
            @Nullable OfficialId drafter, @Nullable By approvedBy) {}

    Papers signed(Signature signature) {
        return new Papers(Grown.list(signatures, signature), paper);
    }

    Papers drafted(By by) {
        return new Papers(signatures, new Paper(by instanceof By.OfOffice office ? office.official() : null, null));
    }

    Papers approved(By by) {
        return new Papers(signatures, new Paper(drafter(), by));
    }

    Papers withoutPaper() {
        return new Papers(signatures, null);
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
