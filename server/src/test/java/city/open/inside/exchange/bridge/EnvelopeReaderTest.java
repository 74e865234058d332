package city.open.inside.exchange.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.SharedData;
import city.open.ground.calendar.Text;
import city.open.inside.exchange.bridge.EnvelopeReader.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EnvelopeReaderTest {
    private static final String EVENT = """
            {"specversion":"1.0","id":"e-1","source":"urn:approval","type":"city.open.step.started","subject":"C-1",
             "time":"2026-11-20T05:00:00Z","sequence":"2","datacontenttype":"application/json","data":{"step":"site-inspection"}}""";

    /** The samples of the CloudEvents SDKs: an attribute that is no integer, and names that are no lower-case letters and digits. */
    @Test
    void the_conformance_samples_are_judged_right() throws IOException {
        Map<String, Boolean> verdicts = new TreeMap<>();
        try (var samples = Files.list(SharedData.file("cloudevents/json-v1"))) {
            for (var sample : samples.toList()) {
                verdicts.put(
                        sample.getFileName().toString(),
                        EnvelopeReader.structured(Files.readAllBytes(sample)).type() != null);
            }
        }
        assertThat(verdicts).hasSizeGreaterThanOrEqualTo(17);
        var refused = verdicts.entrySet().stream()
                .filter(verdict -> !verdict.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(refused)
                .isEqualTo(Set.of(
                        "fail_numeric_decimal.json",
                        "fail_numeric_long.json",
                        "json_data_with_ext_invalid.json",
                        "json_data_with_ext_upper_case.json"));
    }

    @Test
    void an_event_is_the_same_however_it_travels() {
        var structured = single(Map.of("content-type", "application/cloudevents+json; charset=utf-8"), EVENT);
        var binary = single(
                Map.of(
                        "content-type", "application/json",
                        "ce-specversion", "1.0",
                        "ce-id", "e-1",
                        "ce-source", "urn:approval",
                        "ce-type", "city.open.step.started",
                        "ce-subject", "C-1",
                        "ce-time", "2026-11-20T05:00:00Z",
                        "ce-sequence", "2"),
                "{\"step\": \"site-inspection\"}");
        var batch = read(Map.of("content-type", "application/cloudevents-batch+json"), "[" + EVENT + "]");
        assertThat(structured.fault()).isNull();
        assertThat(structured.sequence()).isEqualTo(2);
        assertThat(binary.content()).isEqualTo(structured.content());
        assertThat(batch)
                .isInstanceOfSatisfying(
                        Reading.Batch.class,
                        one -> assertThat(one.envelopes())
                                .extracting(Envelope::content)
                                .containsExactly(structured.content()));
    }

    @Test
    void one_broken_event_does_not_spoil_its_batch() {
        var batch = read(
                Map.of("content-type", "application/cloudevents-batch+json"),
                "[" + EVENT + ", {\"specversion\":\"1.0\",\"id\":\"e-2\"}, 7]");
        assertThat(batch)
                .isInstanceOfSatisfying(
                        Reading.Batch.class,
                        one -> assertThat(one.envelopes())
                                .extracting(Envelope::type)
                                .containsExactly("city.open.step.started", null, null));
    }

    @Test
    void what_cannot_be_read_says_why_and_is_known_again() {
        var once = single(Map.of("content-type", "application/cloudevents+json"), "{\"specversion\":");
        var twice = single(Map.of("content-type", "application/cloudevents+json"), "{\"specversion\":");
        assertThat(once.fault())
                .extracting(Text::en)
                .isEqualTo("It cannot be read as a CloudEvent 1.0: it is not well-formed JSON");
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void anything_else_is_not_taken() {
        assertThat(read(Map.of("content-type", "application/json"), "{}")).isEqualTo(new Reading.OtherType());
        assertThat(read(Map.of("content-type", "application/cloudevents+xml"), "<event/>"))
                .isEqualTo(new Reading.OtherType());
    }

    private static Envelope single(Map<String, String> headers, String body) {
        return ((Reading.Single) read(headers, body)).envelope();
    }

    private static Reading read(Map<String, String> headers, String body) {
        return EnvelopeReader.read(headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
