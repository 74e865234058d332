package city.open.inside.vault;

import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.By;
import city.open.inside.vault.CaseNote.Kind;
import city.open.inside.vault.CaseNote.Opened;
import city.open.inside.vault.CaseNote.Words;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The notes on petitions: who wrote one and when in the clear, what it says sealed. */
final class SealedNotes {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final OfficeDatabase database;

    SealedNotes(OfficeDatabase database) {
        this.database = database;
    }

    /** The same id again adds nothing. */
    void add(PetitionNumber petition, Aead key, CaseNote note, Words words) throws GeneralSecurityException {
        database.jdbc()
                .sql("""
                        INSERT INTO vault.note (id, petition, at, agency, unit, official, rank, kind, sealed)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .param(note.id())
                .param(petition.value())
                .param(OffsetDateTime.ofInstant(note.at(), ZoneOffset.UTC))
                .param(note.by().agency().value())
                .param(note.by().division().value())
                .param(note.by().official().value())
                .param(note.by().rank().name())
                .param(note.kind().name())
                .param(key.encrypt(JSON.writeValueAsBytes(words), named(note.id())))
                .update();
    }

    List<CaseNote> of(PetitionNumber petition) {
        return database.jdbc()
                .sql("SELECT * FROM vault.note WHERE petition = ? ORDER BY at DESC, id")
                .param(petition.value())
                .query((row, _) -> note(row))
                .list();
    }

    List<Opened> open(PetitionNumber petition, Aead key) throws GeneralSecurityException {
        record Sealed(CaseNote note, byte[] words) {}
        var all = database.jdbc()
                .sql("SELECT * FROM vault.note WHERE petition = ? ORDER BY at DESC, id")
                .param(petition.value())
                .query((row, _) -> new Sealed(note(row), row.getBytes("sealed")))
                .list();
        List<Opened> opened = new ArrayList<>();
        for (var one : all) {
            var words = key.decrypt(one.words(), named(one.note().id()));
            opened.add(new Opened(one.note(), JSON.readValue(words, Words.class)));
        }
        return opened;
    }

    /** Bound to its row, so that two cannot be swapped. */
    private static byte[] named(UUID id) {
        return ("note " + id).getBytes(StandardCharsets.UTF_8);
    }

    private static CaseNote note(ResultSet row) throws SQLException {
        return new CaseNote(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new By.OfOffice(
                        new AgencyCode(row.getString("agency")),
                        new UnitId(row.getString("unit")),
                        new OfficialId(row.getString("official")),
                        Rank.valueOf(row.getString("rank"))),
                Kind.valueOf(row.getString("kind")));
    }
}
