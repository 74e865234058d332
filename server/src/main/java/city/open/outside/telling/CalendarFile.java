package city.open.outside.telling;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalWriter;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import biweekly.util.UtcOffset;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Legible;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** A calendar to subscribe to (RFC 5545, names after RFC 7986). Days fill nobody's time; minutes are in the city. */
final class CalendarFile {
    private static final String REFRESH = "PT1H";
    private static final int LONGEST_LINE = 75;
    /** Such as {@code KST}. */
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private final ICalendar calendar = new ICalendar();

    CalendarFile(String name, String page) {
        calendar.setProductId("-//OPEN//OPEN//KO");
        calendar.setName(Legible.line(name));
        // What Apple, Google and Outlook read in place of RFC 7986.
        calendar.addExperimentalProperty("X-WR-CALNAME", Legible.line(name));
        calendar.setUrl(page);
        calendar.setRefreshInterval(Duration.parse(REFRESH));
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", REFRESH);
        calendar.getTimezoneInfo()
                .setDefaultTimezone(new TimezoneAssignment(TimeZone.getTimeZone(CityTime.ZONE), zone()));
    }

    /** The offset since the clocks were last put: {@link CityTime} takes no zone where that still happens. */
    private static VTimezone zone() {
        var rules = CityTime.ZONE.getRules();
        var last =
                rules.getTransitions().isEmpty() ? null : rules.getTransitions().getLast();
        var now = last == null ? rules.getOffset(Instant.EPOCH) : last.getOffsetAfter();
        var since = last == null ? LocalDateTime.of(1970, 1, 1, 0, 0) : last.getDateTimeBefore();
        var standard = new StandardTime();
        standard.setDateStart(new DateTimeComponents(
                since.getYear(),
                since.getMonthValue(),
                since.getDayOfMonth(),
                since.getHour(),
                since.getMinute(),
                since.getSecond(),
                false));
        standard.setTimezoneOffsetFrom(offset(last == null ? now : last.getOffsetBefore()));
        standard.setTimezoneOffsetTo(offset(now));
        standard.addTimezoneName(SHORT.format(since.atZone(CityTime.ZONE).plusYears(1)));
        var zone = new VTimezone(CityTime.ZONE.getId());
        zone.addStandardTime(standard);
        return zone;
    }

    private static UtcOffset offset(ZoneOffset offset) {
        return new UtcOffset(offset.getTotalSeconds() * 1000L);
    }

    /**
     * @param uid the same for as long as it is the same matter
     * @param time where not the whole day is meant
     * @param version grows with every change
     */
    void event(
            String uid,
            LocalDate from,
            LocalDate to,
            @Nullable LocalTime time,
            String summary,
            String description,
            Status status,
            int version,
            Instant changed,
            String page) {
        var event = new VEvent();
        event.setUid(uid);
        event.setDateTimeStamp(Date.from(changed));
        event.setLastModified(Date.from(changed));
        event.setSequence(version);
        if (time == null) {
            event.setDateStart(day(from));
            event.setDateEnd(day(to.plusDays(1)));
        } else {
            event.setDateStart(Date.from(to.atTime(time).atZone(CityTime.ZONE).toInstant()));
        }
        event.setSummary(Legible.line(summary));
        event.setDescription(Legible.only(description));
        event.setStatus(status);
        event.setTransparency(true);
        event.setUrl(page);
        calendar.addEvent(event);
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }

    byte[] bytes() {
        var unfolded = new StringWriter();
        try (var writer = new ICalWriter(unfolded, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return folded(unfolded.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Lines of at most 75 bytes (RFC 5545, 3.1). The library counts characters, of which a Korean one takes three bytes. */
    static byte[] folded(byte[] unfolded) {
        var folded = new ByteArrayOutputStream(unfolded.length + unfolded.length / 32);
        int length = 0;
        for (int at = 0; at < unfolded.length; ) {
            int end = at + 1;
            while (end < unfolded.length && (unfolded[end] & 0xC0) == 0x80) {
                end++;
            }
            boolean breaks = unfolded[at] == '\r' || unfolded[at] == '\n';
            if (!breaks && length + end - at > LONGEST_LINE) {
                folded.writeBytes("\r\n ".getBytes(StandardCharsets.US_ASCII));
                length = 1;
            }
            folded.write(unfolded, at, end - at);
            length = breaks ? 0 : length + end - at;
            at = end;
        }
        return folded.toByteArray();
    }
}
