package city.open.inside.vault;

import city.open.border.letters.Person;
import city.open.ground.database.Database;
import city.open.ground.guard.Finding.Kind;
import city.open.ground.guard.Mask;
import city.open.ground.guard.SealedValues;
import city.open.ground.guard.SealedValues.Mark;
import city.open.ground.vocabulary.PetitionNumber;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what the sealed values of a petition are recognised where they must not stand. Written when a person is sealed, and kept when that person's
 * data change: an old telephone number is still theirs. Gone with the petition's key.
 */
public final class Marks {
    private static final int KEY_BYTES = 32;

    private final Database database;
    private final SecureRandom random = new SecureRandom();

    /** What it may do is settled by the role of this database: the office writes, the publisher reads. */
    public Marks(Database database) {
        this.database = database;
    }

    /** Recognises this person and this place, who are sealed nowhere yet. */
    public static SealedValues of(Person person, @Nullable String site) {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var marks = new ArrayList<>(marks(key, person));
        add(marks, key, Kind.SEALED_ADDRESS, site);
        return new SealedValues(key, marks);
    }

    void add(PetitionNumber petition, Person person) {
        add(petition, marks(key(petition), person));
    }

    /** The place a petition is about, of which all but the dong is masked. */
    void add(PetitionNumber petition, String site) {
        List<Mark> marks = new ArrayList<>();
        add(marks, key(petition), Kind.SEALED_ADDRESS, site);
        add(petition, marks);
    }

    private void add(PetitionNumber petition, List<Mark> marks) {
        database.jdbc()
                .sql("""
                        INSERT INTO vault.mark (petition, kind, length, mark)
                        SELECT ?, * FROM unnest(?::text[], ?::smallint[], ?::text[])
                        ON CONFLICT DO NOTHING
                        """)
                .params(
                        petition.value(),
                        marks.stream().map(mark -> mark.kind().name()).toArray(String[]::new),
                        marks.stream().map(Mark::length).toArray(Integer[]::new),
                        marks.stream().map(Mark::mac).toArray(String[]::new))
                .update();
    }

    private byte[] key(PetitionNumber petition) {
        var made = new byte[KEY_BYTES];
        random.nextBytes(made);
        return database.jdbc()
                .sql("""
                        WITH made AS (
                            INSERT INTO vault.mark_key (petition, key) VALUES (:petition, :key)
                            ON CONFLICT DO NOTHING
                            RETURNING key
                        )
                        SELECT key FROM made UNION ALL SELECT key FROM vault.mark_key WHERE petition = :petition
                        """)
                .param("petition", petition.value())
                .param("key", made)
                .query((row, _) -> row.getBytes(1))
                .list()
                .getFirst();
    }

    private static List<Mark> marks(byte[] key, Person person) {
        List<Mark> marks = new ArrayList<>();
        // What the mask of a name shows is public, such as the company that files.
        Mask.hidden(person.name()).forEach(hidden -> add(marks, key, Kind.SEALED_NAME, hidden));
        add(marks, key, Kind.SEALED_NAME, person.agentOf());
        if (person.organization() != null && !person.name().contains(person.organization())) {
            add(marks, key, Kind.SEALED_NAME, person.organization());
        }
        add(marks, key, Kind.SEALED_PHONE, person.phone());
        add(marks, key, Kind.SEALED_EMAIL, person.email());
        add(marks, key, Kind.SEALED_ADDRESS, person.address());
        return marks;
    }

    private static void add(List<Mark> marks, byte[] key, Kind kind, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            marks.addAll(SealedValues.marks(key, kind, value));
        }
    }

    /** What is sealed of this petition, for looking through its words. */
    public SealedValues of(PetitionNumber petition) {
        return of(List.of(petition)).getOrDefault(petition.value(), SealedValues.NONE);
    }

    /** The same for many, by number; none for a petition of which nothing is sealed. */
    public Map<String, SealedValues> of(Collection<PetitionNumber> petitions) {
        Map<String, byte[]> keys = new HashMap<>();
        Map<String, List<Mark>> marks = new HashMap<>();
        database.jdbc()
                .sql("""
                        SELECT petition, key, kind, length, mark
                          FROM vault.mark_key
                          JOIN vault.mark USING (petition)
                         WHERE petition = ANY (?)
                        """)
                .params((Object) petitions.stream().map(PetitionNumber::value).toArray(String[]::new))
                .query(row -> {
                    var petition = row.getString("petition");
                    keys.put(petition, row.getBytes("key"));
                    marks.computeIfAbsent(petition, _ -> new ArrayList<>())
                            .add(new Mark(
                                    Kind.valueOf(row.getString("kind")), row.getInt("length"), row.getString("mark")));
                });
        Map<String, SealedValues> sealed = new HashMap<>();
        keys.forEach((petition, key) ->
                sealed.put(petition, new SealedValues(key, marks.getOrDefault(petition, List.of()))));
        return sealed;
    }
}
