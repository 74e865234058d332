package city.open.ground.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatutoryClockTest {
    private final StatutoryClock clock = new StatutoryClock(Holidays.builtIn());

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T10:00, immediate, 2026-06-01T14:00+09:00",
        "2026-06-02T17:00, immediate, 2026-06-04T11:00+09:00",
        "2026-06-05T12:30, 1d, 2026-06-08T12:00+09:00",
        "2026-06-06T20:00, 1d, 2026-06-08T18:00+09:00",
        "2026-06-01T14:00, 3d, 2026-06-05T14:00+09:00",
        "2026-07-16T16:30, 3d, 2026-07-22T16:30+09:00",
        "2026-09-23T11:00, 5d, 2026-10-02T11:00+09:00",
        "2026-06-01T09:00, 1d, 2026-06-01T18:00+09:00",
        "2026-06-01T18:00, 1d, 2026-06-02T18:00+09:00",
        "2026-06-01T12:00, immediate, 2026-06-01T16:00+09:00",
        "2026-06-01T09:00:59, immediate, 2026-06-01T12:00+09:00",
        "2026-06-01T00:00, 7d, 2026-06-10",
        "2026-06-01T23:59, 7d, 2026-06-10",
        "2026-04-27T09:00, 7d, 2026-05-07",
        "2026-02-13T09:00, 6d, 2026-02-25",
        "2026-06-06T09:00, 6d, 2026-06-15",
        "2026-09-21T09:00, 10d, 2026-10-07",
        "2026-04-20T09:00, 20d, 2026-05-19",
        "2027-04-26T09:00, 20d, 2027-05-26",
        "2026-12-21T09:00, 14d, 2027-01-11",
        "2026-01-31T09:00, 1m, 2026-03-03",
        "2026-01-28T09:00, 1m, 2026-02-27",
        "2026-03-15T09:00, 3m, 2026-06-15",
        "2026-08-31T09:00, 6m, 2027-03-02",
        "2026-06-03T09:00, 2w, 2026-06-16",
        "2026-06-01T09:00, 1w, 2026-06-08",
        "2028-02-29T09:00, 1y, 2029-02-28",
    })
    void a_petition_is_due(LocalDateTime received, String period, String due) {
        assertThat(clock.reckon(inSeoul(received), Period.parse(period), List.of(), 0)
                        .due())
                .isEqualTo(Due.parse(due))
                .hasToString(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-20T09:00, 20d, 2026-04-24/2026-05-06, 2026-05-29",
        "2026-06-01T14:00, 3d, 2026-06-02/2026-06-04, 2026-06-09T14:00+09:00",
        "2026-06-01T14:00, 3d, 2026-06-01/2026-06-01, 2026-06-05T18:00+09:00",
        "2026-06-03T09:00, 2w, 2026-06-08/2026-06-09, 2026-06-18",
        "2026-06-01T09:00, 1w, 2026-06-08/2026-06-09, 2026-06-10",
    })
    void days_of_a_supplement_do_not_count(LocalDateTime received, String period, String suspended, String due) {
        assertThat(clock.reckon(inSeoul(received), Period.parse(period), List.of(Suspension.parse(suspended)), 0)
                        .due())
                .hasToString(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T09:00, 10d, 0, 2026-06-15",
        "2026-06-01T09:00, 10d, 1, 2026-06-29",
        "2026-06-01T09:00, 10d, 2, 2026-07-13",
        "2026-06-01T10:00, immediate, 1, 2026-06-01T17:00+09:00",
        "2026-01-31T09:00, 1m, 1, 2026-03-30",
    })
    void an_extension_gives_the_original_period_once_more(
            LocalDateTime received, String period, int extensions, String due) {
        assertThat(clock.reckon(inSeoul(received), Period.parse(period), List.of(), extensions)
                        .due())
                .hasToString(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T09:00, 10d, 3, 2026-06-18",
        "2026-06-01T09:00, 10d, 10, 2026-06-29",
        "2026-06-01T14:00, 3d, 1, 2026-06-08T14:00+09:00",
        "2026-01-31T09:00, 1m, 5, 2026-03-05",
        "2026-06-01T09:00, 1w, 2, 2026-06-09",
    })
    void a_shorter_extension_gives_its_own_days(LocalDateTime received, String period, int days, String due) {
        var reckoning = clock.reckon(inSeoul(received), Period.parse(period), List.of(), List.of(new Extension(days)));
        assertThat(reckoning.due()).hasToString(due);
        assertThat(reckoning.explanation().ko()).anyMatch(sentence -> sentence.contains("연장되어(1차 " + days + "일)"));
    }

    @Test
    void a_third_extension_is_refused() {
        assertThatThrownBy(() -> clock.reckon(Instant.EPOCH, Period.days(10), List.of(), 3))
                .hasMessage("a period can be extended 0 to 2 times, not 3");
    }

    @Test
    void a_suspension_without_end_is_refused_like_a_period_that_ends_too_late() {
        var forever = new Suspension(LocalDate.of(2026, 6, 2), LocalDate.MAX);

        assertThatThrownBy(() -> clock.reckon(inSeoul("2026-06-01T09:00"), Period.days(10), List.of(forever), 0))
                .hasMessage("the calendar knows the years 1999 to 2035; this period ends later");
    }

    @Test
    void silence_counts_from_the_day_after_the_end() {
        assertThat(clock.reckon(inSeoul("2026-06-01T14:00"), Period.parse("3d"), List.of(), 0)
                        .deemedOn())
                .isEqualTo("2026-06-06");
    }

    @Test
    void a_period_that_ends_after_the_last_year_is_refused() {
        assertThatThrownBy(() -> clock.reckon(inSeoul("2035-12-20T09:00"), Period.days(20), List.of(), 0))
                .hasMessage("the calendar knows the years 1999 to 2035; this period ends later");
        assertThatThrownBy(() -> clock.reckon(inSeoul("2026-01-01T09:00"), Period.parse("9999y"), List.of(), 2))
                .hasMessage("the calendar knows the years 1999 to 2035; this period ends later");
        assertThatThrownBy(() -> clock.reckon(inSeoul("2026-01-01T09:00"), Period.parse("9999w"), List.of(), 2))
                .hasMessage("the calendar knows the years 1999 to 2035; this period ends later");
        assertThatThrownBy(() -> clock.reckon(Instant.MAX, Period.AT_ONCE, List.of(), 0))
                .hasMessage("the calendar knows the years 1999 to 2035, not " + Instant.MAX);
    }

    @ParameterizedTest
    @CsvSource({
        "OBJECTION_TO_REFUSAL, 2026-06-15, false, 2026-08-14",
        "DECISION_ON_OBJECTION, 2026-09-15, false, 2026-09-28",
        "DECISION_ON_OBJECTION, 2026-09-15, true, 2026-10-08",
        "GENERAL_OBJECTION, 2026-06-15, false, 2026-07-15",
        "DECISION_ON_GENERAL_OBJECTION, 2026-06-15, true, 2026-07-09",
        "REEXAMINATION_FROM_ACT, 2026-02-28, false, 2031-02-28",
        "INFORMATION_REQUEST, 2026-09-21, false, 2026-10-07",
        "INFORMATION_REQUEST, 2026-09-21, true, 2026-10-22",
        "DECISION_ON_NONDISCLOSURE, 2026-06-01, false, 2026-06-10",
        "DECISION_ON_NONDISCLOSURE, 2026-06-01, true, 2026-06-19",
        "THIRD_PARTY_VETO, 2026-06-03, false, 2026-06-08",
    })
    void the_other_clocks_of_the_law(Deadline deadline, LocalDate event, boolean extended, String due) {
        assertThat(clock.reckon(event, deadline, extended).due()).hasToString(due);
    }

    @Test
    void where_the_law_allows_no_extension_none_is_counted() {
        assertThatThrownBy(() -> clock.reckon(LocalDate.of(2026, 6, 15), Deadline.OBJECTION_TO_REFUSAL, true))
                .hasMessage("the law allows no extension of the period for the objection to a refusal");
    }

    @Test
    void sixty_days_to_object_end_on_a_friday() {
        assertThat(clock.objectionUntil(LocalDate.of(2026, 6, 15))).isEqualTo("2026-08-14");
    }

    @Test
    void days_given_for_a_supplement_begin_the_day_after_and_end_on_a_working_day() {
        assertThat(clock.until(LocalDate.of(2026, 6, 26), Period.days(1))).isEqualTo("2026-06-29");
        assertThat(clock.until(LocalDate.of(2027, 2, 28), Period.parse("1m"))).isEqualTo("2027-03-31");
    }

    @Test
    void progress_is_told_every_thirty_days() {
        assertThat(clock.progressNotices(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 8, 30)))
                .containsExactly(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31), LocalDate.of(2026, 8, 30));
    }

    @Test
    void a_filing_of_friday_evening_is_received_by_monday_evening() {
        assertThat(clock.receiveBy(inSeoul("2026-06-05T21:00"))).isEqualTo(inSeoul("2026-06-08T18:00"));
    }

    @Test
    void a_transfer_has_one_three_or_eight_working_hours() {
        assertThat(clock.plusWorkingHours(inSeoul("2026-06-01T11:30"), 1)).isEqualTo(inSeoul("2026-06-01T13:30"));
        assertThat(clock.plusWorkingHours(inSeoul("2026-06-01T16:00"), 3)).isEqualTo(inSeoul("2026-06-02T10:00"));
        assertThat(clock.plusWorkingHours(inSeoul("2026-06-01T16:00"), 8)).isEqualTo(inSeoul("2026-06-02T16:00"));
    }

    @Test
    void working_time_leaves_out_lunch_nights_and_holidays() {
        var tuesdayEvening = inSeoul("2026-06-02T17:00");
        var thursdayAfternoon = inSeoul("2026-06-04T13:30");
        assertThat(clock.workingMinutesBetween(tuesdayEvening, thursdayAfternoon))
                .isEqualTo(60 + 180 + 30);
        assertThat(clock.workingMinutesBetween(thursdayAfternoon, tuesdayEvening))
                .isEqualTo(-(60 + 180 + 30));
    }

    @Test
    void days_left_are_working_days() {
        var due = Due.parse("2026-06-10");
        assertThat(clock.workingDaysLeft(inSeoul("2026-06-05T09:00"), due)).isEqualTo(3);
        assertThat(clock.workingDaysLeft(inSeoul("2026-06-10T23:00"), due)).isZero();
        assertThat(clock.workingDaysLeft(inSeoul("2026-06-12T09:00"), due)).isEqualTo(-2);
    }

    @Test
    void a_newly_named_day_moves_the_due_date() {
        var later = Holidays.builtIn()
                .with(new Holiday(
                        LocalDate.of(2026, 6, 8),
                        new Text("임시공휴일", "Temporary holiday"),
                        Holiday.Kind.TEMPORARY,
                        "관공서의 공휴일에 관한 규정 제2조제11호"));
        assertThat(new StatutoryClock(later)
                        .reckon(inSeoul("2026-06-01T09:00"), Period.days(7), List.of(), 0)
                        .due())
                .hasToString("2026-06-11");
    }

    @Test
    void hours_are_told_so_that_they_can_be_recounted() {
        var supplement = Suspension.parse("2026-06-02/2026-06-04");

        assertThat(clock.reckon(inSeoul("2026-06-01T14:30"), Period.days(3), List.of(supplement), 1)
                        .explanation())
                .isEqualTo(
                        new Explanation(
                                List.of(
                                        "2026년 6월 1일(월) 14:30에 접수되었습니다.",
                                        "처리기간은 3일입니다. 5일 이하이므로 접수 시각부터 근무시간으로 셉니다. 1일은 8시간, 모두 24시간입니다(민원 처리에 관한 법률 제19조제1항).",
                                        "처리기간만큼 1차례 연장되어 모두 48근무시간입니다(같은 법 시행령 제21조).",
                                        "근무시간은 09:00부터 18:00까지이고 점심시간 12:00~13:00, 토요일, 공휴일(일요일 포함)은 세지 않습니다.",
                                        "이 기간의 평일 공휴일: 2026년 6월 3일(수) 제9회 전국동시지방선거.",
                                        "처리기간에 넣지 않는 날(같은 법 시행령 제20조): 2026년 6월 2일(화)부터 2026년 6월 4일(목)까지.",
                                        "2026년 6월 1일(월)에 쓰는 근무시간: 3시간 30분.",
                                        "그 뒤 온전한 근무일 5일에 쓰는 근무시간: 40시간.",
                                        "2026년 6월 12일(금)에 쓰는 근무시간: 4시간 30분.",
                                        "기한은 2026년 6월 12일(금) 14:30입니다.",
                                        "그때까지 결과나 연장을 알리지 않으면 받아들인 것으로 보는 법이 있는 경우, 그날은 2026년 6월 13일(토)입니다."),
                                List.of(
                                        "Received on Monday 1 June 2026 at 14:30.",
                                        "The period of 3 days is five days or less, so it is counted in working hours from the minute of reception: 8 hours a day, 24 in all (Civil Petitions Treatment Act, article 19(1)).",
                                        "Extended once by the same period, it is 48 working hours in all (article 21 of the decree).",
                                        "Working hours are 09:00 to 18:00; lunch from 12:00 to 13:00, Saturdays and public holidays, which include Sundays, do not count.",
                                        "Public holidays on weekdays in this time: Wednesday 3 June 2026 (9th nationwide local elections).",
                                        "Days that do not count (article 20 of the decree): Tuesday 2 June 2026 to Thursday 4 June 2026.",
                                        "Working time used on Monday 1 June 2026: 3 hours 30 minutes.",
                                        "Working time used on the 5 full working days that follow: 40 hours.",
                                        "Working time used on Friday 12 June 2026: 4 hours 30 minutes.",
                                        "It is due at 14:30 on Friday 12 June 2026.",
                                        "Where an act takes silence as consent and neither a result nor an extension was told by then, that day is Saturday 13 June 2026.")));
    }

    @Test
    void a_month_tells_why_its_end_moved() {
        assertThat(clock.reckon(inSeoul("2026-01-31T09:00"), Period.parse("1m"), List.of(), 0)
                        .explanation()
                        .en())
                .contains(
                        "It ends on the day before the matching day, or at the end of a month that has no such day: Saturday 28 February 2026.",
                        "Saturday 28 February 2026, Sunday 1 March 2026 (Independence Movement Day), Monday 2 March 2026 (Substitute holiday for Independence Movement Day): the office is closed or the day does not count, so the end moves to Tuesday 3 March 2026.");
    }

    @Test
    void an_objection_tells_its_law() {
        assertThat(clock.reckon(LocalDate.of(2026, 6, 15), Deadline.OBJECTION_TO_REFUSAL, false)
                        .explanation()
                        .en())
                .containsExactly(
                        "The period for the objection to a refusal is 60 days from Monday 15 June 2026 (Civil Petitions Treatment Act, article 35(1)).",
                        "The first day does not count, all later days do, and an end on a Saturday or holiday moves to the next working day (Civil Act, articles 157 and 161).",
                        "The first day counted is Tuesday 16 June 2026, the last Friday 14 August 2026.",
                        "It is due by the end of Friday 14 August 2026.");
    }

    private static Instant inSeoul(String local) {
        return inSeoul(LocalDateTime.parse(local));
    }

    private static Instant inSeoul(LocalDateTime local) {
        return local.atZone(CityTime.ZONE).toInstant();
    }
}
