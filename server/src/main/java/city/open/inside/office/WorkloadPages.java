package city.open.inside.office;

import city.open.ground.page.Answer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.casework.Inbox;
import city.open.inside.casework.Inbox.Queue;
import city.open.inside.casework.Workload;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Visit;
import city.open.inside.office.WorkloadPage.Load;
import city.open.inside.office.WorkloadPage.Pace;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.UnitId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What lies where in a tier and where time is lost; for those who direct, to read and not to change. */
@Controller
class WorkloadPages {
    private static final int LATE = 50;
    private static final int STEPS = 20;

    private final Workload workload;
    private final Inbox inbox;
    private final Rights rights;
    private final Refusals refusals;
    private final Queues queues;
    private final Frames frames;
    private final Answers answers;

    WorkloadPages(
            Workload workload,
            Inbox inbox,
            Rights rights,
            Refusals refusals,
            Queues queues,
            Frames frames,
            Answers answers) {
        this.workload = workload;
        this.inbox = inbox;
        this.rights = rights;
        this.refusals = refusals;
        this.queues = queues;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/workload")
    void workload(
            Visit visit,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String division)
            throws IOException {
        if (!refusals.admit(visit, Right.SEE_WORKLOAD, "/office")) {
            return;
        }
        var words = visit.words();
        var place = place(agency, division);
        var divisions = workload.byDivision(visit.login()).stream()
                .filter(row -> place.map(one -> one.holds(row)).orElse(true))
                .toList();
        if (place.isPresent() && divisions.isEmpty()) {
            answers.unknown(visit);
            return;
        }
        boolean manyAgencies =
                divisions.stream().map(Workload.WorkloadRow::agency).distinct().count() > 1;
        var officials = place.map(one -> one.division() == null
                        ? List.<Workload.WorkloadRow>of()
                        : workload.byOfficial(visit.login(), one.agency(), one.division()))
                .orElse(List.of());
        var filter = new Inbox.Filter(null, null, place.map(Place::reach).orElse(null), null, null, null, null, null);
        var late = inbox.list(visit.login(), Queue.OPEN_LATE, filter, null, LATE).rows().stream()
                .map(row -> queues.line(words, row, false))
                .toList();
        var title = words.say("office.workload.title");
        var home = "/office/workload";
        var query = place.map(Place::query).orElse("");
        answers.show(
                visit,
                200,
                "office/workload",
                new WorkloadPage(
                        frames.inside(visit, title, home + query),
                        title,
                        words.say(
                                "office.workload.lead",
                                divisions.stream()
                                        .mapToLong(Workload.WorkloadRow::open)
                                        .sum(),
                                divisions.stream()
                                        .mapToLong(Workload.WorkloadRow::late)
                                        .sum()),
                        place.map(one -> words.of(workload.name(one.agency(), one.division())))
                                .orElse(""),
                        visit.to(home),
                        late,
                        manyAgencies ? units(words, workload.byAgency(visit.login())) : List.of(),
                        manyAgencies || !officials.isEmpty() ? List.of() : units(words, divisions),
                        loads(words, officials, row -> queues.official(words, row.official()), _ -> ""),
                        place.isPresent() ? List.of() : paces(words, visit.login()),
                        rights.may(visit.login(), Right.EXPORT_WORKLOAD).isGranted()
                                ? visit.to("/office/workload.csv" + query)
                                : ""));
    }

    /** The agency or the division that was asked for. */
    private record Place(AgencyCode agency, @Nullable UnitId division) {
        boolean holds(Workload.WorkloadRow row) {
            return agency.equals(row.agency()) && (division == null || division.equals(row.division()));
        }

        Inbox.Reach reach() {
            return division == null
                    ? new Inbox.Reach.OfAgency(agency)
                    : new Inbox.Reach.OfUnits(agency, Set.of(division));
        }

        String query() {
            return "?agency=" + agency + (division == null ? "" : "&division=" + division);
        }
    }

    private static Optional<Place> place(String agency, String division) {
        if (!agency.matches("\\d{7}")) {
            return Optional.empty();
        }
        var unit = division.matches("[a-z0-9][a-z0-9-]{0,59}") ? new UnitId(division) : null;
        return Optional.of(new Place(new AgencyCode(agency), unit));
    }

    private List<Load> units(Words words, List<Workload.WorkloadRow> rows) {
        return loads(
                words,
                rows,
                row -> words.of(row.unitName()),
                row -> "/" + words.lang().tag() + "/office/workload" + new Place(row.agency(), row.division()).query());
    }

    private static List<Load> loads(
            Words words,
            List<Workload.WorkloadRow> rows,
            Function<Workload.WorkloadRow, String> name,
            Function<Workload.WorkloadRow, String> address) {
        long most = rows.stream().mapToLong(Workload.WorkloadRow::open).max().orElse(1);
        return rows.stream()
                .map(row -> new Load(
                        name.apply(row),
                        address.apply(row),
                        row.open(),
                        row.late(),
                        row.dueThisWeek(),
                        row.decidedThisMonth(),
                        worked(words, row.medianMinutes()),
                        share(row.open(), most),
                        share(row.late(), most)))
                .toList();
    }

    private List<Pace> paces(Words words, Login login) {
        var steps = workload.steps(login).stream().limit(STEPS).toList();
        long slowest =
                steps.stream().mapToLong(Workload.StepTime::medianMinutes).max().orElse(1);
        return steps.stream()
                .map(step -> new Pace(
                        words.of(step.stepName()),
                        words.of(step.procedureName()),
                        step.cases(),
                        worked(words, step.medianMinutes()),
                        worked(words, step.slowMinutes()),
                        worked(words, step.lawfulMinutes()),
                        step.lost() == 0 ? "" : worked(words, step.lost()),
                        share(step.medianMinutes(), slowest)))
                .toList();
    }

    private static String worked(Words words, @Nullable Integer minutes) {
        return minutes == null ? "" : new When(words).work(minutes);
    }

    private static int share(long part, long whole) {
        return whole == 0 ? 0 : Math.toIntExact(part * 100 / whole);
    }

    @GetMapping("/{lang:ko|en}/office/workload.csv")
    void csv(
            Visit visit,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String division)
            throws IOException {
        if (!refusals.admit(visit, Right.EXPORT_WORKLOAD, "/office")) {
            return;
        }
        var rows = place(agency, division)
                .filter(one -> one.division() != null)
                .map(one -> workload.byOfficial(visit.login(), one.agency(), Objects.requireNonNull(one.division())))
                .orElseGet(() -> workload.byDivision(visit.login()).stream()
                        .filter(row -> agency.isEmpty() || row.agency().value().equals(agency))
                        .toList());
        // Spreadsheets take a file without this mark for one in an older Korean encoding.
        var text = new StringBuilder("\uFEFF");
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecords(Workload.table(rows, visit.lang().tag()).stream()
                    .map(row -> row.stream().map(Answer::cell).toList())
                    .toList());
        }
        visit.response().setHeader("Content-Disposition", "attachment; filename=\"workload.csv\"");
        Answer.of(200, Answer.CSV, Answer.NEVER, text.toString().getBytes(StandardCharsets.UTF_8))
                .write(visit.request(), visit.response());
    }
}
