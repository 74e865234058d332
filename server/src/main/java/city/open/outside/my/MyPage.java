package city.open.outside.my;

import city.open.border.letters.LetterKind;
import city.open.ground.page.Frame;
import java.util.List;
import java.util.UUID;

/**
 * The applicant's own view of one petition.
 *
 * @param address of this page
 * @param token what every form sends along for the visit
 * @param title the procedure's name
 * @param state where it stands, in words, with the shape of its mark
 * @param publicly the public page, or empty before reception
 * @param news what happened last, newest first
 * @param pledge what the applicant can bind themselves to, a sentence each; empty where nothing is to be signed, or it was
 * @param supplement what is asked for, or empty where nothing is
 * @param supplementBy until when, as a date in words
 * @param moreTime the earliest and the proposed day for more time, or empty where it cannot be asked for
 * @param filesHint what files can come along
 * @param objectionBy the last day to object, in words, or empty where nobody can object
 * @param survey the questions after a result, or empty where there are none or they are over
 * @param surveyUntil the last day to answer them, in words
 * @param mails whether the city can tell by e-mail what happens
 * @param mayAdd whether more papers come along with what waits to be received
 * @param withholdable public entries that can still be withheld
 */
public record MyPage(
        Frame frame,
        String address,
        String token,
        String number,
        String title,
        String subject,
        String state,
        String shape,
        String publicly,
        List<String> pledge,
        List<Todo> todo,
        List<Line> news,
        String supplement,
        String supplementBy,
        List<String> moreTime,
        boolean mayWithdraw,
        boolean mayWrite,
        boolean mayAdd,
        boolean mails,
        String filesHint,
        String objectionBy,
        String survey,
        String surveyUntil,
        List<Choice> withholdable,
        List<Line> own,
        List<Line> files,
        List<Line> missing,
        Contact contact,
        List<Sent> letters,
        List<Look> looks,
        List<Passkey> passkeys,
        String receipt,
        Note note) {

    /** Something that waits for the applicant: what, until when, and the part of the page where it is done. */
    public record Todo(String what, String until, String part) {}

    public record Line(String what, String value) {}

    public record Choice(String value, String name) {}

    public record Contact(String phone, String email, String address) {}

    /** @param mark {@code done}, {@code waiting} or {@code ended}, as states are marked */
    public record Sent(String when, String what, String answer, String mark) {}

    /** @param when it was added and used last, in words */
    public record Passkey(String id, String when) {}

    public record Look(String when, String who, String why, String chain) {
        /** As much of the link as eyes compare. */
        public String mark() {
            return chain.isEmpty() ? "" : chain.substring(0, 16);
        }
    }

    /**
     * What came of the form sent last.
     *
     * @param kind of letter, or empty
     * @param fault what is wrong with it; empty where it was sent
     * @param words as they were typed
     */
    public record Note(String kind, String fault, String words) {
        static final Note NONE = new Note("", "", "");

        public String fault(LetterKind of) {
            return kind.equals(of.id()) ? fault : "";
        }

        public String words(LetterKind of) {
            return kind.equals(of.id()) ? words : "";
        }

        public boolean isSent() {
            return !kind.isEmpty() && fault.isEmpty();
        }
    }

    /** A new one for every form, so that a form sent twice is one letter. */
    public String letter() {
        return UUID.randomUUID().toString();
    }
}
