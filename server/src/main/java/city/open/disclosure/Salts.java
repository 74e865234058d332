package city.open.disclosure;

import city.open.database.PublisherDatabase;
import city.open.petition.PetitionNumber;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A salt for each petition, made when its first fact is published. */
final class Salts {
    private final PublisherDatabase database;
    private final SecureRandom random = new SecureRandom();

    Salts(PublisherDatabase database) {
        this.database = database;
    }

    Function<PetitionNumber, Salt> of(Collection<PetitionNumber> petitions) {
        var numbers = petitions.stream().map(PetitionNumber::value).toArray(String[]::new);
        var fresh = new byte[numbers.length][Salt.BYTES];
        for (var bytes : fresh) {
            random.nextBytes(bytes);
        }
        database.jdbc()
                .sql("INSERT INTO vault.salt SELECT * FROM unnest(?::text[], ?::bytea[]) ON CONFLICT DO NOTHING")
                .params(numbers, fresh)
                .update();
        Map<String, Salt> salts = new HashMap<>();
        database.jdbc()
                .sql("SELECT petition, salt FROM vault.salt WHERE petition = ANY (?)")
                .params((Object) numbers)
                .query(row -> {
                    salts.put(row.getString(1), new Salt(row.getBytes(2)));
                });
        return petition -> Objects.requireNonNull(salts.get(petition.value()), () -> petition + " has no salt");
    }
}
