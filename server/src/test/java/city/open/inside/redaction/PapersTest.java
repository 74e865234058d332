package city.open.inside.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.Ground;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.OfficeStage;
import city.open.inside.identity.Login;
import city.open.inside.petition.Petition;
import city.open.inside.redaction.Prepared.State;
import city.open.inside.redaction.Renditions.Opened;
import city.open.inside.rendition.Box;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A paper goes out by two officials, with nothing of a person in it, and can be taken back. */
class PapersTest extends OfficeStage {
    private static final Text TITLE = new Text("평면도", "Plan");
    private static final Text WHY = new Text("잘못 공개함", "Opened by mistake");
    private static final List<Box> TOP = List.of(new Box(1, 0, 0, 100, 20, Ground.PRIVACY));

    @Autowired
    private Renditions renditions;

    @Test
    void what_looks_like_a_persons_must_lie_under_a_box_and_is_told_by_page_and_kind_alone() throws Exception {
        var petition = petition(kims());
        assertThat(renditions.draft(KIM, petition, paper("010-2345-6789"), TITLE, List.of()))
                .isInstanceOfSatisfying(Opened.Refused.class, refused -> {
                    assertThat(refused.words().en())
                            .contains("page 1: telephone number")
                            .doesNotContain("2345");
                    assertThat(refused.words().ko()).contains("1쪽 전화번호").doesNotContain("2345");
                });
        assertThat(renditions.draft(
                        KIM,
                        petition,
                        paper("010-2345-6789"),
                        TITLE,
                        List.of(new Box(1, 0, 50, 100, 20, Ground.PRIVACY))))
                .isInstanceOf(Opened.Refused.class);
        assertThat(renditions.papers(petition.number())).isEmpty();
        assertThat(renditions.draft(KIM, petition, paper("010-2345-6789"), TITLE, TOP))
                .isInstanceOf(Opened.Drafted.class);
    }

    @Test
    void nobody_opens_a_paper_alone_and_nobody_else_does_without_the_right() throws Exception {
        var petition = petition(kims());
        var paper = drafted(KIM, petition, paper("nothing of anybody"));
        assertThat(renditions.sign(KIM, petition, paper, true)).isInstanceOf(Opened.Refused.class);
        assertThat(renditions.sign(HAN, petition, paper, true)).isInstanceOf(Opened.Denied.class);
        assertThat(state(petition.number(), paper)).isEqualTo(State.DRAFTED);
        CLOCK.pass(Duration.ofDays(1));
        renditions.release();
        assertThat(kinds(petition.number())).doesNotContain("document.opened");
    }

    @Test
    void the_second_signature_is_held_ten_seconds_and_both_stand_in_the_fact() throws Exception {
        var petition = petition(kims());
        var paper = drafted(KIM, petition, paper("nothing of anybody"));
        assertThat(renditions.sign(LEE, petition, paper, false)).isInstanceOf(Opened.Signed.class);
        CLOCK.pass(Duration.ofSeconds(9));
        renditions.release();
        assertThat(state(petition.number(), paper)).isEqualTo(State.SIGNED);
        CLOCK.pass(Duration.ofSeconds(1));
        renditions.release();
        assertThat(state(petition.number(), paper)).isEqualTo(State.OPENED);
        assertThat(body(petition.number(), "document.opened"))
                .contains("\"redactedBy\": \"kim\"")
                .contains(paper);
        assertThat(office.jdbc()
                        .sql(
                                "SELECT body_by FROM (SELECT by ->> 'official' AS body_by FROM office.journal WHERE petition = ? AND kind = 'document.opened') one")
                        .param(petition.number().value())
                        .query(String.class)
                        .single())
                .isEqualTo("lee");
    }

    @Test
    void what_is_taken_back_in_time_is_never_public() throws Exception {
        var petition = petition(kims());
        var paper = drafted(KIM, petition, paper("nothing of anybody"));
        renditions.sign(LEE, petition, paper, false);
        assertThat(renditions.takeBack(KIM, petition, paper, new Text("", ""))).isInstanceOf(Opened.TakenBack.class);
        CLOCK.pass(Duration.ofDays(1));
        renditions.release();
        assertThat(state(petition.number(), paper)).isEqualTo(State.TAKEN_BACK);
        assertThat(kinds(petition.number())).doesNotContain("document.opened");
    }

    @Test
    void what_is_public_is_taken_back_with_a_fact_that_says_why() throws Exception {
        var petition = petition(kims());
        var paper = drafted(KIM, petition, paper("nothing of anybody"));
        renditions.sign(LEE, petition, paper, false);
        CLOCK.pass(Duration.ofSeconds(10));
        renditions.release();
        assertThat(renditions.takeBack(KIM, petition, paper, new Text("", ""))).isInstanceOf(Opened.Refused.class);
        assertThat(renditions.takeBack(KIM, petition, paper, new Text("010-2345-6789", "010-2345-6789")))
                .isInstanceOf(Opened.Refused.class);
        assertThat(renditions.takeBack(KIM, petition, paper, WHY)).isInstanceOf(Opened.TakenBack.class);
        assertThat(body(petition.number(), "document.withdrawn"))
                .contains("잘못 공개함")
                .contains(paper);
        assertThat(renditions.takeBack(LEE, petition, paper, WHY)).isInstanceOf(Opened.Refused.class);
        assertThat(renditions.pdf(KIM, petition, paper)).isEmpty();
        assertThat(office.jdbc()
                        .sql("SELECT count(*) FROM office.rendition WHERE id = ?")
                        .param(paper)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void pages_no_machine_can_read_are_looked_at_by_whoever_signs() throws Exception {
        var petition = petition(kims());
        var paper = drafted(KIM, petition, photograph());
        var unread = renditions.papers(petition.number()).getFirst().unread();
        assertThat(unread).containsExactly(1);
        assertThat(renditions.sign(LEE, petition, paper, false)).isInstanceOf(Opened.Refused.class);
        assertThat(renditions.sign(LEE, petition, paper, true)).isInstanceOf(Opened.Signed.class);
    }

    @Test
    void the_same_paper_twice_has_two_ids() throws Exception {
        var petition = petition(kims());
        assertThat(drafted(KIM, petition, paper("a plan"))).isNotEqualTo(drafted(KIM, petition, paper("a plan")));
    }

    private String drafted(Login login, Petition petition, byte[] paper) {
        return ((Opened.Drafted) renditions.draft(login, petition, paper, TITLE, TOP)).paper();
    }

    private State state(PetitionNumber number, String paper) {
        return renditions.papers(number).stream()
                .filter(one -> one.id().equals(paper))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private String body(PetitionNumber number, String kind) {
        return office.jdbc()
                .sql("SELECT body::text FROM office.journal WHERE petition = ? AND kind = ?")
                .params(number.value(), kind)
                .query(String.class)
                .single();
    }

    private static byte[] paper(String words) throws IOException {
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            try (var out = new PDPageContentStream(pdf, page)) {
                out.beginText();
                out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                out.newLineAtOffset(70, 750);
                out.showText(words);
                out.endText();
            }
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] photograph() throws IOException {
        var picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "jpeg", picture);
        return picture.toByteArray();
    }
}
