package city.open.audit.procedures;

import city.open.audit.procedures.Done.Refused;
import city.open.audit.procedures.Done.Yes;
import city.open.audit.procedures.ProcedureDraftScreen.Fault;
import city.open.audit.procedures.SubjectScreen.Choice;
import city.open.ground.calendar.Legible;
import city.open.ground.page.Answer;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.Faults.Placed;
import city.open.ground.sheet.SheetTree;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Visit;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Chart.Direction;
import city.open.town.catalogue.FlowChart;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Progress;
import city.open.town.organization.Organization;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the Audit Division drafts how procedures go. */
@Controller
class EditorPages {
    private static final String PATH = "/office/audit/procedures";
    private static final List<String> DONE = List.of("save", "agree", "release", "drop", "stand", "draw");

    private final Editor editor;
    private final Catalogue catalogue;
    private final Hands hands;
    private final Rights rights;
    private final Frames frames;
    private final Refusals refusals;
    private final Printer printer;

    EditorPages(
            Editor editor,
            Catalogue catalogue,
            Organization organization,
            Rights rights,
            Frames frames,
            Refusals refusals,
            Printer printer) {
        this.editor = editor;
        this.catalogue = catalogue;
        this.hands = new Hands(organization);
        this.rights = rights;
        this.frames = frames;
        this.refusals = refusals;
        this.printer = printer;
    }

    @GetMapping("/{lang:ko|en}/office/audit/procedures")
    void list(Visit visit) throws IOException {
        if (refusals.admit(visit, Right.SEE_DIAL, PATH)) {
            showAll(visit, 200, null, "");
        }
    }

    @PostMapping("/{lang:ko|en}/office/audit/procedures")
    void begin(
            Visit visit,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String sector)
            throws IOException {
        if (!refusals.admit(visit, Right.TURN_DIAL, PATH)) {
            return;
        }
        var login = visit.login();
        var done = from.equals("nothing")
                ? editor.beginNew(login, code.strip(), sector)
                : editor.begin(login, code, from.equals("folder"));
        switch (done) {
            case Yes(var id) -> visit.seeOther(visit.to(PATH + "/drafts/" + id));
            case Refused refused -> showAll(visit, 409, refused, from.equals("nothing") ? code : "");
        }
    }

    /** The version in force as a sheet, to be kept with the others of the folder. */
    @GetMapping("/{lang:ko|en}/office/audit/procedures/{code:[A-Z][A-Z0-9-]{1,19}}/sheet")
    void sheet(Visit visit, @PathVariable String code) throws IOException {
        if (!refusals.admit(visit, Right.SEE_DIAL, PATH)) {
            return;
        }
        var inForce = editor.inForce(code).orElse(null);
        var sheet = inForce == null ? null : catalogue.sheet(inForce).orElse(null);
        if (sheet == null) {
            var why = inForce == null ? Hindrance.NO_SUCH_PROCEDURE : Hindrance.NO_SHEET_CAN_SAY_IT;
            showAll(visit, inForce == null ? 404 : 409, new Refused(why, ""), "");
            return;
        }
        visit.answer(Answer.of(
                200, "application/yaml; charset=utf-8", Answer.NEVER, sheet.getBytes(StandardCharsets.UTF_8)));
    }

    @GetMapping("/{lang:ko|en}/office/audit/procedures/drafts/{id:\\d{1,15}}")
    void draft(Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String done) throws IOException {
        if (refusals.admit(visit, Right.SEE_DIAL, PATH)) {
            show(visit, 200, id, null, null, DONE.contains(done) ? visit.words().say("editor.done." + done) : "");
        }
    }

    /** What was typed, to be shown again where it could not be kept. */
    private record Typed(String sheet, String whyKo, String whyEn) {}

    @PostMapping("/{lang:ko|en}/office/audit/procedures/drafts/{id:\\d{1,15}}")
    void act(
            Visit visit,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String edition,
            @RequestParam(defaultValue = "") String sheet,
            @RequestParam(defaultValue = "") String whyKo,
            @RequestParam(defaultValue = "") String whyEn)
            throws IOException {
        if (!refusals.admit(visit, what.equals("release") ? Right.RELEASE_POLICY : Right.TURN_DIAL, PATH)) {
            return;
        }
        var login = visit.login();
        int number = edition.matches("\\d{1,6}") ? Integer.parseInt(edition) : 0;
        var typed = new Typed(
                Legible.tidy(sheet).stripTrailing() + "\n",
                Legible.tidy(whyKo).strip(),
                Legible.tidy(whyEn).strip());
        var done = switch (what) {
            case "save" -> editor.save(login, id, number, typed.sheet(), typed.whyKo(), typed.whyEn());
            case "stand" -> editor.standOnNewest(login, id);
            case "agree" -> editor.agree(login, id, number);
            case "release" -> editor.release(login, id, number);
            case "drop" -> editor.drop(id);
            default -> Done.no(Hindrance.NOTHING_CHOSEN);
        };
        switch (done) {
            case Yes _ -> visit.seeOther(visit.to("%s/drafts/%d?done=%s".formatted(PATH, id, what)));
            case Refused refused -> show(visit, 409, id, what.equals("save") ? typed : null, refused, "");
        }
    }

    /** Steps and branches from a file of a modelling tool. */
    @PostMapping("/{lang:ko|en}/office/audit/procedures/drafts/{id:\\d{1,15}}/drawing")
    void draw(Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String edition)
            throws IOException, ServletException {
        if (!refusals.admit(visit, Right.TURN_DIAL, PATH)) {
            return;
        }
        byte[] file = file(visit);
        if (file.length == 0) {
            show(visit, 400, id, null, new Refused(Hindrance.NO_FILE, "file"), List.of(), "");
            return;
        }
        int number = edition.matches("\\d{1,6}") ? Integer.parseInt(edition) : 0;
        var drawn = editor.draw(visit.login(), id, number, file);
        switch (drawn.done()) {
            case null -> show(visit, 400, id, null, null, drawn.faults(), "");
            case Yes _ -> visit.seeOther("%s/drafts/%d?done=draw".formatted(visit.to(PATH), id));
            case Refused refused -> show(visit, 409, id, null, refused, List.of(), "");
        }
    }

    /** As much as is read of it says that it is too large. */
    private static byte[] file(Visit visit) throws IOException, ServletException {
        var type = visit.request().getContentType();
        if (type == null || !type.startsWith("multipart/form-data")) {
            return new byte[0];
        }
        var part = visit.request().getPart("file");
        if (part == null) {
            return new byte[0];
        }
        try (var in = part.getInputStream()) {
            return in.readNBytes(Drawing.LARGEST + 1);
        } finally {
            part.delete();
        }
    }

    @GetMapping("/{lang:ko|en}/office/audit/procedures/drafts/{id:\\d{1,15}}/{part:[a-z]{1,20}}")
    void form(
            Visit visit, @PathVariable long id, @PathVariable String part, @RequestParam(defaultValue = "") String done)
            throws IOException {
        if (refusals.admit(visit, Right.SEE_DIAL, PATH)) {
            showForm(
                    visit,
                    200,
                    id,
                    part,
                    null,
                    null,
                    done.equals("save") ? visit.words().say("editor.done.save") : "");
        }
    }

    @PostMapping("/{lang:ko|en}/office/audit/procedures/drafts/{id:\\d{1,15}}/{part:[a-z]{1,20}}")
    void change(
            Visit visit,
            @PathVariable long id,
            @PathVariable String part,
            @RequestParam(defaultValue = "") String edition)
            throws IOException {
        if (!refusals.admit(visit, Right.TURN_DIAL, PATH)) {
            return;
        }
        var draft = editor.draft(id).orElse(null);
        var which = part(part);
        if (draft == null || which == null) {
            showAll(visit, 404, new Refused(Hindrance.NO_SUCH_DRAFT, ""), "");
            return;
        }
        var newest = draft.newest();
        var request = visit.request();
        var written = SheetForm.written(newest.sheet(), catalogue.shared(), which, name -> {
                    var value = request.getParameter(name);
                    return value == null ? null : Legible.tidy(value).strip();
                })
                .orElse(null);
        int number = edition.matches("\\d{1,6}") ? Integer.parseInt(edition) : 0;
        var done = written == null
                ? Done.no(Hindrance.NO_FORM_CAN_CHANGE_IT)
                : editor.save(
                        visit.login(),
                        id,
                        number,
                        written,
                        newest.why().ko(),
                        newest.why().en());
        switch (done) {
            case Yes _ -> visit.seeOther(visit.to("%s/drafts/%d/%s?done=save".formatted(PATH, id, part)));
            case Refused refused -> showForm(visit, 409, id, part, written, refused, "");
        }
    }

    private static SheetForm.@Nullable Part part(String id) {
        return Stream.of(SheetForm.Part.values())
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static String title(Words words, SheetForm.Part part) {
        return words.say("editor.form." + part.id());
    }

    /** @param typed the sheet as it would be, where it could not be kept */
    private void showForm(
            Visit visit,
            int status,
            long id,
            String name,
            @Nullable String typed,
            @Nullable Refused refused,
            String done)
            throws IOException {
        var words = visit.words();
        var draft = editor.draft(id).orElse(null);
        var part = part(name);
        if (draft == null || part == null) {
            showAll(visit, 404, new Refused(Hindrance.NO_SUCH_DRAFT, ""), "");
            return;
        }
        var sheet = typed == null ? draft.newest().sheet() : typed;
        var tree = SheetTree.read(sheet).orElse(null);
        if (tree == null) {
            show(visit, 409, id, null, new Refused(Hindrance.NO_FORM_CAN_CHANGE_IT, "sheet"), "");
            return;
        }
        var faults = editor.read(draft.code(), sheet).faults();
        var groups = new SheetForm(words, catalogue.shared(), tree, faults)
                .groups(part).stream().map(EditorPages::group).toList();
        int shown = groups.stream()
                .mapToInt(group -> group.faults().size()
                        + group.fields().stream()
                                .mapToInt(field -> field.faults().size())
                                .sum())
                .sum();
        visit.answer(
                status,
                printer.print(
                        "audit/procedureform",
                        new SheetFormScreen(
                                frames.inside(
                                        visit, title(words, part), "%s/drafts/%d/%s".formatted(PATH, id, part.id())),
                                id,
                                name(words, draft),
                                title(words, part),
                                part.id(),
                                forms(words, part),
                                refused == null ? "" : words.say(refused.why().words()),
                                done,
                                !draft.isOver()
                                        && rights.may(visit.login(), Right.TURN_DIAL)
                                                .isGranted(),
                                draft.newest().number(),
                                groups,
                                Math.max(0, faults.size() - shown))));
    }

    private static List<Choice> forms(Words words, SheetForm.@Nullable Part shown) {
        return Stream.of(SheetForm.Part.values())
                .map(part -> new Choice(part.id(), title(words, part), part == shown))
                .toList();
    }

    private static SheetFormScreen.Group group(SheetForm.Group group) {
        return new SheetFormScreen.Group(
                group.title(),
                group.fields().stream()
                        .map(field -> new SheetFormScreen.Field(
                                field.name(),
                                field.name().replace('/', '-'),
                                field.label(),
                                Entry.written(field.kind()),
                                field.value(),
                                field.language(),
                                field.options().entrySet().stream()
                                        .map(option -> new Choice(
                                                option.getKey(),
                                                option.getValue(),
                                                option.getKey().equals(field.value())))
                                        .toList(),
                                field.faults()))
                        .toList(),
                group.faults());
    }

    private void showAll(Visit visit, int status, @Nullable Refused refused, String code) throws IOException {
        var words = visit.words();
        visit.answer(
                status,
                printer.print(
                        "audit/procedures",
                        new EditorScreen(
                                frames.inside(visit, words.say("editor.title"), PATH),
                                refused == null ? "" : words.say(refused.why().words()),
                                refused == null ? "" : refused.field(),
                                rights.may(visit.login(), Right.TURN_DIAL).isGranted(),
                                editor.drafts().stream()
                                        .map(draft -> new EditorScreen.DraftLine(
                                                draft.id(),
                                                name(words, draft),
                                                state(words, draft),
                                                words.say(
                                                        "editor.by",
                                                        hands.named(
                                                                words,
                                                                draft.editions()
                                                                        .getLast()
                                                                        .by()))))
                                        .toList(),
                                catalogue.current().stream()
                                        .map(procedure -> line(words, procedure))
                                        .toList(),
                                code,
                                catalogue.sectors().stream()
                                        .map(sector -> new Choice(sector.id(), words.of(sector.name()), false))
                                        .toList())));
    }

    private EditorScreen.Line line(Words words, Procedure procedure) {
        return new EditorScreen.Line(
                procedure.code().value(),
                words.of(procedure.name()),
                words.say("procedure.version", procedure.version()),
                catalogue
                        .releaseOf(procedure)
                        .map(release -> words.say("editor.from.release", words.of(release.why())))
                        .orElse(words.say(
                                catalogue.isInFolder(procedure.code())
                                        ? "editor.from.sheets"
                                        : "editor.from.elsewhere")),
                catalogue.otherwise(procedure.code()).isPresent());
    }

    private String name(Words words, ProcedureDraft draft) {
        return draft.code()
                + editor.inForce(draft.code())
                        .map(procedure -> " " + words.of(procedure.name()))
                        .orElse("");
    }

    private String state(Words words, ProcedureDraft draft) {
        if (draft.version() != null) {
            return words.say("editor.state.released", draft.version());
        }
        if (draft.droppedAt() != null) {
            return words.say("editor.state.dropped");
        }
        return words.say(draft.agreed() == null ? "editor.state.draft" : "editor.state.reviewed");
    }

    private void show(Visit visit, int status, long id, @Nullable Typed typed, @Nullable Refused refused, String done)
            throws IOException {
        show(visit, status, id, typed, refused, List.of(), done);
    }

    /** @param drawn what is wrong with a drawing that was sent */
    private void show(
            Visit visit,
            int status,
            long id,
            @Nullable Typed typed,
            @Nullable Refused refused,
            List<Drawing.Fault> drawn,
            String done)
            throws IOException {
        var words = visit.words();
        var draft = editor.draft(id).orElse(null);
        if (draft == null) {
            showAll(visit, 404, new Refused(Hindrance.NO_SUCH_DRAFT, ""), "");
            return;
        }
        var login = visit.login();
        var newest = draft.newest();
        var shown = typed == null
                ? new Typed(newest.sheet(), newest.why().ko(), newest.why().en())
                : typed;
        var read = editor.read(draft.code(), shown.sheet());
        var procedure = read.procedure();
        var inForce = editor.inForce(draft.code()).orElse(null);
        var unready = draft.isOver() ? null : editor.unready(draft);
        var agreed = draft.agreed();
        boolean mayWrite = rights.may(login, Right.TURN_DIAL).isGranted();
        boolean another = !draft.isOver() && !draft.isBy(login.official()) && unready == null && typed == null;
        var when = new When(words);
        visit.answer(
                status,
                printer.print(
                        "audit/proceduredraft",
                        new ProcedureDraftScreen(
                                frames.inside(visit, name(words, draft), PATH + "/drafts/" + id),
                                id,
                                draft.code(),
                                procedure == null ? name(words, draft) : words.of(procedure.name()),
                                draft.base() == 0
                                        ? words.say("editor.base.none")
                                        : words.say("editor.base", draft.base()),
                                state(words, draft),
                                hands.named(words, draft.editions().getLast().by()),
                                refused == null ? "" : words.say(refused.why().words()),
                                refused == null ? "" : refused.field(),
                                drawn.stream()
                                        .map(fault -> new Fault(fault.name(), 0, fault.id(), words.of(fault.message())))
                                        .toList(),
                                done,
                                !draft.isOver(),
                                mayWrite && !draft.isOver(),
                                shown.sheet(),
                                newest.number(),
                                shown.whyKo(),
                                shown.whyEn(),
                                read.faults().stream()
                                        .map(fault -> fault(words, shown.sheet(), fault))
                                        .toList(),
                                procedure == null
                                        ? List.of()
                                        : charts(procedure, words.lang().tag()),
                                procedure == null || inForce == null
                                        ? List.of()
                                        : Difference.between(words, inForce, procedure),
                                inForce == null,
                                unready == null ? "" : words.say(unready.words()),
                                unready == Hindrance.BASE_IS_OLD,
                                agreed == null ? "" : hands.named(words, agreed.by()),
                                mayWrite && another && agreed == null,
                                another
                                        && agreed != null
                                        && rights.may(login, Right.RELEASE_POLICY)
                                                .isGranted(),
                                draft.editions().stream()
                                        .map(edition -> words.say(
                                                "editor.edition",
                                                edition.number(),
                                                hands.named(words, edition.by()),
                                                when.minute(edition.at())))
                                        .toList(),
                                forms(words, null))));
    }

    private static List<String> charts(Procedure procedure, String lang) {
        return Stream.of(Direction.WIDE, Direction.TALL)
                .map(direction -> FlowChart.svg(
                        FlowChart.layout(procedure, direction, lang),
                        Progress.none(),
                        direction == Direction.WIDE ? "wide" : "tall"))
                .toList();
    }

    /** {@code procedures/0/steps/2/share} is read as: step 3, share. */
    private static Fault fault(Words words, String sheet, Placed fault) {
        var lines = sheet.lines().toList();
        var where = Stream.of(
                        fault.path().replaceFirst("^procedures(/0)?/?", "").split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.matches("\\d{1,6}")
                        ? Integer.toString(Integer.parseInt(part) + 1)
                        : words.knows("editor.part." + part) ? words.say("editor.part." + part) : part)
                .collect(Collectors.joining(" › "));
        return new Fault(
                where,
                fault.line(),
                fault.line() > 0 && fault.line() <= lines.size()
                        ? lines.get(fault.line() - 1).strip()
                        : "",
                words.of(fault.message()));
    }
}
