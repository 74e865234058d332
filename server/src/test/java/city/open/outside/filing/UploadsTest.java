package city.open.outside.filing;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.Overheard;
import city.open.border.letters.LetterBox;
import city.open.ground.database.IntakeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.files.FileSettings;
import city.open.ground.files.FileType;
import city.open.ground.files.Flaw;
import city.open.ground.files.Inspection;
import city.open.outside.filing.Uploads.Arrival;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Files as they come: honest ones are sealed, and of the others nothing stays. */
@SpringBootTest(classes = Open.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestDatabase.ForSpring.class, WithVault.class})
class UploadsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final String PDF = "%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n";
    private static final long LARGEST = 1024 * 1024;

    @Autowired
    private IntakeDatabase portal;

    @Autowired
    private LetterBox box;

    @Autowired
    private Drafts drafts;

    @Value("${open.database}")
    private String database;

    @Test
    void an_honest_file_is_sealed_in_pieces_under_its_own_type() throws IOException {
        var content = (PDF + "x".repeat(700_000)).getBytes(StandardCharsets.US_ASCII);
        var taken = (Arrival.Taken) take(content, "C:\\papers\\김철수 배치도.pdf", null);
        assertThat(taken.file().type()).isEqualTo("application/pdf");
        assertThat(taken.file().size()).isEqualTo(content.length);
        assertThat(taken.file().name()).isEqualTo("김철수 배치도.pdf");
        assertThat(count("SELECT count(*) FROM intake.chunk WHERE file = '%s'"
                        .formatted(taken.file().id())))
                .isEqualTo(3);
        assertThat(count("SELECT count(*) FROM intake.chunk WHERE position('Catalog' IN encode(sealed, 'escape')) > 0"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "program.pdf,     MZ-a-program-for-windows, KIND",
        "page.png,        <html><script>alert(1)</script></html>, KIND",
        "run.txt,         #!/bin/sh rm, KIND",
        "nothing.pdf,     '', EMPTY",
        "scripted.pdf,    '%PDF-1.7 1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert) >> >>', SCRIPT"
    })
    void a_file_that_lies_is_turned_away_with_a_sentence(String name, String content, Flaw why) throws IOException {
        int before = count("SELECT count(*) FROM intake.file");
        assertThat(take(content.getBytes(StandardCharsets.UTF_8), name, null)).isEqualTo(refused(why));
        assertThat(count("SELECT count(*) FROM intake.file")).isEqualTo(before);
    }

    @Test
    void a_word_file_is_known_by_its_parts_and_a_bare_zip_is_turned_away() throws IOException {
        assertThat(((Arrival.Taken) take(docx(10), "a.hwp", null)).file().type())
                .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(take(zip("secret/passwords.csv", 10), "a.docx", null)).isEqualTo(refused(Flaw.KIND));
    }

    @Test
    void a_bomb_is_not_taken() throws IOException {
        assertThat(take(docx(310), "a.docx", null)).isEqualTo(refused(Flaw.BOMB));
    }

    @Test
    void what_is_too_large_is_not_taken_and_leaves_nothing() throws IOException {
        var large = new byte[(int) LARGEST + 1];
        new Random(1).nextBytes(large);
        System.arraycopy(PDF.getBytes(StandardCharsets.US_ASCII), 0, large, 0, PDF.length());
        int before = count("SELECT count(*) FROM intake.chunk");
        assertThat(take(large, "large.pdf", null)).isEqualTo(refused(Flaw.LARGE));
        assertThat(count("SELECT count(*) FROM intake.chunk")).isEqualTo(before);
    }

    @Test
    void forty_that_arrive_at_once_pass_no_limit_of_twenty() throws Exception {
        var draft = drafts.begin(Draft.begun("S-05", 1), NOW);
        var uploads = new Uploads(portal, box, new Inspection(new FileSettings(LARGEST, null)));
        var ready = new CountDownLatch(40);
        List<Future<Arrival>> all = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                all.add(pool.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return uploads.take(
                            draft,
                            new ByteArrayInputStream("a note".getBytes(StandardCharsets.US_ASCII)),
                            "a.txt",
                            null,
                            20,
                            NOW);
                }));
            }
        }
        int taken = 0;
        for (var one : all) {
            switch (one.get()) {
                case Arrival.Taken _ -> taken++;
                case Arrival.Refused(var why) -> assertThat(why).isEqualTo(Uploads.full(20));
            }
        }
        assertThat(taken).isEqualTo(20);
        assertThat(portal.jdbc()
                        .sql("SELECT count(*) FROM intake.file WHERE draft = ?")
                        .params(draft.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
    }

    @Test
    void all_pieces_of_a_file_come_in_one_transaction() throws IOException {
        var large = (PDF + "x".repeat(900_000)).getBytes(StandardCharsets.US_ASCII);
        var taken = (Arrival.Taken) take(large, "a.pdf", null);
        assertThat(count("SELECT count(DISTINCT xmin::text) FROM intake.chunk WHERE file = '%s'"
                        .formatted(taken.file().id())))
                .isOne();
    }

    @Test
    void a_scanner_stops_what_it_knows_and_its_absence_stops_everything() throws IOException {
        try (var scanner = new FakeScanner()) {
            assertThat(take(PDF.getBytes(StandardCharsets.US_ASCII), "a.pdf", scanner.address()))
                    .isInstanceOf(Arrival.Taken.class);
            assertThat(take((PDF + "EICAR").getBytes(StandardCharsets.US_ASCII), "a.pdf", scanner.address()))
                    .isEqualTo(refused(Flaw.MALWARE));
        }
        try (var said = Overheard.of(Inspection.class)) {
            assertThat(take(PDF.getBytes(StandardCharsets.US_ASCII), "a.pdf", "localhost:1"))
                    .isEqualTo(refused(Flaw.UNSCANNED));
            assertThat(said.lines())
                    .singleElement()
                    .asString()
                    .startsWith("ERROR ClamAV at localhost:1 cannot be reached, so files are turned away: ");
        }
    }

    @Test
    void names_lose_what_cannot_be_seen_and_an_ending_that_is_not_true() {
        assertThat(List.of(
                        FileType.PDF.named("../../etc/pass\u202Ewd\u0000.pdf"),
                        FileType.PDF.named("\u200B"),
                        FileType.PDF.named("도면.exe"),
                        FileType.JPEG.named("IMG_1.JPEG"),
                        FileType.PDF.named("가".repeat(200) + ".pdf")))
                .containsExactly("passwd.pdf", "file.pdf", "도면.exe.pdf", "IMG_1.JPEG", "가".repeat(120) + "….pdf");
    }

    private Arrival take(byte[] content, String name, @Nullable String clamd) throws IOException {
        return new Uploads(portal, box, new Inspection(new FileSettings(LARGEST, clamd)))
                .take(new ByteArrayInputStream(content), name, NOW);
    }

    private static Arrival.Refused refused(Flaw why) {
        return new Arrival.Refused(why.words(new FileSettings(LARGEST, null)));
    }

    private int count(String sql) {
        return TestDatabase.ownerOf(database).sql(sql).query(Integer.class).single();
    }

    private static byte[] docx(int megabytes) throws IOException {
        return zip("word/document.xml", megabytes);
    }

    private static byte[] zip(String part, int megabytes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            if (part.startsWith("word/")) {
                zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
                zip.write("<Types/>".getBytes(StandardCharsets.US_ASCII));
            }
            zip.putNextEntry(new ZipEntry(part));
            var zeros = new byte[1_000_000];
            for (int i = 0; i < megabytes; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    /** Answers as ClamAV does, and knows one virus. */
    private static final class FakeScanner implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        FakeScanner() throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try (var client = socket.accept()) {
                        var in = new DataInputStream(client.getInputStream());
                        in.readNBytes("zINSTREAM\0".length());
                        var pieces = new ArrayList<String>();
                        for (int n = in.readInt(); n > 0; n = in.readInt()) {
                            pieces.add(new String(in.readNBytes(n), StandardCharsets.ISO_8859_1));
                        }
                        var answer = String.join("", pieces).contains("EICAR") ? "Eicar-Test FOUND" : "OK";
                        client.getOutputStream()
                                .write(("stream: " + answer + "\0").getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException closed) {
                        if (!socket.isClosed()) {
                            throw new UncheckedIOException(closed);
                        }
                    }
                }
            });
        }

        String address() {
            return "localhost:" + socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
