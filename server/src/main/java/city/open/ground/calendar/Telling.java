package city.open.ground.calendar;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Collects an explanation, one sentence at a time in both languages. */
final class Telling {
    private final List<String> ko = new ArrayList<>(12);
    private final List<String> en = new ArrayList<>(12);

    void say(String korean, String english) {
        ko.add(korean);
        en.add(english);
    }

    Explanation told() {
        return new Explanation(ko, en);
    }

    void countedInHours(Period period, List<Extension> extensions, int inAll) {
        int hours = period.workingHours();
        if (period.unit() == Period.Unit.IMMEDIATE) {
            say(
                    "처리기간은 '즉시'입니다. 접수 시각부터 3근무시간입니다(민원 처리에 관한 법률 시행령 제19조).",
                    "At once means 3 working hours from the minute of reception (decree of the Civil Petitions Treatment Act, article 19).");
        } else {
            say(
                    "처리기간은 " + period.count() + "일입니다. 5일 이하이므로 접수 시각부터 근무시간으로 셉니다. 1일은 8시간, 모두 " + hours
                            + "시간입니다(민원 처리에 관한 법률 제19조제1항).",
                    "The period of " + counted(period.count(), "day")
                            + " is five days or less, so it is counted in working hours from the minute of reception: 8 hours a day, "
                            + hours + " in all (Civil Petitions Treatment Act, article 19(1)).");
        }
        extended(extensions, inAll + "근무시간", counted(inAll, "working hour"));
        say(
                "근무시간은 09:00부터 18:00까지이고 점심시간 12:00~13:00, 토요일, 공휴일(일요일 포함)은 세지 않습니다.",
                "Working hours are 09:00 to 18:00; lunch from 12:00 to 13:00, Saturdays and public holidays, which include Sundays, do not count.");
    }

    void extended(List<Extension> extensions, String inAllKo, String inAllEn) {
        if (extensions.isEmpty()) {
            return;
        }
        if (extensions.stream().allMatch(Extension::isWhole)) {
            say(
                    "처리기간만큼 " + extensions.size() + "차례 연장되어 모두 " + inAllKo + "입니다(같은 법 시행령 제21조).",
                    "Extended " + (extensions.size() == 1 ? "once" : "twice") + " by the same period, it is " + inAllEn
                            + " in all (article 21 of the decree).");
            return;
        }
        var korean = new StringJoiner(", ");
        var english = new StringJoiner(", then ");
        for (int i = 0; i < extensions.size(); i++) {
            var days = extensions.get(i).days();
            korean.add((i + 1) + "차 " + (days == null ? "처리기간만큼" : days + "일"));
            english.add(days == null ? "by the same period" : "by " + counted(days, "day"));
        }
        say(
                "연장되어(" + korean + ") 모두 " + inAllKo + "입니다(같은 법 시행령 제21조).",
                "Extended (" + english + "), it is " + inAllEn + " in all (article 21 of the decree).");
    }

    /** The suspended days that fall into this time, joined where they touch. */
    void leftOut(LocalDate first, LocalDate end, BitSet suspended) {
        var korean = new StringJoiner(", ");
        var english = new StringJoiner(", ");
        int last = Holidays.indexOf(end);
        for (int from = suspended.nextSetBit(Holidays.indexOf(first)); from >= 0 && from <= last; ) {
            int after = suspended.nextClearBit(from);
            var begins = Holidays.dateOf(from);
            var ends = Holidays.dateOf(Math.min(after - 1, last));
            korean.add(ko(begins) + (begins.equals(ends) ? "" : "부터 " + ko(ends) + "까지"));
            english.add(en(begins) + (begins.equals(ends) ? "" : " to " + en(ends)));
            from = suspended.nextSetBit(after);
        }
        if (korean.length() > 0) {
            say(
                    "처리기간에 넣지 않는 날(같은 법 시행령 제20조): " + korean + ".",
                    "Days that do not count (article 20 of the decree): " + english + ".");
        }
    }

    void used(LocalDate day, int minutes) {
        int hours = minutes / 60;
        int rest = minutes % 60;
        var korean = new StringJoiner(" ");
        var english = new StringJoiner(" ");
        if (hours > 0) {
            korean.add(hours + "시간");
            english.add(counted(hours, "hour"));
        }
        if (rest > 0) {
            korean.add(rest + "분");
            english.add(counted(rest, "minute"));
        }
        say(ko(day) + "에 쓰는 근무시간: " + korean + ".", "Working time used on " + en(day) + ": " + english + ".");
    }

    void usedInFull(int days) {
        say(
                "그 뒤 온전한 근무일 " + days + "일에 쓰는 근무시간: " + 8 * days + "시간.",
                "Working time used on the " + counted(days, "full working day") + " that follow: "
                        + counted(8L * days, "hour") + ".");
    }

    void due(Due due) {
        var time = due.time();
        say(
                "기한은 " + ko(due.date()) + (time == null ? "이 끝나는 때까지입니다." : " " + time + "입니다."),
                "It is due " + (time == null ? "by the end of " : "at " + time + " on ") + en(due.date()) + ".");
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
