package city.open.outside.filing;

import city.open.ground.calendar.Text;
import city.open.ground.database.IntakeDatabase;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.RequiredDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Drafts, each sealed with its citizen's own key and kept for fourteen days after it was last saved. */
@Component
class Drafts {
    static final Duration KEPT = Duration.ofDays(14);

    private static final Duration A_WHILE = Duration.ofMinutes(5);
    private static final Duration SLOWEST_UPLOAD = Duration.ofHours(6);
    private static final String CONTEXT = "draft";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final IntakeDatabase database;
    private final Catalogue catalogue;
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

    Drafts(IntakeDatabase database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** A draft as it was read. */
    record Kept(Draft draft, Instant expiresAt, int revision) {}

    DraftKey begin(Draft draft, Instant now) {
        sweep(now);
        var key = DraftKey.fresh();
        database.jdbc()
                .sql("INSERT INTO intake.draft (id, procedure, sealed, expires_at) VALUES (?, ?, ?, ?)")
                .params(key.id(), draft.procedure(), sealed(key, draft), at(now.plus(KEPT)))
                .update();
        return key;
    }

    /** As it stands under the version of its procedure that is in force, also where that was released while it was being written. */
    Optional<Kept> find(DraftKey key, Instant now) {
        return database.jdbc()
                .sql("SELECT sealed, expires_at, revision FROM intake.draft WHERE id = ? AND expires_at > ?")
                .params(key.id(), at(now))
                .query((row, _) -> new Kept(
                        inForce(JSON.readValue(key.open(row.getBytes(1), CONTEXT), Draft.class)),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getInt(3)))
                .optional();
    }

    private Draft inForce(Draft draft) {
        var code = new ProcedureCode(draft.procedure());
        return catalogue
                .find(code)
                .filter(procedure -> procedure.version() != draft.version())
                .map(procedure -> draft.under(
                        procedure.version(), names(catalogue.version(code, draft.version())), names(procedure)))
                .orElse(draft);
    }

    private static List<Text> names(Procedure procedure) {
        return procedure.documents().stream().map(RequiredDocument::name).toList();
    }

    /**
     * Saves a change. Two pages that save at once both count.
     *
     * @return the draft after it; empty where there is no such draft any more
     */
    Optional<Draft> change(DraftKey key, Instant now, UnaryOperator<Draft> change) {
        while (true) {
            var before = find(key, now).orElse(null);
            if (before == null) {
                return Optional.empty();
            }
            var after = change.apply(before.draft());
            int mine = database.jdbc()
                    .sql("""
                            UPDATE intake.draft SET sealed = ?, expires_at = ?, revision = revision + 1
                             WHERE id = ? AND revision = ?
                            """)
                    .params(sealed(key, after), at(now.plus(KEPT)), key.id(), before.revision())
                    .update();
            if (mine == 1) {
                return Optional.of(after);
            }
        }
    }

    /**
     * Gives a draft to the browser that takes it up by its link, under a key of its own: whoever else knows the link, the one who sent it
     * included, reads nothing of what is written from now on. Files that are still arriving under the old key do not come along.
     *
     * @return the new key; empty where there is no such draft any more
     */
    Optional<DraftKey> takeUp(DraftKey before, Instant now) {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            var draft = database.jdbc()
                    .sql("SELECT sealed FROM intake.draft WHERE id = ? AND expires_at > ? FOR UPDATE")
                    .params(before.id(), at(now))
                    .query((row, _) -> JSON.readValue(before.open(row.getBytes(1), CONTEXT), Draft.class))
                    .optional();
            return draft.map(taken -> {
                var after = DraftKey.fresh();
                database.jdbc()
                        .sql("INSERT INTO intake.draft (id, procedure, sealed, expires_at) VALUES (?, ?, ?, ?)")
                        .params(after.id(), taken.procedure(), sealed(after, taken), at(now.plus(KEPT)))
                        .update();
                taken.files()
                        .forEach(file -> database.jdbc()
                                .sql("UPDATE intake.file SET draft = ? WHERE id = ? AND draft = ?")
                                .params(after.id(), file.id(), before.id())
                                .update());
                database.jdbc()
                        .sql("DELETE FROM intake.draft WHERE id = ?")
                        .params(before.id())
                        .update();
                return after;
            });
        }));
    }

    /** Forgets what nobody came back for, and files that never arrived whole. */
    private void sweep(Instant now) {
        var last = Objects.requireNonNull(swept.get());
        if (last.plus(A_WHILE).isAfter(now) || !swept.compareAndSet(last, now)) {
            return;
        }
        database.jdbc()
                .sql("DELETE FROM intake.draft WHERE expires_at <= ?")
                .params(at(now))
                .update();
        database.jdbc()
                .sql("DELETE FROM intake.fresh_code WHERE expires_at <= ?")
                .params(at(now))
                .update();
        database.jdbc()
                .sql("DELETE FROM intake.file WHERE size IS NULL AND arrived_at <= ?")
                .params(at(now.minus(SLOWEST_UPLOAD)))
                .update();
        database.jdbc().sql("""
                        DELETE FROM intake.file
                         WHERE draft IS NULL AND petition IS NULL AND letter IS NULL AND arrived_at <= ?
                        """).params(at(now.minus(SLOWEST_UPLOAD))).update();
    }

    private static byte[] sealed(DraftKey key, Draft draft) {
        return key.seal(JSON.writeValueAsBytes(draft), CONTEXT);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
