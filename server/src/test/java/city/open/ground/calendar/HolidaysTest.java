package city.open.ground.calendar;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.SharedData;
import city.open.ground.folder.CityFolder;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class HolidaysTest {
    private final Holidays holidays = Holidays.builtIn();

    @Test
    void the_table_is_what_the_rules_of_each_time_give() {
        assertThat(HolidayTable.read(CityFolder.builtIn()).values()).containsExactlyElementsOf(HolidayRules.table());
    }

    @ParameterizedTest
    @ValueSource(ints = {2018, 2019, 2020, 2021, 2022, 2023, 2024})
    void the_table_agrees_with_the_official_one(int year) throws Exception {
        var file = SharedData.file("calendar-kr/official-" + year + ".json");
        var official = new JsonMapper()
                .readValue(Files.readString(file), new TypeReference<TreeMap<LocalDate, List<String>>>() {});
        var ours = IntStream.rangeClosed(1, LocalDate.of(year, 12, 31).getDayOfYear())
                .mapToObj(day -> holidays.on(LocalDate.ofYearDay(year, day)))
                .flatMap(Optional::stream)
                .toList();
        assertThat(ours.stream().map(Holiday::date)).containsExactlyElementsOf(official.keySet());
        assertThat(ours)
                .zipSatisfy(
                        official.values(),
                        (holiday, names) ->
                                assertThat(squeezed(holiday.name().ko())).contains(squeezed(names.getFirst())));
    }

    /** Years the official files do not hold, Saturdays and Sundays left out. */
    @ParameterizedTest
    @CsvSource({
        "1999, 01-01 02-15 02-16 02-17 03-01 04-05 05-05 09-23 09-24",
        "2000, 02-04 03-01 04-05 04-13 05-05 05-11 06-06 07-17 08-15 09-11 09-12 09-13 10-03 12-25",
        "2002, 01-01 02-11 02-12 02-13 03-01 04-05 06-06 06-13 07-01 07-17 08-15 09-20 10-03 12-19 12-25",
        "2005, 02-08 02-09 02-10 03-01 04-05 05-05 06-06 08-15 09-19 10-03",
        "2008, 01-01 02-06 02-07 02-08 04-09 05-05 05-12 06-06 08-15 09-15 10-03 12-25",
        "2012, 01-23 01-24 03-01 04-11 05-28 06-06 08-15 10-01 10-03 12-19 12-25",
        "2014, 01-01 01-30 01-31 05-05 05-06 06-04 06-06 08-15 09-08 09-09 09-10 10-03 10-09 12-25",
        "2025, 01-01 01-27 01-28 01-29 01-30 03-03 05-05 05-06 06-03 06-06 08-15 10-03 10-06 10-07 10-08 10-09 12-25",
        "2026, 01-01 02-16 02-17 02-18 03-02 05-01 05-05 05-25 06-03 07-17 08-17 09-24 09-25 10-05 10-09 12-25",
        "2027, 01-01 02-08 02-09 03-01 05-03 05-05 05-13 07-19 08-16 09-14 09-15 09-16 10-04 10-11 12-27",
        "2028, 01-26 01-27 01-28 03-01 04-12 05-01 05-02 05-05 06-06 07-17 08-15 10-02 10-03 10-04 10-05 10-09 12-25",
    })
    void weekday_holidays_of_a_year(int year, String days) {
        assertThat(holidays.onWeekdays(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).stream()
                        .map(holiday -> holiday.date().toString().substring(5))
                        .collect(joining(" ")))
                .isEqualTo(days);
    }

    /** Public Official Election Act, article 34, in its form since 2004. */
    @Test
    void elections_fall_on_the_wednesday_the_act_sets() {
        var terms = new TreeMap<LocalDate, Integer>();
        Stream.of("2008-02-24", "2013-02-24", "2022-05-09", "2030-06-03", "2035-06-03")
                .forEach(end -> terms.put(LocalDate.parse(end), 70));
        IntStream.rangeClosed(0, 6).forEach(term -> terms.put(LocalDate.of(2008 + 4 * term, 5, 29), 50));
        IntStream.rangeClosed(0, 7).forEach(term -> terms.put(LocalDate.of(2006 + 4 * term, 6, 30), 30));
        assertThat(terms.entrySet())
                .allSatisfy(term -> assertThat(holidays.on(electionDay(term)))
                        .get()
                        .extracting(Holiday::kind)
                        .isEqualTo(Holiday.Kind.ELECTION));
    }

    @Test
    void a_year_is_listed_without_its_sundays() {
        assertThat(holidays.in(2026))
                .hasSize(20)
                .noneMatch(holiday -> holiday.date().equals(LocalDate.of(2026, 5, 24)));
        assertThat(holidays.isHoliday(LocalDate.of(2026, 5, 24))).isTrue();
        assertThat(holidays.isHoliday(LocalDate.of(2026, 5, 31))).isTrue();
        assertThat(holidays.isHoliday(LocalDate.of(2026, 5, 30))).isFalse();
        assertThat(holidays.isWorkingDay(LocalDate.of(2026, 5, 30))).isFalse();
    }

    @Test
    void two_holidays_on_one_day_are_one_with_both_names() {
        assertThat(holidays.on(LocalDate.of(2025, 5, 5)))
                .contains(new Holiday(
                        LocalDate.of(2025, 5, 5),
                        new Text("어린이날·부처님 오신 날", "Children's Day and Buddha's Birthday"),
                        Holiday.Kind.FIXED,
                        "관공서의 공휴일에 관한 규정 제2조제7호; 관공서의 공휴일에 관한 규정 제2조제6호"));
    }

    @Test
    void a_year_outside_the_table_is_refused() {
        assertThatThrownBy(() -> holidays.in(2036)).hasMessage("the calendar knows the years 1999 to 2035, not 2036");
        assertThatThrownBy(() -> holidays.isWorkingDay(LocalDate.of(1998, 12, 31)))
                .hasMessage("the calendar knows the years 1999 to 2035, not 1998-12-31");
    }

    private LocalDate electionDay(Map.Entry<LocalDate, Integer> term) {
        var day = term.getKey().minusDays(term.getValue());
        while (day.getDayOfWeek() != DayOfWeek.WEDNESDAY) {
            day = day.plusDays(1);
        }
        boolean besideAHoliday = Stream.of(day.minusDays(1), day, day.plusDays(1))
                .flatMap(near -> holidays.on(near).stream())
                .anyMatch(holiday -> holiday.kind() != Holiday.Kind.ELECTION);
        return besideAHoliday ? day.plusWeeks(1) : day;
    }

    private static String squeezed(String name) {
        return name.replace(" ", "");
    }
}
