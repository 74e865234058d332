package city.open.inside.exchange;

import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers which cases of a source have become petitions. */
final class ImportedCases {
    private final OfficeDatabase database;
    private final String source;

    ImportedCases(OfficeDatabase database, String source) {
        this.database = database;
        this.source = source;
    }

    /** A case that has become a petition. */
    record Entered(LoggedCase one, PetitionNumber petition) {}

    /** Until the end of this transaction nobody else brings in the same source. */
    void lock() {
        database.jdbc()
                .sql("SELECT pg_advisory_xact_lock(hashtextextended('open.import ' || ?, 0))::text")
                .param(source)
                .query(String.class)
                .single();
    }

    /** Of these cases, the ones that are known, with a digest of what they held then. */
    Map<String, String> known(Collection<LoggedCase> cases) {
        Map<String, String> known = new HashMap<>();
        database.jdbc()
                .sql("""
                        SELECT case_id, content
                          FROM office.imported_case
                         WHERE source = ? AND case_id = ANY (?)
                        """)
                .params(source, cases.stream().map(LoggedCase::id).toArray(String[]::new))
                .query(row -> {
                    known.put(row.getString(1), row.getString(2));
                });
        return known;
    }

    void remember(List<Entered> entered, Instant now) {
        if (entered.isEmpty()) {
            return;
        }
        database.jdbc()
                .sql("""
                        INSERT INTO office.imported_case (source, case_id, petition, content, imported_at)
                        SELECT ?, case_id, petition, content, ?
                          FROM unnest(?::text[], ?::text[], ?::text[]) AS one (case_id, petition, content)
                        """)
                .params(
                        source,
                        now.atOffset(ZoneOffset.UTC),
                        entered.stream().map(each -> each.one().id()).toArray(String[]::new),
                        entered.stream().map(each -> each.petition().value()).toArray(String[]::new),
                        entered.stream().map(each -> contentOf(each.one())).toArray(String[]::new))
                .update();
    }

    /** A digest of all we use of a case, and not of where it stands in the file. */
    static String contentOf(LoggedCase one) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes(one.started(), one.deadline(), one.plannedEnd(), one.ended()));
            for (var event : one.events()) {
                digest.update(bytes(
                        event.at(),
                        event.activity(),
                        event.transition(),
                        event.resource(),
                        event.group(),
                        event.role()));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] bytes(@Nullable Object... parts) {
        return (Arrays.toString(parts) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
