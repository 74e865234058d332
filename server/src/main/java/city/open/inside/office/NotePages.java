package city.open.inside.office;

import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.casework.CaseNotes;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.NotesPage.Line;
import city.open.inside.petition.Petition;
import city.open.inside.vault.CaseNote;
import city.open.inside.vault.CaseNote.Kind;
import city.open.inside.vault.CaseNote.Opened;
import city.open.town.organization.Organization;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Notes and telephone memos on a petition: added by a form, opened by a form that asks why, and shown to nobody outside. */
@Controller
class NotePages {
    private final CaseNotes notes;
    private final CaseDoor door;
    private final Organization organization;
    private final Frames frames;
    private final Answers answers;

    NotePages(CaseNotes notes, CaseDoor door, Organization organization, Frames frames, Answers answers) {
        this.notes = notes;
        this.door = door;
        this.organization = organization;
        this.frames = frames;
        this.answers = answers;
    }

    /** A note that could not be kept, as it was typed. */
    private record Typed(String token, @Nullable Kind kind, String with, String words, String fault) {
        static Typed nothing() {
            return new Typed(UUID.randomUUID().toString(), Kind.NOTE, "", "", "");
        }
    }

    @GetMapping("/{lang:ko|en}/office/cases/{number}/notes")
    void list(Visit visit, @PathVariable String number, @RequestParam(defaultValue = "") String done)
            throws IOException {
        var petition = door.find(visit, number, Right.NOTES);
        if (petition != null) {
            show(visit, 200, petition, null, Typed.nothing(), !done.isEmpty());
        }
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/notes")
    void add(
            Visit visit,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String kind)
            throws IOException {
        var petition = door.find(visit, number, Right.NOTES);
        if (petition == null) {
            return;
        }
        var chosen = Kind.of(kind).filter(one -> one != Kind.LETTERS).orElse(Kind.NOTE);
        var with = Asking.parameter(visit.request(), "with");
        var words = Asking.parameter(visit.request(), "words");
        var id = id(token);
        var fault = notes.add(visit.login(), petition, id, chosen, with, words);
        if (fault.isEmpty()) {
            visit.seeOther(visit.to(CaseScreens.address(petition.number()) + "/notes?done=1"));
        } else {
            var typed = new Typed(
                    id.toString(),
                    chosen,
                    with,
                    words,
                    visit.words().of(fault.get().words()));
            show(visit, 422, petition, null, typed, false);
        }
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/notes/open")
    void open(Visit visit, @PathVariable String number, @RequestParam(defaultValue = "") String purpose)
            throws IOException {
        var petition = door.find(visit, number, Right.NOTES);
        if (petition != null) {
            var why = Arrays.stream(Purpose.values())
                    .filter(one -> one.name().equals(purpose))
                    .findFirst()
                    .orElse(Purpose.HANDLING);
            var opened = notes.open(visit.login(), petition, why);
            show(visit, 200, petition, opened, Typed.nothing(), false);
        }
    }

    /** Made with the form, so that the form sent twice is one note. */
    private static UUID id(String token) {
        try {
            return UUID.fromString(token);
        } catch (IllegalArgumentException notOne) {
            return UUID.randomUUID();
        }
    }

    private void show(
            Visit visit, int status, Petition petition, @Nullable List<Opened> opened, Typed typed, boolean kept)
            throws IOException {
        var words = visit.words();
        var path = CaseScreens.address(petition.number());
        var lines = opened == null
                ? notes.of(petition.number()).stream()
                        .map(one -> line(words, one, new CaseNote.Words("", "")))
                        .toList()
                : opened.stream()
                        .map(one -> line(words, one.note(), one.words()))
                        .toList();
        answers.show(
                visit,
                status,
                "office/notes",
                new NotesPage(
                        frames.inside(visit, words.say("notes.title"), path + "/notes"),
                        petition.number().value(),
                        visit.to(path),
                        lines,
                        opened != null,
                        Arrays.stream(Purpose.values())
                                .map(one -> new Choice(one.name(), words.of(one.words()), "", one == Purpose.HANDLING))
                                .toList(),
                        Stream.of(Kind.NOTE, Kind.CALL)
                                .map(one -> new Choice(one.name(), words.of(one.words()), "", one == typed.kind()))
                                .toList(),
                        typed.token(),
                        typed.with(),
                        typed.words(),
                        typed.fault(),
                        kept));
    }

    private Line line(Words words, CaseNote note, CaseNote.Words said) {
        return new Line(
                words.of(note.kind().words()),
                who(words, note),
                new When(words).minute(note.at()),
                said.with(),
                said.words());
    }

    private String who(Words words, CaseNote note) {
        return organization
                .official(note.by().official())
                .map(known -> Forms.named(words, known))
                .orElse(note.by().official().value());
    }
}
