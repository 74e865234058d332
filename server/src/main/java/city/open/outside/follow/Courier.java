package city.open.outside.follow;

import java.util.List;
import java.util.UUID;

/** Brings news to followers, in one way. */
interface Courier {
    Way way();

    /** Whether this city sends in this way at all. */
    boolean isOffered();

    /** Brings one message. Must not throw for anything that the other side does. */
    Outcome carry(Message message);

    /** What a message is. */
    enum Kind {
        /** Asks whether it was really them. */
        CONFIRM,
        NEWS,
        DIGEST
    }

    /**
     * One message, the same at each try.
     *
     * @param id stays the same when it is tried again, so that the other side can drop a double
     * @param entries indexes of public entries, in order; none for a confirmation
     */
    record Message(UUID id, Kind kind, Subscription subscription, Reach reach, List<Long> entries) {
        public Message {
            entries = List.copyOf(entries);
        }
    }

    /** What came of it. {@code why} is kept and must not name the follower. */
    sealed interface Outcome {
        record Carried() implements Outcome {}

        /** The other side does not take it now. */
        record Later(String why) implements Outcome {}

        /** Nothing can be brought anywhere at the moment: the others need not be tried. */
        record Away(String why) implements Outcome {}

        /** It will never be taken there: the subscription ends. */
        record Gone(String why) implements Outcome {}

        /** This message will never be taken, whatever it is. */
        record Unfit(String why) implements Outcome {}
    }
}
