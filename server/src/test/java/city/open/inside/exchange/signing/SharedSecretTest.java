package city.open.inside.exchange.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedSecretTest {
    private static final byte[] BODY = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final URI EVENTS = URI.create("https://open.example/api/v1/events");
    private static final SharedSecret OURS = new SharedSecret("approval.1", SharedSecret.fresh());

    /** The example of the standard, appendix B.2.5. */
    @Test
    void the_signature_is_the_one_that_rfc_9421_shows() {
        var secret = new SharedSecret(
                "test-shared-secret",
                Base64.getDecoder()
                        .decode(
                                "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ=="));
        var message = new SignedMessage(
                "POST",
                "example.com",
                "/foo",
                "param=Value&Pet=dog",
                Map.of(
                        "Date", "Tue, 20 Apr 2021 02:07:55 GMT",
                        "Content-Type", "application/json",
                        "Signature-Input",
                                "sig-b25=(\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\"",
                        "Signature", "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:"));
        assertThat(secret.matches(message)).isTrue();
    }

    @Test
    void what_we_sign_we_take() {
        assertThat(OURS.fault(signed(Map.of()), BODY, NOW, WINDOW)).isNull();
    }

    @Test
    void a_changed_body_path_header_or_key_is_noticed() {
        var message = signed(Map.of("ce-id", "1"));
        assertThat(OURS.fault(message, "{}".getBytes(StandardCharsets.UTF_8), NOW, WINDOW))
                .isEqualTo("Content-Digest is not the SHA-256 digest of the body.");
        assertThat(OURS.fault(with(message, "/api/v1/reconciliation", "ce-id", "1"), BODY, NOW, WINDOW))
                .isEqualTo("The signature does not match.");
        assertThat(OURS.fault(with(message, message.path(), "ce-id", "2"), BODY, NOW, WINDOW))
                .isEqualTo("The signature does not match.");
        assertThat(new SharedSecret("approval.1", SharedSecret.fresh()).fault(message, BODY, NOW, WINDOW))
                .isEqualTo("The signature does not match.");
    }

    @Test
    void a_header_that_carries_part_of_an_event_has_to_be_covered() {
        assertThat(OURS.fault(with(signed(Map.of()), EVENTS.getPath(), "ce-subject", "C-1"), BODY, NOW, WINDOW))
                .isEqualTo("The signature does not cover \"ce-subject\".");
    }

    @Test
    void a_request_is_good_for_five_minutes() {
        var message = signed(Map.of());
        assertThat(OURS.fault(message, BODY, NOW.plusSeconds(300), WINDOW)).isNull();
        assertThat(OURS.fault(message, BODY, NOW.plusSeconds(301), WINDOW)).contains("sign again");
        assertThat(OURS.fault(message, BODY, NOW.minusSeconds(301), WINDOW)).contains("sign again");
    }

    private static SignedMessage signed(Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("content-type", "application/cloudevents+json");
        headers.putAll(OURS.sign(SignedMessage.to("POST", EVENTS, headers), BODY, NOW));
        return SignedMessage.to("POST", EVENTS, headers);
    }

    private static SignedMessage with(SignedMessage message, String path, String header, String value) {
        Map<String, String> headers = new HashMap<>(message.headers());
        headers.put(header, value);
        return new SignedMessage(message.method(), message.authority(), path, message.query(), headers);
    }
}
