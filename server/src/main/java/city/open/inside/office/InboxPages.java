package city.open.inside.office;

import city.open.ground.page.Words;
import city.open.inside.casework.Inbox;
import city.open.inside.casework.Inbox.Queue;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Role;
import city.open.inside.identity.Visit;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.InboxPage.Asked;
import city.open.inside.office.InboxPage.Tab;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox of an official, and the search of those who may look further. */
@Controller
class InboxPages {
    private static final int PAGE = 50;
    private static final int LONGEST = 200;
    private final Inbox inbox;
    private final Catalogue catalogue;
    private final Refusals refusals;
    private final Queues queues;
    private final Batches batches;
    private final PilePages piles;
    private final OfficeMenu menu;
    private final Frames frames;
    private final Answers answers;

    InboxPages(
            Inbox inbox,
            Catalogue catalogue,
            Refusals refusals,
            Queues queues,
            Batches batches,
            PilePages piles,
            OfficeMenu menu,
            Frames frames,
            Answers answers) {
        this.inbox = inbox;
        this.catalogue = catalogue;
        this.refusals = refusals;
        this.queues = queues;
        this.batches = batches;
        this.piles = piles;
        this.menu = menu;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office")
    void inbox(
            Visit visit,
            @RequestParam(required = false) @Nullable String tab,
            @RequestParam(required = false) @Nullable String after)
            throws IOException {
        var home = menu.home(visit.login());
        if (!home.equals("/office")) {
            visit.seeOther(visit.to(home));
            return;
        }
        var words = visit.words();
        var parts = piles.parts(visit.login());
        var part = chosen(tab, parts);
        var tabs = PilePages.tabs(words, parts, part);
        switch (part.of()) {
            case DeskPart.Of.APile(var pile) -> piles.show(visit, pile, tabs, after);
            case DeskPart.Of.AQueue(var queue) ->
                show(visit, words.say("office.inbox.title"), "/office", queue, part.id(), tabs, after);
        }
    }

    /** The first part in which something lies, where none was chosen. */
    private static DeskPart chosen(@Nullable String tab, List<DeskPart> parts) {
        return parts.stream()
                .filter(part -> part.id().equals(tab))
                .findFirst()
                .or(() -> parts.stream()
                        .filter(part -> tab == null && part.count() > 0)
                        .findFirst())
                .orElse(parts.getFirst());
    }

    @GetMapping("/{lang:ko|en}/office/search")
    void search(Visit visit, @RequestParam(required = false) @Nullable String after) throws IOException {
        if (!refusals.admit(visit, Right.SEE_INSIDE, "/office")) {
            return;
        }
        var title = visit.words().say("office.search.title");
        show(visit, title, "/office/search", Queue.EVERYTHING, "", List.of(), after);
    }

    private void show(
            Visit visit, String title, String home, Queue queue, String tab, List<Tab> tabs, @Nullable String after)
            throws IOException {
        var words = visit.words();
        var asked = new Asked(
                asked(visit.request(), "q"),
                asked(visit.request(), "procedure"),
                asked(visit.request(), "from"),
                asked(visit.request(), "to"),
                asked(visit.request(), "applicant"),
                asked(visit.request(), "purpose"));
        Map<String, String> faults = new LinkedHashMap<>();
        var filter = filter(words, asked, faults);
        var page = faults.isEmpty()
                ? inbox.list(visit.login(), queue, filter, after, PAGE)
                : new Inbox.Page(List.of(), null);
        boolean take = queue == Queue.UNASSIGNED && visit.login().is(Role.OFFICER);
        var path = address(home, tab, asked, null);
        answers.show(
                visit,
                faults.isEmpty() ? 200 : 400,
                "office/inbox",
                new InboxPage(
                        frames.inside(visit, title, path),
                        title,
                        tabs,
                        tab,
                        home,
                        asked,
                        procedures(words, asked),
                        page.rows().stream()
                                .map(row -> queues.line(words, row, take))
                                .toList(),
                        page.next() == null ? null : visit.to(address(home, tab, asked, page.next())),
                        queue == Queue.MINE ? batches.tasks(words) : List.of(),
                        faults,
                        ""));
    }

    private static String asked(HttpServletRequest request, String name) {
        var value = Asking.parameter(request, name);
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    private Inbox.Filter filter(Words words, Asked asked, Map<String, String> faults) {
        boolean number = asked.words().matches("\\d{4}-[\\d-]*");
        if (!asked.applicant().isEmpty() && asked.purpose().isEmpty()) {
            faults.put("purpose", words.say("office.search.purpose.missing"));
            return Inbox.Filter.none();
        }
        return new Inbox.Filter(
                number ? asked.words() : null,
                read(words, "procedure", asked.procedure(), this::procedure, faults),
                null,
                read(words, "from", asked.from(), InboxPages::day, faults),
                read(words, "to", asked.to(), InboxPages::day, faults),
                number || asked.words().isEmpty() ? null : asked.words(),
                asked.applicant().isEmpty() ? null : asked.applicant(),
                asked.applicant().isEmpty() ? null : asked.purpose());
    }

    private static <T> @Nullable T read(
            Words words, String name, String value, Function<String, Optional<T>> read, Map<String, String> faults) {
        if (value.isEmpty()) {
            return null;
        }
        var known = read.apply(value);
        if (known.isEmpty()) {
            faults.put(name, words.say(name.equals("procedure") ? "fault.unknown-value" : "fault.unknown-date", name));
        }
        return known.orElse(null);
    }

    private Optional<ProcedureCode> procedure(String code) {
        return catalogue.sectors().stream()
                .flatMap(sector -> catalogue.of(sector).stream())
                .map(known -> known.code())
                .filter(known -> known.value().equals(code))
                .findFirst();
    }

    private static Optional<LocalDate> day(String value) {
        try {
            return Optional.of(LocalDate.parse(value)).filter(date -> date.getYear() > 1900 && date.getYear() < 2200);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private List<Choice> procedures(Words words, Asked asked) {
        return catalogue.sectors().stream()
                .flatMap(sector -> catalogue.of(sector).stream()
                        .map(procedure -> new Choice(
                                procedure.code().value(),
                                words.of(procedure.name()),
                                words.of(sector.name()),
                                procedure.code().value().equals(asked.procedure()))))
                .toList();
    }

    private static String address(String home, String tab, Asked asked, @Nullable String after) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        part(query, "tab", tab);
        part(query, "q", asked.words());
        part(query, "procedure", asked.procedure());
        part(query, "from", asked.from());
        part(query, "to", asked.to());
        part(query, "applicant", asked.applicant());
        part(query, "purpose", asked.purpose());
        part(query, "after", after == null ? "" : after);
        return home + query;
    }

    private static void part(StringJoiner query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
