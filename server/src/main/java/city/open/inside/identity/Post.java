package city.open.inside.identity;

import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where and as what somebody serves, since and until when: what the rights of a role reach goes with it. */
record Post(
        AgencyCode agency,
        UnitId unit,
        Rank rank,
        String phone,
        LocalDate since,
        @Nullable LocalDate until) {
    private static final int PARTS = 6;

    static Post of(Official official) {
        return new Post(
                official.agency(),
                official.unit(),
                official.rank(),
                official.phone(),
                official.validFrom(),
                official.validTo());
    }

    /** The same person in this post. */
    Official heldBy(Official before) {
        return new Official(before.id(), agency, unit, rank, before.name(), before.alias(), phone, since, until);
    }

    /** Whether another reach goes with it; not the telephone, and not one day more or less. */
    boolean isElsewhere(Post before) {
        return !agency.equals(before.agency) || !unit.equals(before.unit) || rank != before.rank;
    }

    boolean isOver(LocalDate today) {
        return until != null && until.isBefore(today);
    }

    boolean serves(LocalDate today) {
        return !since.isAfter(today) && !isOver(today);
    }

    /** As the journal has it. */
    String said() {
        return "%s %s %s, %s – %s"
                .formatted(agency.value(), unit.value(), rank.name(), since, Objects.toString(until, ""))
                .strip();
    }

    List<String> kept() {
        return List.of(
                agency.value(),
                unit.value(),
                rank.name(),
                phone,
                since.toString(),
                until == null ? "" : until.toString());
    }

    /** None where none was kept. */
    static @Nullable Post read(String[] kept) {
        return kept.length != PARTS
                ? null
                : new Post(
                        new AgencyCode(kept[0]),
                        new UnitId(kept[1]),
                        Rank.valueOf(kept[2]),
                        kept[3],
                        LocalDate.parse(kept[4]),
                        kept[5].isEmpty() ? null : LocalDate.parse(kept[5]));
    }
}
