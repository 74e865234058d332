package city.open.outside.follow;

import city.open.ground.page.Words;
import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends to browsers by their makers' push services (RFC 8030), sealed for the browser alone (RFC 8291) and signed by us (RFC 8292). A
 * service learns that a browser gets something from us, and when.
 */
@Component
@EnableConfigurationProperties(PushSettings.class)
class PushCourier implements Courier {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SIGNED_FOR = Duration.ofHours(12);
    /** How long a service keeps it for a browser that is off. */
    private static final Duration KEPT_FOR = Duration.ofDays(2);
    /** A notification shows a few lines; the page has the rest. */
    private static final int LONGEST = 300;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PushSettings settings;
    private final PushKeys keys;
    private final Composer composer;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PushCourier(PushSettings settings, PushKeys keys, Composer composer, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.composer = composer;
        this.clock = clock;
    }

    @Override
    public Way way() {
        return Way.PUSH;
    }

    @Override
    public boolean isOffered() {
        return settings.offered();
    }

    @Override
    public Outcome carry(Message message) {
        var browser = Browser.of(message.reach().to(), settings.anywhere()).orElse(null);
        if (browser == null) {
            return new Outcome.Gone("not a browser");
        }
        var mail = composer.write(message).orElse(null);
        if (mail == null) {
            return new Outcome.Unfit("nothing to tell");
        }
        try {
            if (!settings.anywhere() && !browser.isOutside()) {
                return new Outcome.Gone("inside");
            }
            var request = HttpRequest.newBuilder(browser.endpoint())
                    .timeout(TIMEOUT)
                    .header("TTL", Long.toString(KEPT_FOR.toSeconds()))
                    .header("Urgency", "normal")
                    .header("Topic", topic(message.id()))
                    .header("Content-Type", "application/octet-stream")
                    .header("Content-Encoding", "aes128gcm")
                    .header("Authorization", keys.authorization(claims(browser)))
                    .POST(BodyPublishers.ofByteArray(browser.seal(notification(message, mail))))
                    .build();
            return judged(http.send(request, BodyHandlers.discarding()).statusCode());
        } catch (UnknownHostException _) {
            return new Outcome.Later("unknown host");
        } catch (IOException closed) {
            // One service that is away says nothing of the others.
            return new Outcome.Later(closed.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome.Later("stopped");
        }
    }

    private static Outcome judged(int status) {
        if (status / 100 == 2) {
            return new Outcome.Carried();
        }
        return switch (status) {
            case 404, 410 -> new Outcome.Gone(Integer.toString(status));
            case 400, 413 -> new Outcome.Unfit(Integer.toString(status));
            default -> new Outcome.Later(Integer.toString(status));
        };
    }

    /** The same at each try, so that a service that still has the first replaces it. */
    private static String topic(UUID message) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(message.getMostSignificantBits())
                .putLong(message.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private String claims(Browser browser) {
        var endpoint = browser.endpoint();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", endpoint.getScheme() + "://" + endpoint.getRawAuthority());
        claims.put("exp", clock.instant().plus(SIGNED_FOR).getEpochSecond());
        if (!settings.contact().isEmpty()) {
            claims.put("sub", settings.contact());
        }
        return JSON.writeValueAsString(claims);
    }

    private static byte[] notification(Message message, Mail mail) {
        var one = message.subscription();
        var only = mail.petitions().size() == 1 ? mail.petitions().getFirst() : null;
        var text = mail.petitions().stream()
                .map(petition ->
                        petition.title() + ": " + petition.news().getLast().headline())
                .collect(Collectors.joining("\n"));
        return JSON.writeValueAsBytes(Map.of(
                "title",
                shortened(mail.subject()),
                "text",
                shortened(
                        only == null
                                ? text
                                : String.join("\n", only.news().getLast().told())),
                "lang",
                one.lang().tag(),
                "tag",
                message.id().toString(),
                "manage",
                "/" + one.lang().tag() + "/follow/manage/" + message.reach().token(),
                "manageName",
                Words.in(one.lang()).say("follow.push.manage"),
                "page",
                "/" + one.lang().tag() + (only == null ? one.followed().path() : "/petitions/" + only.number())));
    }

    private static String shortened(String text) {
        int end = Math.min(text.length(), LONGEST);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return end < text.length() ? text.substring(0, end) + "…" : text;
    }
}
