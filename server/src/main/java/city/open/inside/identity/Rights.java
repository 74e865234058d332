package city.open.inside.identity;

import static city.open.inside.identity.Right.*;
import static city.open.inside.identity.Role.*;
import static city.open.inside.identity.Scope.*;
import static city.open.inside.petition.Petition.Status.DECIDED;
import static city.open.inside.petition.Petition.Status.OBJECTED;

import city.open.ground.calendar.CityTime;
import city.open.inside.identity.Verdict.Denied;
import city.open.inside.identity.Verdict.Granted;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petition.Status;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who may do what, where and when: one table for the whole office. {@code docs/rights.md} is printed from it.
 *
 * <p>A right here is leave to try. Whether the act fits the petition is for the rules of {@code petition} to say, and whose turn it is in an
 * approval line for the line.
 */
@Component
public class Rights {
    private static final Set<Status> ALWAYS = EnumSet.allOf(Status.class);
    private static final Set<Status> UNDECIDED = EnumSet.complementOf(EnumSet.of(DECIDED, OBJECTED));
    /** An objection is decided on paper like the petition was. */
    private static final Set<Status> OPEN = EnumSet.complementOf(EnumSet.of(DECIDED));

    private static final Set<Status> AFTERWARDS = EnumSet.of(DECIDED, OBJECTED);
    private static final Set<Status> NO_PETITION = EnumSet.noneOf(Status.class);

    private static final Map<Right, Row> TABLE = table(
            row(SEE_INSIDE, ALWAYS)
                    .to(OFFICER, OWN_DIVISION, CONSULTED)
                    .to(APPROVER, OWN_DIVISION, CONSULTED, IN_LINE)
                    .to(DIRECTOR, OWN_BUREAU)
                    .to(EXECUTIVE, ANYWHERE)
                    .to(AUDITOR, ANYWHERE)
                    .to(HEAD_OF_AUDIT, ANYWHERE)
                    .to(OMBUDSMAN, WATCHED)
                    .to(MAYOR, ANYWHERE),
            row(OPEN_SEALED, ALWAYS).to(OFFICER, OWN_DIVISION),
            row(READ_PAPERS, ALWAYS).to(OFFICER, OWN_DIVISION).to(OMBUDSMAN, WATCHED),
            row(RECORD, ALWAYS).to(OFFICER, OWN_DIVISION),
            row(TAKE, UNDECIDED).to(OFFICER, OWN_DIVISION),
            row(ASSIGN, OPEN).to(OFFICER, OWN_DIVISION).to(APPROVER, OWN_DIVISION),
            row(SUPPLEMENT, UNDECIDED).to(OFFICER, OWN_DIVISION),
            row(EXTEND, UNDECIDED).to(OFFICER, OWN_DIVISION),
            // A suspension from further back is for those above who are not in charge.
            row(SUSPEND, UNDECIDED).to(OFFICER, OWN_DIVISION).to(APPROVER, OWN_DIVISION),
            row(TRANSFER, UNDECIDED).to(OFFICER, OWN_DIVISION),
            row(DRAFT, OPEN).to(OFFICER, OWN_DIVISION),
            row(DECIDE, UNDECIDED).to(OFFICER, OWN_DIVISION),
            row(DECIDE_WITHOUT_PAPER, UNDECIDED).to(APPROVER, OWN_BUREAU).to(MAYOR, OWN_AGENCY),
            row(REOPEN, EnumSet.of(DECIDED)).to(APPROVER, OWN_BUREAU).to(MAYOR, OWN_AGENCY),
            row(CORRECT, ALWAYS).to(OFFICER, OWN_DIVISION),
            row(ANSWER_CONSULTATION, OPEN).to(OFFICER, CONSULTED).to(APPROVER, CONSULTED),
            row(REVIEW, OPEN).to(APPROVER, OWN_AGENCY).to(MAYOR, OWN_AGENCY),
            row(CONCUR, OPEN).to(APPROVER, OWN_AGENCY).to(MAYOR, OWN_AGENCY),
            row(APPROVE, OPEN).to(APPROVER, OWN_AGENCY).to(MAYOR, OWN_AGENCY),
            row(RETURN_DRAFT, OPEN).to(APPROVER, OWN_AGENCY).to(MAYOR, OWN_AGENCY),
            row(NOTES, ALWAYS).to(OFFICER, OWN_DIVISION).to(APPROVER, OWN_DIVISION),
            row(OBJECTION, AFTERWARDS).to(OFFICER, OWN_DIVISION),
            row(PLEDGE, UNDECIDED).to(APPROVER, OWN_BUREAU).to(MAYOR, OWN_AGENCY),
            row(OVERSEE, ALWAYS).to(OMBUDSMAN, WATCHED),
            row(SANCTION, ALWAYS).to(APPROVER, OWN_BUREAU).to(MAYOR, OWN_AGENCY),
            row(DECLARE_CONFLICT, OPEN)
                    .to(OMBUDSMAN, WATCHED)
                    .to(OFFICER, OWN_DIVISION, CONSULTED)
                    .to(APPROVER, OWN_DIVISION, CONSULTED, IN_LINE)
                    .to(MAYOR, OWN_AGENCY),
            row(RECEIVE, NO_PETITION).to(OFFICER, OWN_AGENCY),
            row(KEEP_WORDINGS, NO_PETITION).to(OFFICER, OWN_DIVISION).to(APPROVER, OWN_DIVISION),
            row(RETIRE_WORDINGS, NO_PETITION).to(APPROVER, OWN_DIVISION),
            row(SEARCH_ALL, NO_PETITION)
                    .to(EXECUTIVE, ANYWHERE)
                    .to(AUDITOR, ANYWHERE)
                    .to(HEAD_OF_AUDIT, ANYWHERE)
                    .to(MAYOR, ANYWHERE),
            row(SEE_WORKLOAD, NO_PETITION)
                    .to(APPROVER, OWN_DIVISION)
                    .to(DIRECTOR, OWN_BUREAU)
                    .to(EXECUTIVE, ANYWHERE)
                    .to(AUDITOR, ANYWHERE)
                    .to(HEAD_OF_AUDIT, ANYWHERE)
                    .to(MAYOR, ANYWHERE),
            row(EXPORT_WORKLOAD, NO_PETITION)
                    .to(DIRECTOR, OWN_BUREAU)
                    .to(EXECUTIVE, ANYWHERE)
                    .to(AUDITOR, ANYWHERE)
                    .to(HEAD_OF_AUDIT, ANYWHERE)
                    .to(MAYOR, ANYWHERE),
            row(NAME_HOLIDAYS, NO_PETITION)
                    .to(EXECUTIVE, ANYWHERE)
                    .to(MAYOR, ANYWHERE)
                    .to(ADMIN, ANYWHERE),
            row(SEE_EXCHANGE, NO_PETITION)
                    .to(AUDITOR, ANYWHERE)
                    .to(HEAD_OF_AUDIT, ANYWHERE)
                    .to(ADMIN, ANYWHERE),
            row(KEEP_EXCHANGE, NO_PETITION).to(ADMIN, ANYWHERE),
            row(SEE_PRIVILEGES, NO_PETITION)
                    .to(AUDITOR, ANYWHERE)
                    .to(HEAD_OF_AUDIT, ANYWHERE)
                    .to(ADMIN, ANYWHERE),
            row(SEE_WATCH, NO_PETITION)
                    .to(OFFICER, OWN)
                    .to(APPROVER, OWN_DIVISION)
                    .to(DIRECTOR, OWN_BUREAU)
                    .to(EXECUTIVE, ANYWHERE)
                    .to(AUDITOR, ANYWHERE)
                    .to(HEAD_OF_AUDIT, ANYWHERE)
                    .to(MAYOR, ANYWHERE),
            row(SEE_DIAL, NO_PETITION)
                    .to(EXECUTIVE, ANYWHERE)
                    .to(AUDITOR, ANYWHERE)
                    .to(HEAD_OF_AUDIT, ANYWHERE)
                    .to(MAYOR, ANYWHERE),
            row(TURN_DIAL, NO_PETITION).to(AUDITOR, ANYWHERE).to(HEAD_OF_AUDIT, ANYWHERE),
            row(RELEASE_POLICY, NO_PETITION).to(HEAD_OF_AUDIT, ANYWHERE),
            row(READ_REPORTS, NO_PETITION)
                    .to(AUDITOR, ANYWHERE)
                    .to(HEAD_OF_AUDIT, ANYWHERE)
                    .to(MAYOR, OWN_AGENCY),
            row(HOLD_IDENTITIES, NO_PETITION).to(CUSTODIAN, ANYWHERE),
            row(SEE_ORDERS, NO_PETITION)
                    .to(OFFICER, OWN_DIVISION)
                    .to(APPROVER, OWN_DIVISION)
                    .to(DIRECTOR, OWN_BUREAU)
                    .to(EXECUTIVE, ANYWHERE)
                    .to(AUDITOR, ANYWHERE)
                    .to(HEAD_OF_AUDIT, ANYWHERE)
                    .to(MAYOR, ANYWHERE),
            row(GIVE_ORDERS, NO_PETITION).to(AUDITOR, ANYWHERE).to(HEAD_OF_AUDIT, ANYWHERE),
            row(ANSWER_ORDERS, NO_PETITION).to(OFFICER, OWN_DIVISION).to(APPROVER, OWN_DIVISION),
            row(SEE_FLAGS, NO_PETITION).to(AUDITOR, ANYWHERE).to(HEAD_OF_AUDIT, ANYWHERE),
            row(SEE_OVERVIEW, NO_PETITION)
                    .to(EXECUTIVE, ANYWHERE)
                    .to(HEAD_OF_AUDIT, ANYWHERE)
                    .to(MAYOR, ANYWHERE),
            row(SEE_CONTRACTS, NO_PETITION)
                    .to(AUDITOR, ANYWHERE)
                    .to(HEAD_OF_AUDIT, ANYWHERE)
                    .to(OMBUDSMAN, ANYWHERE),
            row(ERASE, NO_PETITION).to(AUDITOR, ANYWHERE).to(ADMIN, ANYWHERE),
            row(MANAGE_ACCOUNTS, NO_PETITION).to(ADMIN, ANYWHERE),
            row(MANAGE_DELEGATION, NO_PETITION).to(ADMIN, ANYWHERE));

    private final Organization organization;
    private final ObjectProvider<AskedIn> askedIn;
    private final Clock clock;

    Rights(Organization organization, ObjectProvider<AskedIn> askedIn, Clock clock) {
        this.organization = organization;
        this.askedIn = askedIn;
        this.clock = clock;
    }

    /** Whether the official has this right on this petition as it stands now. */
    public Verdict may(Login login, Right right, Petition petition) {
        var row = row(right);
        if (Collections.disjoint(row.scopes().keySet(), login.roles())) {
            return new Denied(Refusal.NOT_YOUR_ROLE);
        }
        var scopes = scopes(login, right);
        if (scopes.stream().noneMatch(scope -> reaches(login, scope, petition))) {
            return new Denied(outside(scopes, login, petition));
        }
        if (right.isAboutPetition() && !row.states().contains(petition.status())) {
            return new Denied(Refusal.NOT_AT_THIS_STAGE);
        }
        if (right.isActing() && petition.conflicts().contains(login.official())) {
            return new Denied(Refusal.CONFLICT_OF_INTEREST);
        }
        return new Granted();
    }

    /** Whether the official has this right at all; on which petitions is another question. */
    public Verdict may(Login login, Right right) {
        return scopes(login, right).isEmpty() ? new Denied(Refusal.NOT_YOUR_ROLE) : new Granted();
    }

    /** How far the official's roles reach with this right; empty without it. For lists, which show no more than that. */
    public Set<Scope> scopes(Login login, Right right) {
        var scopes = EnumSet.noneOf(Scope.class);
        row(right).scopes().forEach((role, reach) -> {
            if (login.is(role)) {
                scopes.addAll(reach);
            }
        });
        return scopes;
    }

    private boolean reaches(Login login, Scope scope, Petition petition) {
        return switch (scope) {
            case ANYWHERE -> true;
            case OWN_AGENCY -> isOwnAgency(login, petition);
            case OWN_BUREAU ->
                isOwnAgency(login, petition) && isWithin(login.agency(), petition.division(), login.division());
            case OWN -> login.official().equals(petition.official());
            case WATCHED -> petition.integrity().isWatched();
            case OWN_DIVISION ->
                isOwnAgency(login, petition) && petition.division().equals(login.division());
            case CONSULTED ->
                petition.consultations().stream().anyMatch(one -> one.isPutTo(login.agency(), login.division()));
            case IN_LINE -> askedIn.stream().anyMatch(line -> line.isAskedIn(petition.number(), login.official()));
        };
    }

    private static boolean isOwnAgency(Login login, Petition petition) {
        return petition.agency().equals(login.agency());
    }

    /** Whether {@code unit} is {@code whole} or lies below it, as the organisation stands today. */
    private boolean isWithin(AgencyCode agency, UnitId unit, UnitId whole) {
        var today = LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
        Optional<UnitId> at = Optional.of(unit);
        // As deep as any organisation is; a chart that runs in a circle must not hold us for ever.
        for (int height = 0; height < 9 && at.isPresent(); height++) {
            if (at.get().equals(whole)) {
                return true;
            }
            at = at.flatMap(id -> organization.unit(agency, id, today)).map(Unit::parent);
        }
        return false;
    }

    private static Refusal outside(Set<Scope> scopes, Login login, Petition petition) {
        if (scopes.equals(EnumSet.of(WATCHED))) {
            return Refusal.NOT_WATCHED;
        }
        if (scopes.equals(EnumSet.of(CONSULTED))) {
            return Refusal.NOT_CONSULTED;
        }
        if (!isOwnAgency(login, petition)) {
            return Refusal.NOT_YOUR_AGENCY;
        }
        return scopes.contains(OWN_DIVISION) ? Refusal.NOT_YOUR_DIVISION : Refusal.NOT_YOUR_BUREAU;
    }

    static Row row(Right right) {
        var row = TABLE.get(right);
        if (row == null) {
            throw new IllegalStateException("the table of rights has no row for " + right);
        }
        return row;
    }

    /** A right, the states of a petition in which it can be used, and how far each role reaches with it. */
    record Row(Right right, Set<Status> states, Map<Role, Set<Scope>> scopes) {
        Row to(Role role, Scope... reach) {
            var more = new EnumMap<Role, Set<Scope>>(Role.class);
            more.putAll(scopes);
            more.put(role, EnumSet.copyOf(List.of(reach)));
            return new Row(right, states, more);
        }
    }

    private static Row row(Right right, Set<Status> states) {
        return new Row(right, states, Map.of());
    }

    private static Map<Right, Row> table(Row... rows) {
        var table = new EnumMap<Right, Row>(Right.class);
        Arrays.stream(rows).forEach(row -> table.put(row.right(), row));
        return table;
    }
}
