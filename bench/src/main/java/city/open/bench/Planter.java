package city.open.bench;

import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.ExtensionReason;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A year of a bureau whose divisions mostly do as they should, recorded through the same door as everybody's acts; and known faults in it, each written down
 * beside the case. The same seed makes the same year.
 */
final class Planter {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ProcedureCode ROUTE = new ProcedureCode("TR-04");
    private static final AgencyCode CITY = new AgencyCode("6110000");
    private static final int DIVISIONS = 12;
    private static final int AT_ONCE = 100;
    private static final int LATEST = 25;
    private static final int EARLIEST = 330;
    private static final Text RESULT = new Text("적합", "conforms");
    private static final Text REASON = new Text(
            "수요 분석과 협의 의견을 살펴 조정안이 이용 불편을 줄인다고 판단하였으며 자세한 내용은 붙임 문서와 같음",
            "The analysis and the opinions show that the change serves riders; details are attached");

    /** What can be planted; the first of each is the flag or the count that has to name it. */
    enum Fault {
        /** F01: a step left out. */
        SKIP("F01"),
        /** F02: decided before a step had ended. */
        ORDER("F02"),
        /** F05: ten approvals in five minutes. */
        BURST("F05"),
        /** F10: against a dissent, with next to no reason. */
        OVERRIDE("F10"),
        /** F13: all of it in a few minutes. */
        EXPRESS("F13"),
        /** F15: another official half an hour before. */
        SWITCH("F15"),
        /** F16 and BD4: entered late as done in time. */
        DUESAVE("F16", "after-due"),
        /** BD3: a minute in the night, entered in the morning. */
        NIGHT("out-of-hours"),
        /** BD2: a step before the one before it. */
        BACKWARDS("out-of-order"),
        /** Entered more than five working days late. */
        LAG("lag-d");

        private final Set<String> names;

        Fault(String... names) {
            this.names = Set.of(names);
        }

        boolean isNamed(String name) {
            return names.contains(name);
        }

        /** What names it: a red flag, or a count of the watch; null where none does. */
        @Nullable
        String name(boolean flag) {
            return names.stream()
                    .filter(name -> name.startsWith("F") == flag)
                    .findFirst()
                    .orElse(null);
        }
    }

    private final Petitions petitions;
    private final Organization organization;
    private final Procedure procedure;
    private final StatutoryClock clock = new StatutoryClock(Holidays.builtIn());
    private final Random random;
    private final LocalDate today;
    private final Map<Fault, Set<String>> planted = new TreeMap<>();
    private final Set<String> habits = new TreeSet<>();
    private int cases;
    private int facts;

    Planter(Petitions petitions, Catalogue catalogue, Organization organization, LocalDate today, long seed) {
        this.petitions = petitions;
        this.organization = organization;
        this.procedure = catalogue.find(ROUTE).orElseThrow();
        this.today = today;
        this.random = new Random(seed);
    }

    /** By kind, the cases in which it was planted. */
    Map<Fault, Set<String>> planted() {
        return planted;
    }

    /** Divisions with a habit, each as a flag's subject begins: {@code F11 6110000/bus-policy}. */
    Set<String> habits() {
        return habits;
    }

    int cases() {
        return cases;
    }

    int facts() {
        return facts;
    }

    /** One division with who works there. */
    private record Desk(Unit unit, By.OfOffice officer, By.OfOffice other, By.OfOffice reviewer, By.OfOffice head) {}

    /** @param each cases in a division */
    void plant(int each) {
        var desks = desks();
        for (int place = 0; place < desks.size(); place++) {
            var desk = desks.get(place);
            for (int from = 0; from < each; from += AT_ONCE) {
                int first = from;
                int many = Math.min(AT_ONCE, each - from);
                int division = place;
                petitions.together(work -> {
                    for (int i = 0; i < many; i++) {
                        story(work, desk, division, first + i);
                    }
                    return true;
                });
            }
        }
        // The fourth extends far more often than the others, the fifth decides against opinions.
        habits.add("F11 " + CITY.value() + "/" + desks.get(3).unit().id().value());
        habits.add("F10 " + CITY.value() + "/" + desks.get(4).unit().id().value());
    }

    private List<Desk> desks() {
        return organization.units(CITY, today).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                .limit(DIVISIONS)
                .map(unit -> new Desk(
                        unit,
                        post(unit, "a", Rank.OFFICER),
                        post(unit, "b", Rank.OFFICER),
                        post(unit, "c", Rank.TEAM_LEADER),
                        post(unit, "d", Rank.BUREAU_HEAD)))
                .toList();
    }

    private By.OfOffice post(Unit unit, String who, Rank rank) {
        var id = new OfficialId("p-%s-%s".formatted(unit.id(), who));
        organization.add(new Official(
                id,
                unit.agency(),
                unit.id(),
                rank,
                new Text("김하나", "Kim Hana"),
                "P-" + Integer.toHexString(id.hashCode()),
                unit.phone(),
                unit.validFrom(),
                null));
        return new By.OfOffice(unit.agency(), unit.id(), id, rank);
    }

    /** Which fault a case has: a few of each, spread over the divisions. */
    private @Nullable Fault fault(int division, int number) {
        // The third division decides its piles at once, on one day.
        if (division == 2 && number < 10) {
            return Fault.BURST;
        }
        int turn = number - 20;
        var faults = List.of(
                Fault.SKIP,
                Fault.ORDER,
                Fault.OVERRIDE,
                Fault.EXPRESS,
                Fault.SWITCH,
                Fault.DUESAVE,
                Fault.NIGHT,
                Fault.BACKWARDS,
                Fault.LAG);
        return turn >= 0 && turn < faults.size() && (division + turn) % 2 == 0 ? faults.get(turn) : null;
    }

    private void story(Petitions.Work work, Desk desk, int division, int number) {
        var fault = fault(division, number);
        var day = workingDay(today.minusDays(LATEST + random.nextInt(EARLIEST)));
        if (fault == Fault.BURST) {
            day = workingDay(today.minusDays(200));
        }
        var story = new Story(work, desk, at(day, 9 * 60 + random.nextInt(100)));
        story.assigned();
        boolean quick = fault == Fault.EXPRESS;
        boolean isExtended = random.nextInt(100) < (division == 3 ? 40 : 5) && fault != Fault.DUESAVE;
        boolean overrules = random.nextInt(100) < (division == 4 ? 30 : 3);
        story.step("technical-review", quick, fault == Fault.NIGHT, false);
        if (isExtended && !quick) {
            story.extended();
        }
        if (fault != Fault.SKIP) {
            story.step("consultation", quick, false, fault == Fault.BACKWARDS);
        }
        story.step("committee", quick, false, false);
        if (fault == Fault.LAG) {
            story.late();
        }
        story.drafted(quick, fault == Fault.OVERRIDE || overrules);
        if (fault == Fault.SWITCH) {
            story.handedOver();
        }
        story.approved(fault == Fault.BURST ? number : -1, workingDay(day.plusDays(40)));
        story.decided(fault);
        cases++;
        if (fault != null) {
            planted.computeIfAbsent(fault, _ -> new TreeSet<>()).add(story.number());
        }
    }

    /** One case while it is told; {@code at} moves on. */
    private final class Story {
        private final Petitions.Work work;
        private final Desk desk;
        private final PetitionNumber number;
        private By.OfOffice holder;
        private Instant at;
        private Instant stepEnded;

        Story(Petitions.Work work, Desk desk, Instant received) {
            this.work = work;
            this.desk = desk;
            this.holder = desk.officer();
            this.at = received;
            this.stepEnded = received;
            this.number = recorded(work.receive(
                    new Reception(
                            procedure.code(),
                            null,
                            CITY,
                            desk.unit().id(),
                            new Text("노선 조정 " + cases, "Route adjusted " + cases),
                            "홍길동",
                            "서울특별시 중구 태평로1가 31",
                            "online",
                            received,
                            null,
                            false),
                    desk.officer(),
                    Moment.now(received)));
            facts++;
        }

        String number() {
            return number.value();
        }

        private void act(Act act, By by, Instant occurred, Instant recorded) {
            recorded(work.record(number, act, by, new Moment(occurred, recorded)));
            facts++;
        }

        private void act(Act act, By by) {
            act(act, by, at, at.plus(Duration.ofMinutes(random.nextInt(4))));
        }

        void assigned() {
            at = at.plus(Duration.ofMinutes(20));
            act(Act.assign(desk.unit().id(), desk.officer().official(), null), desk.officer());
        }

        /** Half a day to four working days later. */
        private void pass(boolean quick) {
            at = quick
                    ? at.plus(Duration.ofMinutes(2))
                    : at(
                            workingDay(LocalDate.ofInstant(at, SEOUL).plusDays(1 + random.nextInt(4))),
                            9 * 60 + 10 + random.nextInt(160));
        }

        void step(String step, boolean quick, boolean inTheNight, boolean backwards) {
            var before = at;
            pass(quick);
            var occurred = at;
            if (inTheNight) {
                // The evening before; entered next morning.
                occurred = LocalDate.ofInstant(at, SEOUL)
                        .minusDays(1)
                        .atTime(22, 40)
                        .atZone(SEOUL)
                        .toInstant();
            }
            if (backwards) {
                occurred = before.minus(Duration.ofMinutes(5));
            }
            act(
                    Act.completeStep(new StepId(step), RESULT, null, null, null),
                    holder,
                    occurred,
                    at.plus(Duration.ofMinutes(random.nextInt(4))));
            stepEnded = at;
        }

        void extended() {
            at = at.plus(Duration.ofMinutes(10));
            act(Act.extend(ExtensionReason.FACTS_TO_CHECK, RESULT, false), holder);
        }

        /** An inspection of two weeks before, entered now: also where a week of holidays lies between, that is more than five working days. */
        void late() {
            var occurred = at;
            at = at(workingDay(LocalDate.ofInstant(at, SEOUL).plusDays(15)), 9 * 60 + 30);
            act(Act.inspect(null, RESULT, null), holder, occurred, at);
        }

        void drafted(boolean quick, boolean dissent) {
            pass(quick);
            act(Act.draft(new Text("노선 조정안", "Adjustment"), RESULT), holder);
            at = at.plus(Duration.ofMinutes(5));
            act(Act.review(dissent ? new Text("수요가 부족함", "Too few riders") : RESULT, null, dissent), desk.reviewer());
        }

        void handedOver() {
            at = at.plus(Duration.ofMinutes(5));
            act(
                    Act.assign(desk.unit().id(), desk.other().official(), new Text("업무 조정", "Work shared anew")),
                    desk.other());
            holder = desk.other();
        }

        void approved(int inBurst, LocalDate burst) {
            if (inBurst >= 0) {
                at = at(
                        burst.isAfter(LocalDate.ofInstant(at, SEOUL)) ? burst : LocalDate.ofInstant(at, SEOUL),
                        14 * 60 + inBurst / 3);
            } else {
                at = at.plus(Duration.ofMinutes(5));
            }
            act(Act.approve(false, false), desk.head());
        }

        void decided(@Nullable Fault fault) {
            at = at.plus(Duration.ofMinutes(3));
            var reason = fault == Fault.OVERRIDE ? new Text("조정 필요", "Needed") : REASON;
            var act = Act.decideElsewhere(Outcome.GRANTED, reason, List.of(), null);
            if (fault == Fault.ORDER) {
                // Said to have been decided before the committee had ended.
                act(act, holder, stepEnded.minus(Duration.ofMinutes(5)), at);
            } else if (fault == Fault.DUESAVE) {
                var due = work.find(number).orElseThrow().due();
                var last = due == null
                        ? at
                        : due.date().atTime(16, 30).atZone(SEOUL).toInstant();
                act(
                        act,
                        holder,
                        last,
                        at(workingDay(due == null ? today : due.date().plusDays(4)), 10 * 60));
            } else {
                act(act, holder);
            }
        }
    }

    private LocalDate workingDay(LocalDate day) {
        return Holidays.builtIn().isWorkingDay(day) ? day : workingDay(day.plusDays(1));
    }

    private static Instant at(LocalDate day, int minute) {
        return day.atTime(LocalTime.MIN.plusMinutes(minute)).atZone(SEOUL).toInstant();
    }

    private static PetitionNumber recorded(Decision decision) {
        return switch (decision) {
            case Decision.Recorded(var fact) -> fact.petition();
            case Decision.Refused(var rule) -> throw new BenchTrouble("A planted act was refused: %s.".formatted(rule));
        };
    }
}
