package city.open.portal;

import city.open.log.Witnesses;
import city.open.page.Assets;
import city.open.page.Frame;
import city.open.page.Lang;
import city.open.page.Printer;
import city.open.page.When;
import city.open.page.Words;
import city.open.portal.Evidence.Proven;
import city.open.record.Entry;
import city.open.record.PublicCase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Puts the pages together on which the record is checked. */
@Component
class ProofPages {
    private final Evidence evidence;
    private final Witnesses witnesses;
    private final Pages pages;
    private final Names names;
    private final Assets assets;
    private final Printer printer;
    private final boolean demo;

    ProofPages(
            Evidence evidence,
            Witnesses witnesses,
            Pages pages,
            Names names,
            Assets assets,
            Printer printer,
            @Value("${open.demo.enabled:false}") boolean livingDemo,
            @Value("${open.demo:false}") boolean demo) {
        this.evidence = evidence;
        this.witnesses = witnesses;
        this.pages = pages;
        this.names = names;
        this.assets = assets;
        this.printer = printer;
        this.demo = demo || livingDemo;
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
        var teller = new Teller(words, names, pages.procedure(entry.procedure()).orElse(null));
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
                        proven.body(),
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
        return new Frame(words, new When(words), assets, title, path, "verify", demo, null, null, indexed);
    }
}
