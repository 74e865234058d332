package city.open.inside.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Our reader and the published XES 2.2 schema agree on what is a right log. */
class XesVerdictTest {
    private static final String NAMESPACE = "http://www.xes-standard.org/";

    @Test
    void every_file_with_a_known_verdict_is_judged_as_the_schema_judges_it() throws Exception {
        var expected = new LinkedHashMap<String, String>();
        var ours = new LinkedHashMap<String, String>();
        try (var in = Files.newBufferedReader(SharedData.file("xes/xsd-verdicts.csv"));
                var rows = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(in)) {
            for (var row : rows) {
                var file = SharedData.file(row.get("file").replaceFirst("^open/", ""));
                if (Files.exists(file)) {
                    expected.put(row.get("file"), row.get("verdict"));
                    ours.put(row.get("file"), verdict(Files.newInputStream(file)));
                }
            }
        }
        assertThat(ours).hasSizeGreaterThan(50).isEqualTo(expected);
    }

    /** Two thousand small logs, most of them spoiled in one or two places, against the schema itself. */
    @Test
    void random_logs_are_judged_as_the_schema_judges_them() throws Exception {
        var schema = SchemaFactory.newDefaultInstance()
                .newSchema(SharedData.file("xes/xsd/xes22.xsd").toFile());
        var random = new Random(20261123);
        var disagreements = new ArrayList<String>();
        int right = 0;
        for (int i = 0; i < 2000; i++) {
            var xml = new RandomLog(random).xml();
            var theirs = verdictOf(schema, xml);
            right += theirs.equals("valid") ? 1 : 0;
            if (!verdict(new ByteArrayInputStream(xml.getBytes(UTF_8))).equals(theirs)) {
                disagreements.add(theirs + " by the schema: " + xml);
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(right).as("right logs among the random ones").isBetween(200, 1800);
    }

    private static String verdict(InputStream in) throws IOException {
        try (var reader = new XesReader(in)) {
            while (reader.next() != null) {
                // Only the departures matter here.
            }
            return reader.departures().isEmpty() ? "valid" : "invalid";
        } catch (XesFault _) {
            return "invalid";
        }
    }

    private static String verdictOf(Schema schema, String xml) throws IOException {
        try {
            var validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.validate(new StreamSource(new ByteArrayInputStream(xml.getBytes(UTF_8))));
            return "valid";
        } catch (SAXException _) {
            return "invalid";
        }
    }

    /** Mostly follows the schema, and now and then does not. */
    private static final class RandomLog {
        private static final List<String> TYPES =
                List.of("string", "date", "int", "float", "boolean", "id", "list", "container");
        private static final List<String> VALUES = List.of(
                "",
                " ",
                "접수",
                "true",
                "0",
                "yes",
                "-7",
                "+7",
                "1.5",
                ".5",
                "1.",
                "1e3",
                "1e",
                "INF",
                "+INF",
                "-INF",
                "NaN",
                "9223372036854775807",
                "9223372036854775808",
                "٣",
                "2002-05-30T09:30:10",
                "2002-05-30T09:30:10Z",
                "2002-05-30T24:00:00Z",
                "2002-05-30T24:00:01Z",
                "0000-05-30T09:30:10Z",
                "-0044-03-15T12:00:00Z",
                "12002-05-30T09:30:10Z",
                "02002-05-30T09:30:10Z",
                "2002-02-29T09:30:10Z",
                "2002-05-30T09:30:60Z",
                "2002-05-30T09:30:10.1234567891+14:00",
                "2002-05-30T09:30:10+14:01",
                "2002-05-30T09:30Z",
                "2002-05-30",
                " 2002-05-30T09:30:10-05:30 ");
        private static final List<String> ELEMENTS =
                List.of("event", "trace", "log", "global", "extension", "values", "text", "classifier");

        private final Random random;

        RandomLog(Random random) {
            this.random = random;
        }

        String xml() {
            var version = seldom()
                    ? oneOf(List.of("", " xes.version='x'", " xes.version=' 2. '", " xes.version='1e1'"))
                    : " xes.version='2.0'";
            var other = seldom() ? oneOf(List.of(" xes.features=''", " openxes.version='1'", " creator='x'")) : "";
            var parts = new ArrayList<String>();
            parts.add(many(2, this::extension));
            parts.add(many(seldom() ? 4 : 3, this::global));
            parts.add(many(2, this::classifier));
            parts.add(many(2, () -> attribute(0)));
            parts.add(many(3, this::trace));
            if (seldom()) {
                Collections.shuffle(parts, random);
            }
            return "<log xmlns='" + NAMESPACE + "'" + version + other + ">" + String.join("", parts) + "</log>";
        }

        private String extension() {
            return "<extension" + given("name", "Concept")
                    + given(
                            "prefix",
                            seldom() ? oneOf(List.of("a b", "1a", "a:b", "-", "", "_", "뭐", "a·b", "³")) : "concept")
                    + given("uri", seldom() ? oneOf(List.of("a b", "", "x://[", "뭐", "%zz", "a|b")) : "http://x/y")
                    + "/>";
        }

        private String global() {
            return "<global"
                    + given(
                            "scope",
                            seldom() ? oneOf(List.of("Trace", " event", "")) : oneOf(List.of("trace", "event")))
                    + ">" + many(2, () -> attribute(0)) + "</global>";
        }

        private String classifier() {
            return "<classifier" + given("name", "x") + given("keys", "a b") + (seldom() ? "> x</classifier>" : "/>");
        }

        private String trace() {
            var events = many(
                    3, () -> "<event" + (seldom() ? " id='1'" : "") + ">" + many(4, () -> attribute(0)) + "</event>");
            var attributes = many(2, () -> attribute(0));
            return "<trace>" + (seldom() ? events + attributes : attributes + events) + "</trace>";
        }

        private String attribute(int depth) {
            if (seldom() && seldom()) {
                return "<" + oneOf(ELEMENTS) + "/>";
            }
            var type = oneOf(TYPES);
            var value = seldom()
                    ? oneOf(VALUES)
                    : switch (type) {
                        case "date" -> "2002-05-30T09:30:10.5+02:00";
                        case "int" -> "12";
                        case "float" -> "-1.5E-3";
                        case "boolean" -> "false";
                        default -> "x";
                    };
            boolean holdsValue = !Set.of("list", "container").contains(type);
            return "<" + type + given("key", "k") + (holdsValue != seldom(60) ? given("value", value) : "") + ">"
                    + (depth < 3 && random.nextInt(4) == 0 ? many(2, () -> attribute(depth + 1)) : "") + "</" + type
                    + ">";
        }

        private String given(String name, String value) {
            return seldom(60) ? "" : " " + name + "='" + value + "'";
        }

        private String many(int most, Supplier<String> part) {
            return IntStream.range(0, random.nextInt(most + 1))
                    .mapToObj(_ -> part.get())
                    .collect(Collectors.joining());
        }

        private boolean seldom() {
            return seldom(25);
        }

        private boolean seldom(int oneIn) {
            return random.nextInt(oneIn) == 0;
        }

        private <T> T oneOf(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
