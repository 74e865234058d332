package city.open.ground.guard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Korean names in Latin letters, which everybody spells in a way of their own: Hong Gil-dong, Gildong Hong, HONG KILDONG. A name and what is
 * read in a text are folded to the same sounds and compared by them.
 */
final class Romanised {
    /** Fewer sounds are in too many other words. */
    private static final int FEWEST_SOUNDS = 5;

    private static final String[] INITIALS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ", -1);
    private static final String[] VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
    private static final String[] FINALS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ", -1);

    /** Surnames that are written otherwise than they are read. */
    private static final Map<String, List<String>> SURNAMES = Map.of(
            "이", List.of("i", "lee", "yi"),
            "임", List.of("im", "lim"),
            "유", List.of("yu", "ryu"),
            "류", List.of("yu", "ryu"),
            "노", List.of("no", "roh"),
            "나", List.of("na", "ra"),
            "여", List.of("yeo", "lyeo"),
            "백", List.of("baek", "back"));

    private static final Set<String> LONG_SURNAMES = Set.of("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방");

    private record Same(Pattern written, String sound) {
        Same(String written, String sound) {
            this(Pattern.compile(written), sound);
        }
    }

    /** In turn; what is written in several ways becomes one sound. */
    private static final List<Same> SAME = List.of(
            new Same("ae|ai|oi|(?<!e)oe", "e"),
            new Same("yeo|you|yoo|yuh|yo", "yu"),
            new Same("woo|wu|oo|ou|eo|eu|uh|oh|o", "u"),
            new Same("ue", "e"),
            new Same("ui|ee|ea|yi|ie", "i"),
            new Same("ch|z", "j"),
            new Same("sh", "s"),
            new Same("ck|k|q|c", "g"),
            new Same("t", "d"),
            new Same("p|v|f", "b"),
            new Same("l", "r"));

    private Romanised() {}

    static boolean isLongSurname(String word) {
        return LONG_SURNAMES.contains(word);
    }

    /** The sounds of a name in Hangul, surname first and surname last; none for what is no name of two to five syllables. */
    static Set<String> soundsOf(String name) {
        Set<String> sounds = new LinkedHashSet<>();
        if (!name.matches("[가-힣]{2,5}")) {
            return sounds;
        }
        int surname = name.length() > 3 && isLongSurname(name.substring(0, 2)) ? 2 : 1;
        var given = spelt(name.substring(surname));
        var first = name.substring(0, surname);
        for (var spelling : SURNAMES.getOrDefault(first, List.of(spelt(first)))) {
            add(spelling + given, sounds);
            add(given + spelling, sounds);
        }
        return sounds;
    }

    private static void add(String latin, Set<String> sounds) {
        var folded = sounds(latin);
        if (folded.length() >= FEWEST_SOUNDS) {
            sounds.add(folded);
        }
    }

    /** What letters sound like; {@link #isEnough} tells whether it could be a name. */
    static String sounds(String latin) {
        return joined(List.of(folded(latin)));
    }

    /** A word by itself, once for all names it could be part of. */
    static String folded(String word) {
        var folded = word.toLowerCase(Locale.ROOT);
        for (var same : SAME) {
            folded = same.written().matcher(folded).replaceAll(same.sound());
        }
        return folded;
    }

    /** Words behind one another: an h behind a vowel and an r before a consonant are not heard, nor a sound twice. */
    static String joined(List<String> folded) {
        var all = String.join("", folded);
        var heard = new StringBuilder(all.length());
        for (int i = 0; i < all.length(); i++) {
            char letter = all.charAt(i);
            char before = heard.isEmpty() ? ' ' : heard.charAt(heard.length() - 1);
            char next = i + 1 < all.length() ? all.charAt(i + 1) : ' ';
            boolean silent = letter == 'h' && (isVowel(before) || before == 'r')
                    || letter == 'r' && !isVowel(next) && next != 'h';
            if (!silent && letter != before) {
                heard.append(letter);
            }
        }
        return heard.toString();
    }

    private static boolean isVowel(char letter) {
        return "aeiouy".indexOf(letter) >= 0;
    }

    static boolean isEnough(String sounds) {
        return sounds.length() >= FEWEST_SOUNDS;
    }

    private static String spelt(String hangul) {
        var latin = new StringBuilder();
        hangul.codePoints().forEach(letter -> {
            int syllable = letter - 0xAC00;
            latin.append(INITIALS[syllable / (VOWELS.length * FINALS.length)])
                    .append(VOWELS[syllable / FINALS.length % VOWELS.length])
                    .append(FINALS[syllable % FINALS.length]);
        });
        return latin.toString();
    }
}
