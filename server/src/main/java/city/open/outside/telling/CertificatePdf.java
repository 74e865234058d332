package city.open.outside.telling;

import city.open.ground.page.Sheet;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.record.PublicCase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A certificate of progress for people, with the proofs of all its lines attached for machines. */
public final class CertificatePdf extends Sheet {
    private static final String ATTACHED = "proofs.tlog-proof";
    private static final float SMALL = 9;

    private final Words words;
    private final When when;

    private CertificatePdf(PDDocument pdf, Words words) throws IOException {
        super(pdf);
        this.words = words;
        this.when = new When(words);
    }

    /**
     * What proves the lines.
     *
     * @param tlogProofs one for each entry, one after another (C2SP tlog-proof)
     * @param size how many entries the log had when it signed
     */
    public record Proofs(String tlogProofs, String log, String key, long size) {}

    public static byte[] print(Words words, PublicCase one, Proofs proofs, Teller teller, Instant madeAt) {
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            pdf.getDocumentInformation()
                    .setTitle(words.say("certificate.title") + " " + one.view().number());
            pdf.getDocumentCatalog().setLanguage(words.lang().tag());
            var certificate = new CertificatePdf(pdf, words);
            certificate.write(one, proofs, teller, madeAt);
            certificate.out.close();
            certificate.attach(ATTACHED, proofs.tlogProofs());
            pdf.save(bytes);
        } catch (IOException broken) {
            throw new IllegalStateException(
                    "the certificate of %s cannot be printed"
                            .formatted(one.view().number()),
                    broken);
        }
        return bytes.toByteArray();
    }

    private void write(PublicCase one, Proofs proofs, Teller teller, Instant madeAt) throws IOException {
        var view = one.view();
        centred(bold, 20, words.say("certificate.title"));
        y -= LINE;
        labelled(words.say("certificate.number"), view.number());
        labelled(words.say("certificate.procedure"), words.of(view.procedureName()));
        labelled(words.say("certificate.subject"), words.of(view.subject()));
        labelled(words.say("certificate.office"), words.of(view.agencyName()) + " " + words.of(view.divisionName()));
        labelled(words.say("certificate.received"), when.minute(view.receivedAt()));
        labelled(
                words.say("certificate.state"),
                State.of(words, view.status(), view.outcome(), view.closed()).words());
        var due = view.due();
        if (due != null) {
            labelled(words.say("certificate.due"), when.due(due));
        }
        rule();
        y -= LINE / 2;
        text(bold, TEXT, MARGIN, words.say("certificate.entries"));
        for (var entry : one.entries()) {
            room(2 * LINE);
            text(
                    plain,
                    TEXT,
                    MARGIN,
                    words.say(
                            "certificate.entry",
                            entry.index(),
                            teller.tell(entry).what()));
            y += LINE / 4;
            text(plain, SMALL, MARGIN, when.minute(entry.occurredAt()) + "   " + teller.by(entry));
        }
        y -= LINE / 2;
        rule();
        y -= LINE / 2;
        text(plain, SMALL, MARGIN, words.say("certificate.made", when.minute(madeAt)));
        text(plain, SMALL, MARGIN, words.say("certificate.log", proofs.log(), proofs.size()));
        text(plain, SMALL, MARGIN, words.say("certificate.key", proofs.key()));
        text(plain, SMALL, MARGIN, words.say("certificate.how"));
    }
}
