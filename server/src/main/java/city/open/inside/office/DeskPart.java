package city.open.inside.office;

import city.open.ground.calendar.Text;
import city.open.inside.casework.Inbox.Queue;
import city.open.inside.piles.Pile;
import java.util.Locale;

/**
 * A part of an official's desk: petitions in a queue, or the lines of a pile.
 *
 * @param late how many of it are
 */
record DeskPart(Of of, long count, long late) {

    /** What lies in it. */
    sealed interface Of {
        record AQueue(Queue queue) implements Of {}

        record APile(Pile pile) implements Of {}
    }

    Text words() {
        return switch (of) {
            case Of.AQueue(var queue) -> queue.words();
            case Of.APile(var pile) -> pile.words();
        };
    }

    /** As it stands in an address: {@code due-this-week}. */
    String id() {
        var name = switch (of) {
            case Of.AQueue(var queue) -> queue.name();
            case Of.APile(var pile) -> pile.name();
        };
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
