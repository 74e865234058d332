package city.open.inside.dates;

import city.open.border.letters.Filings;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Faults;
import city.open.ground.vocabulary.ErasureGround;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Rule;
import city.open.inside.redaction.PreparedPapers;
import city.open.inside.vault.Vault;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 파기: destroys the key of a petition, so that nobody ever reads again who filed it and what was attached. That it was done, when and on what
 * ground, is a public fact; the rest of the public record stays and still verifies.
 *
 * <p>Personal data are kept for the years of its {@link Retention} after the year in which the case closed, counted from 1 January (Decree of the
 * Public Records Act art. 26), and go then by themselves.
 */
@Component
public class Erasures {
    private final OfficeDatabase database;
    private final PreparedPapers papers;
    private final Petitions petitions;
    private final Catalogue catalogue;
    private final Rights rights;
    private final Vault vault;
    private final Filings filings;
    private final Clock clock;
    private final Retention retention;
    private final int most;

    Erasures(
            OfficeDatabase database,
            Petitions petitions,
            Catalogue catalogue,
            Rights rights,
            Vault vault,
            Filings filings,
            Clock clock,
            CityFolder city,
            @Value("${open.office.most-at-once:500}") int most) {
        this.database = database;
        this.papers = new PreparedPapers(database);
        this.petitions = petitions;
        this.catalogue = catalogue;
        this.rights = rights;
        this.vault = vault;
        this.filings = filings;
        this.clock = clock;
        this.retention = Retention.read(
                city, catalogue.current().stream().map(Procedure::code).collect(Collectors.toSet()));
        this.most = most;
    }

    /** Says what is wrong with the sheet of a folder that tells how long data are kept. */
    public static void check(CityFolder city, Set<ProcedureCode> procedures, Faults faults) {
        try {
            Retention.read(city, procedures);
        } catch (IllegalStateException | IllegalArgumentException fault) {
            faults.add(String.valueOf(fault.getMessage()));
        }
    }

    public sealed interface Erased {
        record Done(PetitionNumber number) implements Erased {}

        record Denied(Refusal rule) implements Erased {}

        record Refused(Text words) implements Erased {}
    }

    /** Destroys the key now, for good. Nothing brings it back, a backup of the key file included. */
    public Erased erase(Login login, PetitionNumber number, ErasureGround ground) {
        if (rights.may(login, Right.ERASE) instanceof Verdict.Denied(var rule)) {
            return new Erased.Denied(rule);
        }
        return switch (erase(number, ground, login.by(), clock.instant())) {
            case Decision.Recorded _ -> new Erased.Done(number);
            case Decision.Refused(var rule) -> new Erased.Refused(rule.words());
        };
    }

    /** Of two who act on a petition at once one is told to look again, and nothing of the other's half is left. */
    private Decision erase(PetitionNumber number, ErasureGround ground, By by, Instant now) {
        return petitions.together(
                work -> {
                    var decision = work.record(number, Act.erase(ground), by, Moment.now(now));
                    if (decision instanceof Decision.Recorded) {
                        vault.erase(number, now);
                        papers.erased(number);
                        filings.forget(number);
                    }
                    return decision;
                },
                () -> new Decision.Refused(Rule.SOMEONE_WAS_FASTER));
    }

    /** What one round did. */
    public record Round(Instant at, int erased, int leftOver) {}

    /** Erases what is past its day, a bounded number, and writes down what was done. */
    public Round followRetention() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, CityTime.ZONE);
        int erased = 0;
        int leftOver = 0;
        for (var page = closed(today, "");
                !page.isEmpty();
                page = closed(today, page.getLast().value())) {
            for (var number : page) {
                var petition = petitions.find(number).orElseThrow();
                if (keptUntil(petition).filter(today::isAfter).isEmpty()) {
                    continue;
                }
                var by = new By.OfSystem(petition.agency(), "retention");
                if (erased < most
                        && erase(number, ErasureGround.RETENTION_OVER, by, now) instanceof Decision.Recorded) {
                    erased++;
                } else {
                    leftOver++;
                }
            }
        }
        database.jdbc()
                .sql("INSERT INTO office.retention_round (at, erased, left_over) VALUES (?, ?, ?)")
                .params(OffsetDateTime.ofInstant(now, ZoneOffset.UTC), erased, leftOver)
                .update();
        return new Round(now, erased, leftOver);
    }

    /** Cases that have been closed, with no objection open, for at least as long as any is kept; by number, after this one. */
    private List<PetitionNumber> closed(LocalDate today, String after) {
        var before = LocalDate.of(today.getYear() - retention.shortest(), 1, 1).atStartOfDay(CityTime.ZONE);
        return database.jdbc()
                .sql("""
                        SELECT petition.number
                          FROM office.petition
                          JOIN vault.key ON key.petition = petition.number
                         WHERE petition.status = 'DECIDED' AND petition.updated_at < ? AND petition.number > ?
                         ORDER BY petition.number
                         LIMIT ?
                        """)
                .params(OffsetDateTime.ofInstant(before.toInstant(), ZoneOffset.UTC), after, most)
                .query((row, _) -> new PetitionNumber(row.getString(1)))
                .list();
    }

    /** The rounds so far, latest first. */
    public List<Round> rounds(int limit) {
        return database.jdbc()
                .sql("SELECT at, erased, left_over FROM office.retention_round ORDER BY id DESC LIMIT ?")
                .param(limit)
                .query((row, _) -> new Round(
                        Objects.requireNonNull(row.getObject(1, OffsetDateTime.class))
                                .toInstant(),
                        row.getInt(2),
                        row.getInt(3)))
                .list();
    }

    /** What was erased, latest first. */
    public List<Vault.Erased> latest(int limit) {
        return vault.erased(limit);
    }

    /** Until when the sealed data of a petition are kept, once it is closed. */
    public Optional<LocalDate> keptUntil(Petition petition) {
        var decided = petition.decidedAt();
        return decided == null
                ? Optional.empty()
                : Optional.of(retention.keptUntil(
                        LocalDate.ofInstant(petition.updatedAt(), CityTime.ZONE),
                        catalogue.version(petition.procedure(), petition.procedureVersion())));
    }
}
