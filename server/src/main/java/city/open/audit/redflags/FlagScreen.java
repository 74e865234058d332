package city.open.audit.redflags;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * One flag: its sentence, what it rests on, what came of it, and what can be done by whoever looks.
 *
 * @param note why nothing can be done by whoever looks, or empty
 * @param stale said where the last run did not raise it again, or empty
 * @param fault what was wrong with what was sent, or empty
 * @param typed what was typed and not taken
 */
public record FlagScreen(
        Inside inside,
        String address,
        String title,
        String code,
        String place,
        String term,
        boolean late,
        String sentence,
        String stale,
        List<Figure> figures,
        List<Link> cases,
        List<Act> acts,
        String note,
        String fault,
        List<Choice> outcomes,
        String typed) {
    public FlagScreen {
        figures = List.copyOf(figures);
        cases = List.copyOf(cases);
        acts = List.copyOf(acts);
        outcomes = List.copyOf(outcomes);
    }

    public record Figure(String name, String value) {}

    public record Link(String address, String number) {}

    public record Act(String when, String who, String what, String said) {}

    public record Choice(String value, String name) {}
}
