package city.open.town.organization;

import city.open.ground.calendar.Text;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.Faults;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads who works where from the sheets: the agencies, and the units of the city and of every district. */
final class OrganizationSheets {
    /** What the sheets say, the units of the district pattern spread over the districts. */
    record Written(List<Agency> agencies, List<Unit> units) {}

    private static final AgencyCode NOBODY = new AgencyCode("0000000");

    private final Faults faults;
    private final List<Agency> agencies = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private OrganizationSheets(Faults faults) {
        this.faults = faults;
    }

    static Written read(List<Entry> sheets, Faults faults) {
        OrganizationSheets reading = new OrganizationSheets(faults);
        sheets.stream().filter(sheet -> sheet.has("agencies")).forEach(reading::agencies);
        sheets.stream().filter(sheet -> !sheet.has("agencies")).forEach(reading::units);
        reading.checkLives();
        return new Written(List.copyOf(reading.agencies), List.copyOf(reading.units));
    }

    private void agencies(Entry sheet) {
        sheet.only("agencies");
        Set<AgencyCode> codes = new HashSet<>();
        for (Entry written : sheet.entries("agencies")) {
            Entry entry = written.named("agency " + written.maybe("code").orElse("without a code"));
            entry.only("code", "level", "name", "phones", "legal-code", "statistics-code", "identity");
            AgencyCode code = entry.parsed("code", AgencyCode::new, NOBODY);
            if (!codes.add(code)) {
                entry.fault("the code stands for another agency already");
            }
            agencies.add(new Agency(
                    code,
                    entry.text("name"),
                    entry.choice("level", Agency.Level.class),
                    entry.has("identity")
                            ? entry.choice("identity", Agency.IdentityPolicy.class)
                            : Agency.IdentityPolicy.NAME,
                    entry.parsed("phones", OrganizationSheets::exchange, "02-0000"),
                    entry.word("legal-code"),
                    entry.word("statistics-code")));
        }
    }

    private void units(Entry sheet) {
        sheet.only("of", "since", "units");
        Agency.Level of = sheet.choice("of", Agency.Level.class);
        LocalDate since = sheet.parsed("since", LocalDate::parse, LocalDate.EPOCH);
        for (Entry unit : sheet.entries("units")) {
            Entry bureau = named(unit);
            bureau.only("id", "name", "kind", "phone", "since", "until", "only", "divisions");
            UnitId id = id(bureau);
            List<Agency> where = where(bureau, of);
            spread(bureau, where, id, null, bureau.choice("kind", Unit.Kind.class), since);
            for (Entry written : unit.entries("divisions")) {
                Entry division = named(written);
                division.only("id", "name", "kind", "phone", "since", "until", "only");
                Unit.Kind kind = division.has("kind") ? division.choice("kind", Unit.Kind.class) : Unit.Kind.DIVISION;
                List<Agency> there = division.has("only") ? where(division, of) : where;
                spread(division, there, id(division), id, kind, since);
            }
        }
    }

    private static Entry named(Entry unit) {
        return unit.named("unit \"%s\"".formatted(unit.maybe("id").orElse("without an id")));
    }

    private static UnitId id(Entry unit) {
        return unit.parsed("id", UnitId::new, new UnitId("unknown"));
    }

    private List<Agency> where(Entry unit, Agency.Level of) {
        List<Agency> all =
                agencies.stream().filter(agency -> agency.level() == of).toList();
        if (!unit.has("only")) {
            return all;
        }
        List<String> only = unit.words("only");
        for (String code : only) {
            if (all.stream().noneMatch(agency -> agency.code().value().equals(code))) {
                unit.fault("`only`: no such agency %s among those of this sheet".formatted(code));
            }
        }
        return all.stream()
                .filter(agency -> only.contains(agency.code().value()))
                .toList();
    }

    private void spread(
            Entry unit, List<Agency> where, UnitId id, @Nullable UnitId parent, Unit.Kind kind, LocalDate usual) {
        Text name = unit.text("name");
        String extension = unit.parsed("phone", OrganizationSheets::extension, "0000");
        LocalDate from = unit.has("since") ? unit.parsed("since", LocalDate::parse, usual) : usual;
        @Nullable LocalDate to = unit.has("until") ? unit.parsed("until", LocalDate::parse, usual) : null;
        if (to != null && to.isBefore(from)) {
            unit.fault("`until` %s is before its first day %s".formatted(to, from));
            return;
        }
        for (Agency agency : where) {
            if (!seen.add(agency.code() + "/" + id + "/" + from)) {
                unit.fault("agency %s has a unit of this id since %s already".formatted(agency.code(), from));
                return;
            }
            units.add(
                    new Unit(agency.code(), id, parent, kind, name, agency.phonePrefix() + "-" + extension, from, to));
        }
    }

    /** Numbers of divisions are printed everywhere: of an exchange, never somebody's own. */
    private static String exchange(String written) {
        if (!written.matches("0(2|[3-6][0-9]|70)-[0-9]{3,4}")) {
            throw new IllegalArgumentException(
                    "area code and exchange of an office, such as 02-2133, are expected, not '%s'".formatted(written));
        }
        return written;
    }

    private static String extension(String written) {
        if (!written.matches("[0-9]{4}")) {
            throw new IllegalArgumentException(
                    "the last four digits in quotes are expected, not '%s'".formatted(written));
        }
        return written;
    }

    /** Two units of one id must not stand on the same day, or a petition would have two divisions. */
    private void checkLives() {
        Map<String, Unit> latest = new HashMap<>();
        List<Unit> byDay = units.stream()
                .sorted((a, b) -> a.validFrom().compareTo(b.validFrom()))
                .toList();
        for (Unit unit : byDay) {
            @Nullable Unit before = latest.put(unit.agency() + "/" + unit.id(), unit);
            if (before != null && before.standsOn(unit.validFrom())) {
                faults.add(
                        "organization: unit \"%s\" of agency %s begins again on %s while it still stands; give the older entry `until`"
                                .formatted(unit.id(), unit.agency(), unit.validFrom()));
            }
        }
    }
}
