package city.open.inside.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.Inbox.Filter;
import city.open.inside.casework.Inbox.InboxRow;
import city.open.inside.casework.Inbox.Queue;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.inside.petition.Act;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Reception;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class InboxTest extends OfficeStage {
    private static final UnitId TAXIS = new UnitId("taxi-policy");
    private static final UnitId FOOD = new UnitId("food-policy");
    private static final Login YOON = officer("yoon", FOOD);
    private static final Login SHIN = officer("shin", TAXIS);
    private static final Login DIRECTOR = new Login(
            "dir",
            new OfficialId("dir"),
            SEOUL,
            new UnitId("health"),
            Rank.BUREAU_HEAD,
            new Text("국장", "director"),
            Set.of(Role.DIRECTOR));

    private static final UnitId SPORTS = new UnitId("sports-policy");
    private static final Login NOH = officer("noh", SPORTS);
    private static final Login DIRECTOR_OF_SPORTS = new Login(
            "sports",
            new OfficialId("sports"),
            SEOUL,
            new UnitId("tourism-sports"),
            Rank.BUREAU_HEAD,
            new Text("국장", "director"),
            Set.of(Role.DIRECTOR));

    @Autowired
    private Inbox inbox;

    @Autowired
    private Workload workload;

    @Autowired
    private AccessLog accessLog;

    private PetitionNumber come(Login to, String subject, String applicant) {
        CLOCK.pass(Duration.ofMinutes(1));
        return petitions
                .receive(
                        new Reception(
                                TAXI,
                                null,
                                SEOUL,
                                to.division(),
                                new Text(subject, subject),
                                applicant,
                                null,
                                "counter",
                                CLOCK.instant(),
                                null,
                                false),
                        to.by(),
                        Moment.now(CLOCK.instant()))
                .fact()
                .petition();
    }

    private PetitionNumber yoons(String subject) {
        var number = come(YOON, subject, "김철수");
        record(number, Act.assign(FOOD, YOON.official(), null), YOON.by());
        return number;
    }

    private List<PetitionNumber> numbers(Login login, Queue queue) {
        return inbox.list(login, queue, Filter.none(), null, 100).rows().stream()
                .map(InboxRow::number)
                .toList();
    }

    @Test
    void every_petition_lies_in_the_piles_it_belongs_to() {
        var waiting = come(YOON, "개인택시 양도·양수", "이영희");
        var mine = yoons("개인택시 상속");
        var supplement = yoons("택시 감차");
        record(supplement, Act.requestSupplement(SUBJECT, LocalDate.of(2026, 6, 20)), YOON.by());
        var asking = yoons("택시 차고지 변경");
        record(
                asking,
                Act.consult(null, new Text("공동주택과", "Housing"), SEOUL, HOUSING, SUBJECT, LocalDate.of(2026, 6, 9)),
                YOON.by());
        var decided = yoons("택시 번호판");
        record(decided, Act.decide(Outcome.WITHDRAWN, SUBJECT, List.of(), null, null), YOON.by());

        assertThat(numbers(YOON, Queue.UNASSIGNED)).containsExactly(waiting);
        assertThat(numbers(YOON, Queue.MINE)).containsExactly(mine, supplement, asking);
        assertThat(numbers(HAN, Queue.ASKED)).contains(asking).doesNotContain(mine);
        assertThat(numbers(YOON, Queue.LATE)).isEmpty();
        assertThat(numbers(YOON, Queue.OPEN)).containsExactly(waiting, mine, supplement, asking);
        assertThat(numbers(DIRECTOR, Queue.OPEN)).containsExactly(waiting, mine, supplement, asking);
        assertThat(numbers(YOON, Queue.EVERYTHING)).contains(decided);

        assertThat(numbers(YOON, Queue.ANSWER_OVERDUE)).isEmpty();

        var due = Objects.requireNonNull(petition(mine).due());
        CLOCK.set(due.date() + "T09:00");
        assertThat(numbers(YOON, Queue.DUE_THIS_WEEK)).containsExactly(mine, asking);
        CLOCK.set(due.date().plusDays(1) + "T09:00");
        assertThat(numbers(YOON, Queue.LATE)).containsExactly(mine, asking);
        assertThat(numbers(DIRECTOR, Queue.OPEN_LATE)).containsExactly(waiting, mine, asking);
        for (var queue : inbox.counts(YOON, EnumSet.allOf(Queue.class)).entrySet()) {
            assertThat(queue.getValue())
                    .as(queue.getKey().name())
                    .isEqualTo(numbers(YOON, queue.getKey()).size());
        }

        assertThat(workload.byDivision(DIRECTOR)).singleElement().satisfies(row -> {
            assertThat(row.division()).isEqualTo(FOOD);
            assertThat(List.of(row.open(), row.late(), row.dueThisWeek())).containsExactly(4L, 3L, 0L);
        });
        assertThat(workload.byOfficial(DIRECTOR, SEOUL, FOOD))
                .extracting(row -> row.open())
                .containsExactly(3L, 1L);
        assertThat(workload.byOfficial(DIRECTOR, SEOUL, BUILDING)).isEmpty();

        CLOCK.set("2026-06-22T09:00");
        assertThat(numbers(YOON, Queue.ANSWER_OVERDUE)).containsExactly(supplement, asking);
    }

    @Test
    void what_was_late_before_time_stood_still_stays_in_the_pile_of_the_late() {
        var waiting = come(NOH, "택시 부활 신고", "이영희");
        record(waiting, Act.assign(SPORTS, NOH.official(), null), NOH.by());
        var due = Objects.requireNonNull(petition(waiting).due());
        CLOCK.set(due.date().plusDays(1) + "T09:00");
        assertThat(numbers(NOH, Queue.LATE)).containsExactly(waiting);

        record(waiting, Act.requestSupplement(SUBJECT, due.date().plusDays(20)), NOH.by());

        assertThat(inbox.list(NOH, Queue.LATE, Filter.none(), null, 10).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.late()).isTrue());
        assertThat(inbox.counts(NOH, EnumSet.of(Queue.LATE))).containsEntry(Queue.LATE, 1L);
        assertThat(workload.byOfficial(DIRECTOR_OF_SPORTS, SEOUL, SPORTS))
                .singleElement()
                .satisfies(row -> assertThat(row.late()).isEqualTo(1));
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        for (int i = 0; i < 23; i++) {
            come(SHIN, "쪽 " + i, "박민수");
        }
        var filter = new Filter(null, null, null, null, null, "쪽", null, null);
        List<PetitionNumber> paged = new ArrayList<>();
        var page = inbox.list(SHIN, Queue.OPEN, filter, null, 5);
        paged.addAll(page.rows().stream().map(InboxRow::number).toList());
        while (page.next() != null) {
            page = inbox.list(SHIN, Queue.OPEN, filter, page.next(), 5);
            paged.addAll(page.rows().stream().map(InboxRow::number).toList());
        }
        assertThat(paged)
                .hasSize(23)
                .isEqualTo(inbox.list(SHIN, Queue.OPEN, filter, null, 100).rows().stream()
                        .map(InboxRow::number)
                        .toList());
    }

    @Test
    void a_search_for_a_person_is_written_down_with_its_purpose() {
        var hers = come(SHIN, "100%_할인 택시", "최지우");
        come(SHIN, "다른 택시", "정우성");
        var filter = new Filter(null, TAXI, null, null, null, "100%_할인", "최지우", "전화 문의 응대");
        assertThat(inbox.list(SHIN, Queue.OPEN, filter, null, 10).rows())
                .extracting(InboxRow::number)
                .containsExactly(hers);
        assertThat(accessLog.latest(1))
                .containsExactly(
                        new AccessLog.Look(CLOCK.instant(), "shin", "shin", "search.applicant", "최*우", "전화 문의 응대"));
    }

    @Test
    void the_number_may_be_given_in_part() {
        var number = come(SHIN, "번호로 찾기", "한가인");
        var filter = new Filter(number.value().substring(0, 20), null, null, null, null, null, null, null);
        assertThat(inbox.list(SHIN, Queue.OPEN, filter, null, 10).rows())
                .extracting(InboxRow::number)
                .containsExactly(number);
    }
}
