package city.open.outside.portal;

import city.open.ground.calendar.Text;
import city.open.ground.page.Words;
import city.open.outside.portal.Directory.Division;
import city.open.outside.record.DivisionMonth;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.util.List;
import org.springframework.stereotype.Component;

/** What agencies and divisions are called, also those that are no more. */
@Component
class DivisionNames {
    private final Organization organization;

    DivisionNames(Organization organization) {
        this.organization = organization;
    }

    record Named(String code, String name) {}

    /** The city first, then the districts by code. */
    List<Named> agencies(Words words) {
        return organization.agencies().stream()
                .map(agency -> new Named(agency.code().value(), words.of(agency.name())))
                .toList();
    }

    boolean isAgency(String code) {
        return organization.agencies().stream()
                .anyMatch(agency -> agency.code().value().equals(code));
    }

    String agency(Words words, String code) {
        return organization.agencies().stream()
                .filter(agency -> agency.code().value().equals(code))
                .findFirst()
                .map(agency -> words.of(agency.name()))
                .orElse(code);
    }

    /** Its id where only petitions know it. */
    Text division(Division division) {
        var unit = division.unit();
        return unit == null ? new Text(division.id(), division.id()) : unit.name();
    }

    /** As it was called at the end of that month, or else at any time. */
    String division(Words words, DivisionMonth of) {
        if (!isAgency(of.agency())) {
            return of.division();
        }
        var agency = new AgencyCode(of.agency());
        var id = new UnitId(of.division());
        return organization
                .unitOrLast(agency, id, of.month().atEndOfMonth())
                .map(unit -> words.of(unit.name()))
                .orElse(of.division());
    }
}
