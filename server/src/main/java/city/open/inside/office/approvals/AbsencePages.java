package city.open.inside.office.approvals;

import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.casework.Absences;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.FormView;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.FormView.Field;
import city.open.inside.office.FormView.Kind;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The days on which officials are away, so that no draw falls on them. */
@Controller
class AbsencePages {
    private static final String PATH = "/office/absences";
    private static final int LONGEST_DAYS = 731;

    private final Absences absences;
    private final Organization organization;
    private final Rights rights;
    private final Frames frames;
    private final Answers answers;
    private final Clock clock;

    AbsencePages(
            Absences absences, Organization organization, Rights rights, Frames frames, Answers answers, Clock clock) {
        this.absences = absences;
        this.organization = organization;
        this.rights = rights;
        this.frames = frames;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping("/{lang:ko|en}/office/absences")
    void list(Visit visit) throws IOException {
        show(visit, 200, Map.of(), "");
    }

    @PostMapping("/{lang:ko|en}/office/absences")
    void add(
            Visit visit,
            @RequestParam(defaultValue = "") String official,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to)
            throws IOException {
        var first = day(from);
        var last = day(to.isBlank() ? from : to);
        if (first == null
                || last == null
                || last.isBefore(first)
                || first.plusDays(LONGEST_DAYS).isBefore(last)) {
            var typed = Map.of("official", official, "from", from, "to", to);
            show(visit, 422, typed, visit.words().say("absence.fault.days"));
            return;
        }
        var who = official.isBlank() ? visit.login().official() : ApprovalDraft.person(official);
        if (organization.official(who).isEmpty()) {
            answers.unknown(visit);
            return;
        }
        var refused = absences.add(visit.login(), who, first, last);
        if (refused.isPresent()) {
            answers.denied(visit, refused.get(), visit.to(PATH));
        } else {
            visit.seeOther(visit.to(PATH));
        }
    }

    @PostMapping("/{lang:ko|en}/office/absences/{official}/{first}/end")
    void end(Visit visit, @PathVariable String official, @PathVariable String first) throws IOException {
        var from = day(first);
        if (from == null) {
            answers.unknown(visit);
            return;
        }
        var refused = absences.end(visit.login(), ApprovalDraft.person(official), from);
        if (refused.isPresent()) {
            answers.denied(visit, refused.get(), visit.to(PATH));
        } else {
            visit.seeOther(visit.to(PATH));
        }
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            var day = LocalDate.parse(typed.strip());
            return day.getYear() > 1900 && day.getYear() < 2200 ? day : null;
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private void show(Visit visit, int status, Map<String, String> typed, String fault) throws IOException {
        var words = visit.words();
        var when = new When(words);
        var today = When.dayOf(clock.instant());
        var rows = absences.current(visit.login()).stream()
                .map(one -> new AwayScreen.AbsenceRow(
                        named(words, one.official()),
                        named(words, one.official()),
                        one.first().equals(one.last())
                                ? when.day(one.first())
                                : when.day(one.first()) + " – " + when.day(one.last()),
                        !today.isBefore(one.first()),
                        "/%s%s/%s/%s/end".formatted(visit.lang().tag(), PATH, one.official(), one.first())))
                .toList();
        answers.show(
                visit,
                status,
                "office/away",
                new AwayScreen(
                        frames.inside(visit, words.say("absence.title"), PATH),
                        "absence",
                        rows,
                        form(words, visit.login(), typed, fault)));
    }

    private FormView form(Words words, Login login, Map<String, String> typed, String fault) {
        var fields = new ArrayList<Field>();
        if (rights.may(login, Right.MANAGE_DELEGATION).isGranted()) {
            fields.add(field(words, "official", Kind.CHOICE, true, typed, officials(words, login, typed)));
        }
        fields.add(field(words, "from", Kind.DAY, true, typed, List.of()));
        fields.add(field(words, "to", Kind.DAY, false, typed, List.of()));
        return new FormView(
                "absence",
                "/" + words.lang().tag() + PATH,
                0,
                "",
                fields,
                List.of(),
                fault,
                List.of(),
                words.say("absence.do"));
    }

    private static Field field(
            Words words, String name, Kind kind, boolean required, Map<String, String> typed, List<Choice> choices) {
        return new Field(
                "absence-" + name,
                name,
                words.say("absence." + name),
                kind,
                typed.getOrDefault(name, ""),
                "",
                required,
                false,
                choices,
                "");
    }

    private List<Choice> officials(Words words, Login login, Map<String, String> typed) {
        var chosen = typed.getOrDefault("official", login.official().value());
        var today = When.dayOf(clock.instant());
        return organization.units(login.agency(), today).stream()
                .flatMap(unit -> organization.officials(login.agency(), unit.id(), today).stream()
                        .map(one -> new Choice(
                                one.id().value(),
                                words.of(unit.name()) + " · " + ApprovalForms.named(words, one),
                                "",
                                one.id().value().equals(chosen))))
                .toList();
    }

    private String named(Words words, OfficialId official) {
        return organization
                .official(official)
                .map(known -> ApprovalForms.named(words, known))
                .orElse(official.value());
    }
}
