package city.open.outside.portal;

import city.open.border.letters.Filing;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.page.Frame;
import city.open.ground.page.Framing;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.export.ExportFile;
import city.open.outside.record.CaseRow;
import city.open.outside.record.CaseView;
import city.open.outside.record.Found;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicQuery;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.StateCounts;
import city.open.outside.telling.Drawings;
import city.open.outside.telling.PublicCases;
import city.open.outside.telling.Question;
import city.open.outside.telling.Question.NotMeant;
import city.open.outside.telling.Row;
import city.open.outside.telling.Tellers;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.Progress;
import city.open.town.catalogue.Sector;
import city.open.town.catalogue.StepId;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts pages together out of the record, the catalogue and the words. */
@Component
class Pages {
    private static final int NEWS = 12;
    /** Kinds of petition told beside what was found. */
    private static final int KINDS = 4;

    private static final int RECENT = 8;

    private final PublicRecord record;
    private final Catalogue catalogue;
    private final Organization organization;
    private final HolidayRegister holidays;
    private final Clock clock;
    private final Tellers tellers;
    private final PublicCases cases;
    private final Framing framing;
    private final Printer printer;
    private final Drawings drawings;
    private final Evidence evidence;
    private final ProcedureFinder finder;
    private final LateMap late;

    Pages(
            PublicRecord record,
            Catalogue catalogue,
            Organization organization,
            HolidayRegister holidays,
            Clock clock,
            Tellers tellers,
            PublicCases cases,
            Framing framing,
            Printer printer,
            Drawings drawings,
            Evidence evidence,
            ProcedureFinder finder,
            LateMap late) {
        this.record = record;
        this.catalogue = catalogue;
        this.organization = organization;
        this.holidays = holidays;
        this.clock = clock;
        this.tellers = tellers;
        this.cases = cases;
        this.framing = framing;
        this.printer = printer;
        this.drawings = drawings;
        this.evidence = evidence;
        this.finder = finder;
        this.late = late;
    }

    private Frame frame(Lang lang, String title, String path, String section) {
        return frame(lang, title, path, section, null, null);
    }

    private Frame frame(
            Lang lang, String title, String path, String section, Frame.@Nullable Live live, @Nullable String feed) {
        var words = Words.in(lang);
        return framing.frame(words, title, path, section).listening(live, feed, true);
    }

    byte[] home(Lang lang) {
        var words = Words.in(lang);
        var figures = record.figures();
        var news = record.latest(NEWS).stream()
                .map(happening -> new HomePage.News(
                        happening.entry().index(),
                        happening.entry().recordedAt(),
                        tellers.of(words, happening.entry().procedure())
                                .tell(happening.entry())
                                .what(),
                        happening.row().number(),
                        words.of(happening.row().subject()),
                        words.of(happening.row().agencyName()) + " "
                                + words.of(happening.row().divisionName())))
                .toList();
        var sectors = catalogue.sectors().stream()
                .map(sector -> new HomePage.Field(
                        sector.id(),
                        words.of(sector.name()),
                        figures.openBySector().getOrDefault(sector.id(), 0L)))
                .toList();
        var live = new Frame.Live("/live/changes", 1_000);
        return printer.print(
                "home",
                new HomePage(
                        frame(lang, words.say("home.title"), "/", "home", live, null),
                        When.dayOf(clock.instant()),
                        figures,
                        sectors,
                        news,
                        late.of(lang)));
    }

    Optional<Procedure> procedure(String code) {
        try {
            return catalogue.find(new ProcedureCode(code));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    Optional<Sector> sector(String id) {
        return catalogue.sectors().stream()
                .filter(sector -> sector.id().equals(id))
                .findFirst();
    }

    List<Procedure> proceduresOf(Sector sector) {
        return catalogue.of(sector);
    }

    byte[] sector(Lang lang, Sector sector) {
        var name = lang.of(sector.name());
        return printer.print(
                "sector",
                new SectorPage(
                        frame(lang, name, "/sectors/" + sector.id(), "home"),
                        sector.id(),
                        name,
                        record.figures().openBySector().getOrDefault(sector.id(), 0L),
                        catalogue.of(sector)));
    }

    byte[] procedure(Lang lang, Procedure procedure) {
        var words = Words.in(lang);
        var code = procedure.code().value();
        var durations = record.durations(code);
        var found = record.search(new PublicQuery(null, null, code, null, null, null, null, null, false, null, RECENT));
        return printer.print(
                "procedure",
                new ProcedurePage(
                        frame(
                                lang,
                                words.of(procedure.name()),
                                "/procedures/" + code,
                                "home",
                                null,
                                "/" + lang.tag() + "/petitions.atom?procedure=" + code),
                        procedure,
                        release(words, procedure),
                        durations,
                        drawings.of(procedure, lang, Progress.none()),
                        rows(words, found),
                        Histogram.of(words, durations.days(), limitDays(procedure)),
                        procedure.isOfferedOn(LocalDate.ofInstant(clock.instant(), CityTime.ZONE))));
    }

    /** Why this version came about and who brought it into force, a line each; none for one of the sheets. */
    private List<String> release(Words words, Procedure procedure) {
        return catalogue
                .releaseOf(procedure)
                .map(release -> Stream.concat(
                                Stream.of(words.of(release.why())),
                                release.hands().stream()
                                        .map(hand -> words.say("policy.act." + hand.act(), words.of(hand.who()))))
                        .toList())
                .orElse(List.of());
    }

    /** The law's period in working days; 0 where there is none, or it does not count in them. */
    static int limitDays(Procedure procedure) {
        var period = procedure.period();
        if (!procedure.basis().binds()) {
            return 0;
        }
        return switch (period.unit()) {
            case IMMEDIATE -> 1;
            case DAY -> period.count();
            case WEEK -> period.count() * 5;
            case MONTH, YEAR -> 0;
        };
    }

    List<Row> rows(Words words, Found found) {
        var known = holidays.known();
        var now = clock.instant();
        return found.rows().stream()
                .map(row -> Row.of(words, row, step(words, row), known, now))
                .toList();
    }

    private String step(Words words, CaseRow row) {
        var step = row.step();
        if (step == null || row.closed()) {
            return "";
        }
        return procedure(row.procedure())
                .flatMap(procedure -> procedure.find(new StepId(step)))
                .map(one -> one.disclosed() ? words.of(one.name()) : words.say("step.internal"))
                .orElse(step);
    }

    Found found(Question question, int limit) {
        try {
            return record.search(question.query(catalogue, organization, limit));
        } catch (NotMeant fault) {
            throw NotServed.of(fault);
        } catch (IllegalArgumentException notAPlace) {
            throw new NotServed(400, "unknown-value", "after");
        }
    }

    /** Search and browse; a question that cannot be understood is answered with the form and a sentence. */
    byte[] browse(Lang lang, Question question, @Nullable Found found, String fault) {
        var words = Words.in(lang);
        var sectors = catalogue.sectors().stream()
                .map(sector -> new BrowsePage.Choice(
                        sector.id(), words.of(sector.name()), sector.id().equals(question.part("sector"))))
                .toList();
        var procedures = catalogue.sectors().stream()
                .map(sector -> new BrowsePage.Group(
                        words.of(sector.name()),
                        catalogue.of(sector).stream()
                                .map(procedure -> new BrowsePage.Choice(
                                        procedure.code().value(),
                                        words.of(procedure.name()),
                                        procedure.code().value().equals(question.part("procedure"))))
                                .toList()))
                .filter(group -> !group.choices().isEmpty())
                .toList();
        var agencies = organization.agencies().stream()
                .map(agency -> new BrowsePage.Choice(
                        agency.code().value(),
                        words.of(agency.name()),
                        agency.code().value().equals(question.part("agency"))))
                .toList();
        var statuses = Question.STATUSES.stream()
                .map(status -> new BrowsePage.Choice(
                        status, words.say("choice." + status), status.equals(question.part("status"))))
                .toList();
        var orders = Question.ORDERS.stream()
                .map(order -> new BrowsePage.Choice(
                        order, words.say("browse.sort." + order), order.equals(question.part("sort"))))
                .toList();
        var base = "/" + lang.tag() + "/petitions";
        var itself = question.itself();
        return printer.print(
                "browse",
                new BrowsePage(
                        frame(
                                lang,
                                words.say("browse.title"),
                                question.address("/petitions", "after", null),
                                "browse",
                                null,
                                itself.address(base + ".atom", "after", null)),
                        question,
                        sectors,
                        procedures,
                        agencies,
                        statuses,
                        orders,
                        Question.WITH.stream()
                                .map(mark -> new BrowsePage.Choice(
                                        mark, words.say("browse.with." + mark), mark.equals(question.part("with"))))
                                .toList(),
                        narrowedTo(words, question),
                        found == null || !question.asks() ? "" : counted(words, question, found),
                        found == null || !question.part("after").isEmpty() ? List.of() : kinds(lang, question.sought()),
                        found == null ? List.of() : rows(words, found),
                        found == null ? 0 : found.asWritten(),
                        new Marks(question.sought()),
                        found == null ? List.of() : states(words, base, question),
                        Question.VIEWS.stream()
                                .map(view -> new BrowsePage.View(
                                        words.say("browse.view." + view),
                                        question.address(base, "view", view.equals("list") ? null : view),
                                        view.equals("table")
                                                == question.part("view").equals("table")))
                                .toList(),
                        question.address(base, "after", null),
                        found == null || !question.asks()
                                ? ""
                                : itself.address("/" + lang.tag() + "/follow", "after", null),
                        found == null || found.next() == null ? null : question.address(base, "after", found.next()),
                        itself.address(base + ".csv", "after", null),
                        itself.address(base + ".ics", "after", null),
                        MapSite.address(lang, itself),
                        fault));
    }

    /** All, and each state in which there are any, with how many; chosen is the one that is shown. */
    private List<BrowsePage.Chip> states(Words words, String base, Question question) {
        var counts = record.states(question.query(catalogue, organization, 1));
        var rest = question.without(List.of("status", "late", "after"));
        boolean late = question.late() && !question.part("late").equals("false");
        var chosen = question.part("status") + (late ? "late" : "");
        var chips = new ArrayList<BrowsePage.Chip>();
        chips.add(
                new BrowsePage.Chip(words.say("browse.any"), "", rest.address(base, "status", null), chosen.isEmpty()));
        chips.add(chip(
                words.say("choice.open"),
                counts.open(),
                StateCounts.OPEN,
                rest.address(base, "status", "open"),
                chosen.equals("open")));
        if (counts.allOpenCounted()) {
            var open = new LinkedHashMap<String, Integer>();
            open.put("supplement", counts.supplement());
            open.put("suspended", counts.suspended());
            if (counts.late() > 0 || chosen.equals("openlate")) {
                var all = new LinkedHashMap<>(rest.parts());
                all.put("status", "open");
                chips.add(chip(
                        words.say("agency.late"),
                        counts.late(),
                        StateCounts.OPEN,
                        new Question(all).address(base, "late", "true"),
                        chosen.equals("openlate")));
            }
            open.forEach((status, count) -> {
                if (count > 0 || chosen.equals(status)) {
                    chips.add(chip(
                            words.say("choice." + status),
                            count,
                            StateCounts.OPEN,
                            rest.address(base, "status", status),
                            chosen.equals(status)));
                }
            });
        }
        chips.add(chip(
                words.say("choice.closed"),
                counts.closed(),
                PublicRecord.COUNTED,
                rest.address(base, "status", "closed"),
                chosen.equals("closed")));
        return chips;
    }

    private static BrowsePage.Chip chip(String name, int count, int most, String address, boolean chosen) {
        return new BrowsePage.Chip(
                name, count > most ? "%,d+".formatted(most) : "%,d".formatted(count), address, chosen);
    }

    private String counted(Words words, Question question, Found found) {
        boolean isAll = found.next() == null && question.part("after").isEmpty();
        int count = isAll ? found.asWritten() : record.count(question.query(catalogue, organization, 1));
        return count > PublicRecord.COUNTED
                ? words.say("browse.count.more", PublicRecord.COUNTED)
                : words.say("browse.count", count);
    }

    private List<Procedure> kinds(Lang lang, String sought) {
        return sought.isEmpty()
                ? List.of()
                : finder.named(sought, lang).limit(KINDS).toList();
    }

    /** A division is reached by a link from its petitions; there are too many to choose from. */
    private String narrowedTo(Words words, Question question) {
        var place = question.part("place");
        return Stream.of(
                        question.part("division").isEmpty()
                                ? ""
                                : tellers.division(
                                        words,
                                        question.part("agency"),
                                        question.part("division"),
                                        When.dayOf(clock.instant())),
                        place.equals(PublicQuery.NOWHERE) ? words.say("map.nowhere") : tellers.place(words, place))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    byte[] petition(Lang lang, PublicCase one, boolean oldestFirst) {
        var number = one.view().number();
        return printer.print(
                "petition",
                new PetitionPage(
                        cases.page(lang, one, "/petitions/" + number, oldestFirst), check(lang, number), null));
    }

    /** What is filed and waits for its reception (Enforcement Decree of the Civil Petitions Treatment Act, article 6(8)). */
    byte[] filed(Lang lang, Filing filing) {
        var words = Words.in(lang);
        var when = new When(words);
        var number = filing.number().value();
        var by = new StatutoryClock(holidays.known()).receiveBy(filing.submittedAt());
        return printer.print(
                "filed",
                new FiledPage(
                        framing.frame(words, words.say("filed.title", number), "/petitions/" + number, "browse")
                                .listening(null, null, false),
                        number,
                        words.of(catalogue
                                .version(filing.procedure(), filing.version())
                                .name()),
                        tellers.division(
                                words,
                                filing.agency().value(),
                                filing.division().value(),
                                When.dayOf(clock.instant())),
                        when.minute(filing.submittedAt()),
                        when.minute(by),
                        clock.instant().isAfter(by),
                        filing.receivedAt() != null));
    }

    private @Nullable CheckForm check(Lang lang, String number) {
        return evidence.check(Words.in(lang), number).orElse(null);
    }

    /**
     * A petition as everyone could see it at an earlier moment, or nothing where that was not kept.
     *
     * @param entries how many there were
     * @param question what the reader asked for, as it stands in the address
     * @param when that moment in a sentence
     * @param now the moment itself, from which days and delays are counted
     */
    Optional<byte[]> petitionThen(
            Lang lang, PublicCase today, int entries, String question, String when, Instant now, boolean oldestFirst) {
        var number = today.view().number();
        var then = new PetitionPage.Then(when, today.entries().size() - entries);
        return cases.then(lang, today, entries, "/petitions/" + number + "?" + question, now, oldestFirst)
                .map(page -> printer.print("petition", new PetitionPage(page, check(lang, number), then)));
    }

    /** Until when a printed case page tells the truth: the queue moves by the minute, and days and due times pass. */
    long freshUntil(CaseView view) {
        var now = clock.instant();
        var until = LocalDate.ofInstant(now, CityTime.ZONE)
                .plusDays(1)
                .atStartOfDay(CityTime.ZONE)
                .toInstant();
        if (!view.closed()) {
            until = earlier(until, now.plusSeconds(60));
            var due = view.due();
            if (due != null && due.endsAt().isAfter(now)) {
                until = earlier(until, due.endsAt());
            }
        }
        return until.toEpochMilli();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** The calculator: an empty form, or the form with its answer. */
    byte[] clock(Lang lang, ClockPage.Asked asked, boolean answer, int year) {
        var words = Words.in(lang);
        var frame = frame(lang, words.say("clock.title"), "/clock", "clock");
        var known = holidays.known();
        var later = holidays.later().stream()
                .filter(one -> one.holiday().date().getYear() == year)
                .toList();
        if (!answer) {
            return printer.print("clock", new ClockPage(frame, asked, "", List.of(), "", year, known.in(year), later));
        }
        try {
            var reckoning = new StatutoryClock(known)
                    .reckon(
                            Clocks.received(asked.received()),
                            Clocks.period(asked.period()),
                            Clocks.suspensions(asked.suspendedFrom(), asked.suspendedTo()),
                            asked.extended());
            return printer.print(
                    "clock",
                    new ClockPage(
                            frame,
                            asked,
                            frame.when().due(reckoning.due()),
                            lang.of(reckoning.explanation()),
                            "",
                            year,
                            known.in(year),
                            later));
        } catch (NotServed fault) {
            return printer.print(
                    "clock",
                    new ClockPage(frame, asked, "", List.of(), fault.sentence(words), year, known.in(year), later));
        } catch (IllegalArgumentException beyondTheCalendar) {
            return printer.print(
                    "clock",
                    new ClockPage(
                            frame,
                            asked,
                            "",
                            List.of(),
                            words.say("fault.beyond-the-calendar"),
                            year,
                            known.in(year),
                            later));
        }
    }

    /** The form before anything was asked: today at nine, seven days. */
    ClockPage.Asked usualQuestion() {
        var today = LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
        return new ClockPage.Asked(today.atTime(LocalTime.of(9, 0)).toString(), "7d", "", "", 0);
    }

    int thisYear() {
        return LocalDate.ofInstant(clock.instant(), CityTime.ZONE).getYear();
    }

    byte[] about(Lang lang) {
        var words = Words.in(lang);
        return printer.print(
                "about", new AboutPage(frame(lang, words.say("about.title"), "/about", "about"), withholdings(words)));
    }

    private List<String> withholdings(Words words) {
        var counts = record.withholdings();
        return Stream.of(
                        Stream.of(words.say("about.withholding.asked", counts.asked())),
                        counts.granted().entrySet().stream()
                                .map(one -> words.say(
                                        "about.withholding.granted",
                                        one.getValue(),
                                        words.say("ground." + one.getKey()))),
                        Stream.of(words.say("about.withholding.refused", counts.refused())))
                .flatMap(lines -> lines)
                .toList();
    }

    byte[] data(Lang lang, String site, String licence) {
        return printer.print(
                "data",
                new DataPage(
                        frame(lang, Words.in(lang).say("data.title"), "/data", "data"),
                        site,
                        ExportFile.names(),
                        Schemas.names(),
                        licence));
    }

    byte[] fault(Lang lang, int status, String title, String sentence) {
        var words = Words.in(lang);
        var frame = framing.frame(words, title, "/", "");
        return printer.print("fault", new FaultPage(frame, status, title, sentence));
    }
}
