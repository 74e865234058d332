package city.open.inside.office;

import city.open.ground.page.Inside;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What other systems have sent and what they are told, and how both are kept going.
 *
 * @param done what has just been done, or empty
 * @param fault why it could not be, or empty
 * @param secret shown once; none where nothing was made
 * @param typed what was typed into a form that was not taken
 * @param keeps whether this official may change what stands here
 * @param orders whether this official may say that an alert is done
 * @param stopped what the guard withheld in the last thirty days
 */
public record ExchangePage(
        Inside inside,
        String title,
        String done,
        String fault,
        @Nullable Secret secret,
        Map<String, String> typed,
        boolean keeps,
        boolean orders,
        List<Alert> alerts,
        List<Event> parked,
        List<Event> held,
        List<Source> systems,
        List<Agency> agencies,
        List<Subscriber> subscribers,
        List<Stopped> stopped) {

    public ExchangePage {
        typed = Map.copyOf(typed);
        alerts = List.copyOf(alerts);
        parked = List.copyOf(parked);
        held = List.copyOf(held);
        systems = List.copyOf(systems);
        agencies = List.copyOf(agencies);
        subscribers = List.copyOf(subscribers);
        stopped = List.copyOf(stopped);
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** A key as it is handed over. */
    public record Secret(String of, String id, String secret) {
        @Override
        public String toString() {
            return "Secret[" + id + "]";
        }
    }

    /** How often the guard withheld personal data of a kind. */
    public record Stopped(String kind, int count) {}

    public record Alert(String id, String words, String since) {}

    /** To choose from. */
    public record Agency(String code, String name) {}

    /**
     * A system that may send events.
     *
     * @param stopped since when nothing is taken from it, or empty
     */
    public record Source(String name, String agency, String client, String stopped, List<Key> keys) {
        public Source {
            keys = List.copyOf(keys);
        }
    }

    /** @param ended since when it opens nothing, or empty */
    public record Key(String id, String made, String ended) {}

    /**
     * @param address under which something is done about it
     * @param goOn what letting it go on means, or empty where nothing but its case is waited for
     */
    public record Event(
            String system, String type, String document, String when, String reason, String address, String goOn) {
        /** Its place in the log of everything that came. */
        public String position() {
            return address.substring(address.lastIndexOf('/') + 1);
        }
    }

    /** @param trouble what went wrong last, or empty */
    public record Subscriber(
            String id, String name, String target, String state, String words, String trouble, List<Letter> dead) {
        public Subscriber {
            dead = List.copyOf(dead);
        }

        /** Whether it has said no yet, was stopped, or is stuck. */
        public boolean is(String other) {
            return state.equals(other);
        }
    }

    /** An entry that a subscriber would not take. */
    public record Letter(String index, String when, String reason, String retry) {}
}
