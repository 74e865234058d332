package city.open.audit.orders;

import city.open.ground.calendar.Text;
import city.open.ground.page.Sheet;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.xmpbox.type.BadFieldValueException;

/** What Audit sends to a division, as PDF/A-2u: query, plan, report, demand, decision. Always in Korean, the language of papers; printed from its act. */
final class TrackPdf extends Sheet {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu. M. d.");

    private TrackPdf(PDDocument pdf) throws IOException {
        super(pdf);
    }

    /**
     * @param what the paper is called
     * @param facts of it in words, such as what is demanded and until when
     */
    static byte[] print(Organization organization, Matter matter, MatterAct act, String what, String facts) {
        var number = "감사 제%s호".formatted(Objects.requireNonNull(act.paper()));
        var on = act.day();
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            // PDF 1.7, as PDF/A-2 has it. The id comes from the number, so that it is the same at every print.
            pdf.setVersion(1.7f);
            pdf.setDocumentId((long) number.hashCode());
            var official = organization.official(new OfficialId(act.official()));
            var agency = organization.agency(new AgencyCode(matter.addressee().agency()));
            var sender = official.map(one -> organization.agency(one.agency()).name())
                    .orElse(agency.name())
                    .ko();
            var division = organization
                    .unitOrLast(agency.code(), new UnitId(matter.addressee().division()), on)
                    .map(one -> one.name())
                    .orElse(new Text(
                            matter.addressee().division(), matter.addressee().division()))
                    .ko();
            var paper = new TrackPdf(pdf);
            paper.centred(paper.bold, 20, sender);
            paper.y -= 22;
            paper.labelled("수신", agency.name().ko() + " " + division);
            paper.labelled("제목", what);
            paper.rule();
            paper.y -= 8;
            if (!facts.isEmpty()) {
                paper.paragraph("1. 요지", facts);
            }
            paper.paragraph(facts.isEmpty() ? "내용" : "2. 내용", act.words());
            paper.text(paper.plain, TEXT, MARGIN, "민원 번호 " + matter.petition() + ".  끝.");
            paper.y -= LINE;
            paper.text(paper.plain, TEXT - 1, MARGIN, "%s  (%s)".formatted(number, DAY.format(on)));
            paper.text(
                    paper.plain,
                    TEXT - 1,
                    MARGIN,
                    "감사관  " + official.map(Official::name).map(Text::ko).orElse(act.official()));
            paper.out.close();
            paper.archive(what, sender, number, act.at());
            pdf.save(bytes);
        } catch (IOException | TransformerException | BadFieldValueException broken) {
            throw new IllegalStateException("paper %s cannot be printed".formatted(number), broken);
        }
        return bytes.toByteArray();
    }
}
