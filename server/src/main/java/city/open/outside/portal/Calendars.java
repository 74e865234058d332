package city.open.outside.portal;

import biweekly.property.Status;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.outside.portal.Agenda.Day;
import city.open.outside.record.CaseView;
import city.open.outside.record.Found;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicRecord;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Petitions as calendars: what is due, promised or to be expected, and when. */
@Component
class Calendars {
    private final PublicRecord record;
    private final Pages pages;
    private final Names names;
    private final HolidayRegister holidays;
    private final Clock clock;

    Calendars(PublicRecord record, Pages pages, Names names, HolidayRegister holidays, Clock clock) {
        this.record = record;
        this.pages = pages;
        this.names = names;
        this.holidays = holidays;
        this.clock = clock;
    }

    Answer petition(Lang lang, PublicCase one, HttpServletRequest request) {
        var words = Words.in(lang);
        var base = Data.origin(request) + "/" + lang.tag() + "/petitions";
        var file = new CalendarFile(
                words.of(one.view().subject()), base + "/" + one.view().number());
        enter(file, words, base, one);
        return Answer.ok(Answer.CALENDAR, file.bytes());
    }

    Answer petitions(Lang lang, Question question, Found found, HttpServletRequest request) {
        var words = Words.in(lang);
        var base = Data.origin(request) + "/" + lang.tag() + "/petitions";
        var file = new CalendarFile(words.say("browse.title"), question.address(base, "after", null));
        for (var row : found.rows()) {
            record.find(row.number()).ifPresent(one -> enter(file, words, base, one));
        }
        return Answer.ok(Answer.CALENDAR, file.bytes())
                .linking(Data.link(Data.next(question, found, request.getRequestURI())));
    }

    private void enter(CalendarFile file, Words words, String base, PublicCase one) {
        var view = one.view();
        var now = clock.instant();
        var procedure = pages.procedure(view.procedure()).orElse(null);
        var days = Agenda.of(
                one,
                procedure,
                record.durations(view.procedure().code()),
                new Outlook(view, one.entries(), holidays.known(), now),
                new Teller(words, names, procedure),
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
