package city.open.outside.follow;

import city.open.ground.page.Frame;
import java.util.List;

/**
 * What would be followed, and the form for it.
 *
 * @param asked what is followed, as fields of the form
 * @param feed its Atom feed
 * @param calendar its dates as iCalendar
 * @param mails whether this city sends e-mail
 * @param email as it was typed
 * @param fault what is wrong with it, in a sentence, or empty
 * @param form the proof that the form is ours
 * @param work for the browser, as JSON
 * @param push our public key for browsers, or empty where this city sends to none
 */
public record FollowPage(
        Frame frame,
        String what,
        String page,
        List<Field> asked,
        String feed,
        String calendar,
        boolean mails,
        String email,
        String lang,
        String rhythm,
        String fault,
        String form,
        String work,
        String push) {

    public record Field(String name, String value) {}
}
