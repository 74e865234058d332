package city.open.outside.export;

import city.open.ground.calendar.Text;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.record.CaseView;
import city.open.outside.record.PublicQuery;
import city.open.outside.record.RecordJson;
import city.open.outside.record.WholeRecord;
import city.open.outside.telling.State;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every petition as a row: for programs in codes and UTC, for people in words and days. */
final class PetitionsTable {
    static final List<String> COLUMNS = List.of(
            "number",
            "sector",
            "procedure",
            "procedure_version",
            "procedure_name_ko",
            "procedure_name_en",
            "subject_ko",
            "subject_en",
            "agency",
            "agency_name_ko",
            "agency_name_en",
            "division",
            "division_name_ko",
            "division_name_en",
            "status",
            "outcome",
            "submitted_at",
            "received_at",
            "period",
            "due",
            "decided_at",
            "closed",
            "late",
            "working_days_late",
            "extensions",
            "imported",
            "entries",
            "first_index",
            "last_index",
            "updated_at");

    /** A spreadsheet takes a file without it for one in an older Korean encoding. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final WholeRecord record;
    private final PublicQuery query;
    private final Lateness lateness;
    private final Writer out;
    private final Table table;
    private final Written.Count count = new Written.Count();

    PetitionsTable(WholeRecord record, PublicQuery query, Lateness lateness, Writer out) {
        this.record = record;
        this.query = query;
        this.lateness = lateness;
        this.out = out;
        this.table = new Table(out);
    }

    private interface Cells {
        List<String> of(CaseView view);
    }

    private Written rows(Cells cells) throws IOException {
        record.cases(query, page -> {
            for (var view : page) {
                table.row(cells.of(view));
                count.add(view.firstIndex(), view.lastIndex());
            }
        });
        return count.done();
    }

    Written forPrograms() throws IOException {
        table.row(COLUMNS);
        return rows(this::codes);
    }

    private List<String> codes(CaseView view) {
        int days = lateness.days(view);
        return List.of(
                view.number(),
                view.sector(),
                view.procedure().code(),
                String.valueOf(view.procedure().version()),
                view.procedureName().ko(),
                view.procedureName().en(),
                view.subject().ko(),
                view.subject().en(),
                view.agency(),
                view.agencyName().ko(),
                view.agencyName().en(),
                view.division(),
                view.divisionName().ko(),
                view.divisionName().en(),
                RecordJson.spelt(view.status()),
                view.outcome() == null ? "" : RecordJson.spelt(view.outcome()),
                text(view.submittedAt()),
                text(view.receivedAt()),
                text(view.period()),
                text(view.due()),
                text(view.decidedAt()),
                String.valueOf(view.closed()),
                String.valueOf(lateness.late(view)),
                days == Lateness.UNKNOWN ? "" : String.valueOf(days),
                String.valueOf(view.extensions()),
                String.valueOf(view.imported()),
                String.valueOf(view.entries()),
                String.valueOf(view.firstIndex()),
                String.valueOf(view.lastIndex()),
                text(view.updatedAt()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /**
     * In the language of the page, with names beside codes and every date in one form.
     *
     * @param pages the address below which each petition has its page
     */
    Written forPeople(Words words, String pages) throws IOException {
        out.write(BYTE_ORDER_MARK);
        table.row(Stream.of(
                        "number",
                        "procedure",
                        "procedure-name",
                        "subject",
                        "agency",
                        "agency-name",
                        "division",
                        "state",
                        "received",
                        "due",
                        "decided",
                        "late",
                        "days-late",
                        "imported",
                        "updated",
                        "page")
                .map(column -> words.say("export.column." + column))
                .toList());
        return rows(view -> words(words, pages, view));
    }

    private List<String> words(Words words, String pages, CaseView view) {
        int days = lateness.days(view);
        return List.of(
                view.number(),
                view.procedure().code(),
                of(words, view.procedureName()),
                of(words, view.subject()),
                view.agency(),
                of(words, view.agencyName()),
                of(words, view.divisionName()),
                State.of(words, view).words(),
                day(view.receivedAt()),
                view.due() == null ? "" : day(view.due().date()),
                day(view.decidedAt()),
                words.say(lateness.late(view) ? "export.yes" : "export.no"),
                days == Lateness.UNKNOWN ? "" : String.valueOf(days),
                words.say(view.imported() ? "export.yes" : "export.no"),
                day(view.updatedAt()),
                pages + "/" + view.number());
    }

    private static String of(Words words, Text text) {
        return words.of(text);
    }

    private static String day(@Nullable Instant at) {
        return at == null ? "" : day(When.dayOf(at));
    }

    /** As every spreadsheet reads it for a day, whatever its language. */
    private static String day(LocalDate date) {
        return String.format(Locale.ROOT, "%tF", date);
    }
}
