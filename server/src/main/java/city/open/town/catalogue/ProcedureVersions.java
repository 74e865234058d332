package city.open.town.catalogue;

import city.open.town.organization.TownDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The only SQL that touches procedure versions. It can add and read; the database allows nothing else. */
final class ProcedureVersions {
    private final TownDatabase town;

    ProcedureVersions(TownDatabase town) {
        this.town = town;
    }

    /** Every version of every procedure, in order. */
    List<Procedure> all() {
        return town.reads()
                .jdbc()
                .sql("SELECT definition::text FROM record.procedure_version ORDER BY code, version")
                .query((row, _) -> ProcedureJson.read(row.getString(1)))
                .list();
    }

    Optional<Procedure> find(ProcedureCode code, int version) {
        return town.reads()
                .jdbc()
                .sql("""
                SELECT definition::text FROM record.procedure_version WHERE code = :code AND version = :version
                """)
                .param("code", code.value())
                .param("version", version)
                .query((row, _) -> ProcedureJson.read(row.getString(1)))
                .optional();
    }

    Optional<Procedure> latest(ProcedureCode code) {
        return town.reads()
                .jdbc()
                .sql("""
                SELECT definition::text FROM record.procedure_version WHERE code = :code ORDER BY version DESC LIMIT 1
                """)
                .param("code", code.value())
                .query((row, _) -> ProcedureJson.read(row.getString(1)))
                .optional();
    }

    long count() {
        return town.reads()
                .jdbc()
                .sql("SELECT count(*) FROM record.procedure_version")
                .query(Long.class)
                .single();
    }

    /** Adds the version; false if another process has just used its number. */
    boolean add(Procedure procedure, Instant now) {
        return town.office()
                        .jdbc()
                        .sql("""
                INSERT INTO record.procedure_version (code, version, definition, content_hash, published_at)
                VALUES (:code, :version, :definition::jsonb, :hash, :now)
                ON CONFLICT (code, version) DO NOTHING
                """)
                        .param("code", procedure.code().value())
                        .param("version", procedure.version())
                        .param("definition", ProcedureJson.write(procedure))
                        .param("hash", ProcedureJson.hash(procedure))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
