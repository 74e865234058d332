package city.open.inside.approval;

import city.open.inside.petition.Authority;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who stands above whom: the ranks of a division, of the bureau or office above it, and of the head of the agency. */
final class Ladder {
    private static final int VICE_HEAD = 4;

    private final Organization organization;

    Ladder(Organization organization) {
        this.organization = organization;
    }

    /** How high a rank stands, alike in city hall, the districts and the fire service. */
    static int height(Rank rank) {
        return rank.height();
    }

    /** Heads of agencies, and the fire service's own heads under the fire acts; everyone else approves by delegation. */
    static boolean decidesInOwnName(Rank rank) {
        return switch (rank) {
            case MAYOR, DISTRICT_MAYOR, FIRE_CHIEF, FIRE_HQ_HEAD -> true;
            case OFFICER, TEAM_LEADER, DIVISION_HEAD, BUREAU_HEAD, OFFICE_HEAD, VICE_MAYOR, DEPUTY_DISTRICT_MAYOR ->
                false;
        };
    }

    static Authority compare(Rank approver, Rank asked) {
        int difference = height(approver) - height(asked);
        return difference == 0 ? Authority.WITHIN : difference > 0 ? Authority.ABOVE : Authority.BELOW;
    }

    /** Everyone in the division, in the units above it and at the head of the agency, lowest rank first. */
    List<Official> of(AgencyCode agency, UnitId division, LocalDate day) {
        var all = new ArrayList<Official>();
        var seen = new HashSet<UnitId>();
        Optional<UnitId> at = Optional.of(division);
        while (at.isPresent() && seen.add(at.get())) {
            all.addAll(organization.officials(agency, at.get(), day));
            at = at.flatMap(id -> organization.unit(agency, id, day))
                    .flatMap(unit -> Optional.ofNullable(unit.parent()));
        }
        heads(agency, day).filter(head -> !seen.contains(head.unit())).forEach(all::add);
        return all.stream()
                .sorted(Comparator.comparingInt((Official one) -> height(one.rank()))
                        .thenComparing(Official::id))
                .toList();
    }

    private Stream<Official> heads(AgencyCode agency, LocalDate day) {
        return organization.units(agency, day).stream()
                .flatMap(unit -> organization.officials(agency, unit.id(), day).stream())
                .filter(official -> height(official.rank()) >= VICE_HEAD);
    }

    /** Who concurs for a division: its head, else whoever stands highest there. */
    Optional<Official> headOf(AgencyCode agency, UnitId unit, LocalDate day) {
        return organization.officials(agency, unit, day).stream()
                .max(Comparator.comparingInt((Official one) -> height(one.rank()))
                        .thenComparing(Comparator.comparing(Official::id).reversed()));
    }
}
