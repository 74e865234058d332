package city.open.border.reports;

import city.open.border.letters.LetterBox;
import city.open.border.letters.VaultFault;
import city.open.ground.database.IntakeDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The outside's view of the custodians: those to whom a reporter's name can be sealed. A key among them that the office has not signed means that somebody
 * was at the database, and that no name is taken until that is cleared up.
 */
@Component
public class Custodians {
    private static final Logger log = LoggerFactory.getLogger(Custodians.class);
    private static final int FEWEST = 2;

    private final IntakeDatabase database;
    private final LetterBox office;
    private final AtomicReference<String> told = new AtomicReference<>("");

    Custodians(IntakeDatabase database, LetterBox office) {
        this.database = database;
        this.office = office;
    }

    /** Whether names are taken. */
    public enum Names {
        TAKEN,
        /** There are not two custodians. */
        TOO_FEW,
        /** Their keys cannot be believed, or not be read. */
        NOT_NOW
    }

    public Names names(LocalDate today) {
        try {
            var names = on(today).isEmpty() ? Names.TOO_FEW : Names.TAKEN;
            told.set("");
            return names;
        } catch (VaultFault | DataAccessException | TransactionException fault) {
            // Once and not at each visit: the log must not tell when somebody came.
            var said = String.valueOf(fault.getMessage());
            if (!said.equals(told.getAndSet(said))) {
                log.error("{}", said);
            }
            return Names.NOT_NOW;
        }
    }

    /**
     * Two or more who are custodians on this day, or none.
     *
     * @throws VaultFault where a key was put there by somebody else
     */
    List<CustodianKey> on(LocalDate today) {
        var keys = database.jdbc()
                .sql("SELECT * FROM intake.custodians(?)")
                .param(today)
                .query((row, _) -> new CustodianKey(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        row.getString("official"),
                        row.getBytes("open"),
                        row.getString("signed")))
                .list();
        if (keys.size() < FEWEST) {
            return List.of();
        }
        var signers = office.signers();
        for (var key : keys) {
            if (!key.isSignedBy(signers)) {
                throw new VaultFault(Custody.CHANGED.formatted(key.official()));
            }
        }
        // Two keys of one person would make one of two.
        if (keys.stream().map(CustodianKey::official).distinct().count() < keys.size()) {
            throw new VaultFault("The list of custodians has somebody twice: somebody has changed it in the database.");
        }
        return keys;
    }
}
