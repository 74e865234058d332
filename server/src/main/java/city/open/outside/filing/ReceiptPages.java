package city.open.outside.filing;

import city.open.border.letters.AccessCode;
import city.open.border.letters.LetterBox;
import city.open.ground.page.Answer;
import city.open.ground.page.Guest;
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
    void receipt(Guest guest, @PathVariable String code) throws IOException {
        var asked = pages.asked(guest, code);
        var filed = filed(asked);
        if (filed.isEmpty()) {
            pages.missing(asked, Held.key(guest.request()));
            return;
        }
        var filing = filed.get().filing();
        var words = asked.words();
        var my = guest.to("/my/" + filing.number());
        sheets.send(
                guest,
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
                        guest.to(asked.path() + "/receipt"),
                        asked.query(),
                        my,
                        Qr.svg(FilingPages.origin(guest.request()) + my, words.say("intake.receipt.qr")),
                        doorkeeper.form(guest)));
    }

    @PostMapping(RECEIPT)
    void codeIsKept(Guest guest, @PathVariable String code, @RequestParam(defaultValue = "") String form)
            throws IOException {
        var asked = pages.asked(guest, code);
        if (pages.isTurnedAway(asked, form)) {
            return;
        }
        filed(asked).ifPresent(filed -> submission.codeIsKept(filed.filing().number()));
        guest.seeOther(asked.address("receipt"));
    }

    @GetMapping(RECEIPT + ".txt")
    void statement(Guest guest, @PathVariable String code) throws IOException {
        var filed = mine(pages.asked(guest, code));
        send(
                "text/plain;charset=UTF-8",
                "receipt-%s.txt".formatted(filed.filing().number()),
                filed.receipt().getBytes(StandardCharsets.UTF_8),
                guest.response());
    }

    @GetMapping(RECEIPT + ".pdf")
    void pdf(Guest guest, @PathVariable String code) throws IOException {
        var asked = pages.asked(guest, code);
        var filed = mine(asked);
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
                        FilingPages.origin(guest.request()) + guest.to("/my/" + filing.number())),
                guest.response());
    }

    /** Exactly the bytes whose hash is {@code form} of the receipt. */
    @GetMapping(RECEIPT + ".json")
    void answers(Guest guest, @PathVariable String code) throws IOException, GeneralSecurityException {
        var filed = mine(pages.asked(guest, code));
        var access = filed.code();
        if (access == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var number = filed.filing().number();
        send(
                "application/json",
                "answers-%s.json".formatted(number),
                own.open(number, access.value()).orElseThrow().content().json(),
                guest.response());
    }

    private Optional<Submission.Filed> filed(Asked asked) {
        return Held.key(asked.request()).flatMap(held -> submission.filed(held, asked.now()));
    }

    private Submission.Filed mine(Asked asked) {
        return filed(asked).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
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
