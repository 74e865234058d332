package city.open.inside.office.approvals;

import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.approval.Approvals;
import city.open.inside.approval.Box;
import city.open.inside.approval.Deputies;
import city.open.inside.approval.Document;
import city.open.inside.approval.OpenPoint;
import city.open.inside.approval.Paper;
import city.open.inside.approval.Signature;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Visit;
import city.open.inside.office.CaseScreens;
import city.open.inside.office.approvals.ApprovalForms.Doing;
import city.open.inside.office.approvals.ApprovalForms.Returned;
import city.open.inside.office.approvals.ApprovalScreen.Earlier;
import city.open.inside.office.approvals.ApprovalScreen.Part;
import city.open.inside.office.approvals.ApprovalScreen.Reader;
import city.open.inside.office.approvals.ApprovalScreen.Said;
import city.open.inside.office.approvals.ApprovalScreen.Square;
import city.open.inside.office.approvals.ApprovalScreen.Todo;
import city.open.inside.petition.Authority;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.outside.telling.PublicCases;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the screen of one document together for one official. */
@Component
class ApprovalScreens {
    private final Approvals approvals;
    private final Deputies deputies;
    private final Rights rights;
    private final PublicCases publicCases;
    private final Organization organization;
    private final Catalogue catalogue;
    private final Frames frames;
    private final ApprovalForms forms;

    ApprovalScreens(
            Approvals approvals,
            Deputies deputies,
            Rights rights,
            PublicCases publicCases,
            Organization organization,
            Catalogue catalogue,
            Frames frames,
            ApprovalForms forms) {
        this.approvals = approvals;
        this.deputies = deputies;
        this.rights = rights;
        this.publicCases = publicCases;
        this.organization = organization;
        this.catalogue = catalogue;
        this.frames = frames;
        this.forms = forms;
    }

    /** What was typed into one of the forms and came back. */
    record Tried(@Nullable Doing doing, int place, String text, boolean dissent, Returned returned) {
        static final Tried NOTHING = new Tried(null, 0, "", false, Returned.NOTHING);

        boolean is(Doing other, int box) {
            return doing == other && place == box;
        }
    }

    ApprovalScreen screen(Visit visit, Document document, Petition petition, Tried tried) {
        var words = visit.words();
        var when = new When(words);
        var path = "/office/approvals/" + document.id();
        var title = words.of(document.paper().title());
        var address = ApprovalForms.address(words, document);
        var seen =
                publicCases.page(visit.lang(), document.petition(), path, false).orElse(null);
        return new ApprovalScreen(
                CaseScreens.live(frames.inside(visit, title, path), seen),
                title,
                words.say("approval.state."
                        + document.state().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                document.petition().value(),
                facts(words, when, document),
                seen,
                authority(words, document),
                document.authority() == Authority.BELOW,
                document.state() == Document.State.IN_LINE
                        ? open(words, petition, approvals.openPoints(petition, document.paper()))
                        : List.of(),
                turn(words, visit.login(), document, tried),
                after(words, visit.login(), document, petition, tried),
                document.state() == Document.State.RETURNED
                                && document.drafter().equals(visit.login().official())
                        ? address + "/draft"
                        : "",
                document.isApproved() ? address + "/paper.pdf" : "",
                sheet(words, document),
                paper(words, document.paper()),
                opinions(words, document),
                document.readers().stream()
                        .map(reader -> new Reader(
                                named(words, reader.official()),
                                reader.readAt() == null
                                        ? words.say("approval.unread")
                                        : words.say("approval.read", when.minute(reader.readAt()))))
                        .toList(),
                document.earlier().stream().map(one -> earlier(words, one)).toList());
    }

    /** What is still open, a sentence each. */
    List<String> open(Words words, Petition petition, List<OpenPoint> points) {
        var procedure = catalogue.version(petition.procedure(), petition.procedureVersion());
        return points.stream()
                .map(point -> switch (point) {
                    case OpenPoint.Supplement _ -> words.say("approval.open.supplement");
                    case OpenPoint.Suspension _ -> words.say("approval.open.suspension");
                    case OpenPoint.Hearing _ -> words.say("approval.open.hearing");
                    case OpenPoint.Consultation(var office) ->
                        words.say("approval.open.consultation", words.of(office));
                    case OpenPoint.Comments(var waiting, var _) ->
                        waiting == 0
                                ? words.say("approval.open.comments.under.way")
                                : words.say("approval.open.comments", waiting);
                    case OpenPoint.Step(var step) ->
                        words.say(
                                "approval.open.step",
                                words.of(procedure.step(step).name()));
                })
                .toList();
    }

    private List<String> facts(Words words, When when, Document document) {
        var facts = new ArrayList<String>();
        facts.add(words.say("approval.version", document.version()));
        facts.add(words.say("approval.drafted", named(words, document.drafter()), when.minute(document.draftedAt())));
        var closing = document.closing();
        if (closing != null) {
            facts.add(words.say("approval.closed", outcome(words, closing.outcome()), when.minute(closing.at())));
        }
        if (document.registration() != null) {
            facts.add(document.registration());
        }
        var issue = document.issue();
        if (issue != null) {
            facts.add(words.say("approval.issued", words.of(issue.to()), when.minute(issue.at())));
        }
        return facts;
    }

    private static String authority(Words words, Document document) {
        var asked = document.tableRank();
        if (asked == null) {
            return words.say("approval.table.none");
        }
        var authority = document.authority();
        return words.say("approval.table", String.valueOf(document.rule()), words.of(asked.title()))
                + (authority == null
                        ? ""
                        : " "
                                + words.say(
                                        "approval.authority." + authority.name().toLowerCase(Locale.ROOT)) + ".");
    }

    // What can be done

    private List<Todo> turn(Words words, Login login, Document document, Tried tried) {
        var turn = new ArrayList<Todo>();
        for (var box : approvals.boxesFor(login, document)) {
            boolean deputy = !box.official().equals(login.official());
            var act = words.of(box.part().words());
            turn.add(todo(
                    words,
                    document,
                    Doing.SIGN,
                    box.place(),
                    tried,
                    deputy
                            ? words.say("approval.turn.deputy", act, named(words, box.official()))
                            : words.say("approval.turn", act),
                    true));
            turn.add(
                    todo(words, document, Doing.SEND_BACK, box.place(), tried, words.say("approval.turn.back"), false));
        }
        if (document.state() == Document.State.IN_LINE) {
            var now = document.line().turn();
            if (document.drafter().equals(login.official()) && !now.isEmpty()) {
                turn.add(todo(
                        words,
                        document,
                        Doing.SEND_BACK,
                        now.getFirst().place(),
                        tried,
                        words.say("approval.turn.recall"),
                        false));
            }
            now.stream()
                    .filter(box -> approvals.maySkip(login, document, box))
                    .forEach(box -> turn.add(todo(
                            words,
                            document,
                            Doing.SKIP,
                            box.place(),
                            tried,
                            words.say("approval.turn.skip", named(words, box.official())),
                            false)));
        }
        return turn;
    }

    private List<Todo> after(Words words, Login login, Document document, Petition petition, Tried tried) {
        if (!document.isApproved() || !rights.may(login, Right.RECORD, petition).isGranted()) {
            return List.of();
        }
        return Stream.of(Doing.ISSUE, Doing.CIRCULATE)
                .filter(doing -> doing == Doing.CIRCULATE || document.issue() == null)
                .map(doing -> todo(
                        words,
                        document,
                        doing,
                        0,
                        tried,
                        words.say("approval.after." + doing.slug()),
                        doing == Doing.ISSUE))
                .toList();
    }

    private Todo todo(Words words, Document document, Doing doing, int place, Tried tried, String title, boolean open) {
        boolean again = tried.is(doing, place);
        return new Todo(
                title,
                forms.doing(
                        words,
                        document,
                        doing,
                        place,
                        again ? tried.text() : "",
                        again && tried.dissent(),
                        again ? tried.returned() : Returned.NOTHING),
                open || again);
    }

    // The sheet

    private List<Square> sheet(Words words, Document document) {
        var turn = document.state() == Document.State.IN_LINE ? document.line().turn() : List.<Box>of();
        return document.line().boxes().stream()
                .map(box -> square(words, document, box, turn.contains(box)))
                .toList();
    }

    private Square square(Words words, Document document, Box box, boolean now) {
        var signature = box.signature();
        return new Square(
                words.of(box.part().words()),
                signature == null ? "" : inTheBox(words, document, signature),
                words.of(box.rank().title()) + " · " + unit(words, document, box.unit()),
                marks(words, box, signature),
                signature == null ? null : signature.at(),
                signature == null ? waits(words, box, now) : "",
                now);
    }

    private String inTheBox(Words words, Document document, Signature signature) {
        return switch (signature.kind()) {
            case SIGNED -> name(words, signature.signer());
            case SKIPPED -> words.say("approval.box.skipped");
            case RETURNED ->
                words.say(
                        signature.signer().equals(document.drafter())
                                ? "approval.box.recalled"
                                : "approval.box.returned");
        };
    }

    /** Who is to sign, and who signs instead while that official is away. */
    private String waits(Words words, Box box, boolean now) {
        var deputy = now ? deputies.deputyOf(box.official()) : Optional.<OfficialId>empty();
        return deputy.map(one -> words.say("approval.box.deputy", name(words, box.official()), named(words, one)))
                .orElseGet(() -> name(words, box.official()));
    }

    private String marks(Words words, Box box, @Nullable Signature signature) {
        var marks = new ArrayList<String>();
        if (box.delegated()) {
            marks.add(words.say("sheet.delegated"));
        }
        if (signature != null && signature.acting()) {
            marks.add(words.say("sheet.acting.for", words.of(box.rank().title())));
        }
        if (signature != null && signature.dissent()) {
            marks.add(words.say("sheet.dissent"));
        }
        var opinion = signature == null ? null : signature.opinion();
        if (opinion != null && signature != null && signature.kind() != Signature.Kind.SIGNED) {
            marks.add(words.of(opinion));
        }
        return String.join(" · ", marks);
    }

    // The paper

    static List<Part> paper(Words words, Paper paper) {
        var parts = new ArrayList<Part>();
        var decision = paper.decision();
        if (decision == null) {
            parts.add(part(words, "outcome", words.say("approval.outcome.none")));
        } else {
            parts.add(part(words, "outcome", outcome(words, decision.outcome())));
            parts.add(part(words, "reason", words.of(decision.reason())));
            if (!decision.conditions().isEmpty()) {
                parts.add(new Part(
                        words.say("approval.field.conditions"),
                        decision.conditions().stream().map(words::of).toList()));
            }
            if (decision.remedies() != null) {
                parts.add(part(words, "remedies", words.of(decision.remedies())));
            }
        }
        parts.add(part(words, "grounds", words.of(paper.grounds())));
        if (paper.acknowledged() != null) {
            parts.add(part(words, "acknowledged", words.of(paper.acknowledged())));
        }
        var matter = paper.matter();
        if (matter.amount() != null) {
            parts.add(part(words, "amount", "%,d".formatted(matter.amount())));
        }
        if (matter.size() != null) {
            parts.add(part(words, "size", "%,d".formatted(matter.size())));
        }
        if (matter.novel()) {
            parts.add(part(words, "novel", words.say("approval.yes")));
        }
        parts.add(part(words, "openness", openness(words, paper.openness())));
        return parts;
    }

    private static Part part(Words words, String name, String text) {
        return new Part(words.say("approval.field." + name), text.lines().toList());
    }

    static String outcome(Words words, Outcome outcome) {
        return words.say("outcome." + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String openness(Words words, Paper.Openness openness) {
        var degree = words.say("approval.openness." + openness.degree().name().toLowerCase(Locale.ROOT));
        return openness.grounds().isEmpty()
                ? degree
                : degree + ": "
                        + openness.grounds().stream()
                                .sorted()
                                .map(ground -> words.say("ground.9-1-" + ground))
                                .collect(Collectors.joining(", "));
    }

    private List<Said> opinions(Words words, Document document) {
        var said = new ArrayList<Said>();
        for (var box : document.line().boxes()) {
            var signature = box.signature();
            if (signature != null && signature.kind() == Signature.Kind.SIGNED && signature.opinion() != null) {
                said.add(new Said(
                        named(words, signature.signer()),
                        words.of(signature.opinion()),
                        signature.dissent(),
                        signature.at()));
            }
        }
        return said;
    }

    private Earlier earlier(Words words, Document.Earlier earlier) {
        var why = earlier.line().boxes().stream()
                .map(Box::signature)
                .filter(signature -> signature != null && signature.kind() == Signature.Kind.RETURNED)
                .findFirst()
                .map(signature -> words.say(
                        "approval.earlier.why",
                        named(words, signature.signer()),
                        signature.opinion() == null ? "" : words.of(signature.opinion())))
                .orElse("");
        return new Earlier(words.say("approval.version", earlier.version()), why, paper(words, earlier.paper()));
    }

    // Names

    private String unit(Words words, Document document, UnitId unit) {
        return organization
                .unit(document.agency(), unit, When.dayOf(document.draftedAt()))
                .map(Unit::name)
                .map(words::of)
                .orElse(unit.value());
    }

    private String name(Words words, OfficialId official) {
        return organization
                .official(official)
                .map(known -> words.of(known.name()))
                .orElse(official.value());
    }

    String named(Words words, OfficialId official) {
        return organization
                .official(official)
                .map(known -> ApprovalForms.named(words, known))
                .orElse(official.value());
    }
}
