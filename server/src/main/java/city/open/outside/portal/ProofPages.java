package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.ground.page.Framing;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import city.open.outside.log.Witnesses;
import city.open.outside.portal.Evidence.Proven;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicCase;
import city.open.outside.telling.Tellers;
import org.springframework.stereotype.Component;

/** Puts the pages together on which the record is checked. */
@Component
class ProofPages {
    private final Evidence evidence;
    private final Witnesses witnesses;
    private final Tellers tellers;
    private final Framing framing;
    private final Printer printer;

    ProofPages(Evidence evidence, Witnesses witnesses, Tellers tellers, Framing framing, Printer printer) {
        this.evidence = evidence;
        this.witnesses = witnesses;
        this.tellers = tellers;
        this.framing = framing;
        this.printer = printer;
    }

    byte[] verify(Lang lang, String origin) {
        var words = Words.in(lang);
        var signed = evidence.signed().orElse(null);
        var key = signed == null ? null : signed.key();
        return printer.print(
                "verify",
                new VerifyPage(
                        frame(words, words.say("verify.title"), "/verify", true),
                        key,
                        witnesses.keys(),
                        witnesses.need(),
                        signed == null ? -1 : signed.head().size(),
                        CheckForm.of(words, null, key, witnesses.keys(), witnesses.need()),
                        origin));
    }

    byte[] proof(Lang lang, PublicCase one, Entry entry, Proven proven, String origin) {
        var words = Words.in(lang);
        var number = one.view().number();
        var by = proven.by();
        var teller = tellers.of(words, entry.procedure());
        return printer.print(
                "proof",
                new ProofPage(
                        frame(
                                words,
                                words.say("proof.title", entry.index()),
                                "/petitions/%s/entries/%d/proof".formatted(number, entry.index()),
                                false),
                        number,
                        entry.index(),
                        teller.tell(entry),
                        proven.entry().leaf(),
                        proven.entry().openings(),
                        proven.leaf(),
                        by.head(),
                        proven.proof(),
                        by.key(),
                        by.cosignatures(),
                        ProofPage.path(
                                proven.leaf(),
                                entry.index(),
                                by.head().size(),
                                proven.proof().inclusion().path()),
                        CheckForm.of(words, number, by.key(), witnesses.keys(), witnesses.need()),
                        origin));
    }

    private Frame frame(Words words, String title, String path, boolean indexed) {
        return framing.frame(words, title, path, "verify").listening(null, null, indexed);
    }
}
