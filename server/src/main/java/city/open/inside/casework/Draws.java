package city.open.inside.casework;

import static city.open.inside.casework.Conditions.utc;

import city.open.ground.calendar.CityTime;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.Draws.Result.Drawn;
import city.open.inside.casework.Draws.Result.Nobody;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Rule;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;

/**
 * Gives petitions to officials by lot, so that nobody can choose a case or be chosen for one.
 *
 * <p>Each division has a secret seed of 32 bytes a day. Its SHA-256 is public from before the first draw, the seed itself from the day after.
 * Of those who have had the fewest petitions so far, in the order of their ids, the draw takes the one at
 * {@code HMAC-SHA256(seed, petition number) mod how many}, the HMAC read as one large number. Anyone can draw again.
 */
@Component
public class Draws {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SEED_BYTES = 32;
    private static final int MOST_AT_ONCE = 200;

    private final OfficeDatabase database;
    private final Organization organization;
    private final Petitions petitions;
    private final Absences absences;

    private final Clock clock;
    /** From when on drawing is the rule where nothing was settled; null where it is not. */
    private final @Nullable Instant usuallySince;
    /** For whom nobody could be drawn a moment ago. */
    private final Cache<PetitionNumber, Boolean> leftToPeople =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    /** @param usually whether divisions draw for new petitions where nothing else was settled for them */
    Draws(
            OfficeDatabase database,
            Organization organization,
            Petitions petitions,
            Absences absences,
            Clock clock,
            @Value("${open.office.draws:false}") boolean usually) {
        this.database = database;
        this.organization = organization;
        this.petitions = petitions;
        this.absences = absences;
        this.clock = clock;
        this.usuallySince = usually ? clock.instant() : null;
    }

    /** What the draw says. */
    public sealed interface Result {
        /**
         * @param eligible among whom it was drawn, in the order counted
         * @param excluded how many were left out for a declared conflict or because they are absent
         * @param turn how many petitions each of those eligible had had before
         */
        record Drawn(
                UnitId division,
                OfficialId official,
                String commitment,
                List<OfficialId> eligible,
                int excluded,
                int turn)
                implements Result {
            Act act() {
                return Act.assignByDraw(division, official, commitment, eligible, excluded);
            }
        }

        /** Everybody is absent or has an interest, or the division has nobody. */
        record Nobody(int excluded) implements Result {}
    }

    /** Whom the seed chooses: the place in the list of those eligible. */
    public static int chosen(byte[] seed, PetitionNumber number, int eligible) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            var hash = mac.doFinal(number.value().getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).mod(BigInteger.valueOf(eligible)).intValue();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** What is published of a seed before the draw: its SHA-256 in hexadecimal. */
    public static String commitment(byte[] seed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Draws for a petition that nobody has yet and records it, as OPEN itself. */
    public Decision assign(PetitionNumber number, Moment moment) {
        return petitions.together(
                work -> {
                    var petition = work.find(number).orElse(null);
                    if (petition == null) {
                        return new Decision.Refused(Rule.UNKNOWN_PETITION);
                    }
                    if (petition.official() != null) {
                        return new Decision.Refused(Rule.SOMEONE_WAS_FASTER);
                    }
                    var day = LocalDate.ofInstant(moment.occurredAt(), CityTime.ZONE);
                    return switch (draw(petition, day)) {
                        case Nobody _ -> new Decision.Refused(Rule.NOBODY_TO_DRAW);
                        case Drawn drawn -> {
                            var by = new By.OfSystem(petition.agency(), "draw");
                            var decision = work.record(number, drawn.act(), by, moment);
                            if (decision instanceof Decision.Recorded) {
                                count(petition.agency(), drawn);
                            }
                            yield decision;
                        }
                    };
                },
                () -> new Decision.Refused(Rule.SOMEONE_WAS_FASTER));
    }

    /** Inside a transaction the division's draws of the day wait for each other, so that turns are kept. */
    Result draw(Petition petition, LocalDate day) {
        var agency = petition.agency();
        var division = petition.division();
        var seed = seed(agency, division, day);
        var team = team(agency, division, day);
        var absent = absences.on(day);
        var present = team.stream()
                .map(Official::id)
                .filter(id -> !petition.conflicts().contains(id) && !absent.contains(id))
                .toList();
        int excluded = team.size() - present.size();
        if (present.isEmpty()) {
            return new Nobody(excluded);
        }
        var turns = turns(agency, division);
        // Who is new begins where the others stand.
        int fewest = turns.values().stream().min(Integer::compare).orElse(0);
        int turn = present.stream()
                .mapToInt(id -> turns.getOrDefault(id, fewest))
                .min()
                .orElse(fewest);
        var eligible = present.stream()
                .filter(id -> turns.getOrDefault(id, fewest) == turn)
                .toList();
        var chosen = eligible.get(chosen(seed, petition.number(), eligible.size()));
        return new Drawn(division, chosen, commitment(seed), eligible, excluded, turn);
    }

    /** Once the assignment is on the record. */
    void count(AgencyCode agency, Drawn drawn) {
        database.jdbc()
                .sql("""
                        INSERT INTO office.draw_turn AS turn (agency, division, official, drawn) VALUES (?, ?, ?, ?)
                        ON CONFLICT (agency, division, official) DO UPDATE SET drawn = turn.drawn + 1
                        """)
                .params(
                        agency.value(),
                        drawn.division().value(),
                        drawn.official().value(),
                        drawn.turn() + 1)
                .update();
    }

    /** Those who handle petitions: officers, and in a division without any those next above. */
    private List<Official> team(AgencyCode agency, UnitId division, LocalDate day) {
        var serving = organization.officials(agency, division, day);
        for (var rank : List.of(Rank.OFFICER, Rank.TEAM_LEADER)) {
            var team = serving.stream().filter(one -> one.rank() == rank).toList();
            if (!team.isEmpty()) {
                return team;
            }
        }
        return serving;
    }

    private Map<OfficialId, Integer> turns(AgencyCode agency, UnitId division) {
        Map<OfficialId, Integer> turns = new HashMap<>();
        database.jdbc()
                .sql("SELECT official, drawn FROM office.draw_turn WHERE agency = ? AND division = ?")
                .params(agency.value(), division.value())
                .query(row -> {
                    turns.put(new OfficialId(row.getString(1)), row.getInt(2));
                });
        return turns;
    }

    /** The seed of the day; the first to ask makes it and publishes its commitment. */
    private byte[] seed(AgencyCode agency, UnitId division, LocalDate day) {
        commit(agency, division, day);
        return database.jdbc()
                .sql("""
                        SELECT secret.seed
                          FROM office.draw_seed AS secret
                          JOIN record.draw USING (agency, division, day)
                         WHERE agency = ? AND division = ? AND day = ?
                           FOR UPDATE OF draw
                        """)
                .params(agency.value(), division.value(), day)
                .query(byte[].class)
                .single();
    }

    /** Publishes the commitment to the division's seed of that day, where that has not been done. */
    public void commit(AgencyCode agency, UnitId division, LocalDate day) {
        var seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        database.jdbc()
                .sql("""
                        WITH made AS (
                            INSERT INTO office.draw_seed (agency, division, day, seed) VALUES (?, ?, ?, ?)
                            ON CONFLICT DO NOTHING
                            RETURNING agency, division, day
                        )
                        INSERT INTO record.draw (agency, division, day, commitment)
                        SELECT agency, division, day, ? FROM made
                        """)
                .params(agency.value(), division.value(), day, seed, commitment(seed))
                .update();
    }

    /** The same for every division that draws. */
    public void commit(LocalDate day) {
        for (var agency : organization.agencies()) {
            var settled = settled(agency.code());
            for (var unit : organization.units(agency.code(), day)) {
                var since = settled.containsKey(unit.id()) ? settled.get(unit.id()) : Optional.ofNullable(usuallySince);
                if (since.isPresent()
                        && !organization
                                .officials(agency.code(), unit.id(), day)
                                .isEmpty()) {
                    commit(agency.code(), unit.id(), day);
                }
            }
        }
    }

    /** Settles whether new petitions of a division are drawn for, from now on. */
    public void settle(AgencyCode agency, UnitId division, boolean draws) {
        database.jdbc()
                .sql("""
                        INSERT INTO office.draw_rule (agency, division, since) VALUES (?, ?, ?)
                        ON CONFLICT (agency, division) DO UPDATE SET since = excluded.since
                        """)
                .params(agency.value(), division.value(), timestamp(draws ? clock.instant() : null))
                .update();
        if (draws) {
            commit(agency, division, LocalDate.ofInstant(clock.instant(), CityTime.ZONE));
        }
    }

    /** Whether new petitions of a division are drawn for. */
    public boolean draws(AgencyCode agency, UnitId division) {
        return settled(agency)
                .getOrDefault(division, Optional.ofNullable(usuallySince))
                .isPresent();
    }

    private Map<UnitId, Optional<Instant>> settled(AgencyCode agency) {
        Map<UnitId, Optional<Instant>> settled = new HashMap<>();
        database.jdbc()
                .sql("SELECT division, since FROM office.draw_rule WHERE agency = ?")
                .param(agency.value())
                .query(row -> {
                    settled.put(
                            new UnitId(row.getString(1)),
                            Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant));
                });
        return settled;
    }

    /** Draws for those who have come and whom nobody has, in arrival order; answers for how many. */
    public int drawForNew() {
        var from = earliest();
        if (from.isEmpty()) {
            return 0;
        }
        var come = database.jdbc()
                .sql("""
                        SELECT number
                          FROM office.petition
                          LEFT JOIN office.draw_rule AS rule USING (agency, division)
                         WHERE decided_at IS NULL AND official IS NULL AND NOT imported AND received_at >= ?
                           AND received_at >= CASE WHEN rule.agency IS NULL THEN ? ELSE rule.since END
                         ORDER BY received_at, number
                         LIMIT ?
                        """)
                .params(utc(from.get()), timestamp(usuallySince), MOST_AT_ONCE)
                .query((row, _) -> new PetitionNumber(row.getString(1)))
                .list();
        int drawn = 0;
        for (var number : come) {
            if (leftToPeople.getIfPresent(number) == null) {
                drawn += drawn(number) ? 1 : 0;
            }
        }
        return drawn;
    }

    private boolean drawn(PetitionNumber number) {
        if (assign(number, Moment.now(clock.instant())) instanceof Decision.Recorded) {
            return true;
        }
        leftToPeople.put(number, true);
        return false;
    }

    /** Since when anybody draws; empty where nobody does. */
    private Optional<Instant> earliest() {
        return database.jdbc()
                .sql("SELECT least(min(since), ?) FROM office.draw_rule")
                .param(timestamp(usuallySince))
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    private static SqlParameterValue timestamp(@Nullable Instant at) {
        return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, at == null ? null : utc(at));
    }

    /** Opens the seeds of all days before this one. */
    public void reveal(LocalDate today) {
        database.jdbc().sql("""
                        UPDATE record.draw
                           SET seed = secret.seed
                          FROM office.draw_seed AS secret
                         WHERE draw.seed IS NULL AND draw.day < ?
                           AND (secret.agency, secret.division, secret.day) = (draw.agency, draw.division, draw.day)
                        """).param(today).update();
    }
}
