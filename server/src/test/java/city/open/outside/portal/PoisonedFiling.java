package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Patience;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.Ground;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.counter.Counter.Taken;
import city.open.inside.counter.Receiving;
import city.open.inside.counter.Receiving.Look;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.inside.petition.Petitions;
import city.open.inside.redaction.Renditions;
import city.open.inside.rendition.Box;
import city.open.outside.filing.Citizen;
import city.open.outside.filing.Citizen.Paper;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * A poisoned petition that goes the whole way by HTTP: drafted with every slip a citizen can make, filed with files, received, supplemented, and
 * with a paper opened to everyone from which the poison was burnt out. A second one waits in the letter box, a third was never finished.
 */
final class PoisonedFiling {
    /** Typed by the applicant in fields, file names, files, letters and wrong places. */
    static final List<String> TOKENS = List.of(
            "선우독필",
            "5593-7741",
            "wellpen5593",
            "독필로 5593",
            "5593번지",
            "독필상회",
            "Inkwell",
            "독필내용",
            "독필파일명",
            "PENTITLE",
            "PENPAGE",
            "PENEXIF",
            "독필답변",
            "5593-0099",
            "독필사유",
            "독필실수",
            "PENSCRIPT");

    /** Received with its check, a supplement asked for and answered, the withholding asked for, a document opened. */
    static final int ENTRIES = 6;

    private static final String CODE = "TR-05";
    private static final Pattern HIDDEN = Pattern.compile("name=\"(token|letter)\" value=\"([^\"]+)\"");
    private static final Login CHOI = new Login(
            "choi",
            new OfficialId("choi"),
            SmallCity.SEOUL,
            new UnitId("bus-policy"),
            Rank.OFFICER,
            new Text("최지호", "Choi Ji-ho"),
            Set.of(Role.OFFICER));

    private final String site;
    private final Petitions petitions;
    private final Receiving receiving;
    private final Renditions renditions;
    private final Login second;

    PoisonedFiling(
            String site,
            Petitions petitions,
            Receiving receiving,
            Renditions renditions,
            Organization organization,
            Accounts accounts) {
        var official = new OfficialId("second-" + Long.toHexString(System.nanoTime()));
        organization.add(new Official(
                official,
                SmallCity.SEOUL,
                new UnitId("bus-policy"),
                Rank.OFFICER,
                new Text("서명인", "Signer"),
                "K-second",
                "02-2133-2300",
                LocalDate.of(2020, 1, 1),
                null));
        accounts.add(official.value(), official, Set.of(Role.OFFICER));
        this.second = accounts.login(official.value()).orElseThrow();
        this.site = site;
        this.petitions = petitions;
        this.receiving = receiving;
        this.renditions = renditions;
    }

    PetitionNumber goItsWay() throws IOException {
        var unfinished = new Citizen(site);
        upload(unfinished, draft(unfinished));
        var waiting = new Citizen(site);
        file(waiting, draft(waiting));

        var citizen = new Citizen(site);
        var form = draft(citizen);
        slips(citizen, form);
        assertThat(upload(citizen, form).statusCode()).isEqualTo(303);
        var filed = file(citizen, form);
        receive(filed.number());
        letters(citizen, filed);
        openThePlan(filed.number());
        return filed.number();
    }

    private static String draft(Citizen citizen) throws IOException {
        var form = citizen.begin(CODE);
        citizen.fill(
                CODE,
                "applicant",
                form,
                Map.of(
                        "kind", "agent",
                        "name", "선우독필",
                        "phone", "010-5593-7741",
                        "email", "wellpen5593@poison.example.org",
                        "address", "서울특별시 종로구 독필로 5593",
                        "organization", "독필상회",
                        "principal", "Ottoline Inkwell"));
        citizen.fill(
                CODE,
                "matter",
                form,
                Map.of(
                        "subject", PoisonedPetitions.SHOWN,
                        "site", "서울특별시 종로구 세종로 5593번지",
                        "details", "독필내용, 010-5593-7741"));
        return form;
    }

    /** Each is refused; the poison in it comes back to whoever typed it, and to nobody else. */
    private void slips(Citizen citizen, String form) throws IOException {
        var address = "/en/file/" + CODE;
        for (var fields : List.of(
                Map.of("form", form, "subject", "선우독필 독필실수 010-5593-7741", "details", "x"),
                Map.of("form", form, "subject", "독필실수 900101-1234567", "details", "독필실수".repeat(2_000)),
                Map.of("form", form, "subject", "독필실수\u202e\u0007", "details", "독필실수"))) {
            assertThat(citizen.post(address + "/matter", fields).statusCode()).isEqualTo(422);
        }
        assertThat(citizen.post(address + "/applicant", Map.of("form", form, "kind", "독필실수", "phone", "독필실수"))
                        .statusCode())
                .isEqualTo(422);
        for (var lie : List.of("MZ-독필실수", "%PDF-1.7 << /JavaScript (PENSCRIPT) /JS (PENSCRIPT) >>", "")) {
            assertThat(citizen.send(
                                    address + "/documents",
                                    form,
                                    Map.of("go", "독필실수", "why-1", "독필실수", "remove", "독필실수"),
                                    List.of(new Paper("file-1", "독필실수.exe.pdf", bytes(lie))))
                            .statusCode())
                    .isEqualTo(422);
        }
        for (var wrong : List.of("/독필실수", "/resume?key=독필실수", "/applicant?name=독필실수", "/receipt.pdf?독필실수=1")) {
            citizen.get(address + wrong.replace("독필실수", "%EB%8F%85%ED%95%84%EC%8B%A4%EC%88%98"));
        }
        citizen.post(address + "/review", Map.of("form", "독필실수"));
    }

    private static HttpResponse<String> upload(Citizen citizen, String form) throws IOException {
        var why = new LinkedHashMap<String, String>();
        for (int n = 2; n <= 4; n++) {
            why.put("why-" + n, "later");
        }
        why.put("go", "on");
        return citizen.send(
                "/en/file/" + CODE + "/documents",
                form,
                why,
                List.of(
                        new Paper("file-1", "독필파일명 계획서.pdf", plan()),
                        new Paper("file-0", "독필파일명 사진.jpg", photograph())));
    }

    private static Citizen.Filed file(Citizen citizen, String form) throws IOException {
        upload(citizen, form);
        assertThat(citizen.post("/en/file/" + CODE + "/review", Map.of("form", form))
                        .headers()
                        .firstValue("location"))
                .hasValueSatisfying(next -> assertThat(next).startsWith("/en/file/" + CODE + "/receipt?draft="));
        for (var kind : List.of("pdf", "txt", "json")) {
            assertThat(citizen.get("/en/file/" + CODE + "/receipt." + kind).statusCode())
                    .isEqualTo(200);
        }
        return citizen.receipt(CODE);
    }

    private void receive(PetitionNumber number) {
        var look = (Look.Opened) receiving.open(CHOI, number, Purpose.HANDLING);
        assertThat(look.content().applicant().name()).isEqualTo("선우독필");
        assertThat(receiving.receive(
                        CHOI,
                        number,
                        new Receiving.Finding(look.content().subject(), List.of("2"), LocalDate.of(2026, 12, 3))))
                .isEqualTo(new Taken.Received(number));
    }

    /** What the applicant sends afterwards. */
    private void letters(Citizen citizen, Citizen.Filed filed) throws IOException {
        var number = filed.number();
        var my = "/ko/my/" + number;
        citizen.post("/ko/my", Map.of("number", number.value(), "code", filed.code()));
        Patience.until(
                "the form for the supplement",
                () -> hidden(citizen, my).containsKey("letter")
                        && page(citizen, my).contains("supplement-words"));
        send(citizen, my, "contact", Map.of("phone", "010-5593-0099", "email", "wellpen5593@poison.example.org"));
        send(citizen, my, "withholding", Map.of("seq", "1", "words", "독필사유"));
        var answer = new LinkedHashMap<>(hidden(citizen, my));
        answer.put("words", "독필답변");
        assertThat(citizen.send(
                                my + "/letters/supplement",
                                "",
                                answer,
                                List.of(new Paper("files", "독필파일명 답변.pdf", plan())))
                        .statusCode())
                .isEqualTo(303);
        Patience.until("all but one of the facts", () -> petitions.facts(number), facts -> facts.size() >= ENTRIES - 1);
        assertThat(page(citizen, my)).contains("5593-7741");
    }

    private void send(Citizen citizen, String my, String kind, Map<String, String> said) throws IOException {
        var fields = new LinkedHashMap<>(hidden(citizen, my));
        fields.putAll(said);
        assertThat(citizen.post(my + "/letters/" + kind, fields).statusCode()).isEqualTo(303);
    }

    private static Map<String, String> hidden(Citizen citizen, String my) {
        var found = new LinkedHashMap<String, String>();
        HIDDEN.matcher(page(citizen, my)).results().forEach(one -> found.put(one.group(1), one.group(2)));
        return found;
    }

    private static String page(Citizen citizen, String path) {
        try {
            return citizen.get(path).body();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void openThePlan(PetitionNumber number) {
        var petition = petitions.find(number).orElseThrow();
        var plan = renditions.candidates(petition).stream()
                .filter(file -> file.type().equals("application/pdf"))
                .findFirst()
                .orElseThrow();
        var drafted = renditions.draft(
                CHOI,
                petition,
                renditions.original(CHOI, petition, plan.id()).orElseThrow(),
                new Text("평면도", "Plan"),
                List.of(new Box(1, 0, 0, 100, 20, Ground.PRIVACY)));
        assertThat(drafted)
                .isInstanceOfSatisfying(
                        Renditions.Opened.Drafted.class,
                        one -> assertThat(renditions.sign(second, petition, one.paper(), true))
                                .isInstanceOf(Renditions.Opened.Signed.class));
    }

    private static byte[] plan() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            document.getDocumentInformation().setTitle("PENTITLE");
            document.getDocumentInformation().setCustomMetadataValue("Applicant", "PENTITLE");
            try (var writing = new PDPageContentStream(document, page)) {
                writing.beginText();
                writing.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                writing.newLineAtOffset(70, 750);
                writing.showText("PENPAGE");
                writing.endText();
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** A JPEG in which the camera wrote whose it is. */
    private static byte[] photograph() throws IOException {
        var picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg", picture);
        var plain = picture.toByteArray();
        var words = bytes("Exif\0\0PENEXIF");
        var all = new ByteArrayOutputStream();
        all.write(plain, 0, 2);
        all.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (words.length + 2)});
        all.write(words);
        all.write(plain, 2, plain.length - 2);
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
