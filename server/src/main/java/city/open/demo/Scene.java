package city.open.demo;

import city.open.ground.calendar.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a petition is about: its place, its business, its figures. A word once chosen stays the same in everything that is written about
 * this petition.
 */
final class Scene {
    private static final Pattern BLANK = Pattern.compile("\\{([a-z][a-z-]*)}");

    /** An article whose noun was filled in later; a one-vehicle business and a used car keep theirs. */
    private static final Pattern BEFORE_VOWEL = Pattern.compile("\\b([Aa]) (?=[aeioAEIO](?!ne-)|u(?!se|ni))");

    private final Chance chance;
    private final Phrasebook.Page page;
    private final Map<String, Text> chosen = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();

    Scene(Chance chance, Phrasebook.Page page, Places.District district) {
        this.chance = chance;
        this.page = page;
        chosen.put("gu", district.name());
        chosen.put("dong", chance.about("dong").one(district.dongs()));
    }

    /** The place in the words of an address, with a lot number that never leaves the door. */
    String address() {
        var lot = chance.about("lot");
        return "%s %s %d-%d".formatted(word("gu").ko(), word("dong").ko(), lot.between(10, 980), lot.between(1, 60));
    }

    /** One of the phrases on this topic, its blanks filled in. Asked again, it gives another one while there are more. */
    Text say(String topic) {
        return fill(choose(topic, page.phrases(topic)));
    }

    /** The first of these topics that has phrases. */
    Text sayFirst(List<String> topics) {
        for (var topic : topics) {
            if (page.knows(topic)) {
                return say(topic);
            }
        }
        throw new IllegalArgumentException("demo has no phrases for any of " + topics);
    }

    boolean knows(String topic) {
        return page.knows(topic);
    }

    private Text choose(String topic, List<Text> phrases) {
        int times = used.merge(topic, 1, Integer::sum) - 1;
        int first = chance.about("topic", topic).between(0, phrases.size() - 1);
        return phrases.get((first + times) % phrases.size());
    }

    private Text fill(Text template) {
        return new Text(
                fill(template.ko(), true),
                BEFORE_VOWEL.matcher(fill(template.en(), false)).replaceAll("$1n "));
    }

    private String fill(String template, boolean korean) {
        return BLANK.matcher(template).replaceAll(blank -> {
            var word = word(blank.group(1));
            return korean ? word.ko() : word.en();
        });
    }

    private Text word(String name) {
        var known = chosen.get(name);
        if (known == null) {
            known = fill(chance.about("word", name).one(page.words(name)));
            chosen.put(name, known);
        }
        return known;
    }
}
