package city.open.town.catalogue;

import city.open.ground.database.Database;
import city.open.town.organization.TownDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        return add(town.office(), procedure, now);
    }

    /** The same in the transaction of whoever may add one. */
    boolean add(Database writer, Procedure procedure, Instant now) {
        return writer.jdbc()
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

    /** How the versions came about that somebody has released. */
    Map<ProcedureCode, Map<Integer, ProcedureRelease>> releases() {
        Map<ProcedureCode, Map<Integer, ProcedureRelease>> releases = new HashMap<>();
        town.reads()
                .jdbc()
                .sql("SELECT code, version, release::text FROM record.procedure_release")
                .query(row -> {
                    releases.computeIfAbsent(new ProcedureCode(row.getString(1)), _ -> new HashMap<>())
                            .put(row.getInt(2), ProcedureJson.release(row.getString(3)));
                });
        return releases;
    }

    /** How a version came about, beside it. */
    void add(Database writer, Procedure procedure, ProcedureRelease release) {
        writer.jdbc()
                .sql("INSERT INTO record.procedure_release (code, version, release) VALUES (?, ?, ?::jsonb)")
                .params(procedure.code().value(), procedure.version(), ProcedureJson.write(release))
                .update();
    }
}
