package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.outside.portal.Evidence.Proven;
import city.open.outside.record.PublicCase;
import city.open.outside.record.RecordJson;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How far a petition has come, with proofs that hold without this site, also years from now. */
@Component
class Certificates {
    private static final String PDF = "application/pdf";

    private final Pages pages;
    private final Names names;
    private final Clock clock;

    Certificates(Pages pages, Names names, Clock clock) {
        this.pages = pages;
        this.names = names;
        this.clock = clock;
    }

    Answer pdf(Lang lang, PublicCase one, List<Proven> proven) {
        var words = Words.in(lang);
        var teller =
                new Teller(words, names, pages.procedure(one.view().procedure()).orElse(null));
        return Answer.of(
                200, PDF, Answer.NEVER, CertificatePdf.print(words, one, proven, teller, names, clock.instant()));
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
