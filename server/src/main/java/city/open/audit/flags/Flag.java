package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;

/**
 * One red flag: what it needs, when it fires, and its words. It is a question to a person, never a finding, and never added up with others.
 */
public interface Flag {

    /**
     * @param code of the note, such as {@code F12}
     * @param needs the fields without which nothing can be said, in the note's words
     * @param minimum like cases below which nothing can be said; 0 where the rule looks at one case alone
     * @param observed a sentence without its stop; {@code {x}} is filled from the answer's words
     * @param innocent what is often behind it
     */
    record Kind(String code, String name, String needs, int minimum, Text observed, Text innocent) {}

    Kind kind();

    /** What the rule says of a case, which it refuses with its place where it is not as it has to be. */
    Answer look(Given input);

    /** What whoever decides is shown. */
    default Text sentence(Answer answer, int like, Text expected, String entries) {
        return new Text(
                "%s. 비슷한 사건 %d건에서는 %s. 기록: %s. 흔한 무고한 사유: %s. 판단이 아니라 물음입니다."
                        .formatted(
                                answer.fill(kind().observed().ko()),
                                like,
                                expected.ko(),
                                entries,
                                kind().innocent().ko()),
                "%s. Among %d like cases: %s. Entries %s. Often innocent: %s. A question, not a finding."
                        .formatted(
                                answer.fill(kind().observed().en()),
                                like,
                                expected.en(),
                                entries,
                                kind().innocent().en()));
    }
}
