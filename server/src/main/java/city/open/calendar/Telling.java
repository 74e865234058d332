package city.open.calendar;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects an explanation, one sentence at a time in both languages. */
final class Telling {
    private final List<String> ko = new ArrayList<>(8);
    private final List<String> en = new ArrayList<>(8);

    void say(String korean, String english) {
        ko.add(korean);
        en.add(english);
    }

    Explanation told() {
        return new Explanation(ko, en);
    }

    /** {@code 2026년 6월 1일(월)}. */
    static String ko(LocalDate date) {
        return date.getYear() + "년 " + date.getMonthValue() + "월 " + date.getDayOfMonth() + "일("
                + date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.KOREAN) + ")";
    }

    /** {@code Monday 1 June 2026}. */
    static String en(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + date.getDayOfMonth() + " "
                + date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + date.getYear();
    }

    static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
