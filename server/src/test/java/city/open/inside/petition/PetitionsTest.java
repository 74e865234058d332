package city.open.inside.petition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Open;
import city.open.Patience;
import city.open.ground.calendar.Holiday;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.PublisherDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.ExtensionReason;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.SuspensionGround;
import city.open.inside.petition.Decision.Recorded;
import city.open.inside.petition.Decision.Refused;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Open.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
@DirtiesContext
class PetitionsTest {
    private static final AgencyCode SEOUL = new AgencyCode("6110000");
    private static final ProcedureCode TAXI = new ProcedureCode("TR-10");
    private static final Text REASON = new Text("이유", "a reason");
    private static final Instant MONDAY = Instant.parse("2026-06-01T01:00:00Z");

    @Autowired
    private Petitions petitions;

    @Autowired
    private Organization organization;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private HolidayRegister holidays;

    @Autowired
    private OfficeDatabase office;

    @Autowired
    private PublisherDatabase publisher;

    @Test
    void a_petition_gets_the_next_number_of_its_agency_and_year() {
        var first = received().petition();
        var second = received().petition();
        assertThat(first.year()).isEqualTo(2026);
        assertThat(first.agency()).isEqualTo("6110000");
        assertThat(serial(second)).isEqualTo(serial(first) + 1);
    }

    @Test
    void the_journal_holds_no_name_and_no_address() {
        var reception = new Reception(
                TAXI, null, SEOUL, division(), REASON, "김철수", "강남구 역삼동 123-45", "counter", MONDAY, null, false);
        var number = petitions
                .receive(reception, officer(), Moment.now(MONDAY))
                .fact()
                .petition();
        var petition = petitions.find(number).orElseThrow();
        assertThat(petition.applicant()).isEqualTo("김*수");
        assertThat(petition.site()).isEqualTo("강남구 역삼동 ***");
        assertThat(office.jdbc()
                        .sql("SELECT count(*) FROM office.journal WHERE petition = ? AND body::text ~ '철수|역삼동 123'")
                        .param(number.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void an_unknown_petition_procedure_or_division_is_refused_by_name() {
        assertThat(petitions.record(
                        PetitionNumber.of(2026, "6110000", 9_999_999), Act.deem(), officer(), Moment.now(MONDAY)))
                .isEqualTo(new Refused(Rule.UNKNOWN_PETITION));
        assertThat(petitions.receive(
                        Reception.filed(new ProcedureCode("XX-99"), SEOUL, division(), REASON, MONDAY),
                        officer(),
                        Moment.now(MONDAY)))
                .isEqualTo(new Refused(Rule.UNKNOWN_PROCEDURE));
        assertThat(petitions.receive(
                        Reception.filed(TAXI, SEOUL, new UnitId("no-such-division"), REASON, MONDAY),
                        officer(),
                        Moment.now(MONDAY)))
                .isEqualTo(new Refused(Rule.UNKNOWN_DIVISION));
    }

    @Test
    void more_than_a_public_entry_can_carry_is_refused_whole_and_never_cut() {
        var endless = new Text("가".repeat(6_000), "endless");
        assertThat(petitions.record(
                        received().petition(), Act.checkCompleteness(true, endless), officer(), Moment.now(MONDAY)))
                .isEqualTo(new Refused(Rule.TOO_LONG));
        assertThat(petitions.receive(
                        Reception.filed(TAXI, SEOUL, division(), endless, MONDAY), officer(), Moment.now(MONDAY)))
                .isEqualTo(new Refused(Rule.TOO_LONG));
    }

    @Test
    void what_has_not_happened_yet_and_what_was_before_reception_is_refused() {
        var number = received().petition();
        var act = Act.checkCompleteness(true, null);
        assertThat(petitions.record(number, act, officer(), new Moment(MONDAY.plusSeconds(60), MONDAY)))
                .isEqualTo(new Refused(Rule.IN_THE_FUTURE));
        assertThat(petitions.record(number, act, officer(), new Moment(MONDAY.minusSeconds(60), MONDAY)))
                .isEqualTo(new Refused(Rule.BEFORE_RECEPTION));
    }

    @Test
    void folding_the_journal_gives_what_is_stored_whatever_happened() {
        var random = new Random(20260601);
        List<PetitionNumber> numbers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            var number = received().petition();
            numbers.add(number);
            var at = MONDAY;
            for (int j = 0; j < 25; j++) {
                at = at.plus(random.nextInt(1, 2_000), ChronoUnit.MINUTES);
                petitions.record(number, anything(number, random), anyone(random), Moment.now(at));
            }
        }
        var stored = Projection.stored(office, numbers);
        for (var number : numbers) {
            var folded = Petition.of(petitions.facts(number));
            assertThat(stored.get(number)).isEqualTo(Projection.of(folded));
        }
    }

    @Test
    void of_many_writers_on_one_petition_none_is_lost() throws Exception {
        var number = received().petition();
        int writers = 8;
        int each = 10;
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var results = new ArrayList<Future<Integer>>();
            for (int writer = 0; writer < writers; writer++) {
                results.add(threads.submit(() -> {
                    int recorded = 0;
                    while (recorded < each) {
                        var decision = petitions.record(
                                number, Act.inspect(null, REASON, null), officer(), Moment.now(MONDAY.plusSeconds(60)));
                        recorded += decision instanceof Recorded ? 1 : 0;
                    }
                    return recorded;
                }));
            }
            for (var result : results) {
                assertThat(result.get()).isEqualTo(each);
            }
        }
        var facts = petitions.facts(number);
        assertThat(facts).hasSize(1 + writers * each);
        assertThat(facts.stream().map(Fact::seq))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, facts.size()).boxed().toList());
    }

    @Test
    void who_saw_an_older_state_is_told_to_look_again() {
        var number = received().petition();
        petitions.record(number, Act.checkCompleteness(true, null), officer(), Moment.now(MONDAY));
        assertThat(petitions.record(number, 1, Act.inspect(null, REASON, null), officer(), Moment.now(MONDAY)))
                .isEqualTo(new Refused(Rule.SOMEONE_WAS_FASTER));
        assertThat(petitions.record(number, 2, Act.inspect(null, REASON, null), officer(), Moment.now(MONDAY)))
                .isInstanceOf(Recorded.class);
    }

    @Test
    void batch_work_that_loses_a_race_looks_again_as_a_single_act_does() {
        var number = received().petition();
        petitions.record(number, Act.checkCompleteness(true, null), officer(), Moment.now(MONDAY));
        anotherNode().record(number, Act.inspect(null, REASON, null), officer(), Moment.now(MONDAY));
        var decisions = petitions.together(
                work -> List.of(
                        work.record(number, Act.inspect(null, REASON, null), officer(), Moment.now(MONDAY)),
                        work.record(number, Act.inspect(null, REASON, null), officer(), Moment.now(MONDAY))),
                () -> List.<Decision>of());
        assertThat(decisions).extracting(decision -> decision.fact().seq()).containsExactly(4, 5);
    }

    @Test
    void batch_work_is_not_refused_by_what_was_only_remembered() {
        var number = received().petition();
        petitions.record(
                number, Act.requestSupplement(REASON, LocalDate.of(2026, 6, 10)), officer(), Moment.now(MONDAY));
        anotherNode().record(number, Act.answerSupplement(null), officer(), Moment.now(MONDAY));
        var decision = petitions.together(work -> work.record(
                number, Act.requestSupplement(REASON, LocalDate.of(2026, 6, 10)), officer(), Moment.now(MONDAY)));
        assertThat(decision).isInstanceOf(Recorded.class);
    }

    @Test
    void batch_work_that_loses_every_race_is_told_to_look_again_in_words_for_people() throws Exception {
        var number = received().petition();
        var other = anotherNode();
        try (var elsewhere = Executors.newSingleThreadExecutor()) {
            Function<Petitions.Work, Decision> alwaysOvertaken = work -> {
                var decision = work.record(number, Act.inspect(null, REASON, null), officer(), Moment.now(MONDAY));
                await(elsewhere.submit(
                        () -> other.record(number, Act.checkCompleteness(true, null), officer(), Moment.now(MONDAY))));
                return decision;
            };
            assertThat(petitions.together(alwaysOvertaken, () -> new Refused(Rule.SOMEONE_WAS_FASTER)))
                    .isEqualTo(new Refused(Rule.SOMEONE_WAS_FASTER));
            assertThatThrownBy(() -> petitions.together(alwaysOvertaken))
                    .isInstanceOf(Petitions.Overtaken.class)
                    .hasMessage(
                            "Somebody else recorded something on %s meanwhile, so nothing was recorded. Look again and repeat it."
                                    .formatted(number));
        }
        assertThat(petitions.facts(number)).noneMatch(fact -> fact.event() instanceof PetitionEvent.InspectionHeld);
    }

    /** The same petitions as another machine sees them, which remembers for itself. */
    private Petitions anotherNode() {
        var nobody = new StaticListableBeanFactory();
        return new Petitions(
                office,
                catalogue,
                organization,
                holidays,
                Clock.systemUTC(),
                _ -> {},
                nobody.getBeanProvider(ApproverAsked.class),
                nobody.getBeanProvider(AtDecision.class),
                nobody.getBeanProvider(Beside.class),
                1);
    }

    private static void await(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void work_that_fails_half_way_leaves_nothing_behind() {
        var before = serial(received().petition());
        assertThatThrownBy(() -> petitions.together(work -> {
                    work.receive(reception(), officer(), Moment.now(MONDAY));
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        assertThat(serial(received().petition())).isEqualTo(before + 1);
    }

    @Test
    void a_follower_never_misses_a_fact_that_was_numbered_early_and_committed_late() throws Exception {
        var slow = received();
        var journal = new Journal(publisher);
        var cursor = new AtomicReference<>(readUntil(slow, journal));
        var numbered = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var late = threads.submit(() -> petitions.together(work -> {
                var decision = work.receive(reception(), officer(), Moment.now(MONDAY));
                numbered.countDown();
                await(mayCommit);
                return decision;
            }));
            await(numbered);
            var early =
                    petitions.record(slow.petition(), Act.checkCompleteness(true, null), officer(), Moment.now(MONDAY));
            List<Fact> seenMeanwhile = new ArrayList<>();
            cursor.updateAndGet(from -> readToEnd(journal, from, seenMeanwhile));
            assertThat(seenMeanwhile).isEmpty();
            mayCommit.countDown();
            late.get();
            List<Fact> seen = new ArrayList<>();
            // Any transaction still in flight, also of someone else, only makes the follower wait.
            Patience.until("two facts", () -> {
                cursor.updateAndGet(from -> readToEnd(journal, from, seen));
                return seen.size() >= 2;
            });
            assertThat(seen).containsExactlyInAnyOrder(early.fact(), late.get().fact());
        }
    }

    /** From the start to behind the fact that was written last. What others on this server have in flight keeps back what was written before them. */
    private JournalCursor readUntil(Fact last, Journal journal) {
        List<Fact> into = new ArrayList<>();
        var behind = new AtomicReference<>(readToEnd(journal, JournalCursor.START, into));
        Patience.until("the fact written last", () -> {
            behind.updateAndGet(cursor -> readToEnd(journal, cursor, into));
            return into.contains(last);
        });
        return Objects.requireNonNull(behind.get());
    }

    @Test
    void a_follower_reads_on_where_a_stretch_ended_exactly_with_a_window() {
        var journal = new Journal(publisher);
        var cursor = new AtomicReference<>(readUntil(received(), journal));
        for (int i = 0; i < 3; i++) {
            var two = List.of(received(), received());
            List<Fact> seen = new ArrayList<>();
            Patience.until("two facts", () -> {
                var stretch = journal.read(Objects.requireNonNull(cursor.get()), 2 - seen.size());
                cursor.set(stretch.next());
                seen.addAll(stretch.facts());
                return seen.size() >= 2;
            });
            assertThat(seen).isEqualTo(two);
        }
    }

    @Test
    void a_day_off_announced_later_moves_the_dates_of_open_petitions_with_its_cause() {
        var number = received().petition();
        var before = petitions.find(number).orElseThrow().due();
        var named = new Holiday(
                LocalDate.of(2026, 6, 12), new Text("임시공휴일", "Temporary holiday"), Holiday.Kind.TEMPORARY, "국무회의 의결");
        var foreseen = petitions.rehearseRecount(named.date(), holidays.known().with(named), Integer.MAX_VALUE);
        assertThat(foreseen.moves())
                .anySatisfy(move -> assertThat(move)
                        .hasToString("Move[number=%s, before=2026-06-29, after=2026-06-30]".formatted(number)));
        assertThat(petitions.find(number).orElseThrow().due()).isEqualTo(before);
        holidays.announce(named, MONDAY);
        var cause = new Text(
                "2026-06-12 임시공휴일 공휴일 지정으로 처리기한을 다시 계산함",
                "Due date counted again: 2026-06-12 is now a public holiday (Temporary holiday)");
        assertThat(petitions.recount(named.date(), cause))
                .isEqualTo(foreseen.moves().size());
        assertThat(petitions.recount(named.date(), cause)).isZero();
        var petition = petitions.find(number).orElseThrow();
        assertThat(before).hasToString("2026-06-29");
        assertThat(petition.due()).hasToString("2026-06-30");
        assertThat(petitions.facts(number).getLast().event())
                .isInstanceOfSatisfying(
                        PetitionEvent.Recounted.class,
                        fact -> assertThat(fact.cause().en())
                                .isEqualTo(
                                        "Due date counted again: 2026-06-12 is now a public holiday (Temporary holiday)"));

        // Taken back, everything is where it was.
        holidays.withdraw(named.date(), new Text("재의결", "Decided otherwise"), "국무회의 재의결", MONDAY);
        petitions.recount(named.date(), new Text("철회", "Withdrawn"));
        assertThat(petitions.find(number).orElseThrow().due()).isEqualTo(before);
    }

    @Test
    void after_its_last_day_a_procedure_is_not_taken_any_more_and_what_was_filed_by_then_is() {
        var code = new ProcedureCode("TR-08");
        var running = petitions
                .receive(Reception.filed(code, SEOUL, division(), REASON, MONDAY), officer(), Moment.now(MONDAY))
                .fact()
                .petition();
        catalogue.publish(catalogue.find(code).orElseThrow().ending(LocalDate.of(2026, 5, 31)), MONDAY);

        assertThat(petitions.receive(
                        Reception.filed(code, SEOUL, division(), REASON, MONDAY), officer(), Moment.now(MONDAY)))
                .isEqualTo(new Decision.Refused(Rule.PROCEDURE_ENDED));
        assertThat(petitions.receive(
                        Reception.filed(code, SEOUL, division(), REASON, Instant.parse("2026-05-31T05:00:00Z")),
                        officer(),
                        Moment.now(MONDAY)))
                .isInstanceOf(Decision.Recorded.class);
        assertThat(petitions.record(
                        running, Act.assign(division(), new OfficialId("kim"), null), officer(), Moment.now(MONDAY)))
                .isInstanceOf(Decision.Recorded.class);
    }

    @Test
    void a_queue_is_arrival_order() {
        var division = organization.units(SEOUL, LocalDate.of(2026, 6, 1)).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                .toList()
                .getLast()
                .id();
        var second = receiveAt(division, MONDAY.plusSeconds(600));
        var first = receiveAt(division, MONDAY);
        assertThat(petitions.queue(SEOUL, division, 10).stream().map(Petitions.Waiting::number))
                .containsExactly(first, second);
    }

    private PetitionNumber receiveAt(UnitId division, Instant at) {
        return petitions
                .receive(Reception.filed(TAXI, SEOUL, division, REASON, at), officer(), Moment.now(at))
                .fact()
                .petition();
    }

    private static JournalCursor readToEnd(Journal journal, JournalCursor from, List<Fact> into) {
        var cursor = from;
        while (true) {
            var stretch = journal.read(cursor, 100);
            cursor = stretch.next();
            into.addAll(stretch.facts());
            if (stretch.facts().isEmpty()) {
                return cursor;
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Sensible and senseless acts alike: what is refused leaves no trace. */
    private Act anything(PetitionNumber number, Random random) {
        var steps = catalogue.find(TAXI).orElseThrow().steps();
        var step = steps.get(random.nextInt(steps.size())).id();
        var day = LocalDate.of(2026, 6, 10).plusDays(random.nextInt(30));
        return switch (random.nextInt(32)) {
            case 0 -> Act.checkCompleteness(random.nextBoolean(), REASON);
            case 1 -> Act.requestSupplement(REASON, day);
            case 2 -> Act.answerSupplement(REASON);
            case 3 -> Act.assign(division(), new OfficialId("kim"), REASON);
            case 4, 5 -> Act.startStep(step, day, null);
            case 6, 7 -> Act.completeStep(step, REASON, REASON, "report", null);
            case 8 -> Act.askOffice(step, REASON, REASON, day);
            case 9 -> Act.officeAnswers(step, REASON, REASON);
            case 10 -> Act.committee(step, REASON, REASON, 5, 2);
            case 11 -> Act.draft(REASON, REASON);
            case 12 -> Act.review(REASON, null, random.nextBoolean());
            case 13 -> Act.approve(random.nextBoolean(), random.nextBoolean());
            case 14 -> Act.extend(ExtensionReason.FACTS_TO_CHECK, REASON, random.nextBoolean());
            case 15 -> Act.suspend(SuspensionGround.OPINION_HEARING, day.plusDays(random.nextInt(20)), REASON);
            case 16 -> Act.resume();
            case 17 -> Act.expect(step, day, REASON);
            case 18 -> Act.returnDraft(REASON);
            case 19 -> Act.deem();
            case 20 -> Act.extendSupplement(day);
            case 21 -> Act.demandSupplement(REASON, day);
            case 22 -> Act.returnPapers(REASON);
            case 23 -> Act.declareConflict(new OfficialId(random.nextBoolean() ? "lee" : "park"), "interest");
            case 24 -> Act.consult(step, REASON, SEOUL, division(), REASON, day);
            case 25 -> Act.extendConsultation(random.nextInt(12), REASON, day);
            case 26 -> Act.answerConsultation(random.nextInt(12), REASON);
            case 27 -> Act.scheduleCommittee(step, REASON, REASON, day);
            case 28 -> random.nextBoolean() ? Act.remindOverdue() : Act.remindBefore(3);
            case 29 ->
                random.nextInt(4) == 0
                        ? Act.transfer(new AgencyCode("3220000"), division(), REASON, null)
                        : Act.noticeProgress(30, REASON);
            case 30 ->
                random.nextInt(4) == 0
                        ? random.nextBoolean()
                                ? Act.decide(Outcome.REFUSED, REASON, List.of(REASON), REASON, null)
                                : Act.decideElsewhere(Outcome.REFUSED, REASON, List.of(REASON), REASON)
                        : Act.notifyResult("post", day.plusDays(60));
            default ->
                random.nextBoolean()
                        ? random.nextBoolean() ? Act.object("grounds") : Act.extendObjection(REASON)
                        : Act.decideObjection(true, REASON);
        };
    }

    private By anyone(Random random) {
        return random.nextInt(5) == 0
                ? new By.OfApplicant(SEOUL)
                : new By.OfOffice(
                        SEOUL, division(), new OfficialId(random.nextBoolean() ? "kim" : "lee"), Rank.OFFICER);
    }

    private Fact received() {
        return petitions.receive(reception(), officer(), Moment.now(MONDAY)).fact();
    }

    private Reception reception() {
        return Reception.filed(TAXI, SEOUL, division(), REASON, MONDAY);
    }

    private By officer() {
        return new By.OfOffice(SEOUL, division(), new OfficialId("kim"), Rank.OFFICER);
    }

    private UnitId division() {
        return organization.units(SEOUL, LocalDate.of(2026, 6, 1)).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static int serial(PetitionNumber number) {
        return Integer.parseInt(number.value().split("-")[2]);
    }
}
