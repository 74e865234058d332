package city.open.outside.report;

import city.open.border.reports.ReportCode;
import city.open.ground.calendar.CityTime;
import city.open.outside.filing.Doorkeeper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * What each form carries to show that it is from a page of ours, of today or yesterday. It is kept nowhere, in no cookie either; a code follows from it,
 * so that a form that is sent twice has one report and shows the same code again.
 */
@Component
class Tickets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Doorkeeper doorkeeper;
    private final Clock clock;

    Tickets(Doorkeeper doorkeeper, Clock clock) {
        this.doorkeeper = doorkeeper;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
    }

    String fresh() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        var said = BASE64.encodeToString(bytes) + "." + today();
        return said + "." + mark(said);
    }

    boolean isOurs(String ticket) {
        int cut = ticket.lastIndexOf('.');
        if (ticket.length() > 100 || cut < 0) {
            return false;
        }
        var said = ticket.substring(0, cut);
        if (!MessageDigest.isEqual(bytes(mark(said)), bytes(ticket.substring(cut + 1)))) {
            return false;
        }
        try {
            return !LocalDate.parse(said.substring(said.indexOf('.') + 1)).isBefore(today().minusDays(1));
        } catch (DateTimeParseException notOurs) {
            return false;
        }
    }

    /** The code of the report that this form sends. */
    ReportCode code(String ticket) {
        return ReportCode.of(doorkeeper.mark("report code", ticket));
    }

    /** What codes are mixed with; it lies with the keys of this site and not in the database. */
    byte[] pepper() {
        return doorkeeper.mark("report pepper", "v1");
    }

    private String mark(String said) {
        return BASE64.encodeToString(doorkeeper.mark("report form", said));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
