package city.open.inside.casework;

import city.open.ground.calendar.Text;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.SheetFault;
import city.open.ground.sheet.Sheets;
import city.open.town.organization.Rank;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a city does about dates that pass: the sheet {@code delays/rules.yaml}, or the one that comes along.
 *
 * @param reasons from which whoever has the petition chooses
 * @param climbs who is told after how many working days
 */
public record DelayRules(List<Reason> reasons, List<Climb> climbs) {
    private static final String FOLDER = "delays";

    public DelayRules {
        reasons = List.copyOf(reasons);
        climbs = List.copyOf(climbs);
    }

    /** @param id stands in facts, and is never used for anything else */
    public record Reason(String id, Text words) {}

    /** @param to this rank or the one next above it that somebody has, from the division upwards */
    public record Climb(Rank to, int afterWorkingDays) {}

    static DelayRules here() {
        var faults = new Faults();
        var rules = read(CityFolder.here(), faults);
        faults.stop(SheetFault::new);
        return rules;
    }

    /** Reads the sheet of a folder alone, and says what is wrong with it. */
    public static void check(CityFolder city, Faults faults) {
        read(city, faults);
    }

    private static DelayRules read(CityFolder city, Faults faults) {
        var reasons = new ArrayList<Reason>();
        var climbs = new ArrayList<Climb>();
        for (var sheet : Sheets.folder(city.orBuiltIn(FOLDER).place(), FOLDER, faults)) {
            sheet.only("reasons", "climbs");
            sheet.entries("reasons").stream().map(DelayRules::reason).forEach(reasons::add);
            sheet.entries("climbs").stream().map(DelayRules::climb).forEach(climbs::add);
        }
        var ids = new HashSet<String>();
        reasons.stream()
                .filter(one -> !ids.add(one.id()))
                .forEach(one -> faults.add("%s: two reasons are called \"%s\"".formatted(FOLDER, one.id())));
        if (reasons.isEmpty()) {
            faults.add("%s: there is no reason to choose".formatted(FOLDER));
        }
        return new DelayRules(reasons, climbs);
    }

    private static Reason reason(Entry entry) {
        entry.only("id", "ko", "en");
        var id = entry.word("id");
        if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
            entry.fault("`id` is of small letters, digits and dashes, not \"%s\"".formatted(id));
        }
        return new Reason(id, entry.both());
    }

    private static Climb climb(Entry entry) {
        entry.only("to", "after");
        int days = entry.number("after");
        if (days < 1 || days > 99) {
            entry.fault("`after` is 1 to 99 working days");
        }
        return new Climb(entry.choice("to", Rank.class), days);
    }

    Optional<Reason> reason(String id) {
        return reasons.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
