package city.open.inside.office.papers;

import city.open.ground.calendar.Legible;
import city.open.ground.files.FileSettings;
import city.open.ground.files.FileType;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.counter.Attachments;
import city.open.inside.counter.Attachments.Added;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.Asking;
import city.open.inside.office.CaseDoor;
import city.open.inside.office.CaseScreens;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.papers.FilesPage.FileRow;
import city.open.inside.petition.Petition;
import city.open.inside.vault.FileNote;
import city.open.inside.vault.OpenedFile;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The files of a petition, for those who handle it: added by a form, opened by a form that asks why. */
@Controller
class FilesPages {
    private final Attachments attachments;
    private final CaseDoor door;
    private final Looks looks;
    private final Rights rights;
    private final Frames frames;
    private final Answers answers;
    private final FileSettings files;

    FilesPages(
            Attachments attachments,
            CaseDoor door,
            Looks looks,
            Rights rights,
            Frames frames,
            Answers answers,
            FileSettings files) {
        this.attachments = attachments;
        this.door = door;
        this.looks = looks;
        this.rights = rights;
        this.frames = frames;
        this.answers = answers;
        this.files = files;
    }

    @GetMapping("/{lang:ko|en}/office/cases/{number}/files")
    void list(Visit visit, @PathVariable String number, @RequestParam(defaultValue = "") String done)
            throws IOException {
        var petition = door.find(visit, number, Right.SEE_INSIDE);
        if (petition != null) {
            int kept = done.matches("\\d{1,2}") ? Integer.parseInt(done) : 0;
            show(visit, 200, petition, kept, List.of());
        }
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/files")
    void add(Visit visit, @PathVariable String number, @RequestParam(defaultValue = "") String paper)
            throws IOException, ServletException {
        var petition = door.find(visit, number, Right.OPEN_SEALED);
        if (petition == null) {
            return;
        }
        var words = visit.words();
        var chosen = visit.request().getParts().stream()
                .filter(part -> part.getName().equals("file"))
                .toList();
        // One by one: what cannot be taken holds up nothing else, and is named.
        List<String> faults = new ArrayList<>();
        int kept = 0;
        for (var part : chosen) {
            try {
                var name = Objects.requireNonNullElse(part.getSubmittedFileName(), "");
                switch (attachments.add(visit.login(), petition, paper(petition, paper), name, part::getInputStream)) {
                    case Added.Kept _ -> kept++;
                    case Added.Denied(var rule) -> faults.add(words.of(rule.words()));
                    case Added.Faulty(var why) ->
                        faults.add(chosen.size() == 1 ? words.of(why) : Legible.line(name) + ": " + words.of(why));
                }
            } finally {
                part.delete();
            }
        }
        if (chosen.isEmpty()) {
            faults.add(words.say("files.choose"));
        }
        if (faults.isEmpty()) {
            visit.seeOther(address(visit.lang(), petition) + "?done=" + kept);
        } else {
            show(visit, 400, petition, kept, faults);
        }
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/files/open")
    void open(
            Visit visit,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String file,
            @RequestParam(defaultValue = "") String purpose)
            throws IOException {
        var opened = opened(visit, number, file, purpose);
        if (opened != null) {
            Looks.send(opened.file(), visit.response());
        }
    }

    /** Looks at a file in the browser; the opening is written down like any other. */
    @PostMapping("/{lang:ko|en}/office/cases/{number}/files/look")
    void look(
            Visit visit,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String look,
            @RequestParam(defaultValue = "") String purpose)
            throws IOException {
        var opened = opened(visit, number, look, purpose);
        if (opened != null) {
            visit.seeOther(looks.at(visit, opened.file(), number, address(visit.lang(), opened.petition())));
        }
    }

    /** A file that was opened, and whose it is. */
    private record Opened(Petition petition, OpenedFile file) {}

    /** Null where an answer has been given already: there is no such file, nobody said why, or this official lacks the right to it. */
    private @Nullable Opened opened(Visit visit, String number, String file, String purpose) throws IOException {
        var petition = door.find(visit, number, Right.READ_PAPERS);
        if (petition == null) {
            return null;
        }
        var why = purpose(purpose);
        if (why.isEmpty()) {
            show(visit, 400, petition, 0, List.of(visit.words().say("files.why")));
            return null;
        }
        var opened = Asking.id(file).flatMap(id -> attachments.open(visit.login(), petition.number(), id, why.get()));
        if (opened.isEmpty()) {
            answers.unknown(visit);
            return null;
        }
        return new Opened(petition, opened.get());
    }

    private void show(Visit visit, int status, Petition petition, int kept, List<String> faults) throws IOException {
        var words = visit.words();
        var when = new When(words);
        var papers = papers(words, petition);
        answers.show(
                visit,
                status,
                "office/files",
                new FilesPage(
                        frames.inside(
                                visit, words.say("files.title"), CaseScreens.address(petition.number()) + "/files"),
                        petition.number().value(),
                        visit.to(CaseScreens.address(petition.number())),
                        rights.may(visit.login(), Right.READ_PAPERS, petition).isGranted(),
                        rights.may(visit.login(), Right.OPEN_SEALED, petition).isGranted(),
                        kept == 0 ? "" : words.say("files.done", kept),
                        faults,
                        FileType.ENDINGS,
                        words.say("files.hint", files.largestMegabytes(), Attachments.MOST),
                        papers,
                        Arrays.stream(Purpose.values())
                                .map(one -> new Choice(one.name(), words.of(one.words()), "", one == Purpose.HANDLING))
                                .toList(),
                        attachments.of(petition.number()).stream()
                                .map(note -> row(words, when, papers, note))
                                .toList()));
    }

    private static FileRow row(Words words, When when, List<Choice> papers, FileNote note) {
        return new FileRow(
                note.id().toString(),
                papers.stream()
                        .filter(paper -> paper.value().equals(note.document()))
                        .findFirst()
                        .map(Choice::name)
                        .orElse(words.say("files.other")),
                FileType.of(note.type()).map(Enum::name).orElse(note.type()),
                words.say("files.size", Math.ceilDiv(note.size(), 1024)),
                when.minute(note.addedAt()),
                Looks.shows(note.type()));
    }

    private List<Choice> papers(Words words, Petition petition) {
        List<Choice> papers = new ArrayList<>();
        papers.add(new Choice("", words.say("files.other"), "", true));
        int n = 1;
        for (var paper : attachments.papers(petition)) {
            papers.add(new Choice(String.valueOf(n++), words.of(paper.name()), "", false));
        }
        return papers;
    }

    private @Nullable Integer paper(Petition petition, String typed) {
        for (int n = 1; n <= attachments.papers(petition).size(); n++) {
            if (String.valueOf(n).equals(typed)) {
                return n;
            }
        }
        return null;
    }

    private static String address(Lang in, Petition petition) {
        return "/" + in.tag() + CaseScreens.address(petition.number()) + "/files";
    }

    private static Optional<Purpose> purpose(String name) {
        return Arrays.stream(Purpose.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }
}
