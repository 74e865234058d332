package city.open.command;

import city.open.outside.export.ExportFile;
import city.open.outside.export.Exports;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Writes the public record, or a part of it, into a file, with a manifest beside it by which"
                + " ./open verify --export holds it against the log. Works beside a running server too.")
final class ExportCommand extends BesideCommand {

    @Parameters(
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            description = "What to write: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init")
    private String format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to; its manifest comes to FILE.manifest.json. Default: standard output, without one.")
    private @Nullable Path out;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "Only what was received (petitions) or entered (events) on this day or later, in the city.")
    private String from = "";

    @Option(names = "--to", paramLabel = "DAY", description = "Only up to this day.")
    private String to = "";

    @Option(names = "--agency", paramLabel = "CODE", description = "Only what this agency has, or did.")
    private String agency = "";

    @Option(names = "--procedure", paramLabel = "CODE", description = "Only petitions of this procedure.")
    private String procedure = "";

    @Option(
            names = "--after",
            paramLabel = "INDEX",
            description = "Only events with a higher index: goes on where an earlier file ended.")
    private String after = "";

    @Option(
            names = "--site",
            paramLabel = "URL",
            description =
                    "The site's address, by which things are named in *.jsonld and *.bpmn. Default: that of the mails.")
    private String site = "";

    @Option(names = "--lang", paramLabel = "LANG", description = "Of a *.bpmn: ko or en. Default: ko.")
    private String lang = "";

    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ExportFile.names().iterator();
        }
    }

    ExportCommand(Class<?> application) {
        super(application);
    }

    @Override
    public Integer call() throws IOException {
        var file = ExportFile.named(format)
                .orElseThrow(() -> new ParameterException(
                        spec().commandLine(),
                        "There is no export '%s': choose one of %s."
                                .formatted(format, String.join(", ", ExportFile.names()))));
        var first = day("--from", from);
        var last = day("--to", to);
        if (first != null && last != null && first.isAfter(last)) {
            throw new ParameterException(spec().commandLine(), "--from is later than --to: swap the two days.");
        }
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("from", from);
        asked.put("to", to);
        asked.put("agency", agency);
        asked.put("procedure", procedure);
        asked.put("after", after);
        asked.put("lang", lang);
        // Standard output is for the file alone.
        return inside(
                city -> {
                    var exports = city.getBean(Exports.class);
                    if (out == null) {
                        var standard = new BufferedOutputStream(new Standard(System.out), 1 << 16);
                        exports.write(file, asked, site, standard);
                        standard.flush();
                    } else {
                        write(exports, file, asked, out);
                    }
                    return 0;
                },
                "--logging.threshold.console=off",
                "--open.read-only=true");
    }

    private @Nullable LocalDate day(String option, String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec().commandLine(),
                    "The day after %s cannot be read: write it like 2026-06-01.".formatted(option),
                    e);
        }
    }

    /** What is at the place is either the old file or the whole new one. */
    private void write(Exports exports, ExportFile file, Map<String, String> asked, Path place) throws IOException {
        var part = place.resolveSibling(place.getFileName() + ".part");
        try {
            String manifest;
            long rows;
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                var made = exports.write(file, asked, site, stream);
                manifest = made.json();
                rows = made.rows();
            }
            Files.writeString(place.resolveSibling(place.getFileName() + ".manifest.json"), manifest);
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
            say("%s has %,d %s.".formatted(place, rows, rows == 1 ? "row" : "rows"));
        } catch (FileSystemException e) {
            throw new ParameterException(
                    spec().commandLine(), "The file %s cannot be written: %s.".formatted(place, e.getReason()), e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Standard output, which says by itself nothing of a reader that has gone. */
    private static final class Standard extends FilterOutputStream {
        private final PrintStream to;

        Standard(PrintStream to) {
            super(to);
            this.to = to;
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            to.write(some, from, length);
            if (to.checkError()) {
                throw new IOException("nobody reads standard output any more");
            }
        }
    }
}
