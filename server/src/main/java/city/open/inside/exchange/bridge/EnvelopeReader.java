package city.open.inside.exchange.bridge;

import city.open.ground.calendar.Text;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
            return new Reading.Batch(List.of(unreadable(body, why(broken))));
        }
        if (!events.isArray()) {
            return new Reading.Batch(List.of(unreadable(body, "a batch has to be a JSON array")));
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
            return envelope(FORMAT.deserialize(body), body);
        } catch (RuntimeException notAnEvent) {
            return unreadable(body, why(notAnEvent));
        }
    }

    private static Envelope binary(Map<String, String> headers, byte[] body) {
        try {
            return envelope(HttpMessageFactory.createReader(headers, body).toEvent(), body);
        } catch (RuntimeException notAnEvent) {
            return unreadable(body, why(notAnEvent));
        }
    }

    private static Envelope envelope(CloudEvent event, byte[] asItCame) {
        if (event.getSpecVersion() != SpecVersion.V1) {
            return unreadable(asItCame, "specversion has to be 1.0");
        }
        var subject = event.getSubject();
        if (isTooLong(event.getId())
                || isTooLong(event.getSource().toString())
                || isTooLong(event.getType())
                || (subject != null && isTooLong(subject))) {
            return unreadable(asItCame, "id, source, type and subject have at most %d letters".formatted(LONGEST_NAME));
        }
        var body = new String(FORMAT.serialize(event), StandardCharsets.UTF_8);
        if (body.contains("\\u0000")) {
            return unreadable(asItCame, "the character U+0000 cannot be kept");
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
    private static Envelope unreadable(byte[] body, String why) {
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
                new Text("CloudEvents 1.0 형식으로 읽을 수 없습니다: " + why, "It cannot be read as a CloudEvent 1.0: " + why));
    }

    /** The first line of what the reader said, which names the fault without what was sent. */
    private static String why(RuntimeException fault) {
        var cause = fault.getCause() == null ? fault : fault.getCause();
        var message = cause instanceof JacksonException || cause instanceof com.fasterxml.jackson.core.JacksonException
                ? "it is not well-formed JSON"
                : Objects.requireNonNullElse(cause.getMessage(), "it is broken");
        var line = message.lines().findFirst().orElse("it is broken");
        return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) + "…" : line;
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
