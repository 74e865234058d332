package city.open.audit.orders;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * One matter: what was seen, how it stands, what was done, what can be done by whoever looks.
 *
 * @param petition the address of the case inside
 * @param terms the days of the order that is not answered, each with what it is the last day for
 * @param note why nothing can be done by whoever looks, or empty
 * @param fault what was wrong with what was sent, or empty
 * @param typed what was typed and not taken, for the form of {@code typedFor}
 */
public record OrderScreen(
        Inside inside,
        String address,
        String name,
        String state,
        String petition,
        String number,
        String addressee,
        boolean late,
        List<String> terms,
        List<Act> acts,
        String note,
        String fault,
        List<Form> forms,
        String typed,
        String typedFor) {
    public OrderScreen {
        terms = List.copyOf(terms);
        acts = List.copyOf(acts);
        forms = List.copyOf(forms);
    }

    /**
     * @param said what was written with it, or empty
     * @param paper the name of the paper that went out with it, or empty; {@code pdf} its address
     */
    public record Act(String when, String who, String what, String said, String paper, String pdf) {}

    /**
     * Something that can be done.
     *
     * @param what its name in the form
     * @param hint what becomes of the words
     * @param lists to choose from, where there is something
     * @param longest how many letters its words can have
     */
    public record Form(String what, String title, String hint, List<Choices> lists, int longest) {
        public Form {
            lists = List.copyOf(lists);
        }

        public String typed(OrderScreen page) {
            return page.typedFor().equals(what) ? page.typed() : "";
        }
    }

    public record Choices(String field, String label, List<Choice> choices) {
        public Choices {
            choices = List.copyOf(choices);
        }
    }

    public record Choice(String value, String name) {}
}
