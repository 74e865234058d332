package city.open.audit.flags;

import city.open.audit.input.BadInput;
import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import java.util.Map;

/**
 * One red flag: what it needs, when it fires, and its words. It is a question to a person, never a finding, and never added up with others.
 */
public interface Flag {

    /**
     * @param code of the note, such as {@code F12}
     * @param needs the fields without which nothing can be said
     * @param minimum like cases below which nothing can be said; 0 where the rule looks at one case alone
     * @param observed a sentence without its stop; {@code {x}} is filled from the answer's words
     * @param innocent what is often behind it
     */
    record Kind(String code, String name, Text title, Text needs, int minimum, Text observed, Text innocent) {}

    Kind kind();

    /** What the rule says of a case, which it refuses with its place where it is not as it has to be. */
    Answer look(Given input);

    /** The same of values that the program has; what the rule cannot count with is not computable. */
    default Answer ask(Map<String, ?> values) {
        try {
            return look(Given.of(values));
        } catch (BadInput _) {
            return Answer.notComputable();
        }
    }

    /** The rule over all cases of a city; where these lack what it needs, it says what that is. */
    Sweep sweep(Around around);

    /** What whoever decides is shown. */
    default Text sentence(Answer answer, int like, Text expected, String entries) {
        return sentence(answer, Map.of(), like, expected, entries);
    }

    /** @param names of steps and ranks, by the ids that the answer has */
    default Text sentence(Answer answer, Map<String, Text> names, int like, Text expected, String entries) {
        return sentence(answer.fill(kind().observed(), names), like, expected, entries);
    }

    default Text sentence(Text observed, int like, Text expected, String entries) {
        return new Text(
                "%s. 비슷한 사건 %d건에서는 %s. 기록: %s. 흔한 무고한 사유: %s. 판단이 아니라 물음입니다."
                        .formatted(
                                observed.ko(),
                                like,
                                expected.ko(),
                                entries,
                                kind().innocent().ko()),
                "%s. Among %d like cases: %s. Entries %s. Often innocent: %s. A question, not a finding."
                        .formatted(
                                observed.en(),
                                like,
                                expected.en(),
                                entries,
                                kind().innocent().en()));
    }
}
