package city.open.inside.identity;

import city.open.ground.calendar.Text;
import city.open.inside.petition.By;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.security.Principal;
import java.util.Set;

/**
 * The official who is logged in, read anew for each request: who loses a role, a post or the account loses it at once.
 *
 * @param account what the official logs in with
 * @param division the unit of the official's post, also where that is a bureau or an office
 */
public record Login(
        String account, OfficialId official, AgencyCode agency, UnitId division, Rank rank, Text name, Set<Role> roles)
        implements Principal {

    public Login {
        roles = Set.copyOf(roles);
    }

    /** As whom the official acts on petitions. */
    public By.OfOffice by() {
        return new By.OfOffice(agency, division, official, rank);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** The account, as {@link Principal} calls it. */
    @Override
    public String getName() {
        return account;
    }
}
