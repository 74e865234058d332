package city.open.inside.counter;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.vocabulary.Purpose;
import city.open.inside.casework.OfficeStage;
import city.open.inside.counter.Attachments.Added;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import city.open.inside.petition.Petition;
import city.open.inside.vault.Opening;
import city.open.inside.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class AttachmentsTest extends OfficeStage {
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    private Attachments attachments;

    @Autowired
    private Vault vault;

    private Added add(Login login, Petition petition, String name, byte[] content) throws IOException {
        return attachments.add(login, petition, 1, name, () -> new ByteArrayInputStream(content));
    }

    @Test
    void a_file_is_sealed_and_opens_only_for_who_handles_the_petition_and_says_why() throws Exception {
        var petition = filed();
        var kept = (Added.Kept) add(KIM, petition, "C:\\김철수\\평면도.pdf", PDF);
        var opened = attachments
                .open(KIM, petition.number(), kept.file(), Purpose.HANDLING)
                .orElseThrow();
        assertThat(opened.name()).isEqualTo("평면도.pdf");
        assertThat(opened.note().type()).isEqualTo("application/pdf");
        try (var content = opened.content()) {
            assertThat(content.readAllBytes()).isEqualTo(PDF);
        }
        assertThat(attachments.open(HAN, petition.number(), kept.file(), Purpose.HANDLING))
                .isEmpty();
        assertThat(vault.openings(petition.number()))
                .isEqualTo(List.of(new Opening(CLOCK.instant(), KIM.by(), Purpose.HANDLING, kept.file())));
        assertThat(attachments.open(KIM, petition.number(), UUID.randomUUID(), Purpose.HANDLING))
                .isEmpty();
    }

    @Test
    void another_division_adds_nothing() throws Exception {
        assertThat(add(HAN, filed(), "plan.pdf", PDF)).isEqualTo(new Added.Denied(Refusal.NOT_YOUR_DIVISION));
    }

    @ParameterizedTest
    @CsvSource({
        "plan.pdf, MZ this is a program, whatever its name says",
        "page.pdf, <html>, whatever its name says",
        "plan.pdf, %PDF-1.7 << /S /JavaScript >>, carries a program",
        "plan.pdf, '', The file is empty"
    })
    void what_lies_about_itself_is_refused_with_what_to_do(String name, String content, String told) throws Exception {
        assertThat(add(KIM, filed(), name, content.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOfSatisfying(
                        Added.Faulty.class,
                        faulty -> assertThat(faulty.words().en()).contains(told));
    }

    @Test
    void a_wrong_ending_is_put_right() throws Exception {
        var petition = filed();
        var kept = (Added.Kept) add(KIM, petition, "photo.png", PDF);
        assertThat(attachments.open(KIM, petition.number(), kept.file(), Purpose.HANDLING))
                .hasValueSatisfying(opened -> assertThat(opened.name()).isEqualTo("photo.png.pdf"));
    }

    @Test
    void what_is_too_large_is_refused() throws Exception {
        var large = Arrays.copyOf(PDF, 20 * 1024 * 1024 + 1);
        assertThat(add(KIM, filed(), "plan.pdf", large))
                .isInstanceOfSatisfying(
                        Added.Faulty.class,
                        faulty -> assertThat(faulty.words().en()).contains("20 MB"));
    }

    @Test
    void thirty_files_are_enough() throws Exception {
        var petition = filed();
        for (int i = 0; i < Attachments.MOST; i++) {
            assertThat(add(KIM, petition, "plan.pdf", PDF)).isInstanceOf(Added.Kept.class);
        }
        assertThat(add(KIM, petition, "plan.pdf", PDF)).isInstanceOf(Added.Faulty.class);
    }

    private Petition filed() {
        return petition(kims());
    }
}
