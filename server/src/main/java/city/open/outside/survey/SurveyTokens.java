package city.open.outside.survey;

import city.open.border.surveys.Cell;
import city.open.border.surveys.Quarter;
import city.open.ground.page.When;
import city.open.outside.filing.Doorkeeper;
import city.open.outside.record.CaseView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tokens of the survey. One follows from a petition and its result by a secret of the site, so that none is kept anywhere and the same result has the
 * same token whoever asks for it. It carries its cell and its last day, and nobody but this site can tell which petition it is of.
 */
@Component
public class SurveyTokens {
    private static final int NONCE = 16;
    private static final int SEAL = 16;
    private static final int HEAD = NONCE + Integer.BYTES;
    private static final int LONGEST = 400;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Doorkeeper doorkeeper;

    SurveyTokens(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    /**
     * What a token says.
     *
     * @param closes the last day on which it opens
     * @param mark what is kept of it until its quarter is counted, so that it answers once
     */
    record Read(Cell cell, LocalDate closes, byte[] mark) {
        @Override
        public String toString() {
            return "Read[" + cell.quarter() + "]";
        }
    }

    /** The token of a petition's result; none where nothing is decided, or where another system decided it. */
    public Optional<String> of(CaseView view) {
        var decided = view.decidedAt();
        if (decided == null || !view.closed() || view.imported()) {
            return Optional.empty();
        }
        var day = When.dayOf(decided);
        return Optional.of(of(
                view.number() + " " + day,
                new Cell(Quarter.of(day), view.agency(), view.division(), view.sector()),
                closes(decided)));
    }

    /** The last day on which the token of a result opens. */
    public static LocalDate closes(Instant decided) {
        return When.dayOf(decided).plusDays(Quarter.DAYS_OPEN);
    }

    /** The same as long as it opens. */
    public Optional<String> of(CaseView view, LocalDate today) {
        return of(view).filter(token ->
                !read(token).map(Read::closes).orElse(LocalDate.MIN).isBefore(today));
    }

    private String of(String result, Cell cell, LocalDate closes) {
        var where = cell.toString().getBytes(StandardCharsets.US_ASCII);
        var said = ByteBuffer.allocate(HEAD + where.length)
                .put(doorkeeper.mark("survey nonce", result), 0, NONCE)
                .putInt(Math.toIntExact(closes.toEpochDay()))
                .put(where)
                .array();
        return BASE64.encodeToString(ByteBuffer.allocate(said.length + SEAL)
                .put(said)
                .put(seal(said))
                .array());
    }

    /** Nothing for what is no token of this site. */
    Optional<Read> read(String token) {
        if (token.length() > LONGEST || !token.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            int end = bytes.length - SEAL;
            if (end <= HEAD) {
                return Optional.empty();
            }
            var said = Arrays.copyOf(bytes, end);
            if (!MessageDigest.isEqual(seal(said), Arrays.copyOfRange(bytes, end, bytes.length))) {
                return Optional.empty();
            }
            return Optional.of(new Read(
                    Cell.parse(new String(said, HEAD, end - HEAD, StandardCharsets.US_ASCII)),
                    LocalDate.ofEpochDay(ByteBuffer.wrap(said).getInt(NONCE)),
                    doorkeeper.mark("survey mark", BASE64.encodeToString(Arrays.copyOf(said, NONCE)))));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private byte[] seal(byte[] said) {
        return Arrays.copyOf(doorkeeper.mark("survey token", BASE64.encodeToString(said)), SEAL);
    }
}
