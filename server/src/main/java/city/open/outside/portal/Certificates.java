package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.outside.portal.Evidence.Proven;
import city.open.outside.record.PublicCase;
import city.open.outside.record.RecordJson;
import city.open.outside.telling.CertificatePdf;
import city.open.outside.telling.CertificatePdf.Proofs;
import city.open.outside.telling.Tellers;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How far a petition has come, with proofs that hold without this site, also years from now. */
@Component
class Certificates {
    private static final String PDF = "application/pdf";

    private final Tellers tellers;
    private final Clock clock;

    Certificates(Tellers tellers, Clock clock) {
        this.tellers = tellers;
        this.clock = clock;
    }

    Answer pdf(Lang lang, PublicCase one, List<Proven> proven) {
        var words = Words.in(lang);
        var by = proven.getFirst().by();
        var proofs = new Proofs(
                proven.stream().map(each -> each.proof().encoded()).collect(Collectors.joining()),
                by.key().name(),
                by.key().toString(),
                by.head().size());
        var teller = tellers.of(words, one.view().procedure());
        return Answer.of(200, PDF, Answer.NEVER, CertificatePdf.print(words, one, proofs, teller, clock.instant()));
    }

    /** The petition, the log's key, and one tlog-proof an entry, each with its entry inside. */
    Answer json(PublicCase one, List<Proven> proven) {
        var by = proven.getFirst().by();
        Map<String, Object> certificate = new LinkedHashMap<>();
        certificate.put("petition", one.view().number());
        certificate.put("log", by.key().name());
        certificate.put("key", by.key().toString());
        certificate.put("size", by.head().size());
        certificate.put(
                "proofs", proven.stream().map(each -> each.proof().encoded()).toList());
        return Answer.ok(Answer.JSON, RecordJson.JSON.writeValueAsBytes(certificate));
    }
}
