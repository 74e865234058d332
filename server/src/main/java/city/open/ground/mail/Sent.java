package city.open.ground.mail;

/** What came of handing a mail over. {@code why} has no word of the other side, which may name the mailbox. */
public sealed interface Sent {
    record Taken() implements Sent {}

    /** It is not taken now. */
    record Later(String why) implements Sent {}

    /** Nothing can be sent to anybody at the moment. */
    record Away(String why) implements Sent {}

    /** It will never be taken for this mailbox. */
    record Gone(String why) implements Sent {}
}
