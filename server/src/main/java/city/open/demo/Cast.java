package city.open.demo;

import city.open.inside.identity.Accounts;
import city.open.inside.identity.DemoLogins;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.inside.petition.Petitions;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** As whom a visitor can look at the intranet: one official of each role, around one division. */
final class Cast {
    static final String OFFICER = "officer";
    static final String TEAM_LEADER = "team-leader";
    static final String DIVISION_HEAD = "division-director";
    static final String BUREAU_HEAD = "bureau-director";
    static final String VICE_MAYOR = "vice-mayor";
    static final String MAYOR = "mayor";
    static final String NEIGHBOUR = "other-division";
    static final String AUDITOR = "auditor";
    static final String SECOND_AUDITOR = "second-auditor";
    static final String HEAD_OF_AUDIT = "head-of-audit";
    static final String OMBUDSMAN = "ombudsman";
    static final String CUSTODIAN = "custodian";
    static final String SECOND_CUSTODIAN = "second-custodian";
    static final String ADMIN = "admin";

    private static final int LOOKED_AT = 400;

    private final Organization organization;
    private final Map<String, OfficialId> players;

    /** Around the divisions of the city with most to do, or where the accounts were opened at an earlier start. */
    Cast(Organization organization, Roster roster, Petitions petitions, Accounts accounts) {
        this.organization = organization;
        var busiest = roster.citysDivisions().stream()
                .sorted(Comparator.comparing(division ->
                        -petitions.queue(roster.city(), division, LOOKED_AT).size()))
                .toList();
        var division = accounts.login(OFFICER).map(Login::division).orElse(busiest.getFirst());
        var neighbour = accounts.login(NEIGHBOUR).map(Login::division).orElse(busiest.get(1));
        this.players = new LinkedHashMap<>(roster.cast(division, neighbour));
    }

    /** Opens their accounts and puts them on the login page. */
    void enter(Accounts accounts, DemoLogins logins) {
        players.forEach((account, official) -> {
            if (organization.official(official).isEmpty()) {
                // A demo that was begun before there was such a part goes on without it.
                return;
            }
            accounts.add(account, official, roles(account));
            logins.offer(account);
        });
    }

    Login login(String account) {
        var official = players.get(account);
        if (official == null) {
            throw new IllegalArgumentException("nobody in the demo plays " + account);
        }
        return login(account, organization.official(official).orElseThrow(), roles(account));
    }

    /** Anybody of the demo city, acting as the rank allows. */
    static Login login(Official official) {
        return login(official.id().value(), official, roles(official.rank()));
    }

    private static Login login(String account, Official official, Set<Role> roles) {
        return new Login(
                account, official.id(), official.agency(), official.unit(), official.rank(), official.name(), roles);
    }

    private static Set<Role> roles(String account) {
        return switch (account) {
            case OFFICER -> Set.of(Role.OFFICER);
            case TEAM_LEADER, NEIGHBOUR -> Set.of(Role.OFFICER, Role.APPROVER);
            case DIVISION_HEAD, BUREAU_HEAD -> Set.of(Role.APPROVER, Role.DIRECTOR);
            case VICE_MAYOR -> Set.of(Role.APPROVER, Role.EXECUTIVE);
            case MAYOR -> Set.of(Role.MAYOR);
            case AUDITOR, SECOND_AUDITOR -> Set.of(Role.AUDITOR);
            case HEAD_OF_AUDIT -> Set.of(Role.HEAD_OF_AUDIT);
            case OMBUDSMAN -> Set.of(Role.OMBUDSMAN);
            case CUSTODIAN, SECOND_CUSTODIAN -> Set.of(Role.CUSTODIAN);
            case ADMIN -> Set.of(Role.ADMIN);
            default -> throw new IllegalArgumentException("no part is called " + account);
        };
    }

    private static Set<Role> roles(Rank rank) {
        return switch (rank) {
            case OFFICER -> Set.of(Role.OFFICER);
            case TEAM_LEADER -> Set.of(Role.OFFICER, Role.APPROVER);
            case DIVISION_HEAD, BUREAU_HEAD, OFFICE_HEAD, VICE_MAYOR, DEPUTY_DISTRICT_MAYOR, FIRE_CHIEF, FIRE_HQ_HEAD ->
                Set.of(Role.APPROVER);
            case MAYOR, DISTRICT_MAYOR -> Set.of(Role.MAYOR);
        };
    }
}
