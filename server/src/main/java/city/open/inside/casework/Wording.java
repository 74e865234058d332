package city.open.inside.casework;

import city.open.ground.calendar.Text;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 상용 문안: a text that a division writes once and uses often. {@link Blanks} in it are asked for when it is used.
 *
 * @param version counts from 1; each change is one more, and none is lost
 * @param procedure for which one it is, or null for all
 * @param name how the division calls it, in its own language
 * @param text the Korean twice where there is no English
 * @param by who wrote this version
 */
public record Wording(
        UUID id,
        int version,
        Use use,
        @Nullable ProcedureCode procedure,
        String name,
        Text text,
        boolean retired,
        OfficialId by,
        Instant at) {

    /** For what it is written. */
    public enum Use {
        SUPPLEMENT("보완 요구", "Supplement"),
        CONDITIONS("조건", "Conditions"),
        GROUNDS("처분 사유", "Grounds of a decision"),
        REMEDIES("불복 방법", "Remedies"),
        REPLY("회신·답변", "Reply"),
        LETTER("공문·협의 내용", "Letter or question");

        private final Text words;

        Use(String ko, String en) {
            this.words = new Text(ko, en);
        }

        public Text words() {
            return words;
        }

        public static Optional<Use> of(String name) {
            return Arrays.stream(values())
                    .filter(use -> use.name().equals(name))
                    .findFirst();
        }

        /** What is used in a field of a task's form; empty where every text is its own. */
        public static Optional<Use> in(Task task, Field field) {
            var name = field.name();
            return Optional.ofNullable(
                    switch (task) {
                        case REQUEST_SUPPLEMENT, DEMAND_SUPPLEMENT -> name.equals("what") ? SUPPLEMENT : null;
                        case RETURN_PAPERS, DECIDE_OBJECTION, REOPEN -> name.equals("reason") ? GROUNDS : null;
                        case DECIDE, DECIDE_WITHOUT_PAPER ->
                            switch (name) {
                                case "reason" -> GROUNDS;
                                case "conditions" -> CONDITIONS;
                                case "remedies" -> REMEDIES;
                                default -> null;
                            };
                        case CONSULT, ASK_OFFICE -> name.equals("question") ? LETTER : null;
                        case ANSWER_CONSULTATION -> name.equals("reply") ? REPLY : null;
                        case ANSWER_RECOMMENDATION -> name.equals("answer") ? REPLY : null;
                        default -> null;
                    });
        }
    }

    /** What there is in English, if anybody wrote it. */
    public Optional<String> english() {
        return text.en().equals(text.ko()) ? Optional.empty() : Optional.of(text.en());
    }

    /** Below what was typed before, so that nothing is lost. */
    public static String below(@Nullable String typed, String text) {
        return typed == null || typed.isBlank() ? text : typed.stripTrailing() + "\n" + text;
    }
}
