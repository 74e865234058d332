package city.open.inside.office.approvals;

import city.open.ground.calendar.Text;
import city.open.ground.page.Answer;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.approval.Answered;
import city.open.inside.approval.Approvals;
import city.open.inside.approval.Document;
import city.open.inside.approval.DocumentId;
import city.open.inside.approval.OpenPoint;
import city.open.inside.approval.Sign;
import city.open.inside.approval.Signature;
import city.open.inside.casework.PublicWords;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.FormView.Finding;
import city.open.inside.office.Offers;
import city.open.inside.office.approvals.ApprovalForms.Doing;
import city.open.inside.office.approvals.ApprovalForms.Returned;
import city.open.inside.office.approvals.ApprovalScreens.Tried;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.town.organization.OfficialId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Electronic approval inside: what waits, one document, and the draft of a new one. */
@Controller
class ApprovalPages {
    private static final Text APPLICANT = new Text("민원인", "The applicant");

    private final Approvals approvals;
    private final Petitions petitions;
    private final Rights rights;
    private final ApprovalScreens screens;
    private final ApprovalForms forms;
    private final ApprovalLists lists;
    private final PublicWords publicWords;
    private final Offers offers;
    private final Frames frames;
    private final Answers answers;

    ApprovalPages(
            Approvals approvals,
            Petitions petitions,
            Rights rights,
            ApprovalScreens screens,
            ApprovalForms forms,
            ApprovalLists lists,
            PublicWords publicWords,
            Offers offers,
            Frames frames,
            Answers answers) {
        this.approvals = approvals;
        this.petitions = petitions;
        this.rights = rights;
        this.screens = screens;
        this.forms = forms;
        this.lists = lists;
        this.publicWords = publicWords;
        this.offers = offers;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/approvals")
    void waiting(Visit visit) throws IOException {
        answers.show(visit, 200, "office/approvals", lists.waiting(visit));
    }

    @GetMapping("/{lang:ko|en}/office/approvals/{id}")
    void document(Visit visit, @PathVariable String id) throws IOException {
        var document = open(visit, id);
        if (document != null) {
            show(visit, 200, document, Tried.NOTHING);
        }
    }

    @GetMapping("/{lang:ko|en}/office/approvals/{id}/paper.pdf")
    void pdf(Visit visit, @PathVariable String id) throws IOException {
        var document = open(visit, id);
        if (document == null) {
            return;
        }
        if (!document.isApproved()) {
            answers.unknown(visit);
            return;
        }
        visit.response()
                .setHeader("Content-Disposition", "inline; filename=\"%s.pdf\"".formatted(document.registration()));
        Answer.of(200, "application/pdf", Answer.NEVER, approvals.pdf(document))
                .write(visit.request(), visit.response());
    }

    @PostMapping("/{lang:ko|en}/office/approvals/{id}/{what:sign|send-back|skip|issue|circulate}")
    void act(
            Visit visit,
            @PathVariable String id,
            @PathVariable String what,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "0") int place,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String dissent,
            @RequestParam(defaultValue = "") String personal,
            @RequestParam(defaultValue = "") String override)
            throws IOException {
        var doing = Doing.of(what);
        var document = open(visit, id);
        if (document == null || doing == null) {
            return;
        }
        var words = visit.words();
        var look = publicWords.at(document.petition());
        var typed = personal.equals("mask") ? ApprovalGuard.masked(text.strip(), look) : text.strip();
        var findings = ApprovalGuard.findings(words, words.say("approval.opinion"), typed, look);
        var release = release(personal, override);
        if (!findings.isEmpty() && (release == null || !ApprovalGuard.mayStay(typed, look))) {
            var returned = returned(words, personal, findings);
            show(visit, 422, document, tried(doing, place, typed, dissent, returned));
            return;
        }
        switch (did(
                visit.login(),
                document.id(),
                doing,
                version,
                place,
                typed,
                dissent.equals("on"),
                release,
                visit.request())) {
            case Answered.Accepted _ -> visit.seeOther(ApprovalForms.address(words, document));
            case Answered.Refused refused -> {
                // What others did meanwhile is shown with the refusal, and what was typed stays.
                var now = approvals.document(document.id()).orElse(document);
                var returned = Returned.because(words.of(refused.words()));
                show(visit, 409, now, tried(doing, place, typed, dissent, returned));
            }
        }
    }

    private static Tried tried(Doing doing, int place, String text, String dissent, Returned returned) {
        return new Tried(doing, place, text, dissent.equals("on"), returned);
    }

    private static Returned returned(Words words, String personal, List<Finding> findings) {
        return new Returned(
                personal.equals("override") ? words.say("office.found.why.missing") : "", Map.of(), findings);
    }

    /** Why personal data may go out, where somebody has said so. */
    private static @Nullable String release(String personal, String why) {
        return personal.equals("override") && !why.isBlank() ? why : null;
    }

    private Answered did(
            Login login,
            DocumentId id,
            Doing doing,
            int version,
            int place,
            String typed,
            boolean dissent,
            @Nullable String release,
            HttpServletRequest request) {
        var text = typed.isEmpty() ? null : ApprovalDraft.text(typed, "");
        return switch (doing) {
            case SIGN ->
                approvals.sign(login, id, new Sign(version, place, Signature.Kind.SIGNED, text, dissent), release);
            case SEND_BACK ->
                approvals.sign(login, id, new Sign(version, place, Signature.Kind.RETURNED, text, false), release);
            case SKIP ->
                approvals.sign(login, id, new Sign(version, place, Signature.Kind.SKIPPED, text, false), release);
            case ISSUE -> approvals.issue(login, id, text == null ? APPLICANT : text, release);
            case CIRCULATE -> approvals.circulate(login, id, readers(request));
        };
    }

    private static List<OfficialId> readers(HttpServletRequest request) {
        var readers = request.getParameterValues("readers");
        return readers == null
                ? List.of()
                : Arrays.stream(readers).map(ApprovalDraft::person).toList();
    }

    // The draft

    /** What is drafted: a first version for a petition, or the next one of a document that came back. */
    private record Drafting(Petition petition, @Nullable Document document) {}

    @GetMapping({"/{lang:ko|en}/office/cases/{number}/draft", "/{lang:ko|en}/office/approvals/{id}/draft"})
    void draft(Visit visit, @PathVariable Map<String, String> path) throws IOException {
        var drafting = drafting(visit, path);
        if (drafting != null) {
            var before = drafting.document();
            var draft = before == null ? lists.usual(drafting.petition()) : ApprovalDraft.of(before);
            showDraft(visit, 200, drafting, draft, Returned.NOTHING);
        }
    }

    @PostMapping({"/{lang:ko|en}/office/cases/{number}/draft", "/{lang:ko|en}/office/approvals/{id}/draft"})
    void putInLine(
            Visit visit,
            @PathVariable Map<String, String> path,
            @RequestParam(defaultValue = "") String personal,
            @RequestParam(defaultValue = "") String override,
            @RequestParam(defaultValue = "") String insert,
            @RequestParam(defaultValue = "") String wording)
            throws IOException {
        var drafting = drafting(visit, path);
        if (drafting != null && !insert.isEmpty()) {
            var typed = ApprovalDraft.of(visit.request());
            var chosen = offers.chosen(visit.login(), drafting.petition(), wording);
            var returned = chosen.isPresent()
                    ? Returned.NOTHING
                    : Returned.because(visit.words().say("wording.choose"));
            var draft = chosen.map(typed::with).orElse(typed);
            showDraft(visit, 200, drafting, draft, returned);
        } else if (drafting != null) {
            submit(visit, drafting, personal, override);
        }
    }

    private void submit(Visit visit, Drafting drafting, String personal, String override) throws IOException {
        var words = visit.words();
        var petition = drafting.petition();
        var document = drafting.document();
        var typed = ApprovalDraft.of(visit.request());
        var look = publicWords.at(petition.number());
        var draft = personal.equals("mask") ? typed.masked(look) : typed;
        var faults = draft.faults(words);
        if (!faults.isEmpty()) {
            var returned = new Returned("", faults, List.of());
            showDraft(visit, 422, drafting, draft, returned);
            return;
        }
        var findings = new ArrayList<Finding>();
        draft.open()
                .forEach((name, text) -> findings.addAll(
                        ApprovalGuard.findings(words, words.say("approval.field." + name), text, look)));
        var release = release(personal, override);
        boolean mayStay = draft.open().values().stream().allMatch(text -> ApprovalGuard.mayStay(text, look));
        if (!findings.isEmpty() && (release == null || !mayStay)) {
            var returned = returned(words, personal, findings);
            showDraft(visit, 422, drafting, draft, returned);
            return;
        }
        var answered = document == null
                ? approvals.draft(visit.login(), petition.number(), draft.paper(), draft.wish(), release)
                : approvals.draftAgain(visit.login(), document.id(), draft.paper(), draft.wish(), release);
        switch (answered) {
            case Answered.Accepted(var drafted) -> visit.seeOther(ApprovalForms.address(words, drafted));
            case Answered.Refused refused -> {
                var returned = Returned.because(words.of(refused.words()));
                showDraft(visit, 409, drafting, draft, returned);
            }
        }
    }

    private void showDraft(Visit visit, int status, Drafting drafting, ApprovalDraft draft, Returned returned)
            throws IOException {
        var words = visit.words();
        var petition = drafting.petition();
        var document = drafting.document();
        var path = document == null
                ? "/office/cases/" + petition.number() + "/draft"
                : "/office/approvals/" + document.id() + "/draft";
        var proposal = approvals.propose(visit.login(), petition, draft.matter(), draft.wish());
        // Before anything is chosen, what a decision would pass over is shown.
        var open = approvals.openPoints(petition, draft.outcome() == null ? Outcome.GRANTED : draft.outcome());
        var form = forms.draft(
                words,
                visit.login(),
                petition,
                visit.to(path),
                draft,
                proposal,
                open.stream().anyMatch(OpenPoint::asksForReason),
                returned);
        var inside = frames.inside(visit, words.say("approval.draft.title"), path);
        answers.show(
                visit,
                status,
                "office/approvaldraft",
                lists.draft(inside, petition, form, proposal, screens.open(words, petition, open)));
    }

    // Who may

    /** The document, if this official may see it; else the answer has been given. */
    private @Nullable Document open(Visit visit, String id) throws IOException {
        DocumentId document;
        try {
            document = new DocumentId(id);
        } catch (IllegalArgumentException noDocument) {
            answers.unknown(visit);
            return null;
        }
        return switch (approvals.read(visit.login(), document)) {
            case Answered.Accepted(var found) -> found;
            case Answered.Refused _ -> {
                // Whoever may not see it does not learn whether it is there.
                answers.unknown(visit);
                yield null;
            }
        };
    }

    /** What this official may draft here; else the answer has been given. */
    private @Nullable Drafting drafting(Visit visit, Map<String, String> path) throws IOException {
        var id = path.get("id");
        var document = id == null ? null : open(visit, id);
        if (id != null && document == null) {
            return null;
        }
        var number = document == null
                ? path.getOrDefault("number", "")
                : document.petition().value();
        var petition = PetitionNumber.isWellFormed(number)
                ? petitions.find(new PetitionNumber(number)).orElse(null)
                : null;
        if (petition == null) {
            answers.unknown(visit);
            return null;
        }
        if (rights.may(visit.login(), Right.DRAFT, petition) instanceof Verdict.Denied(var rule)) {
            answers.denied(visit, rule, visit.to("/office/cases/" + number));
            return null;
        }
        return new Drafting(petition, document);
    }

    private void show(Visit visit, int status, Document document, Tried tried) throws IOException {
        var petition = petitions.find(document.petition()).orElseThrow();
        answers.show(visit, status, "office/approval", screens.screen(visit, document, petition, tried));
    }
}
