package city.open.inside.approval;

import static city.open.inside.approval.Desk.BECAUSE;
import static city.open.inside.approval.Desk.KIM;
import static city.open.inside.approval.Desk.LEE;
import static city.open.inside.approval.Desk.MORNING;
import static city.open.inside.approval.Desk.PARK;
import static city.open.inside.approval.Desk.TRAFFIC_HEAD;
import static city.open.inside.approval.Desk.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Authority;
import city.open.inside.petition.Outcome;
import city.open.town.organization.Organization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class PaperPdfTest {
    private static final Organization ORGANIZATION =
            new Organization(TestDatabase.fresh().office());

    @BeforeAll
    static void everyone_is_in_office() {
        List.of(KIM, PARK, LEE, TRAFFIC_HEAD).forEach(ORGANIZATION::add);
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    void an_approved_paper_is_valid_pdf_a_and_bears_its_boxes() throws Exception {
        var printed = PaperPdf.print(approved(), ORGANIZATION);

        try (var foundry = Foundries.defaultInstance();
                var parser = foundry.createParser(new ByteArrayInputStream(printed), PDFAFlavour.PDFA_2_U);
                var validator = foundry.createValidator(PDFAFlavour.PDFA_2_U, false)) {
            var result = validator.validate(parser);
            assertThat(result.isCompliant())
                    .withFailMessage(() -> result.getTestAssertions().toString())
                    .isTrue();
        }
        try (var read = Loader.loadPDF(printed)) {
            assertThat(new PDFTextStripper().getText(read))
                    .contains(
                            "서울특별시",
                            "제목 6층 건물 신축 허가",
                            "처리 결과: 조건부 허가·수리",
                            "- 소음을 줄일 것",
                            "[U+91D1]",
                            "검토  팀장",
                            "생략",
                            "출장 중",
                            "전결 · 대결(팀장)",
                            "의견 있음",
                            "2026.06.01. 10:00",
                            "등록번호  OPEN-6110000-building-policy-2026-17",
                            "부분공개(5, 6)");
            // What readers show beside the pages, and search engines keep: what it is and whose, and nobody's name.
            assertThat(read.getDocumentInformation().getMetadataKeys()).isEmpty();
            var beside = new String(read.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(beside).contains("6층 건물 신축 허가", "서울특별시", "OPEN-6110000-building-policy-2026-17");
            for (var signer : List.of(KIM, PARK, TRAFFIC_HEAD, LEE)) {
                assertThat(beside)
                        .doesNotContain(ORGANIZATION
                                .official(signer.id())
                                .orElseThrow()
                                .name()
                                .ko());
            }
        }
        assertThat(PaperPdf.print(approved(), ORGANIZATION)).isEqualTo(printed);
    }

    @Test
    void what_is_not_approved_is_no_document() {
        var draft = document(Document.State.IN_LINE, Line.of(KIM, List.of(), List.of(), LEE));
        assertThatThrownBy(() -> PaperPdf.print(draft, ORGANIZATION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not approved");
    }

    /** Everything a box can hold: a skipped review, a dissent, a deputy in the box of a delegate. */
    private static Document approved() {
        var line = Line.of(KIM, List.of(PARK), List.of(TRAFFIC_HEAD), LEE)
                .with(1, signature(KIM))
                .with(2, new Signature(Signature.Kind.SKIPPED, KIM.id(), KIM.rank(), false, BECAUSE, false, MORNING))
                .with(
                        3,
                        new Signature(
                                Signature.Kind.SIGNED,
                                TRAFFIC_HEAD.id(),
                                TRAFFIC_HEAD.rank(),
                                false,
                                new Text("교통 대책이 먼저입니다.", "Traffic comes first."),
                                true,
                                MORNING))
                .with(4, new Signature(Signature.Kind.SIGNED, PARK.id(), PARK.rank(), true, null, false, MORNING));
        return document(Document.State.APPROVED, line);
    }

    private static Document document(Document.State state, Line line) {
        boolean approved = state == Document.State.APPROVED;
        var petition = PetitionNumber.of(2026, Desk.SEOUL.value(), 1);
        return new Document(
                DocumentId.of(petition, 1),
                petition,
                Desk.SEOUL,
                Desk.BUILDING,
                KIM.id(),
                1,
                state,
                new Paper(
                        new Text("6층 건물 신축 허가", "Permission for a six-storey building"),
                        new Paper.Decision(
                                Outcome.GRANTED_WITH_CONDITIONS,
                                new Text("건축 기준에 맞습니다. ".repeat(40), "It meets the code."),
                                List.of(new Text("소음을 줄일 것", "Reduce the noise")),
                                new Text("행정심판 90일", "Appeal within 90 days")),
                        new Text("건축법 제11조, 金 설계사무소 검토서", "Building Act art. 11"),
                        new Paper.Openness(Paper.Openness.Degree.PARTLY, Set.of(5, 6)),
                        Matter.ordinary()),
                line,
                "HC-02",
                LEE.rank(),
                approved ? Authority.WITHIN : null,
                MORNING,
                approved ? "OPEN-6110000-building-policy-2026-17" : null,
                approved ? MORNING : null,
                null,
                List.of(),
                List.of(),
                null);
    }
}
