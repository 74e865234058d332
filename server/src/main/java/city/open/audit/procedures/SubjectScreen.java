package city.open.audit.procedures;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * One procedure of the register: what is decided, what waits, and a form for a new assessment.
 *
 * @param id {@code new} for one that the form names
 * @param faultAt the field at which something is wrong, or empty
 * @param state in words
 */
public record SubjectScreen(
        Inside inside,
        String id,
        String name,
        String fault,
        String faultAt,
        String done,
        String state,
        boolean mayWrite,
        List<Proposal> history,
        List<Asked> asked,
        AssessmentFields form,
        List<Choice> outcomes,
        List<Choice> grounds) {
    public SubjectScreen {
        history = List.copyOf(history);
        asked = List.copyOf(asked);
        outcomes = List.copyOf(outcomes);
        grounds = List.copyOf(grounds);
    }

    public boolean isNew() {
        return id.equals(Register.NEW);
    }

    /**
     * An assessment as it was written.
     *
     * @param state whether it counts, waits or went back, and by whom
     * @param waits whether another is to agree yet
     * @param mayReview whether this official may
     */
    public record Proposal(
            long id,
            String outcome,
            String score,
            String reason,
            List<String> evidence,
            String look,
            String written,
            String state,
            boolean waits,
            boolean mayReview) {
        public Proposal {
            evidence = List.copyOf(evidence);
        }
    }

    /** A criterion as the form asks for it. */
    public record Asked(int number, String name, String hint, List<Choice> scores, String ko, String en) {
        public Asked {
            scores = List.copyOf(scores);
        }
    }

    public record AssessmentFields(String nameKo, String nameEn, String reasonKo, String reasonEn, String nextLook) {}

    /** Something that can be chosen. */
    public record Choice(String value, String name, boolean chosen) {}
}
