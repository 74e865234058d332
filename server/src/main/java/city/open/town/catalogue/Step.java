package city.open.town.catalogue;

import city.open.ground.calendar.Text;
import org.jspecify.annotations.Nullable;

/**
 * One step of a procedure.
 *
 * @param share the part of the period this step usually takes, 0 to 1; the steps of a line add up to 1
 * @param disclosed whether the public sees the step by its name; of others it sees only that an internal step took place
 * @param optional taken only where the case calls for it, so passing it over is no departure
 * @param note what a reader should know beyond the name, if anything
 * @param law the provision that orders this step, where it is known
 */
public record Step(
        StepId id,
        Kind kind,
        Text name,
        Actor actor,
        double share,
        boolean disclosed,
        boolean optional,
        @Nullable Text note,
        @Nullable Text law) {

    public Step {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("step %s takes a share of %s; a share is 0 to 1".formatted(id, share));
        }
    }

    /** What is done in a step. Kept in stored procedures, so a name is never reused for something else. */
    public enum Kind {
        RECEIVE("접수", "Receipt"),
        COMPLETE_CHECK("서류 검토", "Completeness check"),
        TRANSFER("이송", "Transfer"),
        CONSULT("협의", "Consultation"),
        SITE("현장 확인", "Site inspection"),
        COMMITTEE("위원회 심의", "Committee"),
        PUBLIC_NOTICE("공고", "Public notice"),
        OPINION("의견 수렴", "Opinions heard"),
        PRIOR_NOTICE("사전통지", "Prior notice"),
        HEARING("청문", "Hearing"),
        TECHNICAL_REVIEW("기술 검토", "Technical review"),
        DRAFT("기안", "Draft"),
        REVIEW("검토", "Review"),
        COOPERATE("협조", "Concurrence"),
        APPROVE("결재", "Approval"),
        CONTRACT("계약", "Contract"),
        INSPECT("검사", "Inspection"),
        ISSUE("교부", "Issue"),
        NOTIFY("통지", "Notification"),
        REGISTER("등록", "Registration"),
        PAY("지급", "Payment"),
        CLOSE("종결", "Closing"),
        SUPPLEMENT("보완", "Supplement"),
        RETURN("반려", "Return of papers"),
        REFUSE("거부", "Refusal"),
        OBJECTION("이의신청", "Objection"),
        /** Any other work, as in procedures made from an event log. */
        WORK("처리", "Work");

        private final Text text;

        Kind(String ko, String en) {
            this.text = new Text(ko, en);
        }

        /** The kind of step in both languages. */
        public Text text() {
            return text;
        }
    }
}
