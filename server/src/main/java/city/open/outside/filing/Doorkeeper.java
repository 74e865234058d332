package city.open.outside.filing;

import city.open.ground.gate.Amounts;
import city.open.ground.page.Guest;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.altcha.altcha.Altcha;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
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
    private static final Pattern EXPIRY = Pattern.compile("[?&]expires=\\d{10}(?:&|$)");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ReceiptKey key;
    private final IntakeSettings settings;
    private final Amounts amounts;
    private final Clock clock;

    Doorkeeper(ReceiptKey key, IntakeSettings settings, Amounts amounts, Clock clock) {
        this.key = key;
        this.settings = settings;
        this.amounts = amounts;
        this.clock = clock;
    }

    /** Whether this address may send another form within the hour. */
    public boolean letsSend(HttpServletRequest request) {
        return amounts.count("form", request.getRemoteAddr()) <= settings.formsAnHour();
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
        return amounts.count("begun " + kind, request.getRemoteAddr()) <= (isSolved(work) ? most : mostWithoutWork);
    }

    /** Notes a proof of work: it stands for a bounded amount of files. */
    void hasWorked(HttpServletRequest request, String work) {
        if (isSolved(work)) {
            amounts.count("worked", request.getRemoteAddr());
        }
    }

    /** Whether this address may send another file within the hour; what it sent until now is counted by {@link #poured}. */
    boolean letsPour(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        long megabytes = settings.megabytesAnHour() + amounts.of("worked", address) * settings.megabytesForWork();
        return amounts.of("poured", address) < megabytes * 1024 * 1024;
    }

    void poured(HttpServletRequest request, long bytes) {
        amounts.add("poured", request.getRemoteAddr(), bytes);
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
            return Altcha.verifySolution(work, workKey(), true) && isNew(work);
        } catch (DataAccessException | TransactionException lost) {
            throw lost;
        } catch (Exception notOne) {
            return false;
        }
    }

    /**
     * Each challenge counts once, however its solution is written. Its hash is of salt and number with nothing between them, so that digits could
     * be moved from one to the other to make it last longer; but a second of ours has ten digits.
     */
    private boolean isNew(String work) {
        var shown = JSON.readTree(Base64.getDecoder().decode(work));
        return EXPIRY.matcher(shown.path("salt").asString("")).find()
                && amounts.isFirst(
                        "work " + shown.path("challenge").asString("").toLowerCase(Locale.ROOT),
                        clock.instant().plus(HOUR).plus(HOUR));
    }

    private String workKey() {
        return Base64.getEncoder().encodeToString(key.secret("work"));
    }

    String form(Guest guest) {
        return form(guest, "/file");
    }

    /**
     * The value for the hidden field of a form on this page; the cookie it is bound to is set where it is missing.
     *
     * @param place the path, without its language, below which the form is sent
     */
    public String form(Guest guest, String place) {
        var held = cookie(guest.request());
        if (held == null) {
            var bytes = new byte[16];
            RANDOM.nextBytes(bytes);
            held = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            for (var lang : new String[] {"ko", "en"}) {
                Cookies.set(guest.request(), guest.response(), COOKIE, held, "/" + lang + place, Duration.ofDays(1));
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
