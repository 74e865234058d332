package city.open.disclosure;

import city.open.database.PublisherDatabase;
import city.open.petition.Fact;
import city.open.petition.PetitionNumber;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A salt for each petition, made when its first fact is published and gone once it is erased. */
final class Salts {
    private final PublisherDatabase database;
    private final SecureRandom random = new SecureRandom();

    Salts(PublisherDatabase database) {
        this.database = database;
    }

    /** For publishing these facts, with new salts for the petitions that are published first; an erased one never has one again. */
    Function<PetitionNumber, Salt> of(List<Fact> facts) {
        var first = texts(facts.stream().filter(fact -> fact.seq() == 1).map(Fact::petition));
        var fresh = new byte[first.length][Salt.BYTES];
        for (var bytes : fresh) {
            random.nextBytes(bytes);
        }
        database.jdbc().sql("""
                        INSERT INTO vault.salt (petition, salt)
                        SELECT * FROM unnest(?::text[], ?::bytea[]) AS first (petition, salt)
                         WHERE NOT EXISTS (SELECT FROM vault.erased WHERE erased.petition = first.petition)
                        ON CONFLICT DO NOTHING
                        """).params(first, fresh).update();
        var salts = kept(texts(facts.stream().map(Fact::petition).distinct()));
        return petition -> salts.computeIfAbsent(petition.value(), _ -> Salt.forgotten(random));
    }

    /** The salts that there are, by petition. */
    Map<String, Salt> kept(List<PetitionNumber> petitions) {
        return kept(texts(petitions.stream()));
    }

    private Map<String, Salt> kept(String[] petitions) {
        Map<String, Salt> salts = new HashMap<>();
        database.jdbc()
                .sql("SELECT petition, salt FROM vault.salt WHERE petition = ANY (?)")
                .params((Object) petitions)
                .query(row -> {
                    salts.put(row.getString(1), new Salt(row.getBytes(2)));
                });
        return salts;
    }

    private static String[] texts(Stream<PetitionNumber> petitions) {
        return petitions.map(PetitionNumber::value).toArray(String[]::new);
    }
}
