package city.open.inside.approval;

import city.open.ground.calendar.Text;
import city.open.inside.petition.Rule;

/** What came of asking: the document as it stands now, or the rule that says no by its name and in words. */
public sealed interface Answered {
    record Accepted(Document document) implements Answered {}

    /** @param rule the name of the rule, of this room, of the rights or of the petition */
    record Refused(String rule, Text words) implements Answered {
        static Refused by(Refusal refusal) {
            return new Refused(refusal.name(), refusal.words());
        }

        static Refused by(city.open.inside.identity.Refusal refusal) {
            return new Refused(refusal.name(), refusal.words());
        }

        static Refused by(Rule rule) {
            return new Refused(rule.name(), rule.words());
        }
    }
}
