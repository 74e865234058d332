package city.open.outside.telling;

import city.open.ground.page.Words;
import city.open.outside.record.CaseRow;
import city.open.outside.record.CaseView;
import city.open.outside.record.RecordJson;
import org.jspecify.annotations.Nullable;

/**
 * Where a petition stands, in a word and a shape.
 *
 * @param shape {@code now}, {@code waiting}, {@code done} or {@code ended}
 */
public record State(String words, String shape) {

    public static State of(Words words, CaseRow row) {
        return of(words, row.status(), row.outcome(), row.closed());
    }

    public static State of(Words words, CaseView view) {
        return of(words, view.status(), view.outcome(), view.closed());
    }

    public static State of(Words words, CaseView.Status status, CaseView.@Nullable Outcome outcome, boolean closed) {
        if (status == CaseView.Status.OBJECTED) {
            return new State(words.say("status.objected"), "now");
        }
        if (closed || status == CaseView.Status.DECIDED) {
            if (outcome == null) {
                return new State(words.say("status.decided"), "done");
            }
            var shape = switch (outcome) {
                case GRANTED, GRANTED_WITH_CONDITIONS, DEEMED_ACCEPTED, DEEMED_APPROVED, COMPLETED -> "done";
                case REFUSED, RETURNED, WITHDRAWN, REVOKED -> "ended";
            };
            return new State(words.say("outcome." + RecordJson.spelt(outcome)), shape);
        }
        return switch (status) {
            case SUPPLEMENT -> new State(words.say("status.supplement"), "waiting");
            case SUSPENDED -> new State(words.say("status.suspended"), "waiting");
            case RECEIVED -> new State(words.say("status.received"), "now");
            default -> new State(words.say("status.under-review"), "now");
        };
    }
}
