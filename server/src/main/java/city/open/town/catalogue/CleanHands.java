package city.open.town.catalogue;

import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.SheetFault;
import city.open.ground.sheet.Sheets;
import city.open.ground.vocabulary.ContractKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rules of the clean-handed contract (청렴계약): the sheet {@code clean-hands/rules.yaml}, in versions that each hold from a day on. */
@Component
public final class CleanHands {
    private final List<Version> versions;

    public CleanHands() {
        var faults = new Faults();
        versions = read(CityFolder.here(), faults);
        faults.stop(SheetFault::new);
    }

    /** Reads the sheet of a folder alone, and says what is wrong with it. */
    public static void check(CityFolder city, Faults faults) {
        read(city, faults);
    }

    private static List<Version> read(CityFolder city, Faults faults) {
        var read = new ArrayList<Version>();
        for (var sheet : Sheets.folder(city.place(), "clean-hands", faults)) {
            sheet.only("versions");
            sheet.entries("versions").forEach(entry -> read.add(version(entry)));
        }
        for (int i = 1; i < read.size(); i++) {
            if (read.get(i).number() <= read.get(i - 1).number()
                    || !read.get(i).since().isAfter(read.get(i - 1).since())) {
                faults.add("clean-hands: each version has a number of its own and begins after the one before");
            }
        }
        if (read.isEmpty()) {
            faults.add("clean-hands: there is no version");
        }
        return List.copyOf(read);
    }

    /** What holds on this day; the first version before it began. */
    public Version on(LocalDate day) {
        return versions.stream()
                .filter(one -> !one.since().isAfter(day))
                .reduce((_, later) -> later)
                .orElseGet(versions::getFirst);
    }

    public Optional<Version> version(int number) {
        return versions.stream().filter(one -> one.number() == number).findFirst();
    }

    /**
     * @param watchedFrom in won
     * @param scale the highest sum first
     * @param longest months for which anybody may be excluded
     * @param answerWithin how long the agency has for the answer to a recommendation
     */
    public record Version(
            int number,
            LocalDate since,
            Text basis,
            Set<String> procedures,
            Map<ContractKind, Long> watchedFrom,
            List<Exclusion> scale,
            int longest,
            Period answerWithin) {

        public Version {
            procedures = Set.copyOf(procedures);
            watchedFrom = Map.copyOf(watchedFrom);
            scale = List.copyOf(scale);
        }

        public boolean covers(ProcedureCode procedure) {
            return procedures.contains(procedure.value());
        }

        public boolean isWatched(ContractKind kind, long won) {
            return won >= watchedFrom.getOrDefault(kind, Long.MAX_VALUE);
        }

        /** For how many months who gave this much is kept from bidding. */
        public int exclusionMonths(long bribe) {
            return scale.stream()
                    .filter(one -> bribe >= one.bribeFrom())
                    .findFirst()
                    .map(Exclusion::months)
                    .orElse(longest);
        }
    }

    /** @param bribeFrom in won */
    public record Exclusion(long bribeFrom, int months) {}

    private static Version version(Entry entry) {
        entry.only("version", "since", "basis", "procedures", "watched-from", "exclusion", "longest", "answer-within");
        var watched = new EnumMap<ContractKind, Long>(ContractKind.class);
        entry.entry("watched-from").ifPresent(sums -> {
            sums.only("works", "services", "goods");
            for (var kind : ContractKind.values()) {
                watched.put(kind, sums.parsed(Entry.written(kind), CleanHands::won, 0L));
            }
        });
        var scale = entry.entries("exclusion").stream()
                .map(line -> {
                    line.only("bribe-from", "months");
                    return new Exclusion(line.parsed("bribe-from", CleanHands::won, 0L), line.number("months"));
                })
                .toList();
        int longest = entry.number("longest");
        for (int i = 0; i < scale.size(); i++) {
            if (i > 0 && scale.get(i).bribeFrom() >= scale.get(i - 1).bribeFrom()) {
                entry.fault("`exclusion` begins with the highest sum");
            }
            if (scale.get(i).months() < 1 || scale.get(i).months() > longest) {
                entry.fault("`exclusion` is for 1 to %d months, the `longest`".formatted(longest));
            }
        }
        if (scale.isEmpty() || scale.getLast().bribeFrom() != 0) {
            entry.fault("the last line of `exclusion` is from 0 on");
        }
        return new Version(
                entry.number("version"),
                entry.parsed("since", CleanHands::day, LocalDate.EPOCH),
                entry.text("basis"),
                Set.copyOf(entry.words("procedures")),
                watched,
                scale,
                longest,
                entry.parsed("answer-within", Period::parse, Period.days(30)));
    }

    private static long won(String written) {
        if (!written.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException("a sum in won is expected, not '%s'".formatted(written));
        }
        return Long.parseLong(written);
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException no) {
            throw new IllegalArgumentException("a day such as 2026-01-31 is expected, not '%s'".formatted(written), no);
        }
    }
}
