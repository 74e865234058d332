package city.open.inside.piles;

import static city.open.inside.casework.Conditions.utc;

import city.open.ground.database.AuditDatabase;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Decision.Refused;
import city.open.inside.petition.EventKinds;
import city.open.inside.petition.FactJson;
import city.open.inside.petition.Moment;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.OrderAnswered;
import city.open.inside.petition.PetitionEvent.OrderEnded;
import city.open.inside.petition.PetitionEvent.OrderIssued;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Rule;
import city.open.inside.piles.Told.Kind;
import city.open.inside.piles.Told.ToTell;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the Audit Division lays what the office is to record of a petition, and whom it is to tell (decision 50). Laid in Audit's transaction, taken up in
 * the office's; each once, whatever stops between the two.
 */
@Component
public class OrderSlips {
    private static final Logger log = LoggerFactory.getLogger(OrderSlips.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> PARTS = new TypeReference<>() {};
    private static final int AT_ONCE = 500;

    private final OfficeDatabase database;
    private final Petitions petitions;
    private final Told told;
    private final Clock clock;

    OrderSlips(OfficeDatabase database, Petitions petitions, Told told, Clock clock) {
        this.database = database;
        this.petitions = petitions;
        this.told = told;
        this.clock = clock;
    }

    /** Lays a fact, in Audit's transaction. */
    public static void lay(
            AuditDatabase audit, PetitionNumber petition, PetitionEvent event, By.OfOffice by, Instant at) {
        lay(
                audit,
                petition,
                EventKinds.of(event),
                JSON.writeValueAsString(FactJson.parts(event)),
                List.of(
                        by.agency().value(),
                        by.division().value(),
                        by.official().value(),
                        by.rank().name()),
                "",
                at);
    }

    /**
     * Lays a notice, in Audit's transaction.
     *
     * @param holder an official, or {@code agency/division}
     * @param about what is told of, where the notice leads
     */
    public static void tell(
            AuditDatabase audit, PetitionNumber petition, Kind kind, String holder, String about, Instant at) {
        lay(audit, petition, kind.name(), "{}", List.of("", "", holder, ""), about, at);
    }

    private static void lay(
            AuditDatabase audit,
            PetitionNumber petition,
            String kind,
            String body,
            List<String> who,
            String about,
            Instant at) {
        audit.jdbc()
                .sql("""
                        INSERT INTO office.order_slip (petition, kind, body, agency, division, official, rank, about, at)
                        VALUES (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
                        """)
                .params(petition.value(), kind, body, who.get(0), who.get(1), who.get(2), who.get(3), about, utc(at))
                .update();
    }

    private record Slip(
            long n,
            PetitionNumber petition,
            String kind,
            String body,
            String agency,
            String division,
            String official,
            String rank,
            String about,
            Instant at) {
        By.OfOffice by() {
            return new By.OfOffice(
                    new AgencyCode(agency), new UnitId(division), new OfficialId(official), Rank.valueOf(rank));
        }
    }

    /** Takes up what lies there, the oldest first. Answers how many were taken. */
    public int takeUp() {
        var slips = database.jdbc()
                .sql("SELECT * FROM office.order_slip WHERE taken_at IS NULL ORDER BY n LIMIT ?")
                .param(AT_ONCE)
                .query((row, _) -> slip(row))
                .list();
        int taken = 0;
        for (var slip : slips) {
            taken += petitions.together(work -> take(work, slip), () -> false) ? 1 : 0;
        }
        return taken;
    }

    /** What another machine is taking is left to it, and what comes after that of the same petition too. */
    private boolean take(Petitions.Work work, Slip slip) {
        boolean mine =
                database.jdbc().sql("""
                                UPDATE office.order_slip AS slip SET taken_at = ?
                                 WHERE n = ? AND taken_at IS NULL
                                   AND NOT EXISTS (SELECT FROM office.order_slip AS earlier
                                                    WHERE earlier.taken_at IS NULL AND earlier.n < slip.n
                                                      AND earlier.petition = slip.petition)
                                """).params(utc(clock.instant()), slip.n()).update() > 0;
        if (mine) {
            carryOut(work, slip).ifPresent(rule -> {
                log.error("Slip {} of the Audit Division on {} is refused: {}", slip.n(), slip.petition(), rule);
                database.jdbc()
                        .sql("UPDATE office.order_slip SET refused = ? WHERE n = ?")
                        .params(rule.name(), slip.n())
                        .update();
            });
        }
        return mine;
    }

    private Optional<Rule> carryOut(Petitions.Work work, Slip slip) {
        if (slip.kind().indexOf('.') < 0) {
            told.tell(slip.petition(), new ToTell(slip.official(), Kind.valueOf(slip.kind()), slip.about()), slip.at());
            return Optional.empty();
        }
        var now = clock.instant();
        var at = slip.at().isAfter(now) ? now : slip.at();
        var act = act(FactJson.event(slip.kind(), JSON.readValue(slip.body(), PARTS)));
        return work.record(slip.petition(), act, slip.by(), new Moment(at, now)) instanceof Refused(var rule)
                ? Optional.of(rule)
                : Optional.empty();
    }

    private static Act act(PetitionEvent event) {
        return switch (event) {
            case OrderIssued e -> Act.order(e.order(), e.demand(), e.instruction(), e.due(), e.answerBy());
            case OrderAnswered e -> Act.answerOrder(e.order(), e.answer(), e.orderedOn(), e.answerBy());
            case OrderEnded e -> Act.endOrder(e.order(), e.end(), e.reason());
            default -> throw new IllegalStateException("the Audit Division records no " + EventKinds.of(event));
        };
    }

    private static Slip slip(ResultSet row) throws SQLException {
        return new Slip(
                row.getLong("n"),
                new PetitionNumber(row.getString("petition")),
                row.getString("kind"),
                row.getString("body"),
                row.getString("agency"),
                row.getString("division"),
                row.getString("official"),
                row.getString("rank"),
                row.getString("about"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
