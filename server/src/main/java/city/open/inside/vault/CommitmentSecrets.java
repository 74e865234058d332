package city.open.inside.vault;

import city.open.ground.database.Database;
import city.open.ground.vocabulary.PetitionNumber;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The secret of each petition's commitments, 32 bytes. The database makes it in the transaction of the petition's first fact and nobody else can;
 * {@link Vault#erase} destroys it. So a petition without one was erased, or somebody took it away.
 */
public final class CommitmentSecrets {
    private final Database database;

    /** What it may do is settled by the role of this database: the office destroys, the publisher reads. */
    public CommitmentSecrets(Database database) {
        this.database = database;
    }

    /** Those that there are, by number. */
    public Map<String, byte[]> of(Collection<PetitionNumber> petitions) {
        Map<String, byte[]> secrets = new HashMap<>();
        database.jdbc()
                .sql("SELECT petition, salt FROM vault.salt WHERE petition = ANY (?)")
                .params((Object) texts(petitions))
                .query(row -> {
                    secrets.put(row.getString(1), row.getBytes(2));
                });
        return secrets;
    }

    /** Which of these petitions the vault has erased, by number. */
    public Set<String> erased(Collection<PetitionNumber> petitions) {
        return new HashSet<>(database.jdbc()
                .sql("SELECT petition FROM vault.erased WHERE petition = ANY (?)")
                .params((Object) texts(petitions))
                .query(String.class)
                .list());
    }

    private static String[] texts(Collection<PetitionNumber> petitions) {
        return petitions.stream().map(PetitionNumber::value).toArray(String[]::new);
    }
}
