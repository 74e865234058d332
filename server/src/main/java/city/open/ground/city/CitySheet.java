package city.open.ground.city;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.city.City.Contact;
import city.open.ground.city.City.Spelling;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.Sheets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code city.yaml}. */
final class CitySheet {
    private static final Text UNKNOWN = new Text("?", "?");
    private static final Set<String> LANGUAGES = Set.of("ko", "en");
    private static final Pattern TELEPHONE = Pattern.compile("[+0-9][0-9 ()-]{1,23}");
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]{1,5})?");
    private static final Pattern HOURS = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    private final CityFolder folder;

    private CitySheet(CityFolder folder) {
        this.folder = folder;
    }

    static City read(CityFolder folder, Faults faults) {
        try (@Nullable InputStream sheet = folder.find(CityFolder.SHEET).orElse(null)) {
            if (sheet == null) {
                faults.add("%s: the sheet is missing in %s; ./open new-city writes a folder to begin with"
                        .formatted(CityFolder.SHEET, folder));
            } else {
                var entry = Sheets.read(CityFolder.SHEET, sheet, faults);
                if (entry.isPresent()) {
                    return new CitySheet(folder).city(entry.get());
                }
            }
            return new City(
                    "0000000",
                    UNKNOWN,
                    UNKNOWN,
                    UNKNOWN,
                    List.of(),
                    List.of("ko", "en"),
                    ZoneOffset.UTC,
                    new Contact(null, null, null, null, null),
                    null,
                    null,
                    null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private City city(Entry sheet) {
        sheet.only(
                "code",
                "name",
                "short-name",
                "site",
                "spellings",
                "languages",
                CityTime.KEY,
                "contact",
                "accent",
                "emblem",
                "domain");
        return new City(
                sheet.parsed("code", CitySheet::code, "0000000"),
                sheet.text("name"),
                sheet.text("short-name"),
                sheet.text("site"),
                sheet.entries("spellings").stream().map(CitySheet::spelling).toList(),
                languages(sheet),
                sheet.<ZoneId>parsed(CityTime.KEY, CityTime::zone, ZoneOffset.UTC),
                sheet.entry("contact").map(CitySheet::contact).orElse(new Contact(null, null, null, null, null)),
                sheet.entry("accent").map(CitySheet::accent).orElse(null),
                sheet.has("emblem") ? sheet.parsed("emblem", this::emblem, "?") : null,
                maybe(sheet, "domain", DOMAIN, "a name such as open.city.example is expected")
                        .orElse(null));
    }

    private static String code(String written) {
        if (!written.matches("[0-9]{7}")) {
            throw new IllegalArgumentException(
                    "the seven digits of the agency that is the city itself are expected, not '%s'".formatted(written));
        }
        return written;
    }

    private static Spelling spelling(Entry entry) {
        entry.only("hangul", "latin");
        return new Spelling(entry.word("hangul"), entry.word("latin"));
    }

    private static List<String> languages(Entry sheet) {
        if (!sheet.has("languages")) {
            return List.of("ko", "en");
        }
        var languages = sheet.words("languages");
        if (!Set.copyOf(languages).equals(LANGUAGES) || languages.size() != LANGUAGES.size()) {
            sheet.fault("`languages` are ko and en, the one first that a reader gets who asks for none, not %s"
                    .formatted(languages));
        }
        return languages;
    }

    private static Contact contact(Entry entry) {
        entry.only("telephone", "mail", "address", "hours");
        @Nullable LocalTime[] hours = {null, null};
        if (entry.has("hours")) {
            hours = entry.parsed("hours", CitySheet::hours, hours);
        }
        return new Contact(
                maybe(entry, "telephone", TELEPHONE, "digits and hyphens are expected")
                        .orElse(null),
                maybe(entry, "mail", MAIL, "an address such as open@city.example is expected")
                        .orElse(null),
                entry.entry("address").map(CitySheet::address).orElse(null),
                hours[0],
                hours[1]);
    }

    /** As it is written: where an office is, is no datum of a person. */
    private static Text address(Entry entry) {
        entry.only("ko", "en");
        return new Text(entry.word("ko"), entry.word("en"));
    }

    private static Optional<String> maybe(Entry entry, String key, Pattern form, String expected) {
        if (!entry.has(key)) {
            return Optional.empty();
        }
        return Optional.of(entry.parsed(
                key,
                written -> {
                    if (!form.matcher(written).matches()) {
                        throw new IllegalArgumentException("%s, not '%s'".formatted(expected, written));
                    }
                    return written;
                },
                "?"));
    }

    private static @Nullable LocalTime[] hours(String written) {
        var form = HOURS.matcher(written);
        try {
            if (form.matches()) {
                var hours = Stream.of(form.group(1), form.group(2))
                        .map(LocalTime::parse)
                        .toArray(LocalTime[]::new);
                if (hours[0].isBefore(hours[1])) {
                    return hours;
                }
            }
        } catch (DateTimeParseException _) {
            // Told below.
        }
        throw new IllegalArgumentException("hours such as \"09:00-18:00\" are expected, not '%s'".formatted(written));
    }

    private static Accent accent(Entry entry) {
        entry.only("light", "dark");
        return new Accent(colour(entry, "light"), colour(entry, "dark"));
    }

    private static Accent.Colour colour(Entry entry, String key) {
        var black = new Accent.Colour(0);
        return entry.parsed(
                key,
                written -> {
                    var colour = Accent.Colour.of(written);
                    Accent.fault(colour, key.equals("light")).ifPresent(fault -> {
                        throw new IllegalArgumentException(fault);
                    });
                    return colour;
                },
                black);
    }

    private String emblem(String file) {
        if (!file.endsWith(".svg") || file.contains("..") || file.startsWith("/")) {
            throw new IllegalArgumentException("an SVG file of this folder is expected, not '%s'".formatted(file));
        }
        try (@Nullable InputStream drawing = folder.find(file).orElse(null)) {
            if (drawing == null) {
                throw new IllegalArgumentException("no file %s is in the folder".formatted(file));
            }
            return Emblem.cleaned(drawing);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
