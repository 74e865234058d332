package city.open.outside.export;

import city.open.ground.page.Answer;
import city.open.ground.page.Guest;
import city.open.ground.page.When;
import city.open.outside.telling.Question;
import city.open.outside.telling.Question.NotMeant;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The files by their addresses. With {@code .zip} after its name a file comes together with its manifest. */
@Controller
public class DataFiles {
    private static final String ZIP = ".zip";

    private final Exports exports;
    private final Downloads downloads;
    private final Clock clock;

    DataFiles(Exports exports, Downloads downloads, Clock clock) {
        this.exports = exports;
        this.downloads = downloads;
        this.clock = clock;
    }

    /** The address of the terms under which the files are given away. */
    public String licence() {
        return exports.licence();
    }

    @GetMapping("/data/{file}")
    void file(Guest guest, @PathVariable String file) throws IOException {
        boolean zipped = file.endsWith(ZIP);
        var asked = ExportFile.named(zipped ? file.substring(0, file.length() - ZIP.length()) : file)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        send(guest, asked, zipped);
    }

    /** What a search finds, all of it, in columns that keep their names. */
    @GetMapping("/api/v1/petitions.csv")
    void search(Guest guest) throws IOException {
        send(guest, ExportFile.PETITIONS_CSV, false);
    }

    private void send(Guest guest, ExportFile file, boolean zipped) throws IOException {
        var order = exports.order(file, asked(guest.request()), origin(guest.request()));
        var name = named(file.text(), "");
        if (!zipped) {
            downloads.send(
                    name,
                    file.type(),
                    exports.state(order),
                    false,
                    out -> exports.write(order, out),
                    guest.request(),
                    guest.response());
            return;
        }
        downloads.send(
                name + ZIP,
                "application/zip",
                null,
                true,
                out -> {
                    var zip = new ZipOutputStream(out);
                    zip.putNextEntry(new ZipEntry(file.text()));
                    var manifest = exports.write(order, zip);
                    zip.closeEntry();
                    zip.putNextEntry(new ZipEntry("manifest.json"));
                    zip.write(manifest.json().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                    zip.finish();
                },
                guest.request(),
                guest.response());
    }

    private static Map<String, String> asked(HttpServletRequest request) {
        Map<String, String> asked = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> asked.put(name, values[0]));
        return asked;
    }

    /** As the reader sees us, also from behind a proxy that says so. */
    static String origin(HttpServletRequest request) {
        var url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    /** {@code petitions-2026-11-23.csv}: two downloads of two days are two files. */
    private String named(String file, String mark) {
        int dot = file.indexOf('.');
        return file.substring(0, dot) + mark + "-" + When.dayOf(clock.instant()) + file.substring(dot);
    }

    /**
     * What a search finds, all of it, as a table that people open: in the language of the page.
     *
     * @throws NotMeant where the question cannot be meant
     */
    public void forPeople(Guest guest, Question question) throws IOException {
        var file = ExportFile.PETITIONS_CSV;
        var order = exports.order(file, question.itself().parts(), origin(guest.request()));
        downloads.send(
                named(file.text(), "-" + guest.lang().tag()),
                Answer.CSV,
                exports.state(order) + guest.lang().tag(),
                false,
                out -> {
                    var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
                    exports.petitions(order.cases(), writer)
                            .forPeople(guest.words(), order.site() + guest.to("/petitions"));
                    writer.flush();
                },
                guest.request(),
                guest.response());
    }
}
