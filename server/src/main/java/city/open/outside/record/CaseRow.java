package city.open.outside.record;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A petition in a list: enough to say its state in words. */
public record CaseRow(
        String number,
        String procedure,
        Text procedureName,
        Text subject,
        String agency,
        Text agencyName,
        String division,
        Text divisionName,
        CaseView.Status status,
        CaseView.@Nullable Outcome outcome,
        @Nullable String step,
        @Nullable Instant stepSince,
        Instant receivedAt,
        @Nullable Due due,
        @Nullable Instant decidedAt,
        boolean closed,
        boolean late,
        Instant updatedAt,
        long lastIndex) {

    /** @param now whether it is late is said of this moment */
    static CaseRow of(CaseView view, Instant now) {
        var at = view.now();
        return new CaseRow(
                view.number(),
                view.procedure().code(),
                view.procedureName(),
                view.subject(),
                view.agency(),
                view.agencyName(),
                view.division(),
                view.divisionName(),
                view.status(),
                view.outcome(),
                at == null ? null : at.step(),
                at == null ? null : at.since(),
                view.receivedAt(),
                view.due(),
                view.decidedAt(),
                view.closed(),
                view.isLateAt(now),
                view.updatedAt(),
                view.lastIndex());
    }
}
