package city.open.inside.exchange.webhook;

import city.open.inside.exchange.signing.SharedSecret;
import city.open.inside.exchange.signing.SignedMessage;
import city.open.outside.record.RecordJson;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Brings one entry to one address, as the CloudEvents web hook specification has it: asks first, follows no redirect, signs. */
@Component
class Postman {
    private static final int RATE_ASKED_FOR = 6_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final String ORIGIN = "WebHook-Request-Origin";

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final JsonFormat format = new JsonFormat();
    private final String origin;
    private final Clock clock;

    /** @param origin the DNS name that subscribers know this installation by */
    Postman(@Value("${open.exchange.origin:localhost}") String origin, Clock clock) {
        this.origin = origin;
        this.clock = clock;
    }

    /** Whether a target wants to be told. */
    sealed interface Consent {
        /** @param rate requests a minute, none for any number */
        record Given(@Nullable Integer rate) implements Consent {}

        record Withheld(String why) implements Consent {}
    }

    /** What a target said to an entry. */
    sealed interface Answer {
        record Taken() implements Answer {}

        /** The same entry would be refused again. */
        record Refused(String why) implements Answer {}

        /** It may take it later. */
        record Later(String why, @Nullable Duration after) implements Answer {}

        record Gone() implements Answer {}
    }

    /** The validation handshake (section 4): consent is in the headers, whatever the status. */
    Consent ask(Target target) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(target.address())
                            .timeout(PATIENCE)
                            .method("OPTIONS", BodyPublishers.noBody())
                            .header(ORIGIN, origin)
                            .header("WebHook-Request-Rate", Integer.toString(RATE_ASKED_FOR))
                            .build(),
                    BodyHandlers.discarding());
            var allowed = answer.headers().firstValue("WebHook-Allowed-Origin").orElse("");
            if (!allowed.equals("*") && !allowed.equals(origin)) {
                return new Consent.Withheld(
                        "It did not answer OPTIONS with WebHook-Allowed-Origin: %s or *.".formatted(origin));
            }
            var rate = answer.headers().firstValue("WebHook-Allowed-Rate").orElse(Integer.toString(RATE_ASKED_FOR));
            return new Consent.Given(rate.matches("[1-9]\\d{0,6}") ? Integer.valueOf(rate) : null);
        } catch (IOException notThere) {
            return new Consent.Withheld(
                    "It could not be asked: " + notThere.getClass().getSimpleName() + ".");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Consent.Withheld("We were stopped while asking.");
        }
    }

    /** @param entry the canonical JSON of a public entry */
    Answer deliver(Target target, SharedSecret secret, String entry) {
        var body = format.serialize(event(entry));
        var headers = Map.of("Content-Type", "application/cloudevents+json", ORIGIN, origin);
        var request = HttpRequest.newBuilder(target.address()).timeout(PATIENCE).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        secret.sign(SignedMessage.to("POST", target.address(), headers), body, clock.instant())
                .forEach(request::header);
        try {
            return answer(http.send(request.build(), BodyHandlers.discarding()));
        } catch (IOException notThere) {
            return new Answer.Later(
                    "It could not be reached: " + notThere.getClass().getSimpleName() + ".", null);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Later("We were stopped.", null);
        }
    }

    private static Answer answer(HttpResponse<Void> answer) {
        int status = answer.statusCode();
        var why = "It answered %d.".formatted(status);
        return switch (status) {
            case 200, 201, 202, 203, 204 -> new Answer.Taken();
            case 410 -> new Answer.Gone();
            case 408, 425, 429 -> new Answer.Later(why, retryAfter(answer));
            default -> status >= 500 ? new Answer.Later(why, retryAfter(answer)) : new Answer.Refused(why);
        };
    }

    /** In seconds; a date there would need the other clock to be right. */
    private static @Nullable Duration retryAfter(HttpResponse<Void> answer) {
        var wait = answer.headers().firstValue("Retry-After").orElse("");
        if (!wait.matches("\\d{1,9}")) {
            return null;
        }
        var asked = Duration.ofSeconds(Long.parseLong(wait));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    /** The entry as an event: its index is the id, so that one told twice is known, and gives the order. */
    CloudEvent event(String entry) {
        var json = RecordJson.JSON.readTree(entry);
        var index = json.get("index").asLong();
        var event = CloudEventBuilder.v1()
                .withId(Long.toString(index))
                .withSource(URI.create("https://%s/api/v1/changes".formatted(origin)))
                .withType("city.open.public." + json.get("kind").asString())
                .withTime(OffsetDateTime.parse(json.get("recordedAt").asString()))
                .withExtension("sequence", "%020d".formatted(index))
                .withExtension("entryindex", Long.toString(index))
                .withData("application/json", entry.getBytes(StandardCharsets.UTF_8));
        // What the city says about itself is of no petition.
        return json.has("petition")
                ? event.withSubject(json.get("petition").asString()).build()
                : event.build();
    }
}
