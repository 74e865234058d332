package city.open.inside.office;

import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.casework.CaseNotes;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.NotesPage.Line;
import city.open.inside.petition.Petition;
import city.open.inside.vault.CaseNote;
import city.open.inside.vault.CaseNote.Kind;
import city.open.inside.vault.CaseNote.Opened;
import city.open.town.organization.Organization;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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
    void list(
            @PathVariable Lang lang,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var petition = door.find(login, lang, number, Right.NOTES, request, response);
        if (petition != null) {
            show(200, login, lang, petition, null, Typed.nothing(), !done.isEmpty(), request, response);
        }
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/notes")
    void add(
            @PathVariable Lang lang,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String kind,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var petition = door.find(login, lang, number, Right.NOTES, request, response);
        if (petition == null) {
            return;
        }
        var chosen = Kind.of(kind).orElse(Kind.NOTE);
        var with = Asking.parameter(request, "with");
        var words = Asking.parameter(request, "words");
        var id = id(token);
        var fault = notes.add(login, petition, id, chosen, with, words);
        if (fault.isEmpty()) {
            Answers.seeOther(response, address(lang, petition) + "?done=1");
        } else {
            var typed = new Typed(
                    id.toString(),
                    chosen,
                    with,
                    words,
                    Words.in(lang).of(fault.get().words()));
            show(422, login, lang, petition, null, typed, false, request, response);
        }
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/notes/open")
    void open(
            @PathVariable Lang lang,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String purpose,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var petition = door.find(login, lang, number, Right.NOTES, request, response);
        if (petition != null) {
            var why = Arrays.stream(Purpose.values())
                    .filter(one -> one.name().equals(purpose))
                    .findFirst()
                    .orElse(Purpose.HANDLING);
            var opened = notes.open(login, petition, why);
            show(200, login, lang, petition, opened, Typed.nothing(), false, request, response);
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
            int status,
            Login login,
            Lang lang,
            Petition petition,
            @Nullable List<Opened> opened,
            Typed typed,
            boolean kept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var words = Words.in(lang);
        var path = CaseScreens.address(petition.number());
        var lines = opened == null
                ? notes.of(petition.number()).stream()
                        .map(one -> line(words, one, new CaseNote.Words("", "")))
                        .toList()
                : opened.stream()
                        .map(one -> line(words, one.note(), one.words()))
                        .toList();
        answers.show(
                status,
                "office/notes",
                new NotesPage(
                        frames.inside(login, request, lang, words.say("notes.title"), path + "/notes"),
                        petition.number().value(),
                        "/" + lang.tag() + path,
                        lines,
                        opened != null,
                        Arrays.stream(Purpose.values())
                                .map(one -> new Choice(one.name(), words.of(one.words()), "", one == Purpose.HANDLING))
                                .toList(),
                        Arrays.stream(Kind.values())
                                .map(one -> new Choice(one.name(), words.of(one.words()), "", one == typed.kind()))
                                .toList(),
                        typed.token(),
                        typed.with(),
                        typed.words(),
                        typed.fault(),
                        kept),
                request,
                response);
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

    private static String address(Lang lang, Petition petition) {
        return "/" + lang.tag() + CaseScreens.address(petition.number()) + "/notes";
    }
}
