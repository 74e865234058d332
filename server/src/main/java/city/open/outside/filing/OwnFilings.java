package city.open.outside.filing;

import city.open.border.letters.AccessCode;
import city.open.border.letters.FiledContent;
import city.open.border.letters.Filing;
import city.open.border.letters.Filings;
import city.open.ground.database.IntakeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What applicants can read back with their access code. Whoever asks here has to slow down those who guess. */
@Component
public class OwnFilings {
    /** Compared with where there is no such petition, so that the time of an answer does not tell which exist. */
    private final String nobodys = AccessCode.fresh().hash();

    private final IntakeDatabase database;

    OwnFilings(IntakeDatabase database) {
        this.database = database;
    }

    /**
     * What lies in the box of this petition.
     *
     * @param receipt the signed statement of what was received
     */
    public record Own(Filing filing, FiledContent content, String receipt) {}

    private record Row(Filing filing, byte[] own, String access, String receipt) {}

    /** Opens it; empty where the number or the code is wrong, and nothing tells which. */
    public Optional<Own> open(PetitionNumber number, String typedCode) {
        var code = AccessCode.typed(typedCode);
        var row = database.jdbc()
                .sql("SELECT * FROM intake.filing WHERE number = ? AND own IS NOT NULL")
                .params(number.value())
                .query((found, _) -> new Row(
                        Filings.filing(found),
                        found.getBytes("own"),
                        found.getString("access"),
                        found.getString("receipt")))
                .optional();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        boolean matches = code.get().matches(row.map(Row::access).orElse(nobodys));
        return row.filter(_ -> matches).map(found -> opened(found, code.get()));
    }

    private static Own opened(Row row, AccessCode code) {
        try {
            var content = code.open(row.own(), row.filing().number().value());
            return new Own(row.filing(), FiledContent.of(content), row.receipt());
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException(
                    "What was filed as %s has been changed in the database."
                            .formatted(row.filing().number()),
                    changed);
        }
    }
}
