package city.open.petition;

import city.open.calendar.Due;
import city.open.calendar.Text;
import city.open.catalogue.ProcedureCode;
import city.open.organization.AgencyCode;
import city.open.organization.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a petition is received.
 *
 * @param variant a form of the procedure with its own period, or none
 * @param applicant the name; only its mask is kept in the journal
 * @param site the address; only its part down to the dong is kept in the journal
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

    /** A petition filed here, now, under the main form of its procedure. */
    public static Reception filed(
            ProcedureCode procedure, AgencyCode agency, UnitId division, Text subject, Instant submittedAt) {
        return new Reception(
                procedure, null, agency, division, subject, null, null, "counter", submittedAt, null, false);
    }
}
