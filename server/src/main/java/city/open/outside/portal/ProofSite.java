package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.portal.Evidence.Proven;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages and files with which readers check the record: proofs of entries, certificates, and what verification is. */
@Controller
class ProofSite {
    private static final String PROOF = "text/plain;charset=UTF-8";

    private final PublicRecord record;
    private final Evidence evidence;
    private final ProofPages pages;
    private final Certificates certificates;

    ProofSite(PublicRecord record, Evidence evidence, ProofPages pages, Certificates certificates) {
        this.record = record;
        this.evidence = evidence;
        this.pages = pages;
        this.certificates = certificates;
    }

    @GetMapping("/{lang:ko|en}/verify")
    void verify(Guest guest) throws IOException {
        Format.asked(guest.request(), null, Format.HTML);
        guest.answer(Answer.ok(Answer.HTML, pages.verify(guest.lang(), Data.origin(guest.request()))));
    }

    @GetMapping("/{lang:ko|en}/petitions/{number}/entries/{index}/proof")
    void proof(Guest guest, @PathVariable String number, @PathVariable String index) throws IOException {
        Format.asked(guest.request(), null, Format.HTML);
        var one = find(number);
        var entry = entry(one, index);
        var page =
                pages.proof(guest.lang(), one, entry, proven(List.of(entry)).getFirst(), Data.origin(guest.request()));
        guest.answer(Answer.ok(Answer.HTML, page));
    }

    /** The proof as a file (C2SP tlog-proof), with the entry as its extra data. */
    @GetMapping("/{lang:ko|en}/petitions/{number}/entries/{index}/proof.tlog-proof")
    void proofFile(Guest guest, @PathVariable String number, @PathVariable String index) throws IOException {
        var proven = proven(List.of(entry(find(number), index))).getFirst();
        guest.response()
                .setHeader("Content-Disposition", "attachment; filename=\"entry-%s.tlog-proof\"".formatted(index));
        guest.answer(Answer.ok(PROOF, proven.proof().encoded().getBytes(StandardCharsets.UTF_8)));
    }

    @GetMapping("/{lang:ko|en}/petitions/{number}/certificate.json")
    void certificateJson(Guest guest, @PathVariable String number) throws IOException {
        var one = find(number);
        guest.answer(certificates.json(one, proven(one.entries())));
    }

    @GetMapping("/{lang:ko|en}/petitions/{number}/certificate.pdf")
    void certificatePdf(Guest guest, @PathVariable String number) throws IOException {
        var one = find(number);
        guest.response()
                .setHeader(
                        "Content-Disposition",
                        "inline; filename=\"%s.pdf\"".formatted(one.view().number()));
        guest.answer(certificates.pdf(guest.lang(), one, proven(one.entries())));
    }

    private PublicCase find(String number) {
        if (!PetitionNumber.isWellFormed(number)) {
            throw new NotServed(404, "malformed-number");
        }
        return record.find(number).orElseThrow(() -> new NotServed(404, "unknown-petition"));
    }

    private static Entry entry(PublicCase one, String index) {
        return one.entries().stream()
                .filter(entry -> Long.toString(entry.index()).equals(index))
                .findFirst()
                .orElseThrow(() -> new NotServed(404, "unknown-entry"));
    }

    private List<Proven> proven(List<Entry> entries) {
        return evidence.of(entries).orElseThrow(() -> new NotServed(503, "no-proof-yet"));
    }

    private static Lang lang(String tag) {
        return Lang.find(tag).orElseThrow();
    }
}
