package city.open.inside.dates;

import city.open.ground.calendar.Announcement;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Holiday;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.LaterHoliday;
import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.inside.casework.Fault;
import city.open.inside.casework.PublicWords;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.petition.Petitions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Public holidays that are named while OPEN runs (임시공휴일), and taken back: one official proposes, another one agrees. Due dates then move by
 * {@link Recounting}, and the city says so about itself.
 */
@Component
public class DaysOff {
    /** What the law can name for one occasion. */
    public static final Set<Holiday.Kind> KINDS =
            EnumSet.of(Holiday.Kind.TEMPORARY, Holiday.Kind.ELECTION, Holiday.Kind.SUBSTITUTE);

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST = 300;
    /** Enough to see what a day does; the rest is counted in the background. */
    private static final int MOST_REHEARSED = 200;

    private final OfficeDatabase database;
    private final HolidayRegister register;
    private final Petitions petitions;
    private final PublicWords publicWords;
    private final Rights rights;
    private final Clock clock;

    DaysOff(
            OfficeDatabase database,
            HolidayRegister register,
            Petitions petitions,
            PublicWords publicWords,
            Rights rights,
            Clock clock) {
        this.database = database;
        this.register = register;
        this.petitions = petitions;
        this.publicWords = publicWords;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * A proposal as it was typed.
     *
     * @param kind by its name; empty where an announced day is to be taken back
     * @param ko what the day is called, or why it is taken back
     */
    public record Typed(String day, String kind, String ko, String en, String basis) {
        public Typed {
            day = day.strip();
            ko = Legible.tidy(ko).strip();
            en = Legible.tidy(en).strip();
            basis = Legible.tidy(basis).strip();
        }
    }

    /**
     * Something that waits for a second official.
     *
     * @param kind none where an announced day is to be taken back
     */
    public record Proposal(
            long id, LocalDate day, Holiday.@Nullable Kind kind, Text words, String basis, String by, Instant at) {
        public boolean withdraws() {
            return kind == null;
        }
    }

    /** Proposes to name a day, or with no kind to take one back. @return what is wrong with it; nothing where it waits now */
    public List<Fault> propose(Login login, Typed typed) {
        boolean withdraws = typed.kind().isEmpty();
        var faults = new ArrayList<Fault>();
        if (!rights.may(login, Right.NAME_HOLIDAYS).isGranted()) {
            return List.of(fault("day", "이 계정의 역할로는 할 수 없는 일입니다.", "The roles of this account do not include this."));
        }
        var day = day(typed.day());
        if (day == null) {
            faults.add(fault("day", "날짜를 2027-05-04처럼 적으십시오.", "Write the day like 2027-05-04."));
        } else {
            (withdraws ? standsInTheWayOfTakingBack(day) : standsInTheWay(day)).ifPresent(faults::add);
        }
        if (!withdraws && KINDS.stream().noneMatch(kind -> kind.name().equals(typed.kind()))) {
            faults.add(fault("kind", "종류를 고르십시오.", "Choose the kind."));
        }
        int longest = withdraws ? LONGEST : LONGEST_NAME;
        look("ko", typed.ko(), longest, faults);
        look("en", typed.en(), longest, faults);
        look("basis", typed.basis(), LONGEST, faults);
        if (day == null || !faults.isEmpty()) {
            return faults;
        }
        try {
            database.jdbc()
                    .sql("""
                            INSERT INTO office.holiday_proposal
                                (day, kind, words_ko, words_en, basis, proposed_by, proposed_at)
                            VALUES (:day, :kind, :ko, :en, :basis, :by, :now)
                            """)
                    .param("day", day)
                    .param("kind", withdraws ? null : typed.kind().toLowerCase(Locale.ROOT))
                    .param("ko", typed.ko())
                    .param("en", typed.en())
                    .param("basis", typed.basis())
                    .param("by", login.account())
                    .param("now", now())
                    .update();
            return List.of();
        } catch (DuplicateKeyException waits) {
            return List.of(fault(
                    "day",
                    "이 날짜에 대한 제안이 이미 확인을 기다리고 있습니다. 먼저 그것을 처리하십시오.",
                    "A proposal for this day waits already: settle that one first."));
        }
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    /** Why this day cannot become a holiday, if so. */
    private Optional<Fault> standsInTheWay(LocalDate day) {
        if (day.getYear() < Holidays.FIRST_YEAR || day.getYear() > Holidays.LAST_YEAR) {
            return Optional.of(fault(
                    "day",
                    "달력은 %d년부터 %d년까지만 압니다.".formatted(Holidays.FIRST_YEAR, Holidays.LAST_YEAR),
                    "The calendar knows the years %d to %d only.".formatted(Holidays.FIRST_YEAR, Holidays.LAST_YEAR)));
        }
        if (!day.isAfter(today())) {
            return Optional.of(begun());
        }
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return Optional.of(fault(
                    "day",
                    "토요일입니다. 근무일이 아니므로 지정해도 처리기한이 달라지지 않습니다.",
                    "This is a Saturday: no working day, so that no due date would move."));
        }
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return Optional.of(fault("day", "일요일은 이미 공휴일입니다.", "Sundays are public holidays already."));
        }
        var later = register.laterNow().stream()
                .filter(one -> one.holiday().date().equals(day))
                .findFirst();
        if (later.isPresent() && !later.get().stands()) {
            return Optional.of(
                    fault(
                            "day",
                            "한 번 지정했다가 철회한 날은 다시 지정할 수 없습니다. 도시 폴더의 calendar/own-holidays.csv에 적으십시오.",
                            "This day was announced and withdrawn, and is not announced again: write it into calendar/own-holidays.csv of the city's folder."));
        }
        return register.known()
                .on(day)
                .map(known -> fault(
                        "day",
                        "이미 공휴일입니다: %s.".formatted(known.name().ko()),
                        "It is a public holiday already: %s."
                                .formatted(known.name().en())));
    }

    private Optional<Fault> standsInTheWayOfTakingBack(LocalDate day) {
        if (register.laterNow().stream()
                .noneMatch(one -> one.stands() && one.holiday().date().equals(day))) {
            return Optional.of(fault(
                    "day",
                    "운영 중에 지정한 공휴일만 철회할 수 있습니다.",
                    "Only a holiday that was announced while OPEN was running can be withdrawn."));
        }
        return day.isAfter(today()) ? Optional.empty() : Optional.of(begun());
    }

    private static Fault begun() {
        return fault(
                "day",
                "이미 시작했거나 지난 날입니다. 그날 한 일은 그대로 남습니다.",
                "This day has begun or is over: what was done on it stays as it was done.");
    }

    /** All of it becomes public. */
    private void look(String field, String words, int longest, List<Fault> faults) {
        if (words.isEmpty()) {
            faults.add(fault(field, "적어야 합니다.", "This has to be filled in."));
        } else if (words.length() > longest) {
            faults.add(fault(
                    field, "%d자 이하로 적으십시오.".formatted(longest), "Write %d characters at most.".formatted(longest)));
        } else if (!Legible.is(words)) {
            faults.add(fault(field, "읽을 수 없는 글자가 있습니다.", "It holds characters that cannot be read."));
        } else if (!publicWords.ofNobody().through(words).isEmpty()) {
            faults.add(fault(field, "공개되는 글입니다. 개인정보를 빼십시오.", "This becomes public; leave out personal data."));
        }
    }

    /** The oldest first. */
    public List<Proposal> waiting() {
        return database.jdbc()
                .sql("SELECT * FROM office.holiday_proposal WHERE settled_at IS NULL ORDER BY id")
                .query((row, _) -> proposal(row))
                .list();
    }

    /** What was announced while OPEN was running, by day. */
    public List<LaterHoliday> announced() {
        return register.later();
    }

    /** Which open petitions would move if this proposal were agreed to. */
    public Petitions.Moves effect(Proposal proposal) {
        var kind = proposal.kind();
        var calendar = kind == null
                ? Holidays.builtIn()
                        .with(register.laterNow().stream()
                                .filter(one ->
                                        one.stands() && !one.holiday().date().equals(proposal.day()))
                                .map(LaterHoliday::holiday)
                                .toArray(Holiday[]::new))
                : register.known().with(new Holiday(proposal.day(), proposal.words(), kind, proposal.basis()));
        return petitions.rehearseRecount(proposal.day(), calendar, MOST_REHEARSED);
    }

    /** Whether this official may agree: another one than who proposed. */
    public boolean mayAgree(Login login, Proposal proposal) {
        return rights.may(login, Right.NAME_HOLIDAYS).isGranted()
                && !proposal.by().equals(login.account());
    }

    /** Agrees to a proposal or refuses it. @return why not, or nothing */
    public Optional<Text> settle(Login login, long id, boolean agrees) {
        var proposal =
                waiting().stream().filter(one -> one.id() == id).findFirst().orElse(null);
        if (proposal == null) {
            return Optional.of(new Text("이미 처리했거나 없는 제안입니다.", "There is no such proposal, or it is settled already."));
        }
        if (!rights.may(login, Right.NAME_HOLIDAYS).isGranted() || (agrees && !mayAgree(login, proposal))) {
            return Optional.of(new Text(
                    "제안한 사람은 확인할 수 없습니다. 다른 사람이 확인해야 합니다.", "Whoever proposed it cannot agree: somebody else has to."));
        }
        // The day may have begun since it was proposed.
        var inTheWay = !agrees
                ? Optional.<Fault>empty()
                : proposal.withdraws() ? standsInTheWayOfTakingBack(proposal.day()) : standsInTheWay(proposal.day());
        if (inTheWay.isPresent()) {
            return inTheWay.map(Fault::words);
        }
        boolean done = Objects.requireNonNull(
                database.transactions().execute(_ -> isSettled(login, id, agrees) && (!agrees || happens(proposal))));
        return done
                ? Optional.empty()
                : Optional.of(new Text("다른 사람이 먼저 처리하였습니다.", "Somebody else has settled it already."));
    }

    private boolean isSettled(Login login, long id, boolean agrees) {
        return database.jdbc()
                        .sql("""
                                UPDATE office.holiday_proposal SET settled_by = :by, settled_at = :now, agreed = :agrees
                                 WHERE id = :id AND settled_at IS NULL
                                """)
                        .param("by", login.account())
                        .param("now", now())
                        .param("agrees", agrees)
                        .param("id", id)
                        .update()
                == 1;
    }

    private boolean happens(Proposal proposal) {
        var kind = proposal.kind();
        return kind == null
                ? register.withdraw(proposal.day(), proposal.words(), proposal.basis(), clock.instant())
                        .isPresent()
                : register.announce(
                                new Holiday(proposal.day(), proposal.words(), kind, proposal.basis()), clock.instant())
                        instanceof Announcement.Announced;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Fault fault(String field, String ko, String en) {
        return new Fault(field, new Text(ko, en));
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        return new Proposal(
                row.getLong("id"),
                row.getObject("day", LocalDate.class),
                kind == null ? null : Holiday.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                new Text(row.getString("words_ko"), row.getString("words_en")),
                row.getString("basis"),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant());
    }
}
