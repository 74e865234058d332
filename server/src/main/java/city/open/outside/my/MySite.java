package city.open.outside.my;

import city.open.border.letters.LetterKind;
import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.guard.PersonalData;
import city.open.ground.page.Answer;
import city.open.ground.page.Elsewhere;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.filing.OwnFilings.Own;
import city.open.outside.follow.Followed;
import city.open.outside.follow.Mailbox;
import city.open.outside.follow.Rhythm;
import city.open.outside.follow.Subscriptions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The applicant's own view: in by number and access code, and out again. The code never stands in an address. */
@Controller
class MySite {
    private static final String COOKIE = "open_my";
    private static final int LONGEST_WORDS = 5000;
    private static final int LONGEST_FIELD = 200;

    private final Visits visits;
    private final MyPages pages;
    private final Sending sending;
    private final Subscriptions subscriptions;

    MySite(Visits visits, MyPages pages, Sending sending, Subscriptions subscriptions) {
        this.visits = visits;
        this.pages = pages;
        this.sending = sending;
        this.subscriptions = subscriptions;
    }

    @GetMapping("/{lang:ko|en}/my")
    void door(Guest guest, @RequestParam(defaultValue = "") String number) throws IOException {
        var known = PetitionNumber.isWellFormed(number) ? number : "";
        guest.answer(pages.entry(200, guest.lang(), known, ""));
    }

    @PostMapping("/{lang:ko|en}/my")
    void enter(
            Guest guest, @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code)
            throws IOException {
        var in = guest.lang();
        var words = Words.in(in);
        var typed = number.strip();
        if (Elsewhere.sent(guest.request())) {
            guest.answer(pages.entry(403, in, "", words.say("my.elsewhere")));
            return;
        }
        if (!PetitionNumber.isWellFormed(typed)) {
            guest.answer(pages.entry(422, in, "", words.say("my.number.wrong")));
            return;
        }
        switch (visits.enter(
                new PetitionNumber(typed), code.strip(), guest.request().getRemoteAddr())) {
            case Visits.Entry.Came(var secret) -> {
                keep(guest, typed, secret, Visits.LASTS.toSeconds());
                guest.seeOther(guest.to("/my/" + typed));
            }
            case Visits.Entry.Wrong _ -> guest.answer(pages.entry(422, in, typed, words.say("my.wrong")));
            case Visits.Entry.Barred(var until) ->
                guest.answer(pages.entry(429, in, typed, words.say("my.barred", new When(words).minute(until))));
        }
    }

    @GetMapping("/{lang:ko|en}/my/{number}")
    void view(Guest guest, @PathVariable String number, @RequestParam(defaultValue = "") String sent)
            throws IOException {
        var note = LetterKind.find(sent)
                .map(kind -> new MyPage.Note(kind.id(), "", ""))
                .orElse(MyPage.Note.NONE);
        var own = own(number, guest.request()).orElse(null);
        var answer = own == null
                ? pages.entry(200, guest.lang(), known(number), "")
                : pages.view(200, guest.lang(), own, secret(guest.request()), note);
        guest.answer(answer);
    }

    @PostMapping("/{lang:ko|en}/my/{number}/leave")
    void leave(Guest guest, @PathVariable String number, @RequestParam(defaultValue = "") String token) {
        if (isOfVisit(token, guest.request())) {
            visits.leave(secret(guest.request()));
            keep(guest, known(number), "", 0);
        }
        guest.seeOther(guest.to("/my"));
    }

    @PostMapping("/{lang:ko|en}/my/{number}/letters/{kind}")
    void send(Guest guest, @PathVariable String number, @PathVariable String kind) throws IOException {
        var in = guest.lang();
        var chosen = LetterKind.find(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        // First of all: where a file could not be put aside, the fields beside it are missing too.
        var files = files(chosen, guest.request());
        var own = own(number, guest.request()).orElse(null);
        if (own == null || !isOfVisit(parameter(guest.request(), "token"), guest.request())) {
            guest.answer(pages.entry(403, in, known(number), Words.in(in).say("my.over")));
            return;
        }
        var typed = parameter(guest.request(), "words");
        var fault = faults(chosen, own, files, guest.request())
                .or(() -> sending.send(
                        letter(guest.request()), own.filing().number(), letter(chosen, own, guest.request()), files));
        if (fault.isPresent()) {
            var note = new MyPage.Note(
                    chosen.id(),
                    Words.in(in).of(fault.get()),
                    typed.length() > LONGEST_WORDS ? typed.substring(0, LONGEST_WORDS) : typed);
            guest.answer(pages.view(422, in, own, secret(guest.request()), note));
        } else {
            guest.seeOther(guest.to("/my/" + number + "?sent=" + chosen.id() + "#letters"));
        }
    }

    /** Has what happens told to a mailbox; the mailbox is asked first whether it wants to be. */
    @PostMapping("/{lang:ko|en}/my/{number}/follow")
    void follow(
            Guest guest,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String rhythm)
            throws IOException {
        var in = guest.lang();
        var own = own(number, guest.request()).orElse(null);
        if (own == null || !isOfVisit(token, guest.request()) || !subscriptions.sendsMail()) {
            guest.answer(pages.entry(403, in, known(number), Words.in(in).say("my.over")));
            return;
        }
        var mailbox = Mailbox.typed(email).orElse(null);
        if (mailbox == null) {
            var note = new MyPage.Note("follow", Words.in(in).say("follow.email.wrong"), "");
            guest.answer(pages.view(422, in, own, secret(guest.request()), note));
            return;
        }
        try {
            var id = subscriptions.ask(
                    new Followed.OfPetition(number),
                    mailbox,
                    Lang.find(language).orElse(in),
                    Rhythm.find(rhythm).orElse(Rhythm.AT_ONCE),
                    true);
            guest.seeOther(guest.to("/follow/code/" + id));
        } catch (DataIntegrityViolationException erasedMeanwhile) {
            guest.answer(pages.entry(403, in, known(number), Words.in(in).say("my.over")));
        }
    }

    /** Everything of the view to take along, but for the contents of the files, which only the office can open. */
    @GetMapping("/{lang:ko|en}/my/{number}/everything.zip")
    void everything(Guest guest, @PathVariable String number) throws IOException {
        var in = guest.lang();
        var own = own(number, guest.request()).orElse(null);
        if (own == null) {
            guest.answer(pages.entry(403, in, known(number), Words.in(in).say("my.over")));
            return;
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "filed.json", new String(own.content().json(), StandardCharsets.UTF_8));
            put(zip, "receipt.txt", own.receipt());
            put(zip, "log.tlog-proof", pages.proofs(own.filing().number()));
            put(zip, "letters.csv", csv(pages.lettersTable(in, own.filing().number())));
            put(zip, "openings.csv", csv(pages.looksTable(in, own.filing().number())));
            put(zip, "read-me.txt", Words.in(in).say("my.zip", number));
        }
        guest.response().setHeader("Content-Disposition", "attachment; filename=\"%s.zip\"".formatted(number));
        guest.answer(Answer.of(200, "application/zip", Answer.NEVER, bytes.toByteArray())
                .unpacked());
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String csv(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** What is wrong with what was typed; the rules of the petition itself are the office's to apply. */
    private Optional<Text> faults(LetterKind kind, Own own, List<Part> files, HttpServletRequest request) {
        var words = parameter(request, "words");
        if (words.length() > LONGEST_WORDS) {
            return fault(
                    "%,d자를 넘지 않게 쓰십시오.".formatted(LONGEST_WORDS),
                    "Write at most %,d characters.".formatted(LONGEST_WORDS));
        }
        for (var field : List.of("words", "phone", "email", "address")) {
            if (hasIdentityNumber(parameter(request, field))) {
                return fault(
                        "주민등록번호·외국인등록번호는 받지 않습니다. 지우십시오.",
                        "Resident and foreigner registration numbers are not taken; delete it.");
            }
            if (!field.equals("words") && parameter(request, field).length() > LONGEST_FIELD) {
                return fault(
                        "%d자를 넘지 않게 쓰십시오.".formatted(LONGEST_FIELD),
                        "Write at most %d characters.".formatted(LONGEST_FIELD));
            }
        }
        return switch (kind) {
            case SUPPLEMENT ->
                words.isBlank() && files.isEmpty()
                        ? fault("답변을 쓰거나 파일을 고르십시오.", "Write an answer or choose a file.")
                        : Optional.empty();
            case MORE_TIME -> {
                var day = day(request);
                var by = pages.stand(own.filing().number()).supplementBy();
                yield day == null || (by != null && !day.isAfter(by))
                        ? fault("지금 기한보다 뒤의 날짜를 고르십시오.", "Choose a day after the present limit.")
                        : Optional.empty();
            }
            case PAPERS -> files.isEmpty() ? fault("낼 파일을 고르십시오.", "Choose the files to hand in.") : Optional.empty();
            case WITHDRAWAL ->
                parameter(request, "sure").equals("on")
                        ? Optional.empty()
                        : fault("취하를 확인하는 칸에 표시하십시오.", "Tick the box to confirm the withdrawal.");
            case PLEDGE ->
                parameter(request, "sure").equals("on")
                        ? Optional.empty()
                        : fault("서약을 확인하는 칸에 표시하십시오.", "Tick the box to pledge.");
            case OBJECTION -> words.isBlank() ? fault("이의신청 사유를 쓰십시오.", "Write why you object.") : Optional.empty();
            case WITHHOLDING ->
                seq(request) == null || words.isBlank()
                        ? fault("기록을 고르고 사유를 쓰십시오.", "Choose a record and write why.")
                        : Optional.empty();
            case CONTACT ->
                Arrays.stream(new String[] {"phone", "email", "address"})
                                .allMatch(field -> parameter(request, field).isBlank())
                        ? fault("연락처를 하나는 남기십시오.", "Leave at least one way to reach you.")
                        : Optional.empty();
        };
    }

    private static Sending.Words letter(LetterKind kind, Own own, HttpServletRequest request) {
        var person = own.content().applicant();
        return new Sending.Words(
                kind,
                parameter(request, "words"),
                kind == LetterKind.MORE_TIME ? day(request) : null,
                kind == LetterKind.WITHHOLDING ? seq(request) : null,
                kind == LetterKind.CONTACT
                        ? new Person(
                                person.name(),
                                orNone(request, "phone"),
                                orNone(request, "email"),
                                orNone(request, "address"),
                                person.organization(),
                                person.agentOf())
                        : null);
    }

    /** A file field that was left empty sends a part without a name. */
    private static List<Part> files(LetterKind kind, HttpServletRequest request) {
        var type = request.getContentType();
        if (!kind.takesFiles() || type == null || !type.startsWith("multipart/form-data")) {
            return List.of();
        }
        try {
            return request.getParts().stream()
                    .filter(part -> part.getName().equals("files"))
                    .filter(part -> part.getSubmittedFileName() != null
                            && !part.getSubmittedFileName().isBlank())
                    .toList();
        } catch (IOException notPutAside) {
            if (NestedExceptionUtils.getMostSpecificCause(notPutAside) instanceof MalformedStreamException) {
                throw unreadable(notPutAside);
            }
            throw new UncheckedIOException(notPutAside);
        } catch (ServletException broken) {
            throw unreadable(broken);
        }
    }

    private static ResponseStatusException unreadable(Exception why) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, "the form cannot be read", why);
    }

    private static UUID letter(HttpServletRequest request) {
        try {
            return UUID.fromString(parameter(request, "letter"));
        } catch (IllegalArgumentException _) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static @Nullable LocalDate day(HttpServletRequest request) {
        try {
            return LocalDate.parse(parameter(request, "day"));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable Integer seq(HttpServletRequest request) {
        var seq = parameter(request, "seq");
        return seq.matches("\\d{1,6}") ? Integer.valueOf(seq) : null;
    }

    private static boolean hasIdentityNumber(String text) {
        return PersonalData.in(text).stream().anyMatch(finding -> finding.kind().isIdentityNumber());
    }

    private static Optional<Text> fault(String ko, String en) {
        return Optional.of(new Text(ko, en));
    }

    private Optional<Own> own(String number, HttpServletRequest request) {
        return PetitionNumber.isWellFormed(number)
                ? visits.of(new PetitionNumber(number), secret(request))
                : Optional.empty();
    }

    private static String known(String number) {
        return PetitionNumber.isWellFormed(number) ? number : "";
    }

    static boolean isOfVisit(String token, HttpServletRequest request) {
        var secret = secret(request);
        return !secret.isEmpty()
                && !Elsewhere.sent(request)
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        Visits.formToken(secret).getBytes(StandardCharsets.UTF_8));
    }

    /** Of several with this name, the first is that of the longest path, this petition's. */
    static String secret(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? ""
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(cookie -> cookie.getValue())
                        .findFirst()
                        .orElse("");
    }

    /** One for the address in each language, and for no other petition. */
    static void keep(Guest guest, String number, String secret, long seconds) {
        for (var lang : Lang.values()) {
            guest.response()
                    .addHeader(
                            "Set-Cookie",
                            ResponseCookie.from(COOKIE, secret)
                                    .path("/" + lang.tag() + "/my/" + number)
                                    .maxAge(seconds)
                                    .httpOnly(true)
                                    .secure(guest.request().isSecure())
                                    .sameSite("Strict")
                                    .build()
                                    .toString());
        }
    }

    private static @Nullable String orNone(HttpServletRequest request, String name) {
        var value = parameter(request, name);
        return value.isEmpty() ? null : value;
    }

    private static String parameter(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    private static Lang lang(String tag) {
        return Lang.find(tag).orElseThrow();
    }
}
