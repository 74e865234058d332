package city.open.inside.exchange;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes short ids out of the names a log gives its steps and units: small Latin letters, digits and hyphens, no id twice.
 *
 * <p>Hangul is written out syllable by syllable in the letters of the Revised Romanization, which is readable without
 * being a transcription. A name in another script has no letters we could use and becomes {@code unnamed}, numbered.
 */
final class Slugs {
    /** An id may have 60 characters; the rest is room for a number. */
    private static final int LONGEST = 54;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final String[] INITIALS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ", -1);
    private static final String[] VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
    private static final String[] FINALS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ", -1);
    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int LAST_SYLLABLE = 0xD7A3;

    private final Set<String> taken = new HashSet<>();

    /** An id for {@code name} that this object has not given before. */
    String idFor(String name) {
        var plain = plain(name);
        var id = plain;
        for (int number = 2; !taken.add(id); number++) {
            id = plain + "-" + number;
        }
        return id;
    }

    private static String plain(String name) {
        var latin = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKC).codePoints().forEach(point -> spell(point, latin));
        var unmarked = MARKS.matcher(Normalizer.normalize(latin, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var hyphened = withoutEdgeHyphens(OTHERS.matcher(unmarked).replaceAll("-"));
        var cut = hyphened.length() <= LONGEST ? hyphened : withoutEdgeHyphens(hyphened.substring(0, LONGEST));
        return cut.isEmpty() ? "unnamed" : cut;
    }

    private static void spell(int point, StringBuilder into) {
        if (point < FIRST_SYLLABLE || point > LAST_SYLLABLE) {
            into.appendCodePoint(point);
            return;
        }
        int syllable = point - FIRST_SYLLABLE;
        into.append(INITIALS[syllable / (VOWELS.length * FINALS.length)])
                .append(VOWELS[syllable / FINALS.length % VOWELS.length])
                .append(FINALS[syllable % FINALS.length]);
    }

    private static String withoutEdgeHyphens(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int to = text.endsWith("-") ? text.length() - 1 : text.length();
        return from >= to ? "" : text.substring(from, to);
    }
}
