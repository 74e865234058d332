package city.open.inside.office;

import city.open.ground.calendar.LaterHoliday;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.casework.Fault;
import city.open.inside.dates.DaysOff;
import city.open.inside.dates.DaysOff.Proposal;
import city.open.inside.dates.DaysOff.Typed;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.FormView.Field;
import city.open.inside.office.FormView.Kind;
import city.open.inside.office.HolidaysScreen.Day;
import city.open.inside.office.HolidaysScreen.Move;
import city.open.inside.office.HolidaysScreen.Waiting;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where public holidays are named and taken back while OPEN runs: one proposes, another agrees. */
@Controller
class HolidayPages {
    private static final String PATH = "/office/holidays";
    private static final int MOVES_SHOWN = 20;
    private static final Typed NOTHING = new Typed("", "", "", "", "");

    private final DaysOff daysOff;
    private final Refusals refusals;
    private final Frames frames;
    private final Answers answers;
    private final Clock clock;

    HolidayPages(DaysOff daysOff, Refusals refusals, Frames frames, Answers answers, Clock clock) {
        this.daysOff = daysOff;
        this.refusals = refusals;
        this.frames = frames;
        this.answers = answers;
        this.clock = clock;
    }

    /** What was typed and what is wrong with it; {@code day} names the form, empty for the one that announces. */
    private record Tried(String day, Typed typed, List<Fault> faults, String fault) {
        static final Tried NOT = new Tried("", NOTHING, List.of(), "");

        boolean is(String form) {
            return day.equals(form);
        }
    }

    @GetMapping("/{lang:ko|en}/office/holidays")
    void list(Visit visit, @RequestParam(defaultValue = "") String did) throws IOException {
        show(visit, 200, did, Tried.NOT);
    }

    @PostMapping("/{lang:ko|en}/office/holidays")
    void propose(Visit visit, @RequestParam Map<String, String> typed) throws IOException {
        var kind = typed.getOrDefault("kind", "");
        // With no kind it would be taken for a withdrawal.
        tried(visit, "", typed(typed, typed.getOrDefault("day", ""), kind.isBlank() ? "?" : kind));
    }

    @PostMapping("/{lang:ko|en}/office/holidays/{day}/withdraw")
    void withdraw(Visit visit, @PathVariable String day, @RequestParam Map<String, String> typed) throws IOException {
        tried(visit, day, typed(typed, day, ""));
    }

    private static Typed typed(Map<String, String> typed, String day, String kind) {
        return new Typed(
                day, kind, typed.getOrDefault("ko", ""), typed.getOrDefault("en", ""), typed.getOrDefault("basis", ""));
    }

    private void tried(Visit visit, String form, Typed typed) throws IOException {
        if (!refusals.admit(visit, Right.NAME_HOLIDAYS, PATH)) {
            return;
        }
        var faults = daysOff.propose(visit.login(), typed);
        if (faults.isEmpty()) {
            visit.seeOther(visit.to(PATH + "?did=proposed"));
        } else {
            // A form that is not on the page any more says what is wrong at the top.
            boolean shown = form.isEmpty() || hasForm(form);
            var fault = shown ? "" : visit.words().of(faults.getFirst().words());
            show(visit, 422, "", new Tried(form, typed, faults, fault));
        }
    }

    private boolean hasForm(String day) {
        return daysOff.announced().stream()
                .anyMatch(one -> one.holiday().date().toString().equals(day) && isOpen(one));
    }

    private boolean isOpen(LaterHoliday one) {
        return one.stands()
                && one.holiday().date().isAfter(When.dayOf(clock.instant()))
                && daysOff.waiting().stream()
                        .noneMatch(other -> other.day().equals(one.holiday().date()));
    }

    @PostMapping("/{lang:ko|en}/office/holidays/proposals/{id}")
    void settle(Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String what) throws IOException {
        if (!refusals.admit(visit, Right.NAME_HOLIDAYS, PATH)) {
            return;
        }
        boolean agrees = what.equals("agree");
        if (!agrees && !what.equals("refuse")) {
            answers.unknown(visit);
            return;
        }
        var refused = daysOff.settle(visit.login(), id, agrees);
        if (refused.isPresent()) {
            show(visit, 422, "", new Tried("", NOTHING, List.of(), visit.words().of(refused.get())));
        } else {
            visit.seeOther(visit.to(PATH + "?did=" + (agrees ? "agreed" : "refused")));
        }
    }

    private void show(Visit visit, int status, String did, Tried tried) throws IOException {
        if (!refusals.admit(visit, Right.NAME_HOLIDAYS, PATH)) {
            return;
        }
        var words = visit.words();
        var done = List.of("proposed", "agreed", "refused").contains(did) ? words.say("holidays.did." + did) : "";
        answers.show(
                visit,
                status,
                "office/holidays",
                new HolidaysScreen(
                        frames.inside(visit, words.say("holidays.title"), PATH),
                        done,
                        tried.fault(),
                        daysOff.waiting().stream()
                                .map(one -> waiting(visit, one))
                                .toList(),
                        form(visit, "", tried.is("") ? tried : Tried.NOT),
                        daysOff.announced().stream()
                                .sorted(Comparator.comparing((LaterHoliday one) ->
                                                one.holiday().date())
                                        .reversed())
                                .map(one -> day(visit, one, tried))
                                .toList(),
                        visit.to("/clock#holidays-title")));
    }

    private Waiting waiting(Visit visit, Proposal proposal) {
        var words = visit.words();
        var when = new When(words);
        var effect = daysOff.effect(proposal);
        var kind = proposal.kind();
        var what = kind == null
                ? words.say("holidays.waits.withdraw", when.day(proposal.day()), words.of(proposal.words()))
                : words.say(
                        "holidays.waits.announce",
                        when.day(proposal.day()),
                        words.of(proposal.words()),
                        words.say("holiday." + kind.name().toLowerCase(Locale.ROOT)));
        var counted = effect.due() == 0
                ? words.say("holidays.effect.none")
                : effect.moves().isEmpty()
                        ? words.say("holidays.effect.still", effect.due(), effect.looked())
                        : words.say(
                                "holidays.effect",
                                effect.due(),
                                effect.looked(),
                                effect.moves().size());
        return new Waiting(
                Long.toString(proposal.id()),
                what,
                proposal.basis(),
                words.say("holidays.by", proposal.by(), when.minute(proposal.at())),
                counted,
                effect.moves().stream()
                        .limit(MOVES_SHOWN)
                        .map(move -> new Move(move.number().value(), when.due(move.before()), when.due(move.after())))
                        .toList(),
                daysOff.mayAgree(visit.login(), proposal));
    }

    private Day day(Visit visit, LaterHoliday one, Tried tried) {
        var words = visit.words();
        var when = new When(words);
        var holiday = one.holiday();
        var withdrawal = one.withdrawal();
        var form = holiday.date().toString();
        return new Day(
                when.day(holiday.date()),
                words.of(holiday.name()),
                holiday.basis(),
                words.say("holidays.announced.at", when.minute(one.announcedAt())),
                withdrawal == null
                        ? ""
                        : words.say(
                                "holidays.withdrawn.at", when.minute(withdrawal.at()), words.of(withdrawal.reason())),
                isOpen(one) ? form(visit, form, tried.is(form) ? tried : Tried.NOT) : null);
    }

    private static FormView form(Visit visit, String day, Tried tried) {
        var words = visit.words();
        boolean announces = day.isEmpty();
        var typed = tried.typed();
        var said = announces ? "holidays." : "holidays.withdraw.";
        var id = announces ? "propose" : "withdraw-" + day;
        var texts = List.of(
                field(words, id, "ko", said + "ko", Kind.LINE, typed.ko(), List.of(), tried),
                field(words, id, "en", said + "en", Kind.LINE, typed.en(), List.of(), tried),
                field(words, id, "basis", "holidays.basis", Kind.LINE, typed.basis(), List.of(), tried));
        var kinds = DaysOff.KINDS.stream()
                .map(kind -> new Choice(
                        kind.name(),
                        words.say("holiday." + kind.name().toLowerCase(Locale.ROOT)),
                        "",
                        kind.name().equals(typed.kind())))
                .toList();
        var fields = new ArrayList<Field>();
        if (announces) {
            fields.add(field(words, id, "day", "holidays.day", Kind.DAY, When.dayField(typed.day()), List.of(), tried));
            fields.add(field(words, id, "kind", "holidays.kind", Kind.CHOICE, typed.kind(), kinds, tried));
        }
        fields.addAll(texts);
        return new FormView(
                id,
                visit.to(announces ? PATH : "%s/%s/withdraw".formatted(PATH, day)),
                0,
                "",
                fields,
                List.of(),
                whole(words, announces, tried),
                List.of(),
                words.say(announces ? "holidays.propose" : "holidays.withdraw.propose"));
    }

    /** A fault of the day has no field in the form that takes a day back. */
    private static String whole(Words words, boolean announces, Tried tried) {
        return announces
                ? ""
                : tried.faults().stream()
                        .filter(fault -> fault.field().equals("day"))
                        .map(fault -> words.of(fault.words()))
                        .findFirst()
                        .orElse("");
    }

    private static Field field(
            Words words,
            String form,
            String name,
            String label,
            Kind kind,
            String value,
            List<Choice> choices,
            Tried tried) {
        var fault = tried.faults().stream()
                .filter(one -> one.field().equals(name))
                .map(one -> words.of(one.words()))
                .findFirst()
                .orElse("");
        var hint = name.equals("basis") ? words.say("holidays.basis.hint") : "";
        return new Field(
                form + "-" + name, name, words.say(label), kind, value, hint, true, kind == Kind.LINE, choices, fault);
    }
}
