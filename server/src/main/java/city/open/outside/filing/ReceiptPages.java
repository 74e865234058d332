package city.open.outside.filing;

import city.open.border.letters.AccessCode;
import city.open.border.letters.LetterBox;
import city.open.ground.page.Answer;
import city.open.outside.filing.ReviewPage.Line;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The receipt, as a page, a PDF and a signed statement, for the browser that filed. */
@Controller
class ReceiptPages {
    private static final String RECEIPT = FilingPages.CODE + "/receipt";

    private final FilingPages pages;
    private final Submission submission;
    private final OwnFilings own;
    private final ReceiptKey key;
    private final LetterBox box;
    private final Doorkeeper doorkeeper;
    private final Sheets sheets;

    ReceiptPages(
            FilingPages pages,
            Submission submission,
            OwnFilings own,
            ReceiptKey key,
            LetterBox box,
            Doorkeeper doorkeeper,
            Sheets sheets) {
        this.pages = pages;
        this.submission = submission;
        this.own = own;
        this.key = key;
        this.box = box;
        this.doorkeeper = doorkeeper;
        this.sheets = sheets;
    }

    /** With what receipts are checked: a signed-note verifier key. */
    @GetMapping("/receipts/key")
    void key(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer.ok("text/plain;charset=UTF-8", (key.verifier() + "\n").getBytes(StandardCharsets.UTF_8))
                .write(request, response);
    }

    /** With what the key of the letter box has to be signed, as this machine knows it from outside the database. */
    @GetMapping("/letters/key")
    void letterBox(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var keys = box.signers().stream().map(key -> key + "\n").collect(Collectors.joining());
        Answer.ok("text/plain;charset=UTF-8", keys.getBytes(StandardCharsets.UTF_8))
                .write(request, response);
    }

    @GetMapping(RECEIPT)
    void receipt(
            @PathVariable String lang,
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = pages.asked(lang, code, request);
        var filed = filed(asked, request);
        if (filed.isEmpty()) {
            pages.missing(asked, Held.key(request), request, response);
            return;
        }
        var filing = filed.get().filing();
        var words = asked.words();
        var my = "/" + lang + "/my/" + filing.number();
        sheets.send(
                200,
                "receipt",
                new ReceiptPage(
                        sheets.frame(asked.lang(), words.say("intake.receipt.title"), asked.path("receipt")),
                        asked.name(),
                        filing.number().value(),
                        Optional.ofNullable(filed.get().code())
                                .map(AccessCode::value)
                                .orElse(""),
                        asked.when().minute(filing.submittedAt()),
                        asked.when().minute(submission.receptionDue(filing.submittedAt())),
                        pages.isOutOfHours(filing.submittedAt()),
                        pages.office(asked, new Submission.To(filing.agency(), filing.division(), filing.variant())),
                        files(asked, filed.get().receipt()),
                        filed.get().receipt(),
                        key.verifier().toString(),
                        "/" + lang + asked.path() + "/receipt",
                        asked.query(),
                        my,
                        Qr.svg(FilingPages.origin(request) + my, words.say("intake.receipt.qr")),
                        doorkeeper.form(request, response)),
                request,
                response);
    }

    @PostMapping(RECEIPT)
    void codeIsKept(
            @PathVariable String lang,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = pages.asked(lang, code, request);
        if (pages.isTurnedAway(asked, form, request, response)) {
            return;
        }
        filed(asked, request)
                .ifPresent(filed -> submission.codeIsKept(filed.filing().number()));
        Answer.seeOther(response, asked.address("receipt"));
    }

    @GetMapping(RECEIPT + ".txt")
    void statement(
            @PathVariable String lang,
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var filed = mine(pages.asked(lang, code, request), request);
        send(
                "text/plain;charset=UTF-8",
                "receipt-%s.txt".formatted(filed.filing().number()),
                filed.receipt().getBytes(StandardCharsets.UTF_8),
                response);
    }

    @GetMapping(RECEIPT + ".pdf")
    void pdf(
            @PathVariable String lang,
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = pages.asked(lang, code, request);
        var filed = mine(asked, request);
        var filing = filed.filing();
        var to = new Submission.To(filing.agency(), filing.division(), filing.variant());
        send(
                "application/pdf",
                "receipt-%s.pdf".formatted(filing.number()),
                ReceiptPdf.print(
                        asked,
                        filed,
                        pages.office(asked, to),
                        submission.receptionDue(filing.submittedAt()),
                        files(asked, filed.receipt()),
                        key.verifier().toString(),
                        FilingPages.origin(request) + "/" + lang + "/my/" + filing.number()),
                response);
    }

    /** Exactly the bytes whose hash is {@code form} of the receipt. */
    @GetMapping(RECEIPT + ".json")
    void answers(
            @PathVariable String lang,
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, GeneralSecurityException {
        var filed = mine(pages.asked(lang, code, request), request);
        var access = filed.code();
        if (access == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var number = filed.filing().number();
        send(
                "application/json",
                "answers-%s.json".formatted(number),
                own.open(number, access.value()).orElseThrow().content().json(),
                response);
    }

    private Optional<Submission.Filed> filed(Asked asked, HttpServletRequest request) {
        return Held.key(request).flatMap(held -> submission.filed(held, asked.now()));
    }

    private Submission.Filed mine(Asked asked, HttpServletRequest request) {
        return filed(asked, request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static List<Line> files(Asked asked, String receipt) {
        var words = asked.words();
        var lines = new ArrayList<Line>();
        int files = 0;
        for (var line : receipt.lines().toList()) {
            if (line.startsWith("file ")) {
                lines.add(new Line(words.say("intake.receipt.file", ++files), line.substring("file ".length())));
            } else if (line.startsWith("form ")) {
                lines.add(new Line(words.say("intake.receipt.form"), line.substring("form ".length())));
            }
        }
        return lines;
    }

    private static void send(String type, String name, byte[] body, HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.setHeader("Cache-Control", Answer.NEVER);
        response.setHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
