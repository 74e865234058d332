package city.open.ground.city;

import city.open.ground.calendar.Text;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.SheetFault;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a city says of itself in its sheet.
 *
 * @param code of the agency that is the city itself, as in the numbers of petitions
 * @param name in full, as it stands on papers
 * @param shortName as people call it
 * @param site what its public site is called, beside {@code OPEN}
 * @param spellings what places begin with where they begin with the city, and how it is written in Latin letters
 * @param languages of the pages by their tags; the first is what a reader gets who asks for none
 * @param zone its clocks
 * @param accent the colour of links and of what is happening; null for the program's own
 * @param emblem a cleaned SVG file; null for none
 * @param domain under which the public pages are reached, such as {@code open.city.example}
 */
public record City(
        String code,
        Text name,
        Text shortName,
        Text site,
        List<Spelling> spellings,
        List<String> languages,
        ZoneId zone,
        Contact contact,
        @Nullable Accent accent,
        @Nullable String emblem,
        @Nullable String domain) {

    public City {
        spellings = List.copyOf(spellings);
        languages = List.copyOf(languages);
    }

    /** How a place that begins with the city is written in Latin letters. */
    public record Spelling(String hangul, String latin) {}

    /**
     * Where people ask. Every part can be missing.
     *
     * @param opens when the counter does, on working days
     */
    public record Contact(
            @Nullable String telephone,
            @Nullable String mail,
            @Nullable Text address,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes) {

        public boolean isEmpty() {
            return telephone == null && mail == null && address == null && opens == null;
        }

        /** For links that dial. */
        public String dial() {
            return telephone == null ? "" : "tel:" + telephone.replaceAll("[^0-9+]", "");
        }
    }

    private static final class Here {
        private static final City CITY = read(CityFolder.here());
    }

    /**
     * The one this process works for.
     *
     * @throws SheetFault where its sheet cannot be used
     */
    public static City here() {
        return Here.CITY;
    }

    /** @throws SheetFault with every fault of the sheet */
    public static City read(CityFolder folder) {
        var faults = new Faults();
        var city = CitySheet.read(folder, faults);
        faults.stop(SheetFault::new);
        return city;
    }

    /** The same where faults are gathered; nothing read may be used while there are any. */
    public static City read(CityFolder folder, Faults faults) {
        return CitySheet.read(folder, faults);
    }
}
