package city.open.audit.flags;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.audit.flags.Case.Approval;
import city.open.audit.flags.Case.Contract;
import city.open.audit.flags.Case.Decision;
import city.open.audit.flags.Case.Draft;
import city.open.audit.flags.Case.Extension;
import city.open.audit.flags.Case.Handover;
import city.open.ground.calendar.Text;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3 of the audit note over many cases: coverage first, like with like, all tests of a run together. */
class SweepsTest {
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 6, 1, 9, 0);
    private static final Around AROUND =
            new Around(LocalDate.of(2026, 11, 23), Map.of("gone", LocalDate.of(2026, 6, 30)));

    @Test
    void each_case_that_skipped_a_step_is_a_question_beside_those_that_did_not() {
        var swept = sweep(new Skip(), cases(40, one -> one.number() < 2 ? one.without("site") : one));
        assertThat(swept.scope()).isEqualTo(40);
        assertThat(swept.computable()).isEqualTo(40);
        assertThat(swept.tested()).isZero();
        assertThat(swept.raised()).extracting(Raised::subject).containsExactlyInAnyOrder("0 #7", "1 #7");
        assertThat(swept.raised().getFirst().sentence().en())
                .isEqualTo("Decided without Site visit. Among 39 like cases: 1 is so. Entries 0 #7. Often innocent: the"
                        + " branch was void, the entry came late. A question, not a finding.");
        assertThat(swept.raised().getFirst().sentence().ko()).startsWith("현장 확인 단계 없이 결정되었습니다");
    }

    @Test
    void of_a_class_in_which_more_than_one_in_five_lack_the_minutes_nothing_is_said() {
        UnaryOperator<Made> backwards = one -> one.ended("site", MONDAY.plusDays(20));
        assertThat(sweep(new Order(), cases(10, one -> one.number() == 0 ? backwards.apply(one) : one))
                        .raised())
                .hasSize(1);
        var silent = sweep(
                new Order(),
                cases(
                        10,
                        one -> one.number() == 0
                                ? backwards.apply(one)
                                : one.number() < 4 ? one.ended("site", null) : one));
        assertThat(silent.scope()).isEqualTo(10);
        assertThat(silent.computable()).isZero();
        assertThat(silent.raised()).isEmpty();
    }

    /** 9 of 40 beside 20 of 400: p = .00015, as in the note's vector; alone against BH it stands. */
    @Test
    void a_division_is_held_beside_the_others_of_the_same_procedure() {
        var all = Stream.concat(
                        cases(40, one -> one.at("bus").extended(one.number() < 9)),
                        cases(400, one -> one.at("taxi").extended(one.number() < 20)))
                .toList();
        var swept = sweep(new Extend(), all.stream());
        assertThat(swept.tested()).as("beside taxi stand too few others").isEqualTo(1);
        var raised = swept.raised().getFirst();
        assertThat(raised.p()).isCloseTo(.00015, org.assertj.core.data.Offset.offset(.00001));
        assertThat(raised.subject()).isEqualTo("6110000/bus procedure TR-05 2026Q4");
        assertThat(raised.figures()).containsEntry("class", "procedure TR-05").containsEntry("others_n", 400);
        assertThat(raised.cases()).hasSize(9);
        assertThat(raised.sentence().en())
                .startsWith("9 of 40 extended. Among 400 like cases: 20 are so. Entries 0, 1, 2, 3, 4.");
    }

    @Test
    void where_one_procedure_has_too_few_cases_the_field_of_work_is_asked() {
        var all = IntStream.range(0, 20)
                .boxed()
                .flatMap(procedure -> Stream.concat(
                        cases(2, one -> one.of("P" + procedure).at("bus").extended(true)),
                        cases(20, one -> one.of("P" + procedure).at("taxi").extended(one.number() == 0))))
                .toList();
        var swept = sweep(new Extend(), all.stream());
        assertThat(swept.raised().getFirst().figures())
                .containsEntry("class", "sector transportation")
                .containsEntry("n", 40)
                .containsEntry("others_n", 400);
    }

    /** Under the null hypothesis nobody stands out: with 60 divisions tested at once, false alarms are counted. */
    @Test
    void where_nobody_does_anything_hardly_anybody_is_asked() {
        var random = new java.util.Random(20261123);
        int alarms = 0;
        for (int run = 0; run < 20; run++) {
            var all = IntStream.range(0, 60)
                    .boxed()
                    .flatMap(division -> cases(50, one -> one.at("d" + division).extended(random.nextInt(10) == 0)))
                    .toList();
            alarms += sweep(new Extend(), all.stream()).raised().size();
        }
        assertThat(alarms).as("of 1,200 tests").isLessThanOrEqualTo(2);
    }

    @Test
    void the_uncommonly_quick_are_found_and_no_others() {
        var swept = sweep(new Express(), cases(100, one -> one.took(one.number() < 3 ? 5 : 2_000 + 40 * one.number())));
        assertThat(swept.raised()).extracting(Raised::subject).containsExactly("0 #7", "1 #7", "2 #7");
        assertThat(swept.raised().getFirst().like()).isEqualTo(99);
        assertThat(sweep(new Express(), cases(30, one -> one.took(one.number() < 3 ? 5 : 2_000)))
                        .computable())
                .as("thirty others are needed")
                .isZero();
    }

    @Test
    void eight_approvals_in_five_minutes_are_one_question_about_the_day() {
        var swept = sweep(
                new Burst(),
                cases(8, one -> one.approved("lee", MONDAY.plusMinutes(one.number() / 2), "DIVISION_HEAD")));
        assertThat(swept.raised()).extracting(Raised::subject).containsExactly("lee 2026-06-01");
        assertThat(swept.raised().getFirst().cases()).hasSize(8);
        assertThat(sweep(new Burst(), cases(8, one -> one.approved("lee", MONDAY.plusHours(one.number()), "OFFICER")))
                        .raised())
                .isEmpty();
    }

    @Test
    void who_leaves_a_post_and_decides_much_at_the_end_is_asked_about() {
        var swept = sweep(
                new Rush(),
                cases(
                        80,
                        one -> one.decidedBy("gone")
                                .decided(LocalDateTime.of(2026, 6, 30, 12, 0)
                                        .minusDays(one.number() < 14 ? one.number() : 40 + one.number()))));
        assertThat(swept.tested()).isEqualTo(1);
        assertThat(swept.raised().getFirst().p()).isCloseTo(.0054, org.assertj.core.data.Offset.offset(.0001));
        assertThat(swept.raised().getFirst().official()).isEqualTo("gone");
        assertThat(sweep(new Rush(), cases(80, one -> one.decidedBy("stays"))).tested())
                .isZero();
    }

    @Test
    void sums_are_added_up_for_one_site_and_counted_just_below_the_threshold() {
        var split = sweep(
                new Split(),
                Stream.concat(
                        cases(2, one -> one.contract("Mapo", 60, 100)),
                        cases(2, one -> one.contract("Jung", 40, 100))));
        assertThat(split.raised()).extracting(Raised::subject).containsExactly("6110000/bus GOODS Mapo");
        var near = sweep(
                new Split(), cases(22, one -> one.contract("S" + one.number(), one.number() < 17 ? 95 : 105, 100)));
        assertThat(near.raised()).extracting(Raised::subject).containsExactly("6110000/bus 2026Q4");
        assertThat(near.raised().getFirst().p()).isCloseTo(.0085, org.assertj.core.data.Offset.offset(.0001));
    }

    @Test
    void each_of_the_others_fires_on_its_own_case() {
        assertThat(sweep(
                                new RankBelow(),
                                cases(
                                        5,
                                        one -> one.approved(
                                                "lee", MONDAY, one.number() == 0 ? "OFFICER" : "BUREAU_HEAD")))
                        .raised())
                .extracting(raised -> raised.sentence().en().substring(0, 32))
                .containsExactly("Officer for Division Director. A");
        assertThat(sweep(new Switch(), cases(5, one -> one.handedOver(one.number() == 0)))
                        .raised())
                .hasSize(1);
        assertThat(sweep(new Overruled(), cases(5, one -> one.opinion(one.number() != 0)))
                        .raised())
                .hasSize(1);
        assertThat(sweep(new Reroute(), cases(5, one -> one.drafts(one.number() == 0)))
                        .raised())
                .hasSize(1);
        assertThat(sweep(new DueSave(), cases(5, one -> one.number() == 0 ? one.enteredLate() : one))
                        .raised())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 7, 14, 17})
    void a_flag_whose_data_are_nowhere_says_so_and_finds_nothing(int number) {
        var swept = sweep(Flags.all().get(number - 1), cases(50, one -> one));
        assertThat(swept.missing()).isNotNull();
        assertThat(swept.scope()).isZero();
    }

    private static Swept sweep(Flag flag, Stream<?> cases) {
        var sweep = flag.sweep(AROUND);
        cases.forEach(one -> sweep.see(((Made) one).done()));
        return sweep.over();
    }

    private static Stream<Made> cases(int many, UnaryOperator<Made> each) {
        return IntStream.range(0, many).mapToObj(Made::new).map(each);
    }

    /** A case that nothing is wrong with, until something is made wrong. */
    private static final class Made {
        private final int number;
        private String procedure = "TR-05";
        private String division = "bus";
        private String site = "";
        private String decidedBy = "kim";
        private LocalDateTime decided = MONDAY.plusDays(10);
        private LocalDateTime recorded = MONDAY.plusDays(10);
        private long minutes = 2_000;
        private final Set<String> done = new HashSet<>(Set.of("check", "site"));
        private final Map<String, LocalDateTime> ended =
                new java.util.HashMap<>(Map.of("check", MONDAY.plusDays(1), "site", MONDAY.plusDays(2)));
        private final List<Approval> approvals = new ArrayList<>();
        private final List<Extension> extensions = new ArrayList<>();
        private Map<String, Boolean> opinions = Map.of();
        private List<Draft> drafts = List.of();
        private @Nullable Handover handover;
        private @Nullable Contract contract;

        private Made(int number) {
            this.number = number;
        }

        private int number() {
            return number;
        }

        private Made without(String step) {
            done.remove(step);
            return this;
        }

        private Made ended(String step, @Nullable LocalDateTime at) {
            ended.remove(step);
            if (at != null) {
                ended.put(step, at);
            }
            return this;
        }

        private Made of(String procedure) {
            this.procedure = procedure;
            return this;
        }

        private Made at(String division) {
            this.division = division;
            return this;
        }

        private Made took(long minutes) {
            this.minutes = minutes;
            return this;
        }

        private Made decided(LocalDateTime at) {
            decided = at;
            recorded = at;
            return this;
        }

        private Made decidedBy(String official) {
            decidedBy = official;
            return this;
        }

        private Made enteredLate() {
            recorded = MONDAY.plusDays(16);
            return this;
        }

        private Made extended(boolean is) {
            if (is) {
                extensions.add(new Extension(4, MONDAY.plusDays(3), "FACTS_TO_CHECK", false, "2026-06-30"));
            }
            return this;
        }

        private Made approved(String by, LocalDateTime at, String rank) {
            approvals.add(new Approval(6, by, at, rank, "DIVISION_HEAD", false));
            return this;
        }

        private Made handedOver(boolean unexplained) {
            handover = new Handover(5, decided.minusMinutes(30), "park", !unexplained);
            return this;
        }

        private Made opinion(boolean agrees) {
            opinions = Map.of("park", agrees);
            return this;
        }

        private Made drafts(boolean rerouted) {
            drafts = List.of(
                    new Draft("kim lee", false, "we grant the permit for the hall"),
                    new Draft(rerouted ? "kim cho" : "kim lee", true, "we grant the permit for the hall"));
            return this;
        }

        private Made contract(String site, long won, long threshold) {
            this.site = site;
            contract = new Contract(MONDAY.toLocalDate().plusDays(number), "GOODS", won, threshold);
            return this;
        }

        private Case done() {
            return new Case(
                    String.valueOf(number),
                    procedure,
                    1,
                    "transportation",
                    "6110000",
                    division,
                    "kim",
                    site,
                    MONDAY,
                    new Decision(
                            7,
                            decidedBy,
                            decided,
                            recorded,
                            "2026-06-15",
                            minutes,
                            true,
                            "기준에 맞음",
                            true,
                            List.of("check", "site"),
                            done,
                            ended),
                    approvals,
                    "2026-06-15",
                    extensions,
                    opinions,
                    drafts,
                    handover,
                    contract,
                    Map.of(
                            "site",
                            new Text("현장 확인", "Site visit"),
                            "OFFICER",
                            new Text("주무관", "Officer"),
                            "DIVISION_HEAD",
                            new Text("과장", "Division Director")));
        }
    }
}
