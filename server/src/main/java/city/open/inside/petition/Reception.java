package city.open.inside.petition;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Text;
import city.open.ground.guard.Mask;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a petition is received. Name and place are masked as it is made, so that no true one gets from here into the journal;
 * the door that knows them seals them in the vault.
 *
 * @param variant a form of the procedure with its own period, or none
 * @param applicant the name, of which the mask is kept
 * @param site the address, of which the part down to the dong is kept
 * @param channel {@code counter}, {@code online}, {@code post} or {@code import}
 * @param submittedAt when the filing arrived; the clock begins at reception, which can be later
 * @param importedDue for a case from another system's log: the date it says, where it says one
 * @param imported the case comes from another system's log: no period is counted for it
 */
public record Reception(
        ProcedureCode procedure,
        @Nullable String variant,
        AgencyCode agency,
        UnitId division,
        Text subject,
        @Nullable String applicant,
        @Nullable String site,
        String channel,
        Instant submittedAt,
        @Nullable Due importedDue,
        boolean imported) {

    public Reception {
        applicant = applicant == null ? null : Mask.person(applicant);
        site = site == null ? null : Mask.place(site);
    }

    /** A petition filed here, now, under the main form of its procedure. */
    public static Reception filed(
            ProcedureCode procedure, AgencyCode agency, UnitId division, Text subject, Instant submittedAt) {
        return new Reception(
                procedure, null, agency, division, subject, null, null, "counter", submittedAt, null, false);
    }
}
