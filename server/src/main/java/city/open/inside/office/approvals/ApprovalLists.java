package city.open.inside.office.approvals;

import city.open.ground.calendar.Text;
import city.open.ground.page.Inside;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.approval.Approvals;
import city.open.inside.approval.Document;
import city.open.inside.approval.Listed;
import city.open.inside.approval.Part;
import city.open.inside.approval.Proposal;
import city.open.inside.casework.Desk;
import city.open.inside.casework.Task;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Visit;
import city.open.inside.office.FormView;
import city.open.inside.office.approvals.ApprovalListScreen.PaperRow;
import city.open.inside.office.approvals.ApprovalListScreen.Pile;
import city.open.inside.petition.Papers;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.Petitions;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts together what waits for an official, and the page on which a draft is written. */
@Component
class ApprovalLists {
    private final Approvals approvals;
    private final Petitions petitions;
    private final Desk desk;
    private final Organization organization;
    private final Frames frames;

    ApprovalLists(Approvals approvals, Petitions petitions, Desk desk, Organization organization, Frames frames) {
        this.approvals = approvals;
        this.petitions = petitions;
        this.desk = desk;
        this.organization = organization;
        this.frames = frames;
    }

    ApprovalListScreen waiting(Visit visit) {
        var words = visit.words();
        var when = new When(words);
        var waiting = approvals.waitingFor(visit.login());
        var mine = waiting.entries().stream()
                .map(one -> {
                    var standingIn = one.standingIn();
                    return new PaperRow(
                            visit.to("/office/approvals/" + one.document()),
                            words.of(one.title()),
                            one.petition().value(),
                            words.of(one.part().words())
                                    + (standingIn == null
                                            ? ""
                                            : " · " + words.say("approval.for", named(words, standingIn))),
                            words.say("approval.since", when.minute(one.since())),
                            false);
                })
                .toList();
        var drafts = approvals.draftsOf(visit.login()).stream()
                .map(one -> row(words, when, one))
                .toList();
        var unread = approvals.unreadBy(visit.login()).stream()
                .map(one -> row(words, when, one))
                .toList();
        return new ApprovalListScreen(
                frames.inside(visit, words.say("approval.title"), "/office/approvals"),
                List.of(
                        new Pile("waiting", words.say("approval.pile.waiting"), waiting.count(), mine),
                        new Pile("drafts", words.say("approval.pile.drafts"), drafts.size(), drafts),
                        new Pile("unread", words.say("approval.pile.unread"), unread.size(), unread)));
    }

    private static PaperRow row(Words words, When when, Listed document) {
        return new PaperRow(
                "/" + words.lang().tag() + "/office/approvals/" + document.id(),
                words.of(document.title()),
                document.petition().value(),
                words.say("approval.state."
                        + document.state().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                when.minute(document.draftedAt()),
                document.state() == Document.State.RETURNED);
    }

    /** A draft begins with what came back; else with the petition's own words, and with how the decision can be fought (Administrative Procedures Act art. 26). */
    ApprovalDraft usual(Petition petition) {
        var before = petition.papers().returned() == null
                ? Optional.<Document>empty()
                : approvals.documentsOf(petition.number()).reversed().stream()
                        .filter(document -> document.state() == Document.State.RETURNED)
                        .findFirst();
        return before.map(ApprovalDraft::of).orElseGet(() -> begun(petition));
    }

    private ApprovalDraft begun(Petition petition) {
        Map<String, String> fields = new HashMap<>();
        fields.put("title", petition.subject().ko());
        fields.put("title" + ApprovalDraft.ENGLISH, petition.subject().en());
        carryFindings(petition, fields);
        var remedies = desk.prefilled(petition, Task.DECIDE_WITHOUT_PAPER, null);
        fields.put("remedies", Objects.requireNonNullElse(remedies.value("remedies"), ""));
        fields.put("remedies" + ApprovalDraft.ENGLISH, Objects.requireNonNullElse(remedies.value("remedies.en"), ""));
        return new ApprovalDraft(fields);
    }

    /** What was found and answered on the way is on the record already, and stands among the grounds to be worked on. */
    private void carryFindings(Petition petition, Map<String, String> fields) {
        var found = petitions.facts(petition.number()).stream()
                .flatMap(fact -> found(fact.event()).stream())
                .toList();
        fields.put("grounds", found.stream().map(Text::ko).collect(Collectors.joining("\n")));
        fields.put(
                "grounds" + ApprovalDraft.ENGLISH, found.stream().map(Text::en).collect(Collectors.joining("\n")));
    }

    private static Optional<Text> found(PetitionEvent event) {
        return switch (event) {
            case PetitionEvent.ConsultationAnswered e -> Optional.of(said(e.office(), e.reply()));
            case PetitionEvent.CommitteeHeld e -> Optional.of(said(e.committee(), e.outcome()));
            case PetitionEvent.InspectionHeld e -> Optional.of(e.findings());
            default -> Optional.empty();
        };
    }

    private static Text said(Text who, Text what) {
        return new Text(who.ko() + ": " + what.ko(), who.en() + ": " + what.en());
    }

    ApprovalDraftScreen draft(Inside inside, Petition petition, FormView form, Proposal proposal, List<String> open) {
        var words = inside.frame().words();
        var line = new ArrayList<String>();
        var says = "";
        switch (proposal) {
            case Proposal.Possible possible -> {
                possible.line()
                        .boxes()
                        .forEach(box -> line.add(words.of(box.part().words()) + " · "
                                + named(words, box.official())
                                + (box.part() == Part.APPROVE && box.delegated()
                                        ? " · " + words.say("sheet.delegated")
                                        : "")));
                var rule = possible.rule();
                says = rule == null
                        ? words.say("approval.table.none")
                        : words.say(
                                "approval.table.task",
                                words.of(rule.task()),
                                words.of(rule.approver().title()));
            }
            case Proposal.None(var refusal) -> says = words.of(refusal.words());
        }
        return new ApprovalDraftScreen(
                inside,
                words.of(petition.subject()),
                petition.number().value(),
                says,
                line,
                open,
                returned(words, petition),
                form);
    }

    private static String returned(Words words, Petition petition) {
        return petition.papers().returned() instanceof Papers.Returned came ? words.of(came.reason()) : "";
    }

    private String named(Words words, OfficialId official) {
        return organization
                .official(official)
                .map(known -> ApprovalForms.named(words, known))
                .orElse(official.value());
    }
}
