package city.open.inside.dates;

import city.open.ground.database.OfficeDatabase;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What only a race, or somebody who switched the locks of the database off, can have left: data of the erased under keys that live on, and what
 * stands in the letter box although it was taken out. Each finding is a sentence that begins with what it is about. Looks and changes nothing.
 */
@Component
public class Leftovers {
    private static final int MOST = 100;

    private static final String SEARCHES = """
            SELECT petition || ': it was erased, and its key is there' AS finding
              FROM vault.erased JOIN vault.key USING (petition)
            UNION ALL
            SELECT petition || ': it was erased, and a letter about it is in the letter box: ' || id
              FROM vault.erased JOIN intake.letter USING (petition)
            UNION ALL
            SELECT DISTINCT petition || ': it was erased, and comments on it are in the letter box'
              FROM vault.erased JOIN intake.comment USING (petition)
            UNION ALL
            SELECT DISTINCT petition || ': it was erased, and codes of letters to neighbours are kept'
              FROM vault.erased JOIN intake.neighbour USING (petition)
            UNION ALL
            SELECT petition || ': it was erased, and the letter box still holds what was filed'
              FROM vault.erased JOIN intake.filing ON number = petition
            UNION ALL
            SELECT petition || ': it was erased, and where its applicant is told of it is still kept'
              FROM vault.erased JOIN intake.follower ON own AND kind = 'petition' AND target = petition
            UNION ALL
            SELECT DISTINCT erased.petition || ': it was erased, and what ' || system || ' sent about ' || document || ' can still be opened'
              FROM vault.bridge_seal
              JOIN office.bridge_document USING (system, document)
              JOIN vault.erased ON erased.petition IN (bridge_document.petition, document)
            UNION ALL
            SELECT key.petition || ': the vault has a key for it, and there is no such petition'
              FROM vault.key
             WHERE NOT EXISTS (SELECT FROM office.petition WHERE number = key.petition)
            UNION ALL
            SELECT filing.number || ': it was filed, and its draft is still there and could be filed again'
              FROM intake.filing JOIN intake.draft ON draft.id = filing.draft
            UNION ALL
            SELECT answer.petition || ': a letter was answered and is still in the letter box: ' || id
              FROM intake.answer JOIN intake.letter ON id = answer.letter
            UNION ALL
            SELECT number || ': it was received, and files of it are still in the letter box'
              FROM intake.filing
             WHERE received_at IS NOT NULL AND EXISTS (SELECT FROM intake.file WHERE file.petition = filing.number)
            """;

    private final OfficeDatabase database;

    Leftovers(OfficeDatabase database) {
        this.database = database;
    }

    /** The first hundred in words, none where all is well; also beside a running office, as nothing of it exists between two transactions. */
    public List<String> find() {
        return database.jdbc()
                .sql("SELECT finding FROM (%s) AS findings ORDER BY finding LIMIT ?".formatted(SEARCHES))
                .param(MOST)
                .query(String.class)
                .list();
    }
}
