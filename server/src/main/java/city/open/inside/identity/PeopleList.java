package city.open.inside.identity;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.guard.PersonalData;
import city.open.inside.petition.Petitions;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes the list of people that a city keeps elsewhere: who serves where, since and until when, and what their account is for. First it says what would
 * change, then all of it changes or nothing. Who is not on the list stays as they are.
 */
@Component
public class PeopleList {
    private static final List<String> NEEDED = List.of("id", "agency", "unit", "rank", "name_ko", "name_en", "since");
    private static final List<String> OPTIONAL = List.of("phone", "until", "roles");
    private static final int MOST = 20_000;
    private static final int LONGEST_PHONE = 20;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    /** So that every machine has heard of another name before anything is told with it. */
    private static final Duration KNOWN_AFTER = Duration.ofMinutes(1);

    private final OfficeDatabase office;
    private final Organization organization;
    private final Accounts accounts;
    private final FourEyes fourEyes;
    private final Sessions sessions;
    private final Petitions petitions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PeopleList(
            OfficeDatabase office,
            Organization organization,
            Accounts accounts,
            FourEyes fourEyes,
            Sessions sessions,
            Petitions petitions,
            Clock clock) {
        this.office = office;
        this.organization = organization;
        this.accounts = accounts;
        this.fourEyes = fourEyes;
        this.sessions = sessions;
        this.petitions = petitions;
        this.clock = clock;
    }

    /** What is wrong with a line; 0 where it is wrong with the whole. */
    public record Fault(int line, Text words) {}

    /** What becomes of somebody. */
    public enum Kind {
        ARRIVES("들어옴", "arrives"),
        CHANGES("바뀜", "changes"),
        LEAVES("떠남", "leaves");

        private final Text words;

        Kind(String ko, String en) {
            this.words = new Text(ko, en);
        }

        public Text words() {
            return words;
        }
    }

    /**
     * What a line changes.
     *
     * @param details what is different, from what to what
     */
    public record Change(int line, String id, Text name, Kind kind, List<Text> details) {
        public Change {
            details = List.copyOf(details);
        }
    }

    /** What a list would change, or why it cannot be taken. */
    public record Plan(int lines, List<Fault> faults, List<Change> changes) {
        public Plan {
            faults = List.copyOf(faults);
            changes = List.copyOf(changes);
        }

        public long count(Kind kind) {
            return changes.stream().filter(one -> one.kind() == kind).count();
        }
    }

    /** A line that can be used. */
    private record Row(int line, Official official, Set<Role> roles, boolean saysRoles) {}

    private record Read(List<Row> rows, List<Fault> faults, int lines) {}

    /** Says what would change; writes nothing. */
    public Plan look(String csv) {
        var read = read(csv);
        return plan(read);
    }

    /**
     * Takes the list, all of it or nothing.
     *
     * @param by whose account does it; rights that are given wait for a second administrator, as always
     */
    public Plan take(String csv, String by) {
        var read = read(csv);
        var plan = plan(read);
        if (plan.faults().isEmpty()) {
            office.transactions().executeWithoutResult(_ -> read.rows().forEach(row -> apply(row, by)));
            plan.changes().stream()
                    .filter(one -> one.kind() == Kind.LEAVES)
                    .forEach(one -> sessions.endOthers(one.id(), ""));
            organization.refresh();
        }
        return plan;
    }

    private Plan plan(Read read) {
        var faults = new ArrayList<>(read.faults());
        var changes = new ArrayList<Change>();
        read.rows().forEach(row -> change(row).ifPresent(changes::add));
        var leaving = changes.stream()
                .filter(one -> one.kind() == Kind.LEAVES)
                .map(Change::id)
                .collect(Collectors.toSet());
        if (faults.isEmpty()
                && !leaving.isEmpty()
                && accounts.all().stream()
                        .noneMatch(one ->
                                one.isOpen() && one.roles().contains(Role.ADMIN) && !leaving.contains(one.name()))) {
            faults.add(new Fault(
                    0,
                    new Text(
                            "이 명단대로면 계정을 관리할 사람이 남지 않습니다.",
                            "After this list nobody would be left to manage accounts.")));
        }
        return new Plan(read.lines(), faults, faults.isEmpty() ? changes : List.of());
    }

    // What the list says

    private Read read(String csv) {
        var faults = new ArrayList<Fault>();
        var rows = new ArrayList<Row>();
        var text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        int lines = 0;
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get()
                .parse(new StringReader(text))) {
            var columns = parser.getHeaderNames();
            missing(columns, faults);
            if (!faults.isEmpty()) {
                return new Read(rows, faults, 0);
            }
            var seen = new HashMap<String, Integer>();
            for (var record : parser) {
                lines++;
                int line = Math.toIntExact(parser.getCurrentLineNumber());
                if (lines > MOST) {
                    faults.add(new Fault(
                            0,
                            new Text(
                                    "한 번에 %,d명까지 받습니다.".formatted(MOST),
                                    "A list holds %,d people at most.".formatted(MOST))));
                    break;
                }
                row(record, line, columns, seen, faults).ifPresent(rows::add);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            faults.add(new Fault(
                    lines + 1,
                    new Text(
                            "CSV로 읽을 수 없습니다. 따옴표와 열 이름을 확인하십시오.",
                            "It cannot be read as CSV: look at its quotes and the names of its columns.")));
        }
        if (faults.isEmpty() && rows.isEmpty()) {
            faults.add(new Fault(0, new Text("명단에 사람이 없습니다.", "Nobody stands in the list.")));
        }
        return new Read(rows, faults, lines);
    }

    private static void missing(List<String> columns, List<Fault> faults) {
        for (var needed : NEEDED) {
            if (!columns.contains(needed)) {
                faults.add(new Fault(
                        1, new Text("%s 열이 없습니다.".formatted(needed), "The column %s is missing.".formatted(needed))));
            }
        }
        for (var column : new TreeSet<>(columns)) {
            if (!NEEDED.contains(column) && !OPTIONAL.contains(column)) {
                faults.add(new Fault(
                        1,
                        new Text(
                                "%s 열은 모르는 열입니다.".formatted(column),
                                "There is no column %s; known are %s."
                                        .formatted(
                                                column,
                                                String.join(", ", NEEDED) + ", " + String.join(", ", OPTIONAL)))));
            }
        }
    }

    private Optional<Row> row(
            CSVRecord record, int line, List<String> columns, Map<String, Integer> seen, List<Fault> faults) {
        int before = faults.size();
        if (record.size() != columns.size()) {
            fault(
                    faults,
                    line,
                    "열이 %d개여야 하는데 %d개입니다.".formatted(columns.size(), record.size()),
                    "%d columns are needed, not %d.".formatted(columns.size(), record.size()));
            return Optional.empty();
        }
        Function<String, String> value =
                column -> columns.contains(column) ? record.get(column).strip() : "";
        var id = Accounts.normal(value.apply("id"));
        if (!Account.isName(id)) {
            fault(
                    faults,
                    line,
                    "id는 영문 소문자·숫자·. _ -로 된 2~40자입니다.",
                    "An id is 2 to 40 small letters, digits and . _ -.");
        }
        var first = seen.putIfAbsent(id, line);
        if (first != null) {
            fault(
                    faults,
                    line,
                    "%s은(는) %d번째 줄에 이미 있습니다.".formatted(id, first),
                    "%s stands in line %d already.".formatted(id, first));
        }
        var since = day(value.apply("since"), "since", false, line, faults);
        var until = day(value.apply("until"), "until", true, line, faults);
        if (since != null && until != null && until.isBefore(since)) {
            fault(faults, line, "until이 since보다 앞섭니다.", "until comes before since.");
        }
        var rank = slug(Rank.values(), value.apply("rank"), "rank", line, faults);
        var agency = organization.agencies().stream()
                .map(one -> one.code())
                .filter(code -> code.value().equals(value.apply("agency")))
                .findFirst()
                .orElse(null);
        var unit = agency == null || since == null ? null : unit(agency, value.apply("unit"), since);
        if (agency == null) {
            fault(faults, line, "모르는 기관입니다.", "There is no such agency.");
        } else if (unit == null && since != null) {
            fault(
                    faults,
                    line,
                    "이 기관에 그날 없는 부서입니다: %s".formatted(value.apply("unit")),
                    "The agency has no unit %s on that day.".formatted(value.apply("unit")));
        }
        for (var name : List.of("name_ko", "name_en")) {
            if (!Staff.isName(value.apply(name))) {
                fault(
                        faults,
                        line,
                        "%s: 이름만 적으십시오. 이름은 공개됩니다.".formatted(name),
                        "%s: give a name and nothing else; it is public.".formatted(name));
            }
        }
        var phone = value.apply("phone");
        if (phone.length() > LONGEST_PHONE
                || !phone.matches("[0-9+() -]*")
                || PersonalData.in(phone).stream().anyMatch(found -> phone.matches("[^0-9]*01[016789].*"))) {
            fault(faults, line, "사무실 전화번호만 적으십시오. 번호는 공개됩니다.", "Give a telephone of the office only; it is public.");
        }
        var roles = roles(value.apply("roles"), line, faults);
        if (faults.size() > before || agency == null || unit == null || since == null || rank == null) {
            return Optional.empty();
        }
        var known = organization.official(new OfficialId(id));
        if (known.isEmpty() && accounts.find(id).isPresent()) {
            fault(faults, line, "다른 사람의 계정 이름입니다.", "This is the name of somebody else's account.");
            return Optional.empty();
        }
        return Optional.of(new Row(
                line,
                new Official(
                        new OfficialId(id),
                        agency,
                        unit,
                        rank,
                        new Text(value.apply("name_ko"), value.apply("name_en")),
                        known.map(Official::alias).orElseGet(() -> "K-%06X".formatted(random.nextInt(1 << 24))),
                        phone.isEmpty()
                                ? organization
                                        .unit(agency, unit, since)
                                        .map(one -> one.phone())
                                        .orElse("")
                                : phone,
                        since,
                        until),
                roles,
                !value.apply("roles").isEmpty()));
    }

    private @Nullable UnitId unit(AgencyCode agency, String id, LocalDate since) {
        var day = since.isAfter(today()) ? since : today();
        return organization.units(agency, day).stream()
                .map(one -> one.id())
                .filter(one -> one.value().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate day(
            String written, String column, boolean mayBeEmpty, int line, List<Fault> faults) {
        try {
            if (written.isEmpty() && mayBeEmpty) {
                return null;
            }
            var day = LocalDate.parse(written);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // Said below, as for a day of another age.
        }
        fault(
                faults,
                line,
                "%s: 날짜를 2027-03-02처럼 적으십시오.".formatted(column),
                "%s: write the day like 2027-03-02.".formatted(column));
        return null;
    }

    private static <E extends Enum<E>> @Nullable E slug(
            E[] all, String written, String column, int line, List<Fault> faults) {
        var found = Arrays.stream(all).filter(one -> slug(one).equals(written)).findFirst();
        if (found.isEmpty()) {
            var known = Arrays.stream(all).map(PeopleList::slug).collect(Collectors.joining(", "));
            fault(
                    faults,
                    line,
                    "%s: %s 가운데 하나여야 합니다.".formatted(column, known),
                    "%s: it has to be one of %s.".formatted(column, known));
        }
        return found.orElse(null);
    }

    private static String slug(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Set<Role> roles(String written, int line, List<Fault> faults) {
        var roles = EnumSet.noneOf(Role.class);
        for (var word : written.split("[ ;|]+")) {
            if (!word.isEmpty()) {
                var role = slug(Role.values(), word, "roles", line, faults);
                if (role != null) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    private static void fault(List<Fault> faults, int line, String ko, String en) {
        faults.add(new Fault(line, new Text(ko, en)));
    }

    // What it changes

    private Optional<Change> change(Row row) {
        var official = row.official();
        var id = official.id().value();
        var before = organization.official(official.id()).orElse(null);
        var account = accounts.find(id).orElse(null);
        var details = new ArrayList<Text>();
        boolean isOver = isOver(official);
        if (before == null) {
            details.add(both(official.unit().value() + ", " + slug(official.rank())));
            details.add(both("%s –%s"
                    .formatted(official.validFrom(), official.validTo() == null ? "" : " " + official.validTo())));
        } else {
            differs(
                    details,
                    "기관",
                    "agency",
                    before.agency().value(),
                    official.agency().value());
            differs(
                    details,
                    "부서",
                    "unit",
                    before.unit().value(),
                    official.unit().value());
            differs(details, "직위", "rank", slug(before.rank()), slug(official.rank()));
            differs(details, "이름", "name", before.name().ko(), official.name().ko());
            differs(
                    details,
                    "영어 이름",
                    "name in English",
                    before.name().en(),
                    official.name().en());
            differs(details, "전화", "telephone", before.phone(), official.phone());
            differs(
                    details,
                    "부임",
                    "since",
                    before.validFrom().toString(),
                    official.validFrom().toString());
            differs(
                    details,
                    "마지막 날",
                    "last day",
                    Objects.toString(before.validTo(), "–"),
                    Objects.toString(official.validTo(), "–"));
        }
        var had = account == null ? Set.<Role>of() : account.roles();
        if (row.saysRoles() && !isOver && !had.equals(row.roles())) {
            differs(details, "역할", "roles", slugs(had), slugs(row.roles()));
        }
        boolean leaves = isOver && account != null && account.isOpen();
        if (leaves || (before != null && !before.unit().equals(official.unit()))) {
            int hold = petitions.inHandsOf(official.id()).size();
            if (hold > 0) {
                details.add(new Text(
                        "처리 중인 민원 %d건을 넘겨야 합니다.".formatted(hold),
                        "%d open petitions are to be handed over.".formatted(hold)));
            }
        }
        return details.isEmpty() && !leaves
                ? Optional.empty()
                : Optional.of(new Change(
                        row.line(),
                        id,
                        official.name(),
                        leaves ? Kind.LEAVES : before == null ? Kind.ARRIVES : Kind.CHANGES,
                        details));
    }

    private static void differs(List<Text> details, String ko, String en, String before, String after) {
        if (!before.equals(after)) {
            details.add(
                    new Text("%s: %s → %s".formatted(ko, before, after), "%s: %s → %s".formatted(en, before, after)));
        }
    }

    private static Text both(String said) {
        return new Text(said, said);
    }

    private static String slugs(Set<Role> roles) {
        return roles.isEmpty()
                ? "–"
                : roles.stream().sorted().map(PeopleList::slug).collect(Collectors.joining(" "));
    }

    private boolean isOver(Official official) {
        return official.validTo() != null && official.validTo().isBefore(today());
    }

    private void apply(Row row, String by) {
        var official = row.official();
        var id = official.id().value();
        organization.change(official, clock.instant().plus(KNOWN_AFTER));
        if (accounts.find(id).isEmpty() && !isOver(official)) {
            accounts.add(id, official.id(), Set.of(), by, PrivilegeFact.Kind.MADE);
        }
        var account = accounts.find(id).orElse(null);
        if (account == null) {
            return;
        }
        if (isOver(official)) {
            accounts.disable(id, by);
        } else if (row.saysRoles() && !account.roles().equals(row.roles())) {
            fourEyes.roles(id, row.roles(), by);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
    }
}
