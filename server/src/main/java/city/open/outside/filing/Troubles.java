package city.open.outside.filing;

import city.open.border.letters.SwappedKey;
import city.open.border.letters.VaultFault;
import city.open.ground.page.Blame;
import city.open.ground.page.Guest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * What the city cannot keep at this moment is said to whoever files or answers: what of it is safe, and that it can be sent again. Nothing is
 * half filed, as all of it stands in one transaction.
 */
@ControllerAdvice(basePackages = {"city.open.outside.filing", "city.open.outside.my"})
@Order(Ordered.HIGHEST_PRECEDENCE)
class Troubles {
    private static final Logger log = LoggerFactory.getLogger(Troubles.class);
    private static final String DISK_FULL = "53100";
    /** The operating system's words (ENOSPC). */
    private static final String NO_SPACE = "No space left";

    private static final String AGAIN_AFTER_SECONDS = "60";

    private final Sheets sheets;

    Troubles(Sheets sheets) {
        this.sheets = sheets;
    }

    /** The office has not put its key into the letter box, so that nothing can be sealed to it. */
    @ExceptionHandler
    void shut(VaultFault fault, Guest guest) throws IOException {
        log.error("Nothing can be filed: {}", fault.getMessage());
        say(guest, fault instanceof SwappedKey ? "intake.swapped" : "intake.shut");
    }

    /** The database is away or full, or the server's temporary folder, in which the files of a letter are put aside. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class, UncheckedIOException.class})
    void lost(Exception fault, Guest guest) throws IOException {
        var cause = NestedExceptionUtils.getMostSpecificCause(fault);
        if (Blame.of(fault) == Blame.REQUEST) {
            log.warn("What was sent holds a value that cannot be kept ({})", Blame.state(fault));
            say(guest, 400, "intake.illegible");
            return;
        }
        log.error("What was sent could not be kept ({}): {}", cause.getClass().getSimpleName(), cause.getMessage());
        say(guest, isFull(cause) ? "intake.full" : "intake.lost");
    }

    private static boolean isFull(Throwable cause) {
        return switch (cause) {
            case SQLException refused -> DISK_FULL.equals(refused.getSQLState());
            case IOException unwritten -> String.valueOf(unwritten.getMessage()).contains(NO_SPACE);
            default -> false;
        };
    }

    private void say(Guest guest, String key) throws IOException {
        guest.response().setHeader("Retry-After", AGAIN_AFTER_SECONDS);
        say(guest, 503, key);
    }

    private void say(Guest guest, int status, String key) throws IOException {
        if (guest.response().isCommitted()) {
            return;
        }
        takeTheRest(guest.request());
        var back = guest.request().getRequestURI().substring(3).replaceFirst("/letters/.*", "");
        sheets.say(guest, status, key, back, back, "intake.go-back");
    }

    /** A browser shows our answer only when it could send all it wanted to. */
    private static void takeTheRest(HttpServletRequest request) {
        try {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException | IllegalStateException goneOrReadAlready) {
            log.debug("the rest of a form did not come", goneOrReadAlready);
        }
    }
}
