package city.open.identity;

import city.open.calendar.Text;
import city.open.organization.AgencyCode;
import city.open.organization.OfficialId;
import city.open.organization.Rank;
import city.open.organization.UnitId;
import city.open.petition.By;
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
