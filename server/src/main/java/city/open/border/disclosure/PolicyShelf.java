package city.open.border.disclosure;

import city.open.ground.database.AuditDatabase;
import city.open.ground.database.Database;
import city.open.outside.record.PolicySheet;
import city.open.outside.record.RecordJson;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every version of the policy: those that came with the program, and those that the Audit Division has released since. */
public final class PolicyShelf {
    private final Database database;
    private final Map<Integer, Policy> read = new ConcurrentHashMap<>();

    /** What it may do is settled by the role of this database: the publisher reads, the audit reads and adds. */
    public PolicyShelf(Database database) {
        this.database = database;
    }

    /** The newest released, whether or not the publisher has taken it up yet. */
    public Policy newest() {
        int version = database.jdbc()
                .sql("SELECT coalesce(max(version), 0) FROM office.policy_release")
                .query(Integer.class)
                .single();
        return version(version).orElse(ShippedPolicies.NEWEST);
    }

    /** Nothing for a version that never was. */
    public Optional<Policy> version(int version) {
        var known = read.get(version);
        if (known != null) {
            return Optional.of(known);
        }
        var policy = asWritten(version);
        policy.ifPresent(found -> read.put(version, found));
        return policy;
    }

    /** The same as it stands there now, for whoever compares. */
    Optional<Policy> asWritten(int version) {
        return ShippedPolicies.version(version).or(() -> released(version).map(Released::policy));
    }

    /**
     * A version as it was released.
     *
     * @param release who, when and why, as JSON
     */
    record Released(Policy policy, String release) {}

    /** The first that was released after this version. */
    Optional<Released> after(int version) {
        return database.jdbc()
                .sql("SELECT version FROM office.policy_release WHERE version > ? ORDER BY version LIMIT 1")
                .param(version)
                .query(Integer.class)
                .optional()
                .flatMap(this::released);
    }

    Optional<Released> released(int version) {
        return database.jdbc()
                .sql("SELECT sheet, release FROM office.policy_release WHERE version = ?")
                .param(version)
                .query((row, _) -> new Released(
                        PolicySheets.read("policy/" + version, row.getString(1), version), row.getString(2)))
                .optional();
    }

    /**
     * Releases this version, in the transaction of whoever does it. Later entries are made by it once the publisher has taken it up.
     *
     * @return false if somebody has just released one of this number
     */
    public static boolean release(AuditDatabase audit, Policy policy, PolicySheet.Release release) {
        return audit.jdbc()
                        .sql("""
                                INSERT INTO office.policy_release (version, sheet, release, released_at)
                                VALUES (?, ?::jsonb, ?::jsonb, ?::timestamptz)
                                ON CONFLICT (version) DO NOTHING
                                """)
                        .params(
                                policy.version(),
                                PolicySheets.write(policy),
                                RecordJson.JSON.writeValueAsString(release),
                                release.at().toString())
                        .update()
                == 1;
    }
}
