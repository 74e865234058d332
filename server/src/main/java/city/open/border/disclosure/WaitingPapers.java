package city.open.border.disclosure;

import city.open.ground.database.PublisherDatabase;
import city.open.outside.record.OpenedPapers;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Papers with parts blackened, as they lie inside until an entry opens them; read in the publisher's transaction. */
@Component
final class WaitingPapers implements OpenedPapers {
    private final PublisherDatabase database;

    WaitingPapers(PublisherDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<byte[]> pdf(String petition, String id, String sha256) {
        return database.jdbc()
                .sql("""
                        SELECT pdf FROM office.rendition
                         WHERE petition = ? AND id = ? AND sha256 = encode(sha256(pdf), 'hex') AND sha256 = ?
                        """)
                .params(petition, id, sha256)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }
}
