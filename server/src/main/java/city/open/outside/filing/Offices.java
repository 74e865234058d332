package city.open.outside.filing;

import city.open.town.catalogue.Owner;
import city.open.town.catalogue.Procedure;
import city.open.town.organization.Agency;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which offices take a filing. */
@Component
class Offices {
    static final String AGENCY = "agency";
    static final String VARIANT = "variant";

    private final Organization organization;

    Offices(Organization organization) {
        this.organization = organization;
    }

    /** The agencies with a division that answers for the procedure. */
    List<Agency> of(Procedure procedure, LocalDate today) {
        return organization.agencies().stream()
                .filter(agency -> division(procedure, agency, today).isPresent())
                .toList();
    }

    private Optional<UnitId> division(Procedure procedure, Agency agency, LocalDate today) {
        return procedure.owners().stream()
                .filter(owner -> owner.at() == agency.level())
                .map(Owner::unit)
                .filter(unit -> organization.unit(agency.code(), unit, today).isPresent())
                .findFirst();
    }

    /** Where this draft goes; empty while its office has not been chosen. */
    Optional<Submission.To> to(Procedure procedure, Draft draft, LocalDate today) {
        var all = of(procedure, today);
        var chosen = all.size() == 1 ? all.getFirst().code().value() : draft.answer(AGENCY);
        var variant = draft.answer(VARIANT);
        return all.stream()
                .filter(agency -> agency.code().value().equals(chosen))
                .findFirst()
                .map(agency -> new Submission.To(
                        agency.code(),
                        division(procedure, agency, today).orElseThrow(),
                        variant.isEmpty() ? null : variant));
    }

    String agency(AgencyCode code, String lang) {
        return organization.agency(code).name().in(lang);
    }

    String division(AgencyCode agency, UnitId unit, LocalDate today, String lang) {
        return organization
                .unit(agency, unit, today)
                .map(found -> found.name().in(lang))
                .orElse(unit.value());
    }
}
