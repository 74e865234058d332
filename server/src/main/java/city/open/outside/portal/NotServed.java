package city.open.outside.portal;

import city.open.ground.page.Words;
import city.open.outside.telling.Question.NotMeant;
import java.util.List;

/**
 * A request that gets no page but a plain sentence.
 *
 * <p>{@code kind} is part of the contract: it names the problem type for machines and the words for people.
 */
final class NotServed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String kind;
    private final transient List<Object> values;

    NotServed(int status, String kind, Object... values) {
        super(kind, null, false, false);
        this.status = status;
        this.kind = kind;
        this.values = List.of(values);
    }

    /** A question that cannot be meant, as a request. */
    static NotServed of(NotMeant fault) {
        return new NotServed(400, fault.kind(), fault.values().toArray());
    }

    int status() {
        return status;
    }

    String kind() {
        return kind;
    }

    String sentence(Words words) {
        return words.say("fault." + kind, values.toArray());
    }

    String title(Words words) {
        return words.say("fault." + kind + ".title");
    }
}
