package city.open.outside.telling;

import city.open.ground.city.City;
import city.open.ground.page.Lang;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes Korean place names in Latin letters by the Revised Romanisation (2000), units such as {@code -dong} after a hyphen. What it does
 * not know for a place it leaves in Korean: a name half turned helps nobody.
 */
final class Romanisation {
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("시", "si"),
            Map.entry("군", "gun"),
            Map.entry("구", "gu"),
            Map.entry("읍", "eup"),
            Map.entry("면", "myeon"),
            Map.entry("동", "dong"),
            Map.entry("리", "ri"),
            Map.entry("로", "ro"),
            Map.entry("길", "gil"));
    private static final Pattern UNIT = Pattern.compile("([가-힣]+)([시군구읍면동리로길])");
    private static final Pattern COUNTED = Pattern.compile("([가-힣]+)(\\d+)([가길])");
    /** House numbers and what a mask left of them. */
    private static final Pattern NUMBER = Pattern.compile("[\\d*-]+");

    private static final List<String> ONSETS =
            List.of("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h");
    private static final List<String> VOWELS = List.of(
            "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
            "eu", "ui", "i");
    private static final List<String> CODAS = List.of(
            "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
            "ng", "t", "t", "k", "t", "p", "t");
    /** How the same consonants sound when a vowel follows and takes them over. */
    private static final List<String> CARRIED = List.of(
            "", "g", "kk", "ks", "n", "nj", "n", "d", "r", "lg", "lm", "lb", "ls", "lt", "lp", "r", "m", "b", "ps", "s",
            "ss", "ng", "j", "ch", "k", "t", "p", "");

    private Romanisation() {}

    /** A place, smallest part first as English does; in Korean as it is. */
    static String of(Lang lang, String place) {
        return switch (lang) {
            case KO -> place;
            case EN -> smallestFirst(place);
        };
    }

    private static String smallestFirst(String place) {
        var parts = new ArrayList<String>();
        for (var part : place.strip().split("\\s+")) {
            var latin = part(part);
            if (latin.isEmpty()) {
                return place;
            }
            parts.add(latin);
        }
        return String.join(", ", parts.reversed());
    }

    private static String part(String part) {
        if (NUMBER.matcher(part).matches()) {
            return part;
        }
        for (var city : City.here().spellings()) {
            if (city.hangul().equals(part)) {
                return city.latin();
            }
        }
        var counted = COUNTED.matcher(part);
        if (counted.matches()) {
            boolean street = counted.group(3).equals("길") || !counted.group(1).endsWith("로");
            var base = street ? part(counted.group(1)) : name(counted.group(1));
            return (base.isEmpty() ? name(counted.group(1)) : base) + " " + counted.group(2)
                    + (counted.group(3).equals("가") ? "-ga" : "-gil");
        }
        var unit = UNIT.matcher(part);
        return unit.matches() ? name(unit.group(1)) + "-" + UNITS.get(unit.group(2)) : "";
    }

    private static String name(String hangul) {
        var latin = new StringBuilder();
        for (int i = 0; i < hangul.length(); i++) {
            int syllable = hangul.charAt(i) - '가';
            boolean last = i + 1 == hangul.length();
            int next = last ? -1 : (hangul.charAt(i + 1) - '가') / 588;
            int before = i == 0 ? 0 : (hangul.charAt(i - 1) - '가') % 28;
            latin.append(onset(CODAS.get(before), ONSETS.get(syllable / 588)))
                    .append(VOWELS.get(syllable % 588 / 28))
                    .append(
                            last
                                    ? CODAS.get(syllable % 28)
                                    : ONSETS.get(next).isEmpty()
                                            ? CARRIED.get(syllable % 28)
                                            : coda(CODAS.get(syllable % 28), ONSETS.get(next)));
        }
        latin.setCharAt(0, Character.toUpperCase(latin.charAt(0)));
        return latin.toString();
    }

    private static String onset(String before, String onset) {
        return switch (onset) {
            case "r" -> before.isEmpty() ? "r" : before.equals("n") || before.equals("l") ? "l" : "n";
            case "n" -> before.equals("l") ? "l" : "n";
            default -> onset;
        };
    }

    private static String coda(String coda, String next) {
        boolean nasal = next.equals("n") || next.equals("m") || next.equals("r");
        return switch (coda) {
            case "k" -> nasal ? "ng" : coda;
            case "t" -> nasal ? "n" : coda;
            case "p" -> nasal ? "m" : coda;
            case "n" -> next.equals("r") ? "l" : coda;
            default -> coda;
        };
    }
}
