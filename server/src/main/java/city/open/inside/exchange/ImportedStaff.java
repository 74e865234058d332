package city.open.inside.exchange;

import city.open.ground.calendar.Text;
import city.open.inside.petition.By;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The units and people of a log, as units and officials of the agency that brings it in.
 *
 * <p>A log may call people by their names. Those never come in: an official gets a random alias, and is found again by
 * a digest that only the inside has.
 */
final class ImportedStaff {
    /** No telephone is known of people in a log. */
    private static final String NO_PHONE = "";

    /** What exporters write where an event has no group. */
    private static final String NO_GROUP = "EMPTY";

    private static final String SYSTEM = "import";
    private static final SecureRandom random = new SecureRandom();

    private final Organization organization;
    private final AgencyCode agency;
    private final ProcedureCode procedure;
    private final LocalDate since;
    private final UnaryOperator<String> open;
    private final UnitId unnamedUnit;
    private final Map<String, UnitId> unitsByGroup = new HashMap<>();
    private final Map<String, OfficialId> officialsByResource = new HashMap<>();
    private final Set<String> aliases = new HashSet<>();

    ImportedStaff(
            Organization organization,
            AgencyCode agency,
            ProcedureCode procedure,
            Set<String> groups,
            UnaryOperator<String> open,
            LocalDate since) {
        this.organization = organization;
        this.agency = agency;
        this.procedure = procedure;
        this.since = since;
        this.open = open;
        var slugs = new Slugs();
        var prefix = procedure.value();
        this.unnamedUnit = new UnitId(slugs.idFor(prefix));
        var named = new TreeSet<>(groups);
        named.remove(NO_GROUP);
        named.forEach(group -> unitsByGroup.put(group, new UnitId(slugs.idFor(prefix + " " + open.apply(group)))));
    }

    /** The unit of a case or an event without a group is the log's own. */
    UnitId unit(@Nullable String group) {
        return group == null ? unnamedUnit : unitsByGroup.getOrDefault(group, unnamedUnit);
    }

    By system() {
        return new By.OfSystem(agency, SYSTEM);
    }

    /** Who did it. The first time somebody appears, an official is made. */
    By author(LoggedEvent event) {
        var unit = unit(event.group());
        var resource = event.resource();
        if (resource == null) {
            return new By.OfOthers(agency, unit, "unknown");
        }
        var official = officialsByResource.computeIfAbsent(resource, name -> official(name, unit));
        return new By.OfOffice(agency, unit, official, Rank.OFFICER);
    }

    /** Adds what the organisation does not have yet. */
    void addUnits() {
        add(unnamedUnit, new Text("가져온 기록의 담당 부서", "Division of an imported log"));
        unitsByGroup.forEach((group, id) -> add(id, new Text(open.apply(group), open.apply(group))));
    }

    private void add(UnitId id, Text name) {
        if (organization.unit(agency, id, since).isEmpty()) {
            organization.add(new Unit(agency, id, null, Unit.Kind.DIVISION, name, NO_PHONE, since, null));
        }
    }

    private OfficialId official(String resource, UnitId unit) {
        var id = new OfficialId("%s.%s.%s".formatted(procedure, agency, digest(resource)));
        if (organization.official(id).isEmpty()) {
            var alias = freshAlias();
            organization.add(
                    new Official(id, agency, unit, Rank.OFFICER, new Text(alias, alias), alias, NO_PHONE, since, null));
        }
        return id;
    }

    private String freshAlias() {
        String alias;
        do {
            alias = "K-%06X".formatted(random.nextInt(1 << 24));
        } while (!aliases.add(alias));
        return alias;
    }

    private static String digest(String resource) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(resource.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
