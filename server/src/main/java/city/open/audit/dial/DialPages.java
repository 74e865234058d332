package city.open.audit.dial;

import city.open.audit.dial.DraftScreen.ChangeLine;
import city.open.audit.dial.DraftScreen.Effect;
import city.open.audit.dial.DraftScreen.Ground;
import city.open.audit.dial.DraftScreen.Hit;
import city.open.audit.dial.DraftScreen.KindRows;
import city.open.audit.dial.DraftScreen.Link;
import city.open.audit.dial.DraftScreen.PartRow;
import city.open.audit.dial.DraftScreen.PreviewPart;
import city.open.audit.dial.PoliciesScreen.ClosingLine;
import city.open.audit.dial.PoliciesScreen.DraftLine;
import city.open.audit.dial.PoliciesScreen.Option;
import city.open.audit.dial.PoliciesScreen.VersionLine;
import city.open.border.disclosure.Policy;
import city.open.border.disclosure.Policy.Cell;
import city.open.border.disclosure.Treatment;
import city.open.border.disclosure.Treatment.Way;
import city.open.ground.guard.Finding;
import city.open.ground.page.Inside;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.FactKind;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Visit;
import city.open.outside.record.PolicySheet;
import city.open.outside.record.PublicRecord;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the Audit Division turns the dial. */
@Controller
class DialPages {
    static final String PATH = "/office/audit/policy";
    private static final String SECTOR = "sector:";

    private final Dial dial;
    private final PublicRecord record;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Rights rights;
    private final Frames frames;
    private final Refusals refusals;
    private final Printer printer;
    private final Clock clock;

    DialPages(
            Dial dial,
            PublicRecord record,
            Catalogue catalogue,
            Organization organization,
            Rights rights,
            Frames frames,
            Refusals refusals,
            Printer printer,
            Clock clock) {
        this.dial = dial;
        this.record = record;
        this.catalogue = catalogue;
        this.organization = organization;
        this.rights = rights;
        this.frames = frames;
        this.refusals = refusals;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping("/{lang:ko|en}/office/audit/policy")
    void list(Visit visit, @RequestParam(defaultValue = "") String done) throws IOException {
        if (refusals.admit(visit, Right.SEE_DIAL, PATH)) {
            show(visit, 200, "", said(visit.words(), "dial.done.", done));
        }
    }

    @PostMapping("/{lang:ko|en}/office/audit/policy")
    void begin(
            Visit visit,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String whyKo,
            @RequestParam(defaultValue = "") String whyEn)
            throws IOException {
        if (refusals.admit(visit, Right.TURN_DIAL, PATH)) {
            settle(visit, dial.begin(visit.login(), title, whyKo, whyEn), id -> "/drafts/" + id);
        }
    }

    @PostMapping("/{lang:ko|en}/office/audit/policy/close")
    void close(
            Visit visit,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String procedure,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String whyKo,
            @RequestParam(defaultValue = "") String whyEn)
            throws IOException {
        if (!refusals.admit(visit, Right.TURN_DIAL, PATH)) {
            return;
        }
        var cell = cell(procedure, "", part);
        settle(
                visit,
                cell == null
                        ? Done.no(Hindrance.NOTHING_CHOSEN)
                        : dial.close(visit.login(), cell, ground, whyKo, whyEn),
                _ -> "?done=closed");
    }

    @PostMapping("/{lang:ko|en}/office/audit/policy/closings/{version:\\d{1,6}}")
    void ratify(Visit visit, @PathVariable int version) throws IOException {
        if (refusals.admit(visit, Right.TURN_DIAL, PATH)) {
            settle(visit, dial.ratify(visit.login(), version), _ -> "?done=ratified");
        }
    }

    @GetMapping("/{lang:ko|en}/office/audit/policy/drafts/{id:\\d{1,15}}")
    void draft(
            Visit visit,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String procedure,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String done)
            throws IOException {
        if (refusals.admit(visit, Right.SEE_DIAL, PATH)) {
            showDraft(visit, 200, id, procedure, q, "", said(visit.words(), "dial.done.", done));
        }
    }

    @PostMapping("/{lang:ko|en}/office/audit/policy/drafts/{id:\\d{1,15}}")
    void act(
            Visit visit,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String procedure,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") List<String> part,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "") String change)
            throws IOException {
        if (!refusals.admit(visit, what.equals("release") ? Right.RELEASE_POLICY : Right.TURN_DIAL, PATH)) {
            return;
        }
        var done = switch (what) {
            case "change" -> {
                var cells = cells(scope, part);
                var chosen = Arrays.stream(Way.values())
                        .filter(one -> one.name().equals(way))
                        .findFirst()
                        .orElse(null);
                yield cells == null
                        ? Done.no(Hindrance.NO_SUCH_PLACE)
                        : dial.change(visit.login(), id, cells, chosen, ground, until.equals("decision"), comment);
            }
            case "undo" -> {
                var names = change.split("\\|", -1);
                yield names.length != 4
                        ? Done.no(Hindrance.NOTHING_CHOSEN)
                        : dial.undo(id, Drafts.cell(names[0], names[1], names[2], names[3]));
            }
            case "preview" -> dial.preview(id);
            case "agree" -> dial.agree(visit.login(), id);
            case "release" -> dial.release(visit.login(), id);
            case "drop" -> dial.drop(id);
            default -> Done.no(Hindrance.NOTHING_CHOSEN);
        };
        switch (done) {
            case Done.Yes _ ->
                seeOther(
                        visit,
                        "/drafts/%d?done=%s%s%s"
                                .formatted(
                                        id,
                                        what,
                                        procedure.matches("[A-Z][A-Z0-9-]{1,19}") ? "&procedure=" + procedure : "",
                                        q.matches("[a-zA-Z-]{1,40}") ? "&q=" + q : ""));
            case Done.No(var why) ->
                showDraft(visit, 409, id, procedure, q, visit.words().say(why.words()), "");
        }
    }

    /** Leads on from what was done, or shows the list with what stood in the way. */
    private void settle(Visit visit, Done done, LongFunction<String> next) throws IOException {
        switch (done) {
            case Done.Yes(var id) -> seeOther(visit, next.apply(id));
            case Done.No(var why) -> show(visit, 409, visit.words().say(why.words()), "");
        }
    }

    /** Null where the form names no part. */
    private static @Nullable Cell cell(String procedure, String step, String kindAndPart) {
        var names = kindAndPart.split(" ", -1);
        return names.length != 2 ? null : Drafts.cell(procedure, step, names[0], names[1]);
    }

    /** Null where there is no such place. A sector stands for each of its procedures. */
    private @Nullable List<Cell> cells(String scope, List<String> parts) {
        List<String[]> places;
        if (scope.startsWith(SECTOR)) {
            var sector = catalogue.sector(scope.substring(SECTOR.length())).orElse(null);
            if (sector == null) {
                return null;
            }
            places = catalogue.of(sector).stream()
                    .map(procedure -> new String[] {procedure.code().value(), ""})
                    .toList();
        } else {
            var names = (scope + "/").split("/", -1);
            places = List.<String[]>of(new String[] {names[0], names[1]});
        }
        var cells = new ArrayList<Cell>();
        for (var place : places) {
            for (var part : parts) {
                var cell = cell(place[0], place[1], part);
                if (cell != null) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private Inside inside(Visit visit, String title, String path) {
        return frames.inside(visit, title, path);
    }

    private void answer(Visit visit, int status, String template, Object page) throws IOException {
        visit.answer(status, printer.print(template, page));
    }

    private static void seeOther(Visit visit, String to) {
        visit.seeOther(visit.to(PATH + to));
    }

    /** Empty for what there are no words for, as it came from an address. */
    private static String said(Words words, String prefix, String name) {
        return words.knows(prefix + name) ? words.say(prefix + name) : "";
    }

    private void show(Visit visit, int status, String fault, String done) throws IOException {
        var words = visit.words();
        var when = new When(words);
        boolean mayDraft = rights.may(visit.login(), Right.TURN_DIAL).isGranted();
        answer(
                visit,
                status,
                "audit/policies",
                new PoliciesScreen(
                        inside(visit, words.say("dial.title"), PATH),
                        fault,
                        done,
                        mayDraft,
                        record.policies().stream()
                                .map(sheet -> version(words, when, sheet))
                                .toList(),
                        dial.drafts().stream()
                                .map(draft -> new DraftLine(
                                        draft.id(), draft.title(), state(words, draft), named(words, draft.author())))
                                .toList(),
                        dial.closings().stream()
                                .map(closing -> closing(visit.login(), words, when, mayDraft, closing))
                                .toList(),
                        parts(words),
                        procedures(words, ""),
                        grounds(words).stream()
                                .map(ground -> new Option(ground.value(), ground.name(), false))
                                .toList()));
    }

    private static VersionLine version(Words words, When when, PolicySheet sheet) {
        var release = sheet.release();
        return new VersionLine(
                sheet.version(),
                when.minute(sheet.inForceFrom()),
                release == null
                        ? words.say("policy.came.shipped")
                        : words.say("policy.came."
                                + release.how().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                release == null ? "" : words.of(release.why()));
    }

    private ClosingLine closing(Login login, Words words, When when, boolean mayDraft, Closing closing) {
        var settledAs = closing.settledAs();
        return new ClosingLine(
                closing.version(),
                what(words, closing.cell()) + " · " + where(words, closing.cell()),
                words.of(closing.why()),
                named(words, closing.by()),
                settledAs == null
                        ? words.say("dial.closing.waits", when.minute(closing.lapses()))
                        : words.say("dial.closing.settled", settledAs),
                closing.isWaiting(),
                mayDraft && closing.isWaiting() && !closing.by().equals(login.official()));
    }

    private String state(Words words, Draft draft) {
        if (draft.version() != null) {
            return words.say("dial.state.released", draft.version());
        }
        if (draft.droppedAt() != null) {
            return words.say("dial.state.dropped");
        }
        if (draft.isReviewed()) {
            return words.say("dial.state.reviewed");
        }
        return words.say(dial.unready(draft) == null ? "dial.state.previewed" : "dial.state.draft");
    }

    private String named(Words words, OfficialId id) {
        return organization.official(id).map(Official::name).map(words::of).orElse(id.value());
    }

    private static String what(Words words, Cell cell) {
        return words.say("policy.kind." + cell.kind()) + ": " + words.say("policy.part." + cell.part());
    }

    private String where(Words words, Cell cell) {
        var place = cell.place();
        if (place == null) {
            return words.say("dial.everywhere");
        }
        var procedure = procedure(place.procedure());
        // A procedure or step may be gone from the sheets; its rule then says so by its name for programs.
        var name = procedure.map(one -> words.of(one.name())).orElse(place.procedure());
        var step = place.step();
        return step == null
                ? name
                : name + " › "
                        + procedure.stream()
                                .flatMap(one -> one.steps().stream())
                                .filter(one -> one.id().value().equals(step))
                                .map(one -> words.of(one.name()))
                                .findFirst()
                                .orElse(step);
    }

    private Optional<Procedure> procedure(String code) {
        return code.matches("[A-Z][A-Z0-9-]{1,19}") ? catalogue.find(new ProcedureCode(code)) : Optional.empty();
    }

    private static List<Option> parts(Words words) {
        return Arrays.stream(FactKind.values())
                .flatMap(kind -> Policy.turnable(kind.text()).stream()
                        .map(part -> new Option(
                                kind.text() + " " + part, what(words, new Cell(null, kind.text(), part)), false)))
                .toList();
    }

    private List<Option> procedures(Words words, String chosen) {
        var options = new ArrayList<Option>();
        options.add(new Option("", words.say("dial.everywhere"), chosen.isEmpty()));
        catalogue.current().forEach(procedure -> {
            var code = procedure.code().value();
            options.add(new Option(code, code + " " + words.of(procedure.name()), code.equals(chosen)));
        });
        return options;
    }

    private static List<Ground> grounds(Words words) {
        return city.open.ground.vocabulary.Ground.ids().stream()
                .map(id -> new Ground(id, words.say("ground." + id), words.say("dial.ground." + id)))
                .toList();
    }

    private void showDraft(Visit visit, int status, long id, String code, String sought, String fault, String done)
            throws IOException {
        var words = visit.words();
        var draft = dial.draft(id).orElse(null);
        if (draft == null) {
            show(visit, 404, words.say(Hindrance.NO_SUCH_DRAFT.words()), "");
            return;
        }
        var procedure = procedure(code).orElse(null);
        var shown = procedure == null ? "" : procedure.code().value();
        var newest = dial.newest();
        var login = visit.login();
        var unready = dial.unready(draft);
        var agreed = draft.agreed();
        boolean mayTurn = rights.may(login, Right.TURN_DIAL).isGranted();
        boolean another = !draft.isBy(login.official());
        var path = "%s/drafts/%d%s".formatted(PATH, id, shown.isEmpty() ? "" : "?procedure=" + shown);
        answer(
                visit,
                status,
                "audit/policydraft",
                new DraftScreen(
                        inside(visit, draft.title(), path),
                        id,
                        draft.title(),
                        words.of(draft.why()),
                        state(words, draft),
                        named(words, draft.author()),
                        fault,
                        done,
                        !draft.isOver(),
                        mayTurn && !draft.isOver(),
                        shown,
                        sought,
                        procedures(words, shown),
                        scopes(words, procedure),
                        Arrays.stream(Way.values())
                                .map(way -> new Option(
                                        way.name(),
                                        words.say("dial.way." + way.name().toLowerCase(Locale.ROOT)),
                                        way == Way.OPEN))
                                .toList(),
                        grounds(words),
                        kinds(words, draft, newest, shown, sought),
                        draft.changes().stream()
                                .map(change -> change(words, newest, change))
                                .toList(),
                        preview(words, draft, newest.version()),
                        draft.isOver() || unready == null ? "" : words.say(unready.words()),
                        agreed != null && draft.isReviewed() ? named(words, agreed.by()) : "",
                        mayTurn && !draft.isOver() && another && unready == null && !draft.isReviewed(),
                        !draft.isOver()
                                && another
                                && unready == null
                                && draft.isReviewed()
                                && rights.may(login, Right.RELEASE_POLICY).isGranted()));
    }

    private List<Option> scopes(Words words, @Nullable Procedure procedure) {
        var scopes = new ArrayList<Option>();
        if (procedure == null) {
            scopes.add(new Option("", words.say("dial.everywhere"), true));
            catalogue
                    .sectors()
                    .forEach(sector -> scopes.add(new Option(
                            SECTOR + sector.id(), words.say("dial.sector", words.of(sector.name())), false)));
            return scopes;
        }
        var code = procedure.code().value();
        scopes.add(new Option(code, words.say("dial.procedure", words.of(procedure.name())), true));
        procedure
                .steps()
                .forEach(step -> scopes.add(new Option(
                        code + "/" + step.id().value(), words.say("dial.step", words.of(step.name())), false)));
        scopes.add(new Option(
                SECTOR + procedure.sector().id(),
                words.say("dial.sector", words.of(procedure.sector().name())),
                false));
        scopes.add(new Option("", words.say("dial.everywhere"), false));
        return scopes;
    }

    private static List<KindRows> kinds(Words words, Draft draft, Policy newest, String code, String sought) {
        var sheet = draft.on(newest);
        var kinds = new ArrayList<KindRows>();
        var looked = sought.strip().toLowerCase(Locale.ROOT);
        for (var kind : FactKind.values()) {
            var name = words.say("policy.kind." + kind.text());
            var rows = new ArrayList<PartRow>();
            for (var part : Policy.turnable(kind.text())) {
                var partName = words.say("policy.part." + part);
                if (!(name + " " + partName + " " + kind.text() + " " + part)
                        .toLowerCase(Locale.ROOT)
                        .contains(looked)) {
                    continue;
                }
                var cell = Drafts.cell(code, "", kind.text(), part);
                var now = sheet.treatment(cell);
                rows.add(new PartRow(
                        kind.text() + " " + part,
                        partName,
                        treatment(words, now),
                        !Objects.equals(now, newest.treatment(cell))));
            }
            if (!rows.isEmpty()) {
                kinds.add(new KindRows(name, rows));
            }
        }
        return kinds;
    }

    private ChangeLine change(Words words, Policy newest, Change change) {
        var cell = change.cell();
        return new ChangeLine(
                String.join("|", Drafts.procedure(cell), Drafts.step(cell), cell.kind(), cell.part()),
                where(words, cell),
                what(words, cell),
                treatment(words, newest.treatment(cell)),
                treatment(words, change.treatment()),
                change.comment(),
                named(words, change.by()));
    }

    private static String treatment(Words words, @Nullable Treatment treatment) {
        if (treatment == null) {
            return words.say("policy.way.inside");
        }
        return switch (treatment.way()) {
            case OPEN -> words.say("policy.way.open");
            case MASKED -> words.say("policy.way.masked");
            case COMMITTED ->
                words.say(
                        treatment.untilDecision() ? "policy.way.until-decision" : "policy.way.withheld",
                        words.say("ground." + treatment.ground()));
        };
    }

    private PreviewPart preview(Words words, Draft draft, int newest) {
        var preview = dial.lastPreview(draft).orElse(null);
        if (preview == null) {
            return new PreviewPart("", "", "", "", List.of(), 0, List.of());
        }
        var isVoid = draft.isOver() ? null : preview.hindrance(draft, newest, clock.instant());
        return new PreviewPart(
                new When(words).minute(preview.at()),
                isVoid == null ? "" : words.say(isVoid.words()),
                words.say("dial.preview.looked", preview.looked(), Preview.DAYS),
                preview.staysWithheld() == 0 ? "" : words.say("dial.preview.withheld", preview.staysWithheld()),
                preview.rows().stream()
                        .map(row -> new Effect(
                                what(words, new Cell(null, row.kind(), row.part())),
                                words.say("dial.effect."
                                        + row.effect()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-')),
                                words.say("dial.preview.counts", row.entries(), row.cases()),
                                row.examples().stream()
                                        .map(one -> link(words, one.petition(), one.seq()))
                                        .toList()))
                        .toList(),
                preview.found(),
                preview.hits().stream()
                        .map(hit -> new Hit(
                                link(words, hit.petition(), hit.seq()),
                                what(words, new Cell(null, hit.kind(), hit.part())) + " · "
                                        + words.of(
                                                Finding.Kind.valueOf(hit.what()).words())))
                        .toList());
    }

    private static Link link(Words words, String petition, int seq) {
        return new Link("/" + words.lang().tag() + "/office/cases/" + petition, words.say("dial.entry", petition, seq));
    }
}
