package city.open.portal;

import city.open.page.When;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/** A calendar to subscribe to (RFC 5545, names after RFC 7986). Days fill nobody's time; minutes are in Seoul. */
final class CalendarFile {
    private static final Duration REFRESH = Duration.ofHours(1);
    private static final int LONGEST_LINE = 75;
    /** When Seoul last put its clocks back, so that the one offset since then holds for all that is still public. */
    private static final LocalDateTime SINCE = LocalDateTime.of(1988, 10, 9, 3, 0);

    private final Calendar calendar = new Calendar();

    CalendarFile(String name, String page) {
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new ProdId("-//OPEN//OPEN//KO"));
        calendar.add(new Name(name));
        // What Apple, Google and Outlook read in place of RFC 7986.
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(new Url(URI.create(page)));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
        calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
        calendar.add(seoul());
    }

    private static VTimeZone seoul() {
        var standard = new Standard();
        standard.add(new DtStart<>(SINCE));
        standard.add(new TzOffsetFrom(ZoneOffset.ofHours(10)));
        standard.add(new TzOffsetTo(ZoneOffset.ofHours(9)));
        standard.add(new TzName("KST"));
        var zone = new VTimeZone();
        zone.add(new TzId(When.SEOUL.getId()));
        zone.add(standard);
        return zone;
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
        var event = new VEvent(false);
        event.add(new Uid(uid));
        event.add(new DtStamp(changed));
        event.add(new LastModified(changed));
        event.add(new Sequence(version));
        if (time == null) {
            event.add(new DtStart<>(from));
            event.add(new DtEnd<>(to.plusDays(1)));
        } else {
            event.add(new DtStart<>(to.atTime(time).atZone(When.SEOUL)));
        }
        event.add(new Summary(summary));
        event.add(new Description(description));
        event.add(status);
        event.add(ImmutableTransp.TRANSPARENT);
        event.add(new Url(URI.create(page)));
        calendar.add(event);
    }

    byte[] bytes() {
        try {
            var unfolded = new ByteArrayOutputStream();
            new CalendarOutputter(false, Integer.MAX_VALUE).output(calendar, unfolded);
            return folded(unfolded.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
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
