package city.open.inside.office;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * What other systems have sent and what they were told, as far as somebody has to look at it.
 *
 * @param done what has just been done, or empty
 * @param mends whether this official may try again what stands here
 * @param stopped what the guard withheld in the last thirty days
 */
public record ExchangePage(
        Inside inside,
        String title,
        String done,
        boolean mends,
        List<Alert> alerts,
        List<Event> parked,
        List<Event> held,
        List<Subscriber> subscribers,
        List<Stopped> stopped) {

    public ExchangePage {
        alerts = List.copyOf(alerts);
        parked = List.copyOf(parked);
        held = List.copyOf(held);
        subscribers = List.copyOf(subscribers);
        stopped = List.copyOf(stopped);
    }

    /** How often the guard withheld personal data of a kind. */
    public record Stopped(String kind, int count) {}

    public record Alert(String words, String since) {}

    /** @param retry where it is tried again */
    public record Event(String system, String type, String document, String when, String reason, String retry) {}

    /** @param trouble what went wrong last, or empty */
    public record Subscriber(String name, String target, String state, String trouble, List<Letter> dead) {
        public Subscriber {
            dead = List.copyOf(dead);
        }
    }

    /** An entry that a subscriber would not take. */
    public record Letter(String index, String when, String reason, String retry) {}
}
