package city.open.border.letters;

import city.open.ground.vocabulary.PetitionNumber;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A petition that was filed online. Who filed it and what it says is sealed; the rest is what it needs to find its way.
 *
 * @param version the procedure's version whose form was filled in
 * @param variant a form of the procedure with its own period, or none
 * @param submittedAt when it arrived; reception is due within eight working hours (decree, article 6(8))
 * @param receivedAt when the office received it, none while it waits
 * @param sealed a {@link FiledContent} as JSON, sealed to the office by the vault's letter box with the number as its context;
 *     empty once the office has taken it in
 */
public record Filing(
        PetitionNumber number,
        ProcedureCode procedure,
        int version,
        @Nullable String variant,
        AgencyCode agency,
        UnitId division,
        Instant submittedAt,
        @Nullable Instant receivedAt,
        byte[] sealed) {}
