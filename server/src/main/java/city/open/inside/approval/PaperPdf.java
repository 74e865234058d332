package city.open.inside.approval;

import city.open.ground.calendar.CityTime;
import city.open.ground.page.Sheet;
import city.open.inside.petition.Outcome;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.xmpbox.type.BadFieldValueException;

/**
 * An approved document as PDF/A-2u (ISO 19005-2), laid out as official papers are: the agency above, then addressee, title and text, and the
 * approval boxes with the closing block below. Always in Korean, the language of the record. The same document gives the same bytes.
 */
final class PaperPdf extends Sheet {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu. M. d.");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu.MM.dd. HH:mm");

    /** Of a box without marks; each line of marks makes it higher. */
    private static final float BOX_HEIGHT = 56;

    private static final float MARK_LINE = 11;
    private static final int BOXES_A_ROW = 4;
    private static final float SMALL = 8.5f;

    private final Document document;
    private final Organization organization;

    private PaperPdf(Document document, Organization organization, PDDocument pdf) throws IOException {
        super(pdf);
        this.document = document;
        this.organization = organization;
    }

    /** @throws IllegalArgumentException when the document is not approved yet: what is not approved is no document */
    static byte[] print(Document document, Organization organization) {
        var approvedAt = document.approvedAt();
        if (approvedAt == null) {
            throw new IllegalArgumentException("document %s is not approved".formatted(document.id()));
        }
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            // PDF 1.7, as PDF/A-2 has it. The id comes from the document, so that it is the same at every print.
            pdf.setVersion(1.7f);
            pdf.setDocumentId((long) document.id().hashCode());
            var paper = new PaperPdf(document, organization, pdf);
            paper.write(approvedAt);
            paper.out.close();
            paper.archive(
                    document.paper().title().ko(),
                    paper.agency(),
                    Objects.requireNonNull(document.registration()),
                    approvedAt);
            pdf.save(bytes);
        } catch (IOException | TransformerException | BadFieldValueException broken) {
            throw new IllegalStateException("document %s cannot be printed".formatted(document.id()), broken);
        }
        return bytes.toByteArray();
    }

    private void write(Instant approvedAt) throws IOException {
        var paper = document.paper();
        centred(bold, 20, agency());
        y -= 22;
        var issue = document.issue();
        labelled("수신", issue == null ? "내부결재" : issue.to().ko());
        labelled("(경유)", "");
        labelled("제목", paper.title().ko());
        rule();
        y -= 8;
        paragraph("1. 관련 및 근거", paper.grounds().ko());
        var decision = paper.decision();
        if (decision != null) {
            paragraph(
                    "2. 처리 결과: " + words(decision.outcome()), decision.reason().ko());
            if (!decision.conditions().isEmpty()) {
                paragraph(
                        "3. 조건",
                        decision.conditions().stream()
                                .map(one -> "- " + one.ko())
                                .collect(Collectors.joining("\n")));
            }
            if (decision.remedies() != null) {
                paragraph("불복 방법", decision.remedies().ko());
            }
        }
        text(plain, TEXT, MARGIN, "민원 번호 " + document.petition() + ".  끝.");
        y -= LINE;
        boxes();
        closing(approvedAt);
    }

    private void boxes() throws IOException {
        var boxes = document.line().boxes();
        y -= 14;
        float width = WIDTH / BOXES_A_ROW;
        for (int from = 0; from < boxes.size(); from += BOXES_A_ROW) {
            var row = boxes.subList(from, Math.min(boxes.size(), from + BOXES_A_ROW));
            int marks = 1;
            for (var box : row) {
                marks = Math.max(marks, marks(box, width).size());
            }
            float height = BOX_HEIGHT + marks * MARK_LINE;
            room(height + 6);
            float top = y;
            for (int i = 0; i < row.size(); i++) {
                box(row.get(i), MARGIN + i * width, top, width, height);
            }
            y = top - height - 4;
        }
    }

    private void box(Box box, float x, float top, float width, float height) throws IOException {
        out.setLineWidth(0.6f);
        out.addRect(x, top - height, width, height);
        out.stroke();
        var signature = box.signature();
        float at = top - 13;
        line(
                bold,
                SMALL,
                x + 6,
                at,
                box.part().words().ko() + "  " + box.rank().title().ko());
        line(plain, SMALL, x + 6, at - 12, unit(box.unit()));
        if (signature == null) {
            return;
        }
        line(bold, 12, x + 6, at - 30, inTheBox(box, signature));
        float below = at - 43;
        for (var mark : marks(box, width)) {
            line(plain, SMALL, x + 6, below, mark);
            below -= MARK_LINE;
        }
        line(plain, SMALL, x + 6, top - height + 6, MINUTE.format(signature.at().atZone(CityTime.ZONE)));
    }

    private List<String> marks(Box box, float width) throws IOException {
        var signature = box.signature();
        return signature == null ? List.of() : wrapped(plain, SMALL, width - 12, marks(box, signature));
    }

    private String inTheBox(Box box, Signature signature) {
        return switch (signature.kind()) {
            case SIGNED -> name(signature.acting() ? signature.signer() : box.official());
            case SKIPPED -> "생략";
            case RETURNED -> "반려";
        };
    }

    /** 전결 and 대결 stand before the signature, another opinion behind the rank, the reason of a skip in the box. */
    private static String marks(Box box, Signature signature) {
        var marks = new ArrayList<String>();
        if (box.delegated()) {
            marks.add("전결");
        }
        if (signature.acting()) {
            marks.add("대결(" + signature.rank().title().ko() + ")");
        }
        if (signature.dissent()) {
            marks.add("의견 있음");
        }
        var opinion = signature.opinion();
        if (signature.kind() == Signature.Kind.SKIPPED && opinion != null) {
            marks.add(opinion.ko());
        }
        return String.join(" · ", marks);
    }

    private void closing(Instant approvedAt) throws IOException {
        room(5 * LINE);
        y -= 6;
        var issue = document.issue();
        text(plain, TEXT - 1, MARGIN, "등록번호  %s  (%s)".formatted(document.registration(), day(approvedAt)));
        text(
                plain,
                TEXT - 1,
                MARGIN,
                "시행  %s%s"
                        .formatted(
                                unit(document.division()), issue == null ? "" : "  (%s)".formatted(day(issue.at()))));
        text(plain, TEXT - 1, MARGIN, "공개 구분  " + openness(document.paper().openness()));
        for (var box : document.line().boxes()) {
            var signature = box.signature();
            if (signature != null && signature.dissent() && signature.opinion() != null) {
                paragraph(
                        "%s 의견".formatted(box.rank().title().ko()),
                        signature.opinion().ko());
            }
        }
    }

    private static String openness(Paper.Openness openness) {
        var grounds = openness.grounds().stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
        return switch (openness.degree()) {
            case OPEN -> "공개";
            case PARTLY -> "부분공개(%s)".formatted(grounds);
            case CLOSED -> "비공개(%s)".formatted(grounds);
        };
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case GRANTED -> "허가·수리";
            case GRANTED_WITH_CONDITIONS -> "조건부 허가·수리";
            case REFUSED -> "거부";
            case RETURNED -> "반려";
            case WITHDRAWN -> "취하";
            case DEEMED_ACCEPTED -> "수리 간주";
            case DEEMED_APPROVED -> "허가 간주";
            case COMPLETED -> "처리 완료";
            case REVOKED -> "취소·철회";
        };
    }

    private String agency() {
        return organization
                .find(document.agency())
                .map(agency -> agency.name().ko())
                .orElse(document.agency().value());
    }

    private String unit(UnitId unit) {
        return organization
                .unit(document.agency(), unit, LocalDate.ofInstant(document.draftedAt(), CityTime.ZONE))
                .map(Unit::name)
                .map(name -> name.ko())
                .orElse(unit.value());
    }

    private String name(OfficialId official) {
        return organization
                .official(official)
                .map(Official::name)
                .map(name -> name.ko())
                .orElse(official.value());
    }

    private static String day(Instant at) {
        return DAY.format(at.atZone(CityTime.ZONE));
    }

    // What makes it PDF/A
}
