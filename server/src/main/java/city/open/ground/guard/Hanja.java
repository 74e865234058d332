package city.open.ground.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How Chinese characters are read in Korean: 洪吉童 is 홍길동. Some have more than one reading, as 李 has 이 and 리. */
final class Hanja {
    /** A name of four characters with two readings each, and something to spare. */
    private static final int MOST = 32;

    private Hanja() {}

    /** Read once, where a text has such a character for the first time. */
    private static final class Readings {
        private static final Map<Integer, String> OF = read();

        private static Map<Integer, String> read() {
            Map<Integer, String> readings = new HashMap<>();
            try (var lines = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(Hanja.class.getResourceAsStream("hanja.txt")), StandardCharsets.UTF_8))) {
                lines.lines()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(line -> line.substring(2)
                                .codePoints()
                                .forEach(letter -> readings.merge(letter, line.substring(0, 1), String::concat)));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
            return readings;
        }
    }

    /** The ways to read these characters in Hangul; none where one of them is unknown, or too many to try. */
    static List<String> readings(String characters) {
        List<String> ways = List.of("");
        for (int letter : characters.codePoints().toArray()) {
            var readings = Readings.OF.get(letter);
            if (readings == null || ways.size() * readings.length() > MOST) {
                return List.of();
            }
            List<String> longer = new ArrayList<>();
            for (var way : ways) {
                readings.codePoints().forEach(syllable -> longer.add(way + Character.toString(syllable)));
            }
            ways = longer;
        }
        return ways;
    }
}
