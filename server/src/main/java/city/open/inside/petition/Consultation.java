package city.open.inside.petition;

import city.open.ground.calendar.Text;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A question to another office.
 *
 * @param asked the seq of the fact that asked
 * @param until by when the reply is due, as extended
 * @param agency and {@code unit} where the office works with this system
 */
public record Consultation(
        int asked,
        @Nullable StepId step,
        Text office,
        Text question,
        @Nullable AgencyCode agency,
        @Nullable UnitId unit,
        Instant askedAt,
        LocalDate until,
        boolean extended,
        @Nullable Instant answeredAt) {

    static Consultation asked(int seq, PetitionEvent.ConsultationAsked e, Instant at) {
        return new Consultation(
                seq, e.step(), e.office(), e.question(), e.agency(), e.unit(), at, e.replyBy(), false, null);
    }

    public boolean isOpen() {
        return answeredAt == null;
    }

    /** Whether it was put to this unit, which then answers by itself. */
    public boolean isPutTo(AgencyCode otherAgency, UnitId otherUnit) {
        return otherUnit.equals(unit) && otherAgency.equals(agency);
    }

    Consultation answered(Instant at) {
        return new Consultation(asked, step, office, question, agency, unit, askedAt, until, extended, at);
    }

    Consultation extended(LocalDate longer) {
        return new Consultation(asked, step, office, question, agency, unit, askedAt, longer, true, answeredAt);
    }
}
