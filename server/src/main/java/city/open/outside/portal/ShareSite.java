package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.filing.Qr;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicRecord;
import city.open.outside.telling.CasePage;
import city.open.outside.telling.PublicCases;
import java.io.IOException;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A petition on the pages of others and on paper: a badge, a card, and a sheet to hang up on site with a code that leads back. */
@Controller
class ShareSite {
    private static final String SVG = "image/svg+xml";

    /** The badge has no words that people wrote, so nothing that may be withheld: others may keep it for a minute without asking. */
    private static final String A_MINUTE = "public, max-age=60";

    private final PublicRecord record;
    private final PublicCases cases;
    private final Framing framing;
    private final Printer printer;
    private final Clock clock;

    ShareSite(PublicRecord record, PublicCases cases, Framing framing, Printer printer, Clock clock) {
        this.record = record;
        this.cases = cases;
        this.framing = framing;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping("/{lang:ko|en}/petitions/{number}/badge.svg")
    void badge(Guest guest, @PathVariable String number) throws IOException {
        guest.answer(Answer.of(200, SVG, A_MINUTE, printer.print("badge", picture(page(guest.lang(), number)))));
    }

    @GetMapping("/{lang:ko|en}/petitions/{number}/card.svg")
    void card(Guest guest, @PathVariable String number) throws IOException {
        guest.answer(Answer.ok(SVG, printer.print("card", picture(page(guest.lang(), number)))));
    }

    @GetMapping("/{lang:ko|en}/petitions/{number}/share")
    void share(Guest guest, @PathVariable String number) throws IOException {
        Format.asked(guest.request(), null, Format.HTML);
        var page = page(guest.lang(), number);
        var words = page.frame().words();
        var address = Data.origin(guest.request()) + page.frame().to("/petitions/" + number);
        var frame = framing.frame(words, words.say("share.title", number), "/petitions/" + number + "/share", "browse");
        guest.answer(Answer.ok(
                Answer.HTML,
                printer.print(
                        "share",
                        new SharePage(
                                frame,
                                page,
                                address,
                                address.replaceFirst("^https?://", ""),
                                Qr.svg(address, words.say("share.scan")),
                                Words.in(words.lang().other()).say("share.scan"),
                                new When(words).minute(clock.instant())))));
    }

    private CasePage page(Lang lang, String number) {
        return cases.page(lang, find(number), "/petitions/" + number, false);
    }

    private PublicCase find(String number) {
        if (!PetitionNumber.isWellFormed(number)) {
            throw new NotServed(404, "malformed-number");
        }
        return record.find(number).orElseThrow(() -> new NotServed(404, "unknown-petition"));
    }

    private static StatusPicture picture(CasePage page) {
        var words = page.frame().words();
        return StatusPicture.of(
                page,
                words.say("site.brand"),
                words.say("share.updated", new When(words).minute(page.view().updatedAt())));
    }
}
