package city.open.inside.office;

import city.open.ground.page.Inside;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue of an official, in the order of arrival.
 *
 * @param home the address of this queue, without its language
 * @param faults what cannot be understood in the question, a sentence for each field
 * @param next the address of the following page, or null at the end
 * @param batch what can be recorded for several of these petitions at once; none where nothing can
 * @param done what has just been recorded, or empty
 */
public record InboxPage(
        Inside inside,
        String title,
        List<Tab> tabs,
        String tab,
        String home,
        Asked asked,
        List<FormView.Choice> procedures,
        List<InboxLine> lines,
        @Nullable String next,
        List<FormView.Choice> batch,
        Map<String, String> faults,
        String done) {

    public InboxPage {
        tabs = List.copyOf(tabs);
        procedures = List.copyOf(procedures);
        lines = List.copyOf(lines);
        batch = List.copyOf(batch);
        faults = Map.copyOf(faults);
    }

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }

    /**
     * @param count how many there are
     * @param late how many of them are, said beside; all of them in a pile of the late
     */
    public record Tab(String name, String address, long count, boolean current, long late) {
        /** Whether that some are late is not said by the name already. */
        public boolean saysLate() {
            return late > 0 && late < count;
        }
    }

    /** What the official looks for, as typed. */
    public record Asked(String words, String procedure, String from, String to, String applicant, String purpose) {
        public boolean isEmpty() {
            return words.isEmpty() && procedure.isEmpty() && from.isEmpty() && to.isEmpty() && !isForPerson();
        }

        /** Whether a person is looked for, which is written down. */
        public boolean isForPerson() {
            return !applicant.isEmpty() || !purpose.isEmpty();
        }
    }

    /**
     * A petition in the queue.
     *
     * @param division where it lies
     * @param take the address under which it is taken, or empty where it cannot be
     */
    public record InboxLine(
            String number,
            String address,
            String subject,
            String procedure,
            String applicant,
            String received,
            String state,
            String who,
            String division,
            ClockBar clock,
            String take) {}

    /** The queue with nothing looked for, without its language. */
    public String whole() {
        return tab.isEmpty() ? home : home + "?tab=" + tab;
    }

    /** Whether the division has to be said with each petition. */
    public boolean named() {
        return tabs.isEmpty();
    }

    public boolean canBatch() {
        return !batch.isEmpty() && !lines.isEmpty();
    }
}
