package city.open.inside.casework;

import city.open.border.letters.Person;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.guard.Finding;
import city.open.ground.guard.Finding.Kind;
import city.open.ground.guard.Screening;
import city.open.ground.guard.SealedValues;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Login;
import city.open.inside.petition.PetitionEvent.Corrected;
import city.open.inside.petition.Petitions;
import city.open.inside.vault.Marks;
import city.open.town.organization.Agency;
import city.open.town.organization.Organization;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of the words written about a petition may become public: what the guard finds before they are recorded, what an official then let
 * stand, and what the guard withheld at the last door all the same.
 */
@Component
public class PublicWords {
    private final OfficeDatabase database;
    private final Petitions petitions;
    private final Organization organization;
    private final Marks marks;

    PublicWords(OfficeDatabase database, Petitions petitions, Organization organization) {
        this.database = database;
        this.petitions = petitions;
        this.organization = organization;
        this.marks = new Marks(database);
    }

    /** Looks through words about one petition. Telephones of offices are public. */
    public interface Look {
        List<Finding> through(String words);
    }

    public Look at(PetitionNumber petition) {
        var sealed = marks.of(petition);
        var screening = screening();
        return words -> screening.of(words, sealed);
    }

    /** The same for a petition that is about to be received, of which nothing is sealed yet. */
    public Look before(Person applicant, @Nullable String site) {
        var sealed = Marks.of(applicant, site);
        var screening = screening();
        return words -> screening.of(words, sealed);
    }

    /** The same for words that are about no petition. */
    public Look ofNobody() {
        var screening = screening();
        return words -> screening.of(words, SealedValues.NONE);
    }

    private Screening screening() {
        return new Screening(
                organization.agencies().stream().map(Agency::phonePrefix).toList());
    }

    /** Notes that these words stay although they look like a person's, and why; answers false where none may let them stand. */
    public boolean letStand(
            Login login, PetitionNumber petition, Map<String, Kind> wordsFound, String why, Instant now) {
        if (wordsFound.values().stream().anyMatch(kind -> !kind.mayStay())) {
            return false;
        }
        wordsFound.forEach((words, kind) -> database.jdbc()
                .sql("""
                        INSERT INTO office.guard_pass (petition, words, kind, why, official, at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(
                        petition.value(),
                        words,
                        kind.name(),
                        why,
                        login.official().value(),
                        OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update());
        return true;
    }

    /**
     * What was withheld on its way out.
     *
     * @param seq of the entry it was found in
     * @param path where in the entry, such as {@code reason.ko}
     * @param corrected whether a correction of that entry stands beside it
     */
    public record Stopped(int seq, String path, Kind kind, Instant at, boolean corrected) {
        private Stopped corrected(boolean since) {
            return new Stopped(seq, path, kind, at, since);
        }
    }

    /** Of one petition, latest entry first. */
    public List<Stopped> stopped(PetitionNumber petition) {
        var stops = database.jdbc()
                .sql("""
                        SELECT seq, path, kind, at
                          FROM office.guard_stop
                         WHERE petition = ?
                         ORDER BY seq DESC, path, begins
                        """)
                .param(petition.value())
                .query((row, _) -> new Stopped(
                        row.getInt("seq"),
                        row.getString("path"),
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        false))
                .list();
        if (stops.isEmpty()) {
            return stops;
        }
        Set<Integer> corrected = new HashSet<>();
        petitions.facts(petition).forEach(fact -> {
            if (fact.event() instanceof Corrected correction) {
                corrected.add(correction.seq());
            }
        });
        return stops.stream()
                .map(stop -> stop.corrected(corrected.contains(stop.seq())))
                .toList();
    }

    /** How many were withheld since then, by kind; no petition is named. */
    public Map<Kind, Integer> stoppedSince(Instant then) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        database.jdbc()
                .sql("SELECT kind, count(*) FROM office.guard_stop WHERE at >= ? GROUP BY kind")
                .param(OffsetDateTime.ofInstant(then, ZoneOffset.UTC))
                .query(row -> {
                    counts.put(Kind.valueOf(row.getString(1)), row.getInt(2));
                });
        return counts;
    }
}
