package city.open.ground.calendar;

import static city.open.ground.calendar.Holiday.Kind.ELECTION;
import static city.open.ground.calendar.Holiday.Kind.FIXED;
import static city.open.ground.calendar.Holiday.Kind.LUNAR;
import static city.open.ground.calendar.Holiday.Kind.NATIONAL;
import static city.open.ground.calendar.Holiday.Kind.SUBSTITUTE;
import static city.open.ground.calendar.Holiday.Kind.TEMPORARY;
import static java.util.stream.Collectors.joining;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The regulation as it stood on each day since 1999, as a second way to the built-in table. Lunar dates come from ICU;
 * only elections and days named by the Cabinet are given.
 */
final class HolidayRules {
    private static final LocalDate ARBOR_DAY_ENDS = LocalDate.of(2005, 6, 30);
    private static final LocalDate ELECTIONS_NAMED = LocalDate.of(2006, 9, 6);
    private static final LocalDate BUDDHA_RENAMED = LocalDate.of(2017, 10, 17);
    private static final LocalDate FIRST_SUBSTITUTES = LocalDate.of(2013, 11, 5);
    private static final LocalDate NATIONAL_SUBSTITUTES = LocalDate.of(2021, 8, 4);
    private static final LocalDate BUDDHA_SUBSTITUTES = LocalDate.of(2023, 5, 4);
    private static final LocalDate LABOUR_DAY_BEGINS = LocalDate.of(2026, 5, 1);

    private enum Substituted {
        NEVER,
        AS_FEAST,
        AS_CHILDRENS_DAY,
        AS_NATIONAL_DAY,
        AS_BUDDHAS_BIRTHDAY
    }

    private record Rule(
            LocalDate date, Holiday.Kind kind, Text name, Text feast, String item, Substituted substituted) {
        Holiday holiday() {
            return new Holiday(date, name, kind, "관공서의 공휴일에 관한 규정 제2조제" + item);
        }
    }

    private final TreeMap<LocalDate, List<Rule>> days = new TreeMap<>();
    private final TreeMap<LocalDate, Holiday> substitutes = new TreeMap<>();

    static List<Holiday> table() {
        var rules = new HolidayRules();
        for (int year = Holidays.FIRST_YEAR; year <= Holidays.LAST_YEAR; year++) {
            rules.sameDateEachYear(year);
        }
        rules.lunar();
        rules.elections();
        rules.namedByTheCabinet();
        rules.substitute();
        return rules.merged();
    }

    private void sameDateEachYear(int year) {
        day(year, 1, 1, FIXED, "1월 1일", "New Year's Day", "3호", Substituted.NEVER);
        day(year, 3, 1, NATIONAL, "3ㆍ1절", "Independence Movement Day", "2호", Substituted.AS_NATIONAL_DAY);
        if (LocalDate.of(year, 4, 5).isBefore(ARBOR_DAY_ENDS)) {
            day(year, 4, 5, FIXED, "식목일", "Arbor Day", "5호", Substituted.NEVER);
        }
        if (!LocalDate.of(year, 5, 1).isBefore(LABOUR_DAY_BEGINS)) {
            day(year, 5, 1, FIXED, "노동절", "Labour Day", "6호", Substituted.AS_NATIONAL_DAY);
        }
        day(year, 5, 5, FIXED, "어린이날", "Children's Day", "7호", Substituted.AS_CHILDRENS_DAY);
        day(year, 6, 6, FIXED, "현충일", "Memorial Day", "8호", Substituted.NEVER);
        if (year <= 2007 || year >= 2026) {
            day(year, 7, 17, NATIONAL, "제헌절", "Constitution Day", "2호", Substituted.AS_NATIONAL_DAY);
        }
        day(year, 8, 15, NATIONAL, "광복절", "Liberation Day", "2호", Substituted.AS_NATIONAL_DAY);
        day(year, 10, 3, NATIONAL, "개천절", "National Foundation Day", "2호", Substituted.AS_NATIONAL_DAY);
        if (year >= 2013) {
            day(year, 10, 9, NATIONAL, "한글날", "Hangul Day", "2호", Substituted.AS_NATIONAL_DAY);
        }
        day(year, 12, 25, FIXED, "기독탄신일", "Christmas Day", "10호", Substituted.AS_BUDDHAS_BIRTHDAY);
    }

    private void day(
            int year, int month, int day, Holiday.Kind kind, String ko, String en, String item, Substituted how) {
        var name = new Text(ko, en);
        add(new Rule(LocalDate.of(year, month, day), kind, name, name, item, how));
    }

    private void lunar() {
        var korean = Calendar.getInstance(new ULocale("ko_KR@calendar=dangi"));
        var end = LocalDate.of(Holidays.LAST_YEAR + 1, 1, 1);
        for (var date = LocalDate.of(Holidays.FIRST_YEAR, 1, 1); date.isBefore(end); date = date.plusDays(1)) {
            korean.setTime(Date.from(date.atTime(3, 0).toInstant(ZoneOffset.UTC)));
            if (korean.get(Calendar.IS_LEAP_MONTH) == 1) {
                continue;
            }
            switch ((korean.get(Calendar.MONTH) + 1) * 100 + korean.get(Calendar.DAY_OF_MONTH)) {
                case 101 -> feast(date, "설날", "Seollal", "4호");
                case 408 -> buddhasBirthday(date);
                case 815 -> feast(date, "추석", "Chuseok", "9호");
                default -> {}
            }
        }
    }

    private void feast(LocalDate date, String ko, String en, String item) {
        var feast = new Text(ko, en);
        var eve = new Text(ko + " 전날", "Day before " + en);
        var after = new Text(ko + " 다음 날", "Day after " + en);
        add(new Rule(date.minusDays(1), LUNAR, eve, feast, item, Substituted.AS_FEAST));
        add(new Rule(date, LUNAR, feast, feast, item, Substituted.AS_FEAST));
        add(new Rule(date.plusDays(1), LUNAR, after, feast, item, Substituted.AS_FEAST));
    }

    private void buddhasBirthday(LocalDate date) {
        var name = new Text(date.isBefore(BUDDHA_RENAMED) ? "석가탄신일" : "부처님 오신 날", "Buddha's Birthday");
        var item = date.isBefore(LABOUR_DAY_BEGINS) ? "6호" : "5호";
        add(new Rule(date, LUNAR, name, name, item, Substituted.AS_BUDDHAS_BIRTHDAY));
    }

    private void elections() {
        president(16, "2002-12-19");
        president(17, "2007-12-19");
        president(18, "2012-12-19");
        president(20, "2022-03-09");
        president(22, "2030-03-27");
        president(23, "2035-03-28");
        // Both filled a vacancy, so the Cabinet named the day.
        once("2017-05-09", ELECTION, "제19대 대통령선거", "19th presidential election");
        once("2025-06-03", ELECTION, "제21대 대통령선거", "21st presidential election");
        assembly(16, "2000-04-13");
        assembly(17, "2004-04-15");
        assembly(18, "2008-04-09");
        assembly(19, "2012-04-11");
        assembly(20, "2016-04-13");
        assembly(21, "2020-04-15");
        assembly(22, "2024-04-10");
        assembly(23, "2028-04-12");
        assembly(24, "2032-04-14");
        local(3, "2002-06-13");
        local(4, "2006-05-31");
        local(5, "2010-06-02");
        local(6, "2014-06-04");
        local(7, "2018-06-13");
        local(8, "2022-06-01");
        local(9, "2026-06-03");
        local(10, "2030-06-12");
        local(11, "2034-05-31");
    }

    private void president(int number, String date) {
        election(date, "제" + number + "대 대통령선거", ordinal(number) + " presidential election");
    }

    private void assembly(int number, String date) {
        election(date, "제" + number + "대 국회의원선거", "Election of the " + ordinal(number) + " National Assembly");
    }

    private void local(int number, String date) {
        election(date, "제" + number + "회 전국동시지방선거", ordinal(number) + " nationwide local elections");
    }

    private static String ordinal(int number) {
        return number
                + switch (number) {
                    case 3, 23 -> "rd";
                    case 21 -> "st";
                    case 22 -> "nd";
                    default -> "th";
                };
    }

    private void election(String date, String ko, String en) {
        if (LocalDate.parse(date).isBefore(ELECTIONS_NAMED)) {
            once(date, ELECTION, ko, en);
        } else {
            var name = new Text(ko, en);
            add(new Rule(LocalDate.parse(date), ELECTION, name, name, "10호의2", Substituted.NEVER));
        }
    }

    private void namedByTheCabinet() {
        once("2002-07-01", TEMPORARY, "임시공휴일(월드컵)", "Temporary holiday (football World Cup)");
        once("2015-08-14", TEMPORARY, "임시공휴일(광복 70주년)", "Temporary holiday (70 years of liberation)");
        once("2016-05-06", TEMPORARY, "임시공휴일", "Temporary holiday");
        once("2017-10-02", TEMPORARY, "임시공휴일", "Temporary holiday");
        once("2020-08-17", TEMPORARY, "임시공휴일", "Temporary holiday");
        once("2023-10-02", TEMPORARY, "임시공휴일", "Temporary holiday");
        once("2024-10-01", TEMPORARY, "임시공휴일(국군의 날)", "Temporary holiday (Armed Forces Day)");
        once("2025-01-27", TEMPORARY, "임시공휴일", "Temporary holiday");
    }

    private void once(String date, Holiday.Kind kind, String ko, String en) {
        var name = new Text(ko, en);
        add(new Rule(LocalDate.parse(date), kind, name, name, "11호", Substituted.NEVER));
    }

    private void add(Rule rule) {
        if (rule.date().getYear() >= Holidays.FIRST_YEAR && rule.date().getYear() <= Holidays.LAST_YEAR) {
            days.computeIfAbsent(rule.date(), _ -> new ArrayList<>()).add(rule);
        }
    }

    private void substitute() {
        days.forEach((date, rules) -> {
            boolean weekend = Holidays.isWeekend(date);
            if (weekend) {
                rules.stream().filter(HolidayRules::substitutedOnThisWeekend).forEach(this::addSubstitute);
            } else if (rules.size() > 1) {
                // Two holidays on one weekday lose one day, so one is given back.
                rules.stream().filter(HolidayRules::inForce).findFirst().ifPresent(this::addSubstitute);
            }
        });
    }

    private static boolean substitutedOnThisWeekend(Rule rule) {
        return inForce(rule)
                && (rule.substituted() != Substituted.AS_FEAST || rule.date().getDayOfWeek() == DayOfWeek.SUNDAY);
    }

    private static boolean inForce(Rule rule) {
        return switch (rule.substituted()) {
            case NEVER -> false;
            case AS_FEAST, AS_CHILDRENS_DAY -> !rule.date().isBefore(FIRST_SUBSTITUTES);
            case AS_NATIONAL_DAY -> !rule.date().isBefore(NATIONAL_SUBSTITUTES);
            case AS_BUDDHAS_BIRTHDAY -> !rule.date().isBefore(BUDDHA_SUBSTITUTES);
        };
    }

    private void addSubstitute(Rule lost) {
        var date = lost.date();
        do {
            date = date.plusDays(1);
        } while (Holidays.isWeekend(date) || days.containsKey(date) || substitutes.containsKey(date));
        var name = new Text(
                "대체공휴일(" + lost.feast().ko() + ")",
                "Substitute holiday for " + lost.feast().en());
        substitutes.put(date, new Holiday(date, name, SUBSTITUTE, "관공서의 공휴일에 관한 규정 제3조"));
    }

    private List<Holiday> merged() {
        Map<LocalDate, Holiday> all = new TreeMap<>(substitutes);
        days.forEach((date, rules) -> all.put(date, oneHoliday(rules)));
        return List.copyOf(all.values());
    }

    private static Holiday oneHoliday(List<Rule> met) {
        var holidays = met.stream().map(Rule::holiday).toList();
        var ko = holidays.stream().map(holiday -> holiday.name().ko()).collect(joining("·"));
        var en = holidays.stream().map(holiday -> holiday.name().en()).collect(joining(" and "));
        var basis = holidays.stream().map(Holiday::basis).collect(joining("; "));
        var first = holidays.getFirst();
        return new Holiday(first.date(), new Text(ko, en), first.kind(), basis);
    }
}
