package city.open.inside.office.papers;

import city.open.ground.calendar.Text;
import city.open.ground.files.FileType;
import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.Ground;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.Asking;
import city.open.inside.office.CaseDoor;
import city.open.inside.office.CaseScreens;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.papers.RedactPage.Prepared;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Rule;
import city.open.inside.redaction.Prepared.State;
import city.open.inside.redaction.Renditions;
import city.open.inside.redaction.Renditions.Opened;
import city.open.inside.rendition.Box;
import city.open.inside.rendition.Redaction;
import city.open.inside.rendition.Unreadable;
import city.open.inside.vault.FileNote;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Papers of a petition opened to everyone, with parts blackened. */
@Controller
public class RedactionPages {
    private static final int MOST_BYTES_LOOKED_AT = 120 * 1024 * 1024;

    private final CaseDoor door;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Renditions renditions;
    private final Frames frames;
    private final Answers answers;

    /** Papers that officials look at just now, so that drawing a box does not open the vault again. */
    private final Cache<String, LookedAt> previews = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES_LOOKED_AT)
            .weigher((String _, LookedAt paper) -> paper.original().length)
            .expireAfterWrite(Duration.ofMinutes(15))
            .build();

    private record LookedAt(Login by, PetitionNumber petition, UUID file, byte[] original) {}

    RedactionPages(
            CaseDoor door,
            Catalogue catalogue,
            Organization organization,
            Renditions renditions,
            Frames frames,
            Answers answers) {
        this.door = door;
        this.catalogue = catalogue;
        this.organization = organization;
        this.renditions = renditions;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/cases/{number}/redact")
    void redact(Visit visit, @PathVariable String number) throws IOException {
        var petition = door.find(visit, number, Right.OPEN_SEALED);
        if (petition != null) {
            showRedaction(visit, 200, petition, "", List.of(), "", null);
        }
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/redact")
    void redacted(
            Visit visit,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String file,
            @RequestParam(defaultValue = "") String preview,
            @RequestParam(defaultValue = "look") String act)
            throws IOException {
        var words = visit.words();
        var petition = door.find(visit, number, Right.OPEN_SEALED);
        if (petition == null) {
            return;
        }
        var looked = lookedAt(visit.login(), petition, preview, file);
        if (looked.isEmpty()) {
            answers.unknown(visit);
            return;
        }
        var token = looked.get().getKey();
        var original = looked.get().getValue().original();
        try {
            var pages = pages(visit.lang(), petition, token, Redaction.pages(original));
            var boxes = boxes(Asking.parameter(visit.request(), "boxes"), words);
            if (boxes.fault() != null) {
                showRedaction(visit, 422, petition, token, pages, boxes.fault(), null);
            } else if (!act.equals("publish")) {
                showRedaction(visit, 200, petition, token, pages, "", null);
            } else {
                publish(visit, petition, token, pages, original, boxes.boxes());
            }
        } catch (Unreadable unreadable) {
            showRedaction(visit, 422, petition, "", List.of(), words.of(unreadable.words()), null);
        }
    }

    private void publish(
            Visit visit, Petition petition, String token, List<String> pages, byte[] original, List<Box> boxes)
            throws IOException {
        var words = visit.words();
        var title = Asking.parameter(visit.request(), "title");
        var english = Asking.parameter(visit.request(), "title.en");
        if (title.isEmpty() || title.length() > 200 || english.length() > 200) {
            showRedaction(visit, 422, petition, token, pages, words.say("redact.name.missing"), null);
            return;
        }
        var here = visit.to(CaseScreens.address(petition.number()) + "/redact");
        switch (renditions.draft(
                visit.login(), petition, original, new Text(title, english.isEmpty() ? title : english), boxes)) {
            case Opened.Drafted _, Opened.Signed _, Opened.TakenBack _ -> visit.seeOther(here);
            case Opened.Denied(var rule) -> answers.denied(visit, rule, here);
            case Opened.Refused(var why) -> showRedaction(visit, 422, petition, token, pages, words.of(why), null);
        }
    }

    /** The second signature, and taking back. */
    @PostMapping("/{lang:ko|en}/office/cases/{number}/redact/papers/{paper}")
    void decide(
            Visit visit,
            @PathVariable String number,
            @PathVariable String paper,
            @RequestParam(defaultValue = "") String act)
            throws IOException {
        var petition = door.find(visit, number, Right.OPEN_SEALED);
        if (petition == null) {
            return;
        }
        var here = visit.to(CaseScreens.address(petition.number()) + "/redact");
        var done = switch (act) {
            case "sign" ->
                renditions.sign(
                        visit.login(),
                        petition,
                        paper,
                        !Asking.parameter(visit.request(), "looked").isEmpty());
            case "back" -> renditions.takeBack(visit.login(), petition, paper, Asking.words(visit.request(), "reason"));
            default -> new Opened.Refused(Rule.SOMEONE_WAS_FASTER.words());
        };
        switch (done) {
            case Opened.Drafted _, Opened.Signed _, Opened.TakenBack _ -> visit.seeOther(here);
            case Opened.Denied(var rule) -> answers.denied(visit, rule, here);
            case Opened.Refused(var why) ->
                showRedaction(visit, 422, petition, "", List.of(), visit.words().of(why), paper);
        }
    }

    /** A blackened paper as it would be public, for whoever signs. */
    @GetMapping("/{lang:ko|en}/office/cases/{number}/redact/papers/{paper}.pdf")
    void paper(Visit visit, @PathVariable String number, @PathVariable String paper) throws IOException {
        var petition = door.find(visit, number, Right.OPEN_SEALED);
        if (petition == null) {
            return;
        }
        var pdf = renditions.pdf(visit.login(), petition, paper);
        if (pdf.isEmpty()) {
            answers.unknown(visit);
            return;
        }
        visit.response().setHeader("Content-Disposition", "inline; filename=\"paper.pdf\"");
        Answer.of(200, "application/pdf", Answer.NEVER, pdf.get()).unpacked().write(visit.request(), visit.response());
    }

    /** A page of a paper that this official is looking at, with the boxes drawn so far. */
    @GetMapping("/{lang:ko|en}/office/cases/{number}/redact/{preview}/{page}.png")
    void page(Visit visit, @PathVariable String number, @PathVariable String preview, @PathVariable String page)
            throws IOException {
        var looked = previews.getIfPresent(preview);
        if (looked == null
                || !looked.by().official().equals(visit.login().official())
                || !looked.petition().value().equals(number)
                || !page.matches("\\d{1,3}")) {
            answers.unknown(visit);
            return;
        }
        try {
            var png = Redaction.page(looked.original(), Integer.parseInt(page), List.of());
            Answer.of(200, "image/png", Answer.NEVER, png).unpacked().write(visit.request(), visit.response());
        } catch (Unreadable noSuchPage) {
            answers.unknown(visit);
        }
    }

    private Optional<Map.Entry<String, LookedAt>> lookedAt(
            Login login, Petition petition, String preview, String file) {
        UUID wanted;
        try {
            wanted = UUID.fromString(file);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        var looked = previews.getIfPresent(preview);
        if (looked != null
                && looked.by().official().equals(login.official())
                && looked.petition().equals(petition.number())
                && looked.file().equals(wanted)) {
            return Optional.of(Map.entry(preview, looked));
        }
        return renditions.original(login, petition, wanted).map(original -> {
            var token = UUID.randomUUID().toString();
            var now = new LookedAt(login, petition.number(), wanted, original);
            previews.put(token, now);
            return Map.entry(token, now);
        });
    }

    private static List<String> pages(Lang in, Petition petition, String token, int pages) {
        return IntStream.rangeClosed(1, pages)
                .mapToObj(page -> "/%s%s/redact/%s/%d.png"
                        .formatted(in.tag(), CaseScreens.address(petition.number()), token, page))
                .toList();
    }

    private record Boxes(List<Box> boxes, @Nullable String fault) {}

    /** One a line: page, left, top, width, height, ground. */
    private static Boxes boxes(String typed, Words words) {
        List<Box> boxes = new ArrayList<>();
        var lines = typed.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            var parts = line.split("[\\s,;]+");
            var ground = parts.length == 6 ? Ground.find(parts[5]) : Optional.<Ground>empty();
            try {
                boxes.add(new Box(
                        Integer.parseInt(parts[0]),
                        Double.parseDouble(parts[1]),
                        Double.parseDouble(parts[2]),
                        Double.parseDouble(parts[3]),
                        Double.parseDouble(parts[4]),
                        ground.orElseThrow(IllegalArgumentException::new)));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
                return new Boxes(List.of(), words.say("redact.line", i + 1));
            }
        }
        return new Boxes(boxes, null);
    }

    private void showRedaction(
            Visit visit,
            int status,
            Petition petition,
            String preview,
            List<String> pages,
            String fault,
            @Nullable String refused)
            throws IOException {
        var words = visit.words();
        var when = new When(words);
        var path = CaseScreens.address(petition.number());
        var chosen = Asking.parameter(visit.request(), "file");
        answers.show(
                visit,
                status,
                "office/redact",
                new RedactPage(
                        frames.inside(visit, words.say("redact.title"), path + "/redact"),
                        petition.number().value(),
                        visit.to(path),
                        renditions.candidates(petition).stream()
                                .map(file -> new Choice(
                                        file.id().toString(),
                                        paper(words, petition, file) + " · " + when.minute(file.addedAt()),
                                        "",
                                        file.id().toString().equals(chosen)))
                                .toList(),
                        grounds(words),
                        Asking.parameter(visit.request(), "title"),
                        Asking.parameter(visit.request(), "title.en"),
                        Asking.parameter(visit.request(), "boxes"),
                        preview,
                        pages,
                        renditions.papers(petition.number()).stream()
                                .map(one -> prepared(
                                        words,
                                        when,
                                        visit.login(),
                                        one,
                                        one.id().equals(refused) ? visit.request() : null))
                                .toList(),
                        fault));
    }

    /** @param typed what was posted about this paper and refused */
    private Prepared prepared(
            Words words,
            When when,
            Login login,
            city.open.inside.redaction.Prepared one,
            @Nullable HttpServletRequest typed) {
        return new Prepared(
                one.id(),
                words.of(one.title()),
                words.say("redact.state." + one.state().name().toLowerCase(Locale.ROOT)),
                words.say("redact.by", name(words, one.draftedBy()), when.minute(one.draftedAt())),
                one.signedBy() == null ? "" : words.say("redact.signed", name(words, one.signedBy())),
                one.refusal() == null ? "" : words.of(one.refusal()),
                one.unread().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                one.state() == State.DRAFTED && !one.draftedBy().equals(login.official()),
                one.state() == State.DRAFTED || one.state() == State.SIGNED,
                one.state() == State.OPENED,
                typed != null,
                typed == null ? "" : Asking.parameter(typed, "reason"),
                typed == null ? "" : Asking.parameter(typed, "reason.en"));
    }

    private String name(Words words, OfficialId official) {
        return organization.official(official).map(one -> words.of(one.name())).orElse(official.value());
    }

    private String paper(Words words, Petition petition, FileNote file) {
        var documents = catalogue
                .version(petition.procedure(), petition.procedureVersion())
                .documents();
        var place = file.document();
        int at = place != null && place.matches("\\d{1,3}") ? Integer.parseInt(place) : 0;
        return at >= 1 && at <= documents.size()
                ? words.of(documents.get(at - 1).name())
                : words.say("files.other") + " · "
                        + FileType.of(file.type()).map(Enum::name).orElse(file.type());
    }

    public static List<Choice> grounds(Words words) {
        return Arrays.stream(Ground.values())
                .map(ground ->
                        new Choice(ground.id(), words.say("ground." + ground.id()), "", ground == Ground.PRIVACY))
                .toList();
    }
}
