package city.open.inside.rendition;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Character recognition by Tesseract, where it is installed with Korean: a program of its own, killed when its time is over. Its columns are
 * read as they stand (mode 4), since left alone it takes Korean for upright lines.
 */
final class Recognition {
    private static final Logger log = LoggerFactory.getLogger(Recognition.class);
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final String PROGRAM = System.getProperty("open.tesseract", "tesseract");
    private static final int COLUMNS = 12;
    /** In percent and on average; what it is less sure of is noise, or handwriting. */
    private static final double SURE = 70;

    private Recognition() {}

    private static final class Installed {
        private static final boolean IS = look();

        private static boolean look() {
            var languages = run(List.of(PROGRAM, "--list-langs"), new byte[0]);
            return languages != null
                    && languages.lines().anyMatch(line -> line.strip().equals("kor"));
        }
    }

    static boolean isInstalled() {
        return Installed.IS;
    }

    /** The words of a page that is a picture; empty where they could not be read in time. */
    static Optional<PageWords> read(int page, byte[] png) {
        var table = run(List.of(PROGRAM, "stdin", "stdout", "-l", "kor+eng", "--psm", "4", "--dpi", "150", "tsv"), png);
        return table == null ? Optional.empty() : Optional.of(words(page, table, png));
    }

    /** One line for each word, with its box in pixels. A page whose words it is not sure of stays a picture. */
    static PageWords words(int page, String table, byte[] png) {
        float across;
        float down;
        try {
            var image = ImageIO.read(new ByteArrayInputStream(png));
            across = 100f / image.getWidth();
            down = 100f / image.getHeight();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var text = new StringBuilder();
        List<PageWords.Place> places = new ArrayList<>();
        var line = "";
        double sure = 0;
        int all = 0;
        for (var row : table.lines().skip(1).map(one -> one.split("\t", -1)).toList()) {
            if (row.length < COLUMNS || !row[0].equals("5") || row[11].isBlank()) {
                continue;
            }
            sure += Double.parseDouble(row[10]);
            all++;
            var itsLine = row[2] + " " + row[3] + " " + row[4];
            if (!text.isEmpty()) {
                text.append(itsLine.equals(line) ? ' ' : '\n');
                places.add(PageWords.Place.NOWHERE);
            }
            line = itsLine;
            float width = Float.parseFloat(row[8]) * across / row[11].length();
            for (int i = 0; i < row[11].length(); i++) {
                text.append(row[11].charAt(i));
                places.add(new PageWords.Place(
                        Float.parseFloat(row[6]) * across + i * width,
                        Float.parseFloat(row[7]) * down,
                        width,
                        Float.parseFloat(row[9]) * down));
            }
        }
        return new PageWords(page, text.toString(), places, all == 0 || sure / all < SURE);
    }

    /** What it said; null where it is not there, failed, or took too long. */
    private static @Nullable String run(List<String> command, byte[] input) {
        Process process;
        try {
            var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
            builder.environment().keySet().removeIf(name -> !name.equals("PATH") && !name.equals("TESSDATA_PREFIX"));
            builder.environment().put("OMP_THREAD_LIMIT", "1");
            process = builder.start();
        } catch (IOException notInstalled) {
            return null;
        }
        try {
            var said = CompletableFuture.supplyAsync(() -> all(process));
            try (var out = process.getOutputStream()) {
                out.write(input);
            }
            if (!process.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                return null;
            }
            return said.join();
        } catch (IOException gone) {
            log.warn("Tesseract ended before it had read a page: {}", gone.getMessage());
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String all(Process process) {
        try (var in = process.getInputStream();
                var bytes = new ByteArrayOutputStream()) {
            in.transferTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException killed) {
            return "";
        }
    }
}
