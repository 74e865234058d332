package city.open.outside.filing;

import city.open.border.letters.FiledContent.Openness;
import city.open.ground.guard.Mask;
import city.open.ground.page.Guest;
import city.open.outside.filing.ReviewPage.Change;
import city.open.outside.filing.ReviewPage.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The last look: what everyone will see beside what stays sealed, and then the filing itself. */
@Controller
class ReviewPages {
    private final FilingPages pages;
    private final Offices offices;
    private final Drafts drafts;
    private final Submission submission;
    private final Doorkeeper doorkeeper;
    private final Sheets sheets;

    ReviewPages(
            FilingPages pages,
            Offices offices,
            Drafts drafts,
            Submission submission,
            Doorkeeper doorkeeper,
            Sheets sheets) {
        this.pages = pages;
        this.offices = offices;
        this.drafts = drafts;
        this.submission = submission;
        this.doorkeeper = doorkeeper;
        this.sheets = sheets;
    }

    @GetMapping(FilingPages.CODE + "/review")
    void review(Guest guest, @PathVariable String code) throws IOException {
        var asked = pages.asked(guest, code);
        var key = Held.key(guest.request());
        var kept = key.flatMap(one -> drafts.find(one, asked.now()));
        if (kept.isEmpty()) {
            pages.missing(asked, key);
            return;
        }
        review(200, asked, kept.get().draft());
    }

    @PostMapping(FilingPages.CODE + "/review")
    void submit(Guest guest, @PathVariable String code, @RequestParam(defaultValue = "") String form)
            throws IOException {
        var asked = pages.asked(guest, code);
        if (pages.isTurnedAway(asked, form)) {
            return;
        }
        var key = Held.key(guest.request());
        var kept = key.flatMap(one -> drafts.find(one, asked.now()));
        if (kept.isEmpty()) {
            pages.missing(asked, key);
            return;
        }
        var draft = kept.get().draft();
        if (FilingPages.LATER.equals(guest.request().getParameter(FilingPages.GO))) {
            pages.saved(asked, key.orElseThrow());
            return;
        }
        if (pages.isOver(asked)) {
            return;
        }
        var to = offices.to(asked.procedure(), draft, asked.today());
        if (to.isEmpty() || !unfinished(asked, draft).isEmpty()) {
            review(422, asked, draft);
            return;
        }
        boolean filed = submission.file(
                key.orElseThrow(),
                kept.get(),
                asked.procedure(),
                asked.form(),
                to.get(),
                asked.lang().tag(),
                asked.now());
        // Another page has saved something meanwhile, which nobody has looked through yet; or the draft is gone.
        guest.seeOther(asked.address(filed ? "receipt" : Asked.REVIEW));
    }

    /** The topics that cannot be filed yet, in their order. */
    private List<Change> unfinished(Asked asked, Draft draft) {
        var words = asked.words();
        var unfinished = new ArrayList<Change>();
        for (var topic : asked.form().topics()) {
            if (!topic.faults(draft::answer).isEmpty()
                    || !FilingPages.forbidden(topic, draft.answers(), words).isEmpty()) {
                unfinished.add(new Change(words.of(topic.name()), asked.address(topic.id())));
            }
        }
        if (!UploadPages.unexplained(asked.procedure(), draft).isEmpty()) {
            unfinished.add(new Change(words.say("intake.topic.documents"), asked.address(Asked.DOCUMENTS)));
        }
        return unfinished;
    }

    private void review(int status, Asked asked, Draft draft) throws IOException {
        var words = asked.words();
        sheets.send(
                asked.guest(),
                status,
                "review",
                new ReviewPage(
                        sheets.frame(asked.lang(), words.say("intake.topic.review"), asked.path(Asked.REVIEW)),
                        asked.name(),
                        words.say("intake.topic.review"),
                        FilingPages.stages(asked, Asked.REVIEW),
                        asked.address(Asked.REVIEW),
                        asked.address(Asked.DOCUMENTS),
                        doorkeeper.form(asked.guest()),
                        open(asked, draft),
                        sealed(asked, draft),
                        missingPapers(asked, draft),
                        changes(asked),
                        unfinished(asked, draft),
                        pages.outOfHours(asked)));
    }

    private static List<Change> changes(Asked asked) {
        var words = asked.words();
        var changes = new ArrayList<Change>();
        asked.form()
                .topics()
                .forEach(topic -> changes.add(new Change(words.of(topic.name()), asked.address(topic.id()))));
        changes.add(new Change(words.say("intake.topic.documents"), asked.address(Asked.DOCUMENTS)));
        return changes;
    }

    /** What reception will put into the journal, with its masks. */
    private List<Line> open(Asked asked, Draft draft) {
        var words = asked.words();
        var lines = new ArrayList<Line>();
        lines.add(new Line(words.say("intake.review.procedure"), asked.name()));
        lines.add(new Line(
                words.say("intake.review.subject"), words.of(asked.form().subject(draft::answer))));
        offices.to(asked.procedure(), draft, asked.today())
                .ifPresent(to -> lines.add(new Line(words.say("intake.review.office"), pages.office(asked, to))));
        if (!draft.answer("name").isEmpty()) {
            lines.add(new Line(words.say("intake.review.applicant"), Mask.person(draft.answer("name"))));
        }
        if (!draft.answer("site").isEmpty()) {
            lines.add(new Line(words.say("intake.review.site"), Mask.place(draft.answer("site"))));
        }
        lines.add(new Line(words.say("intake.review.when"), words.say("intake.review.when.minute")));
        return lines;
    }

    private static List<Line> sealed(Asked asked, Draft draft) {
        var words = asked.words();
        var lines = new ArrayList<Line>();
        asked.form()
                .fields()
                .filter(field -> field.openness() != Openness.OPEN
                        && !draft.answer(field.id()).isEmpty())
                .forEach(field ->
                        lines.add(new Line(words.of(field.label()), words.of(field.said(draft.answer(field.id()))))));
        lines.add(new Line(
                words.say("intake.review.files"),
                words.say("intake.review.files.some", draft.files().size())));
        return lines;
    }

    private static List<String> missingPapers(Asked asked, Draft draft) {
        var words = asked.words();
        return IntStream.rangeClosed(1, asked.procedure().documents().size())
                .filter(n -> draft.filesFor(Integer.toString(n)).isEmpty())
                .mapToObj(n -> {
                    var name = words.of(asked.procedure().documents().get(n - 1).name());
                    var why = draft.why().get(Integer.toString(n));
                    return why == null ? name : name + " (" + words.say("intake.documents.why." + why) + ")";
                })
                .toList();
    }
}
