package city.open.intake;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.altcha.altcha.Altcha;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands at public forms that have no session, of this room and others: each form carries a proof that it came from our own page, each address
 * may send only so many an hour, and who begins something either shows a proof of work (ALTCHA, no tracking) or is counted more strictly.
 */
@Component
@EnableConfigurationProperties(IntakeSettings.class)
public class Doorkeeper {
    static final String FIELD = "form";
    static final String WORK = "altcha";

    private static final String COOKIE = "open-filing";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long HARDEST = 60_000;
    private static final int MOST_ADDRESSES = 100_000;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LoadingCache<String, AtomicInteger> sent = counters();
    private final LoadingCache<String, AtomicInteger> begun = counters();
    /** Each solution counts once. */
    private final LoadingCache<String, AtomicInteger> solved = counters();

    /** What came as files, and what work there was for it, each by address. */
    private final LoadingCache<String, AtomicLong> poured = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(HOUR)
            .build(_ -> new AtomicLong());

    private final LoadingCache<String, AtomicInteger> worked = counters();

    private final ReceiptKey key;
    private final IntakeSettings settings;

    Doorkeeper(ReceiptKey key, IntakeSettings settings) {
        this.key = key;
        this.settings = settings;
    }

    private static LoadingCache<String, AtomicInteger> counters() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterWrite(HOUR)
                .build(_ -> new AtomicInteger());
    }

    /** Whether this address may send another form within the hour. */
    public boolean letsSend(HttpServletRequest request) {
        return count(sent, address(request)) <= settings.formsAnHour();
    }

    /** Whether this address may begin another filing within the hour. */
    boolean letsBegin(HttpServletRequest request, String work) {
        return letsBegin("filing", request, work, settings.filingsAnHour(), settings.filingsAnHourWithoutWork());
    }

    /**
     * Whether this address may begin another one of this kind within the hour.
     *
     * @param work the solution of a {@link #challenge}, or empty
     */
    public boolean letsBegin(String kind, HttpServletRequest request, String work, int most, int mostWithoutWork) {
        return count(begun, kind + " " + address(request)) <= (isSolved(work) ? most : mostWithoutWork);
    }

    /** Notes a proof of work: it stands for a bounded amount of files. */
    void hasWorked(HttpServletRequest request, String work) {
        if (isSolved(work)) {
            count(worked, address(request));
        }
    }

    /** Whether this address may send another file within the hour; what it sent until now is counted by {@link #poured}. */
    boolean letsPour(HttpServletRequest request) {
        var address = address(request);
        long megabytes = settings.megabytesAnHour() + worked.get(address).get() * settings.megabytesForWork();
        return poured.get(address).get() < megabytes * 1024 * 1024;
    }

    void poured(HttpServletRequest request, long bytes) {
        poured.get(address(request)).addAndGet(bytes);
    }

    private static int count(LoadingCache<String, AtomicInteger> counters, String one) {
        return counters.get(one).incrementAndGet();
    }

    /** Of IPv6 the network, as one machine has as many addresses in it as it likes. */
    private static String address(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        return address.indexOf(':') < 0
                ? address
                : String.join(
                        ":", Arrays.asList(address.split(":")).subList(0, Math.min(4, address.split(":").length)));
    }

    /** Work for the browser, as JSON. */
    public String challenge() {
        try {
            var made = Altcha.createChallenge(new Altcha.ChallengeOptions()
                    .setAlgorithm(Altcha.Algorithm.SHA256)
                    .setMaxNumber(HARDEST)
                    .setSecureRandomNumber(true)
                    .setHmacKey(workKey())
                    .setExpiresInSeconds(HOUR.toSeconds()));
            return JSON.writeValueAsString(Map.of(
                    "algorithm", made.algorithm,
                    "challenge", made.challenge,
                    "maxnumber", made.maxnumber,
                    "salt", made.salt,
                    "signature", made.signature));
        } catch (Exception unusable) {
            throw new IllegalStateException("no challenge can be made", unusable);
        }
    }

    private boolean isSolved(String work) {
        if (work.isEmpty() || work.length() > 2_000) {
            return false;
        }
        try {
            return Altcha.verifySolution(work, workKey(), true) && count(solved, work) == 1;
        } catch (Exception notOne) {
            return false;
        }
    }

    private String workKey() {
        return Base64.getEncoder().encodeToString(key.secret("work"));
    }

    String form(HttpServletRequest request, HttpServletResponse response) {
        return form(request, response, "/file");
    }

    /**
     * The value for the hidden field of a form on this page; the cookie it is bound to is set where it is missing.
     *
     * @param place the path, without its language, below which the form is sent
     */
    public String form(HttpServletRequest request, HttpServletResponse response, String place) {
        var held = cookie(request);
        if (held == null) {
            var bytes = new byte[16];
            RANDOM.nextBytes(bytes);
            held = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            for (var lang : new String[] {"ko", "en"}) {
                Cookies.set(request, response, COOKIE, held, "/" + lang + place, Duration.ofDays(1));
            }
        }
        return bound(held);
    }

    /** Whether a form was on a page we gave to this browser. */
    public boolean isOurs(HttpServletRequest request, String field) {
        var held = cookie(request);
        return held != null
                && MessageDigest.isEqual(
                        bound(held).getBytes(StandardCharsets.US_ASCII), field.getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null || !cookie.getValue().matches("[A-Za-z0-9_-]{22}") ? null : cookie.getValue();
    }

    private String bound(String held) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mark("forms", held));
    }

    /** What only the machines of this site can make of a text (HMAC-SHA-256), for one use. */
    public byte[] mark(String use, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret(use), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
