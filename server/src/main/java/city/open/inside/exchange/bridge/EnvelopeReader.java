package city.open.inside.exchange.bridge;

import city.open.ground.calendar.Text;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads events out of a request, in the three ways in which CloudEvents travel over HTTP: structured, binary, batched. */
final class EnvelopeReader {
    static final int MOST_EVENTS = 1_000;
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final int LONGEST_NAME = 300;

    private static final String PREFIX = "ce-";
    private static final Text NOT_JSON = new Text("올바른 JSON이 아닙니다", "it is not well-formed JSON");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonFormat FORMAT = new JsonFormat();

    private EnvelopeReader() {}

    /** What came in a request. An empty batch is lawful. */
    sealed interface Reading {
        record Single(Envelope envelope) implements Reading {}

        record Batch(List<Envelope> envelopes) implements Reading {}

        record TooMany() implements Reading {}

        /** None of the three ways. */
        record OtherType() implements Reading {}
    }

    /** @param headers by name in small letters */
    static Reading read(Map<String, String> headers, byte[] body) {
        var type = headers.getOrDefault("content-type", "")
                .toLowerCase(Locale.ROOT)
                .split(";", 2)[0]
                .strip();
        if (type.equals(BATCH)) {
            return batch(body);
        }
        if (type.equals(STRUCTURED)) {
            return new Reading.Single(structured(body));
        }
        return type.startsWith("application/cloudevents") || !headers.containsKey("ce-specversion")
                ? new Reading.OtherType()
                : new Reading.Single(binary(headers, body));
    }

    private static Reading batch(byte[] body) {
        JsonNode events;
        try {
            events = JSON.readTree(body);
        } catch (JacksonException broken) {
            return new Reading.Batch(List.of(unreadable(body, NOT_JSON)));
        }
        if (!events.isArray()) {
            return new Reading.Batch(
                    List.of(unreadable(body, new Text("묶음은 JSON 배열이어야 합니다", "a batch has to be a JSON array"))));
        }
        if (events.size() > MOST_EVENTS) {
            return new Reading.TooMany();
        }
        List<Envelope> envelopes = new ArrayList<>(events.size());
        events.forEach(event -> envelopes.add(structured(JSON.writeValueAsBytes(event))));
        return new Reading.Batch(envelopes);
    }

    static Envelope structured(byte[] body) {
        try {
            var event = JSON.readTree(body);
            var missing = missing(name -> event.path(name).asString(""));
            return missing == null ? envelope(FORMAT.deserialize(body), body) : unreadable(body, missing);
        } catch (RuntimeException notAnEvent) {
            return unreadable(body, why(notAnEvent));
        }
    }

    private static Envelope binary(Map<String, String> headers, byte[] body) {
        try {
            var decoded = new TreeMap<>(headers);
            decoded.replaceAll((name, value) -> name.startsWith(PREFIX) ? decoded(value) : value);
            var missing = missing(name -> decoded.getOrDefault(PREFIX + name, ""));
            return missing == null
                    ? envelope(HttpMessageFactory.createReader(decoded, body).toEvent(), body)
                    : unreadable(body, missing);
        } catch (RuntimeException notAnEvent) {
            return unreadable(body, why(notAnEvent));
        }
    }

    /** Which attribute that every event has is not there, or empty: by it events could not be told apart. */
    private static @Nullable Text missing(UnaryOperator<String> attribute) {
        return Stream.of("specversion", "id", "source", "type")
                .filter(name -> attribute.apply(name).isBlank())
                .findFirst()
                .map(name -> new Text(
                        "%s 속성이 없거나 비어 있습니다".formatted(name), "the attribute %s is missing or empty".formatted(name)))
                .orElse(null);
    }

    /** The value of a header as it was meant: out of its quotes, and with its percent signs decoded (HTTP binding, section 3.1.3.2). */
    static String decoded(String header) {
        var value = header.strip();
        if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
            value = value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        if (value.indexOf('%') < 0) {
            return value;
        }
        var bytes = new ByteArrayOutputStream(value.length());
        for (int i = 0; i < value.length(); i++) {
            var digits = i + 3 <= value.length() ? value.substring(i + 1, i + 3) : "";
            if (value.charAt(i) == '%' && digits.matches("[0-9A-Fa-f]{2}")) {
                bytes.write(Integer.parseInt(digits, 16));
                i += 2;
            } else {
                bytes.writeBytes(value.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Envelope envelope(CloudEvent event, byte[] asItCame) {
        if (event.getSpecVersion() != SpecVersion.V1) {
            return unreadable(asItCame, new Text("specversion은 1.0이어야 합니다", "specversion has to be 1.0"));
        }
        var subject = event.getSubject();
        if (isTooLong(event.getId())
                || isTooLong(event.getSource().toString())
                || isTooLong(event.getType())
                || (subject != null && isTooLong(subject))) {
            return unreadable(
                    asItCame,
                    new Text(
                            "id, source, type, subject는 %d자 이하여야 합니다".formatted(LONGEST_NAME),
                            "id, source, type and subject have at most %d letters".formatted(LONGEST_NAME)));
        }
        var body = new String(FORMAT.serialize(event), StandardCharsets.UTF_8);
        if (body.contains("\\u0000")) {
            return unreadable(asItCame, new Text("U+0000 글자는 보관할 수 없습니다", "the character U+0000 cannot be kept"));
        }
        var numbered = event.getExtension("sequence");
        var sequence = sequence(numbered);
        Text fault = null;
        if (subject == null || subject.isBlank()) {
            fault = new Text(
                    "어느 민원에 관한 것인지(subject) 없습니다.",
                    "The event has no subject: a petition number or the number of a document.");
        } else if (numbered != null && sequence == null) {
            fault = new Text("sequence는 1부터 시작하는 자연수여야 합니다.", "The sequence has to be a whole number from 1 on.");
        }
        var time = event.getTime();
        return new Envelope(
                event.getSource().toString(),
                event.getId(),
                event.getType(),
                subject == null || subject.isBlank() ? null : subject,
                sequence,
                time == null ? null : time.toInstant(),
                digest(canonical(body)),
                body,
                fault);
    }

    private static boolean isTooLong(String name) {
        return name.length() > LONGEST_NAME;
    }

    /** As {@code sequencetype} Integer has it: from 1, one more each time. */
    private static @Nullable Long sequence(@Nullable Object numbered) {
        var text = String.valueOf(numbered);
        return text.matches("0*[1-9]\\d{0,17}") ? Long.valueOf(text) : null;
    }

    private static byte[] canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException notCanonical) {
            throw new IllegalArgumentException(notCanonical.getMessage(), notCanonical);
        }
    }

    /** Kept all the same, under the digest of what came, so that the same again is known. */
    private static Envelope unreadable(byte[] body, Text why) {
        var digest = digest(body);
        return new Envelope(
                "",
                digest,
                null,
                null,
                null,
                null,
                digest,
                new String(body, StandardCharsets.UTF_8).replace('\0', '\uFFFD'),
                new Text(
                        "CloudEvents 1.0 형식으로 읽을 수 없습니다: " + why.ko(),
                        "It cannot be read as a CloudEvent 1.0: " + why.en()));
    }

    /** What the reader says itself is in English alone, and may hold what was sent. */
    private static Text why(RuntimeException fault) {
        var cause = fault.getCause() == null ? fault : fault.getCause();
        if (fault instanceof JacksonException
                || cause instanceof JacksonException
                || cause instanceof com.fasterxml.jackson.core.JacksonException) {
            return NOT_JSON;
        }
        return fault instanceof CloudEventRWException unfit
                        && unfit.getKind() == CloudEventRWException.CloudEventRWExceptionKind.INVALID_SPEC_VERSION
                ? new Text("specversion은 1.0이어야 합니다", "specversion has to be 1.0")
                : new Text("속성 이름이나 값의 형식이 맞지 않습니다", "the name or the value of an attribute does not have its form");
    }

    private static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
