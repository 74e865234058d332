package city.open.inside.identity;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.guard.PersonalData;
import city.open.inside.identity.FourEyes.Wish;
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

    /** What is known of accounts while a list is looked at. */
    private record Known(
            Map<String, Account> byName, Map<OfficialId, Account> byOfficial, List<FourEyes.Waiting> waiting) {
        boolean isAsked(Account account, Wish wish, Set<Role> roles, @Nullable Post post) {
            return waiting.stream().anyMatch(one -> one.isFor(account.name(), wish, roles, post));
        }
    }

    private Known known() {
        var all = accounts.all();
        return new Known(
                all.stream().collect(Collectors.toMap(Account::name, Function.identity())),
                all.stream().collect(Collectors.toMap(Account::official, Function.identity(), (one, _) -> one)),
                fourEyes.waiting());
    }

    /**
     * Says what would change; writes nothing.
     *
     * @param by who would give it; nobody where that is not known
     */
    public Plan look(String csv, @Nullable String by) {
        return plan(read(csv), known(), by);
    }

    /**
     * Takes the list, all of it or nothing.
     *
     * @param by whose account does it; rights that are given wait for a second administrator, as always
     */
    public Plan take(String csv, String by) {
        var plan = Objects.requireNonNull(office.transactions().execute(_ -> {
            // Of two lists at once the second is judged by what the first has left.
            accounts.lockAdministrators();
            organization.refresh();
            var read = read(csv);
            var known = known();
            var judged = plan(read, known, by);
            var changing = judged.changes().stream().map(Change::line).collect(Collectors.toSet());
            read.rows().stream().filter(row -> changing.contains(row.line())).forEach(row -> apply(row, known, by));
            return judged;
        }));
        if (plan.faults().isEmpty()) {
            plan.changes().stream()
                    .filter(one -> one.kind() == Kind.LEAVES)
                    .forEach(one -> sessions.endOthers(one.id(), ""));
            organization.refresh();
        }
        return plan;
    }

    private Plan plan(Read read, Known known, @Nullable String by) {
        var faults = new ArrayList<>(read.faults());
        var changes = new ArrayList<Change>();
        read.rows().forEach(row -> {
            movesThemselves(row, known, by).ifPresent(faults::add);
            change(row, known).ifPresent(changes::add);
        });
        if (faults.isEmpty() && leavesNobody(read, known)) {
            faults.add(new Fault(
                    0,
                    new Text(
                            "이 명단대로면 계정을 관리할 사람이 남지 않습니다.",
                            "After this list nobody would be left to manage accounts.")));
        }
        return new Plan(read.lines(), faults, faults.isEmpty() ? changes : List.of());
    }

    private Optional<Fault> movesThemselves(Row row, Known known, @Nullable String by) {
        var official = row.official();
        var giver = by == null ? null : known.byName().get(Accounts.normal(by));
        return giver != null
                        && giver.official().equals(official.id())
                        && organization
                                .official(official.id())
                                .filter(before -> Post.of(official).isElsewhere(Post.of(before)))
                                .isPresent()
                ? Optional.of(new Fault(
                        row.line(),
                        new Text(
                                "명단을 올리는 사람 자신의 기관·부서·직위는 다른 관리자가 바꿉니다.",
                                "Your own agency, unit and rank are for another administrator to change.")))
                : Optional.empty();
    }

    /** Whether nobody who serves today could manage accounts any more, though somebody can now. What waits for a second administrator is not counted on. */
    private boolean leavesNobody(Read read, Known known) {
        var listed = read.rows().stream()
                .collect(Collectors.toMap(row -> row.official().id(), Function.identity()));
        var able = known.byName().values().stream()
                .filter(one -> one.isOpen() && one.roles().contains(Role.ADMIN))
                .filter(one -> organization
                        .official(one.official())
                        .filter(official -> official.servesOn(today()))
                        .isPresent())
                .toList();
        return !able.isEmpty()
                && able.stream().allMatch(one -> {
                    var row = listed.get(one.official());
                    return row != null
                            && (!row.official().servesOn(today())
                                    || row.saysRoles() && !row.roles().contains(Role.ADMIN));
                });
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
        var known =
                Account.isName(id) ? organization.official(new OfficialId(id)).orElse(null) : null;
        var until = known == null || columns.contains("until")
                ? day(value.apply("until"), "until", true, line, faults)
                : known.validTo();
        if (since != null && until != null && until.isBefore(since)) {
            fault(faults, line, "until이 since보다 앞섭니다.", "until comes before since.");
        }
        var rank = slug(Rank.values(), value.apply("rank"), "rank", line, faults);
        var agency = organization.agencies().stream()
                .map(one -> one.code())
                .filter(code -> code.value().equals(value.apply("agency")))
                .findFirst()
                .orElse(null);
        var unit = agency == null || since == null ? null : unit(agency, value.apply("unit"), since, until);
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
        var phone = known == null || columns.contains("phone") ? value.apply("phone") : known.phone();
        if (phone.length() > LONGEST_PHONE
                || !phone.matches("[0-9+() -]*")
                || PersonalData.in(phone).stream().anyMatch(found -> phone.matches("[^0-9]*01[016789].*"))) {
            fault(faults, line, "사무실 전화번호만 적으십시오. 번호는 공개됩니다.", "Give a telephone of the office only; it is public.");
        }
        var roles = roles(value.apply("roles"), line, faults);
        if (faults.size() > before || agency == null || unit == null || since == null || rank == null) {
            return Optional.empty();
        }
        if (known == null && accounts.find(id).isPresent()) {
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
                        known == null ? "K-%06X".formatted(random.nextInt(1 << 24)) : known.alias(),
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

    /** As of the day on which it counts: today, the first if that is still to come, the last if that has passed. */
    private @Nullable UnitId unit(AgencyCode agency, String id, LocalDate since, @Nullable LocalDate until) {
        var day = since.isAfter(today()) ? since : until != null && until.isBefore(today()) ? until : today();
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

    private Optional<Change> change(Row row, Known known) {
        var official = row.official();
        var id = official.id().value();
        var before = organization.official(official.id()).orElse(null);
        var account = known.byOfficial().get(official.id());
        var details = new ArrayList<Text>();
        boolean waits = false;
        boolean isOver = isOver(official);
        if (before == null) {
            details.add(both(official.unit().value() + ", " + slug(official.rank())));
            details.add(both("%s –%s"
                    .formatted(official.validFrom(), official.validTo() == null ? "" : " " + official.validTo())));
        } else {
            differs(details, "이름", "name", before.name().ko(), official.name().ko());
            differs(
                    details,
                    "영어 이름",
                    "name in English",
                    before.name().en(),
                    official.name().en());
            if (account == null || !known.isAsked(account, Wish.POST, Set.of(), Post.of(official))) {
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
                waits = account != null && fourEyes.givesReach(account, Post.of(official));
            }
            if (account == null && !isOver) {
                details.add(new Text("계정을 만듦", "an account is made"));
            }
        }
        var had = account == null ? Set.<Role>of() : account.roles();
        if (row.saysRoles()
                && !isOver
                && !had.equals(row.roles())
                && (account == null || !known.isAsked(account, Wish.ROLES, row.roles(), null))) {
            differs(details, "역할", "roles", slugs(had), slugs(row.roles()));
            waits |= !had.containsAll(row.roles());
        }
        if (waits) {
            details.add(new Text("다른 관리자가 있으면 그 확인을 기다림", "waits for a second administrator, where there is one"));
        }
        boolean leaves = isOver && account != null && account.isOpen();
        if (leaves || (before != null && !details.isEmpty() && !before.unit().equals(official.unit()))) {
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

    private void apply(Row row, Known known, String by) {
        var official = row.official();
        var before = organization.official(official.id()).orElse(null);
        var account = known.byOfficial().get(official.id());
        var at = clock.instant().plus(FourEyes.KNOWN_AFTER);
        if (before == null || account == null) {
            organization.change(official, at, by);
        } else {
            // What somebody is called is so at once; what they reach from another post may wait.
            organization.change(Post.of(before).heldBy(official), at, by);
            if (!Post.of(before).equals(Post.of(official))) {
                fourEyes.post(account.name(), Post.of(official), by);
            }
        }
        if (account == null && !isOver(official)) {
            accounts.add(official.id().value(), official.id(), Set.of(), by, PrivilegeFact.Kind.MADE);
        }
        account = accounts.of(official.id()).orElse(null);
        if (account == null) {
            return;
        }
        if (isOver(official)) {
            accounts.close(account.name(), by);
        } else if (row.saysRoles() && !account.roles().equals(row.roles())) {
            fourEyes.roles(account.name(), row.roles(), by);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
    }
}
