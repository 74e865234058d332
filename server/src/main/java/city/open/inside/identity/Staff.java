package city.open.inside.identity;

import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.guard.PersonalData;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.inside.identity.PrivilegeFact.Kind;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in an official of whom the organisation does not know yet, together with the account. */
@Component
class Staff {
    private static final int LONGEST_NAME = 60;

    private final OfficeDatabase office;
    private final Organization organization;
    private final Accounts accounts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Staff(OfficeDatabase office, Organization organization, Accounts accounts, Clock clock) {
        this.office = office;
        this.organization = organization;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Under which key of the words it says why this official cannot be taken in, if so. */
    Optional<String> fault(String account, AgencyCode agency, String unit, String nameKo, String nameEn) {
        if (!Account.isName(account)) {
            return Optional.of("account.fault.name");
        }
        if (accounts.find(account).isPresent()
                || organization.official(new OfficialId(account)).isPresent()) {
            return Optional.of("account.fault.taken");
        }
        if (nameKo.isBlank() || nameEn.isBlank()) {
            return Optional.of("account.fault.person");
        }
        if (!isForEverybody(nameKo) || !isForEverybody(nameEn)) {
            return Optional.of("account.fault.words");
        }
        return organization.units(agency, today()).stream()
                        .noneMatch(known -> known.id().value().equals(unit))
                ? Optional.of("account.fault.unit")
                : Optional.empty();
    }

    static boolean isName(String name) {
        return !name.isBlank() && isForEverybody(name);
    }

    /** The name of an official on duty is public; nothing else about them stands in it, so also no house, room or date. One figure tells namesakes apart. */
    private static boolean isForEverybody(String name) {
        return Legible.is(name)
                && PersonalData.in(name).isEmpty()
                && name.codePoints().filter(Character::isDigit).count() <= 1
                && name.length() <= LONGEST_NAME;
    }

    /** Whatever {@link #fault} finds nothing wrong with. */
    void admit(
            String account,
            AgencyCode agency,
            UnitId unit,
            Rank rank,
            Text name,
            Set<Role> roles,
            @Nullable String admittedBy,
            Kind how) {
        var phone = organization.unit(agency, unit, today()).orElseThrow().phone();
        var alias = "K-%06X".formatted(random.nextInt(1 << 24));
        var id = new OfficialId(account);
        office.transactions().executeWithoutResult(_ -> {
            organization.add(new Official(id, agency, unit, rank, name, alias, phone, today(), null));
            accounts.add(account, id, roles, admittedBy, how);
        });
    }

    /** The units of an agency to choose from. */
    List<UnitChoice> units(AgencyCode agency, Lang lang) {
        return organization.units(agency, today()).stream()
                .map(unit -> new UnitChoice(unit.id().value(), lang.of(unit.name())))
                .toList();
    }

    private LocalDate today() {
        return When.dayOf(clock.instant());
    }
}
