package city.open.inside.exchange;

import city.open.ground.calendar.Holidays;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cases of an event log, one after the other, with the meaning the XES standard extensions give their attributes.
 *
 * <p>A case needs a name that no other case has; an event needs a name and a moment. Without them there is no fact, so
 * their lack is a fault. A moment without an offset is read in the zone the caller names, with a remark.
 */
final class EventLog implements Closeable {
    private static final String NAME = "concept:name";
    private static final String TIME = "time:timestamp";
    private static final int LONGEST_NAME = 500;
    private static final Set<String> OF_EVENTS =
            Set.of(NAME, TIME, "activityNameEN", "lifecycle:transition", "org:resource", "org:group", "org:role");
    private static final Set<String> DATES_OF_CASES = Set.of("startdate", "deadline", "enddateplanned", "enddate");

    private final InputStream file;
    private final XesReader reader;
    private final ZoneId zoneWhenNoneIsWritten;
    private final Remarks remarks = new Remarks();

    /** The line each case name was first seen at. With the activities' names, all that grows with the log. */
    private final Map<String, Integer> lineByCase = new HashMap<>();

    private EventLog(InputStream file, ZoneId zoneWhenNoneIsWritten) throws IOException, XesFault {
        this.file = file;
        this.reader = new XesReader(file, EventLog::isUsed);
        this.zoneWhenNoneIsWritten = zoneWhenNoneIsWritten;
    }

    static EventLog open(Path path, ZoneId zoneWhenNoneIsWritten) throws IOException, XesFault {
        var file = new BufferedInputStream(Files.newInputStream(path));
        try {
            return new EventLog(file, zoneWhenNoneIsWritten);
        } catch (IOException | XesFault e) {
            file.close();
            throw e;
        }
    }

    /** The next case, or null when the log has been read to its end and is whole. */
    @Nullable
    LoggedCase next() throws IOException, XesFault {
        var trace = reader.next();
        return trace == null ? null : caseOf(trace);
    }

    private static boolean isUsed(String key) {
        return OF_EVENTS.contains(key) || DATES_OF_CASES.contains(plain(key));
    }

    /** Logs write the dates of a case as {@code enddate_planned}, {@code endDatePlanned} and the like. */
    private static String plain(String key) {
        return key.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** What of the part of the log read so far could not be read and no fact depends on. */
    List<Remark> leftOut() {
        return reader.leftOut();
    }

    /** What was odd in the part of the log read so far: departures from the schema first, then what we assumed. */
    List<Remark> remarks() {
        return Stream.concat(reader.departures().stream(), remarks.all().stream())
                .toList();
    }

    @Override
    public void close() throws IOException {
        reader.close();
        file.close();
    }

    private LoggedCase caseOf(XesTrace trace) throws XesFault {
        var attributes = trace.attributes();
        var id = required(attributes, NAME, "case");
        var earlier = lineByCase.putIfAbsent(id, attributes.line());
        if (earlier != null) {
            throw fault(
                    attributes,
                    "Two cases have the same name '%s'; the other one is at line %d.".formatted(id, earlier));
        }
        if (trace.events().isEmpty()) {
            remarks.add(attributes.line(), "A case has no events.");
        }
        var events = new ArrayList<LoggedEvent>(trace.events().size());
        var before = Instant.MIN;
        for (var element : trace.events()) {
            var event = eventOf(element);
            if (event.at().isBefore(before)) {
                remarks.add(event.line(), "An event happened before the one that stands above it.");
            }
            before = event.at();
            events.add(event);
        }
        return new LoggedCase(
                attributes.line(),
                id,
                caseMoment(attributes, "startdate"),
                caseMoment(attributes, "deadline"),
                caseMoment(attributes, "enddateplanned"),
                caseMoment(attributes, "enddate"),
                events);
    }

    private LoggedEvent eventOf(XesElement event) throws XesFault {
        var activity = required(event, NAME, "event");
        if (event.contradicts(TIME)) {
            throw fault(event, "The event '%s' has two different times.".formatted(activity));
        }
        var at = event.get(TIME);
        if (at == null) {
            throw fault(event, "The event '%s' has no time (time:timestamp).".formatted(activity));
        }
        if (!(at instanceof XesValue.Moment moment)) {
            throw fault(event, "The time of the event '%s' is not given as a <date>.".formatted(activity));
        }
        var happened = instant(event, moment);
        if (!isInTheCalendar(happened)) {
            throw fault(
                    event,
                    "The event '%s' happened in the year %d; the calendar knows the years %d to %d."
                            .formatted(activity, moment.local().getYear(), Holidays.FIRST_YEAR, Holidays.LAST_YEAR));
        }
        return new LoggedEvent(
                event.line(),
                happened,
                activity,
                optional(event, "activityNameEN"),
                optional(event, "lifecycle:transition"),
                optional(event, "org:resource"),
                optional(event, "org:group"),
                optional(event, "org:role"));
    }

    private String required(XesElement element, String key, String owner) throws XesFault {
        if (element.contradicts(key)) {
            throw fault(element, "The %s has two different names.".formatted(owner));
        }
        var value = optional(element, key);
        if (value == null) {
            throw fault(element, "The %s has no name (%s).".formatted(owner, key));
        }
        return value;
    }

    private static @Nullable String optional(XesElement element, String key) throws XesFault {
        if (!(element.get(key) instanceof XesValue.Plain(var text)) || text.isBlank()) {
            return null;
        }
        var stripped = text.strip();
        if (stripped.length() > LONGEST_NAME) {
            throw fault(element, "The value of '%s' is longer than %d characters.".formatted(key, LONGEST_NAME));
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw fault(element, "The value of '%s' has control characters in it.".formatted(key));
        }
        return stripped;
    }

    private @Nullable Instant caseMoment(XesElement attributes, String plainKey) throws XesFault {
        for (var entry : attributes.values().entrySet()) {
            var key = entry.getKey();
            if (plain(key).equals(plainKey)) {
                if (attributes.contradicts(key)) {
                    throw fault(attributes, "The case has two different values for '%s'.".formatted(key));
                }
                if (!(entry.getValue() instanceof XesValue.Moment moment)) {
                    remarks.add(
                            attributes.line(),
                            "A case's '%s' is not given as a <date> and was not used.".formatted(key));
                    return null;
                }
                var instant = instant(attributes, moment);
                if (isInTheCalendar(instant)) {
                    return instant;
                }
                remarks.add(
                        attributes.line(),
                        "A case's '%s' lies outside the years %d to %d that the calendar knows and was not used."
                                .formatted(key, Holidays.FIRST_YEAR, Holidays.LAST_YEAR));
            }
        }
        return null;
    }

    private Instant instant(XesElement element, XesValue.Moment moment) {
        if (moment.offset() == null) {
            remarks.add(
                    element.line(),
                    "A time has no offset from UTC and was read as the time in %s.".formatted(zoneWhenNoneIsWritten));
        }
        // The database keeps no more, and a fact should be the same before and after it was stored.
        return moment.in(zoneWhenNoneIsWritten).truncatedTo(ChronoUnit.MICROS);
    }

    /** Working time is counted for every petition, and only for these years does anyone know the holidays. */
    private boolean isInTheCalendar(Instant moment) {
        int year = moment.atZone(zoneWhenNoneIsWritten).getYear();
        return year >= Holidays.FIRST_YEAR && year <= Holidays.LAST_YEAR;
    }

    private static XesFault fault(XesElement element, String reason) {
        return new XesFault(element.line(), element.column(), reason);
    }
}
