package city.open.audit.orders;

import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * When what is due, in working days after the day of the order, which does not count (audit note, section 2); from the sheet
 * {@code city/open/audit/orders.json}. An order carries the days as they were counted then.
 *
 * @param replyIn within which a query is answered, {@code planToldBefore} before which an audit does not begin once its plan was told, {@code reportIn} within
 *     which its result is told, as {@code Nd} or {@code Nm} (audit note, section 4)
 * @param reviewAskedIn within which re-deliberation is asked for, {@code reviewedIn} within which it is decided; the same of an appeal, and by how much its
 *     decision can be put off once
 * @param silentWorkingHours after which another system that said nothing is taken to be out
 */
record OrderTerms(
        int answerWorkingDays,
        int headWorkingDays,
        int warningWorkingDays,
        int specialAuditWorkingDays,
        int silentWorkingHours,
        String replyIn,
        String planToldBefore,
        String reportIn,
        String reviewAskedIn,
        String reviewedIn,
        String appealedIn,
        String appealDecidedIn,
        String appealExtendedBy) {
    private static final String SHEET = "/city/open/audit/orders.json";

    static final OrderTerms IN_FORCE = read();

    OrderTerms {
        if (answerWorkingDays < 1
                || headWorkingDays < answerWorkingDays
                || warningWorkingDays < headWorkingDays
                || specialAuditWorkingDays < warningWorkingDays
                || silentWorkingHours < 1) {
            throw new IllegalArgumentException(
                    "%s: each term is as long as the one before it, or longer".formatted(SHEET));
        }
    }

    Period reply() {
        return Period.parse(replyIn);
    }

    Period planTold() {
        return Period.parse(planToldBefore);
    }

    Period report() {
        return Period.parse(reportIn);
    }

    Period reviewAsked() {
        return Period.parse(reviewAskedIn);
    }

    Period reviewed() {
        return Period.parse(reviewedIn);
    }

    Period appealed() {
        return Period.parse(appealedIn);
    }

    Period appealDecided() {
        return Period.parse(appealDecidedIn);
    }

    Period appealExtended() {
        return Period.parse(appealExtendedBy);
    }

    /** The last days on which an order is answered in time, before the division's head is told, before a warning, and before a special audit. */
    record Days(LocalDate answer, LocalDate head, LocalDate warning, LocalDate specialAudit) {}

    Days from(LocalDate ordered, Holidays holidays) {
        return new Days(
                holidays.workingDay(ordered, answerWorkingDays),
                holidays.workingDay(ordered, headWorkingDays),
                holidays.workingDay(ordered, warningWorkingDays),
                holidays.workingDay(ordered, specialAuditWorkingDays));
    }

    private static OrderTerms read() {
        try (var sheet = Objects.requireNonNull(OrderTerms.class.getResourceAsStream(SHEET), SHEET)) {
            return JsonMapper.shared().readValue(sheet.readAllBytes(), OrderTerms.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
