package city.open.inside.office.papers;

import city.open.ground.calendar.Legible;
import city.open.ground.page.Answer;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.rendition.OfficeText;
import city.open.inside.rendition.Redaction;
import city.open.inside.rendition.Unreadable;
import city.open.inside.vault.OpenedFile;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Files of applicants as they are looked at in the browser: pages as pictures, drawn apart from the server, and the words of office documents.
 * The browser never gets the file itself. Whoever has opened one, which is written down, has some minutes to turn its pages.
 */
@Controller
public class Looks {
    private static final int MOST_BYTES_LOOKED_AT = 120 * 1024 * 1024;
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(15);
    private static final Set<String> PAGED = Set.of("application/pdf", "image/png", "image/jpeg");
    private static final String PLAIN = "text/plain";

    private final Frames frames;
    private final Answers answers;

    private final Cache<String, Looked> looked = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES_LOOKED_AT)
            .weigher((String _, Looked file) -> file.content().length)
            .expireAfterWrite(LONGEST_LOOK)
            .build();

    Looks(Frames frames, Answers answers) {
        this.frames = frames;
        this.answers = answers;
    }

    private record Looked(Login by, String name, String type, String number, String back, byte[] content) {}

    /** Whether files of this media type can be looked at; others are kept and opened with their program. */
    public static boolean shows(String type) {
        return PAGED.contains(type) || type.equals(PLAIN) || OfficeText.reads(type);
    }

    /** As a file to keep, never as a page: what somebody sent in must not run here. */
    public static void send(OpenedFile file, HttpServletResponse response) throws IOException {
        response.setContentType(file.note().type());
        response.setContentLengthLong(file.note().size());
        response.setHeader("Cache-Control", Answer.NEVER);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try (var content = file.content()) {
            content.transferTo(response.getOutputStream());
        }
    }

    /**
     * Where this official, and nobody else, can look at a file that was just opened.
     *
     * @param back where whoever has seen it goes on
     */
    public String at(Visit visit, OpenedFile file, String number, String back) throws IOException {
        var token = UUID.randomUUID().toString();
        try (var content = file.content()) {
            looked.put(
                    token,
                    new Looked(visit.login(), file.name(), file.note().type(), number, back, content.readAllBytes()));
        }
        return visit.to("/office/looks/" + token);
    }

    @GetMapping("/{lang:ko|en}/office/looks/{token}")
    void look(Visit visit, @PathVariable String token) throws IOException {
        var file = find(visit.login(), token);
        if (file == null) {
            answers.gone(visit);
            return;
        }
        var words = visit.words();
        List<String> pages = List.of();
        var text = "";
        var note = "";
        try {
            if (PAGED.contains(file.type())) {
                pages = IntStream.rangeClosed(1, Redaction.pages(file.content()))
                        .mapToObj(page -> visit.to("/office/looks/%s/%d.png".formatted(token, page)))
                        .toList();
            } else if (file.type().equals(PLAIN)) {
                text = plain(file.content());
            } else if (OfficeText.reads(file.type())) {
                text = OfficeText.of(file.type(), file.content());
                note = words.say(
                        OfficeText.readsTheBeginningOnly(file.type()) ? "files.look.beginning" : "files.look.text");
            } else {
                note = words.say("files.look.not");
            }
        } catch (Unreadable unreadable) {
            note = words.of(unreadable.words());
        }
        answers.show(
                visit,
                200,
                "office/look",
                new LookPage(
                        frames.inside(visit, words.say("files.look"), "/office/looks/" + token),
                        Legible.line(file.name()),
                        file.number(),
                        file.back(),
                        pages,
                        Legible.only(text),
                        note));
    }

    @GetMapping("/{lang:ko|en}/office/looks/{token}/{page}.png")
    void page(Visit visit, @PathVariable String token, @PathVariable String page) throws IOException {
        var file = find(visit.login(), token);
        if (file == null || !PAGED.contains(file.type()) || !page.matches("\\d{1,3}")) {
            answers.unknown(visit);
            return;
        }
        try {
            var png = Redaction.page(file.content(), Integer.parseInt(page), List.of());
            Answer.of(200, "image/png", Answer.NEVER, png).unpacked().write(visit.request(), visit.response());
        } catch (Unreadable noSuchPage) {
            answers.unknown(visit);
        }
    }

    private @Nullable Looked find(Login login, String token) {
        var file = looked.getIfPresent(token);
        return file != null && file.by().official().equals(login.official()) ? file : null;
    }

    /** As it is written in most files of today, or in Korean ones of before. */
    private static String plain(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(content, Charset.forName("MS949"));
        }
    }
}
