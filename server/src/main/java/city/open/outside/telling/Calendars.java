package city.open.outside.telling;

import biweekly.property.Status;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.page.Words;
import city.open.outside.record.CaseView;
import city.open.outside.record.Found;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicRecord;
import city.open.outside.telling.Agenda.Day;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Petitions as calendars: what is due, promised or to be expected, and when. */
@Component
public class Calendars {
    private final PublicRecord record;
    private final Tellers tellers;
    private final HolidayRegister holidays;
    private final Clock clock;

    Calendars(PublicRecord record, Tellers tellers, HolidayRegister holidays, Clock clock) {
        this.record = record;
        this.tellers = tellers;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** @param base the address of all petitions in this language, which those of the days begin with */
    public byte[] petition(Words words, PublicCase one, String base) {
        var file = new CalendarFile(
                words.of(one.view().subject()), base + "/" + one.view().number());
        enter(file, words, base, one);
        return file.bytes();
    }

    /** @param page where a reader finds the same petitions */
    public byte[] petitions(Words words, Found found, String page, String base) {
        var file = new CalendarFile(words.say("browse.title"), page);
        for (var row : found.rows()) {
            record.find(row.number()).ifPresent(one -> enter(file, words, base, one));
        }
        return file.bytes();
    }

    private void enter(CalendarFile file, Words words, String base, PublicCase one) {
        var view = one.view();
        var now = clock.instant();
        var procedure = tellers.procedure(view.procedure()).orElse(null);
        var past = new Past(one.entries());
        var days = Agenda.of(
                view,
                past,
                procedure,
                record.durations(view.procedure().code()),
                new Outlook(view, past, holidays.known(), now),
                tellers.of(words, procedure),
                now);
        for (var day : days) {
            var matter = day.matter().name().toLowerCase(Locale.ROOT);
            file.event(
                    "%s-%s%s@petition.open"
                            .formatted(view.number(), matter, day.of().isEmpty() ? "" : "-" + day.of()),
                    day.from(),
                    day.to(),
                    day.time(),
                    words.say("agenda." + matter, words.of(view.subject()), day.what()),
                    description(words, view, day),
                    status(day),
                    view.entries(),
                    view.updatedAt(),
                    base + "/" + view.number());
        }
    }

    private static String description(Words words, CaseView view, Day day) {
        var state = State.of(words, view.status(), view.outcome(), view.closed());
        return String.join(
                "\n",
                List.of(
                        words.of(view.procedureName()) + " · " + view.number(),
                        words.of(view.agencyName()) + " " + words.of(view.divisionName()),
                        state.words(),
                        words.say("agenda." + day.certainty().name().toLowerCase(Locale.ROOT))));
    }

    private static Status status(Day day) {
        return switch (day.certainty()) {
            case SET -> Status.confirmed();
            case EXPECTED -> Status.tentative();
            case OVER -> Status.cancelled();
        };
    }
}
