package city.open.outside.telling;

import city.open.ground.calendar.Due;
import city.open.ground.page.Words;
import city.open.outside.record.CaseRow;
import org.jspecify.annotations.Nullable;

/** A petition in a list, said in words. */
public record Row(CaseRow row, State state, String subject, String procedure, String place, String step, boolean late) {

    public static Row of(Words words, CaseRow row, String step) {
        return new Row(
                row,
                State.of(words, row),
                words.of(row.subject()),
                words.of(row.procedureName()),
                words.of(row.agencyName()) + " " + words.of(row.divisionName()),
                step,
                row.late());
    }

    public @Nullable Due due() {
        return row.due();
    }
}
