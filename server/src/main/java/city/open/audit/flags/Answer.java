package city.open.audit.flags;

import city.open.ground.calendar.Text;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a rule says of a case, with the figures it rests on. */
public final class Answer {
    public enum Verdict {
        FLAG("flag"),
        NONE("none"),
        NOT_COMPUTABLE("not computable");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        @Override
        @JsonValue
        public String toString() {
            return words;
        }
    }

    private final Verdict verdict;
    private final Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();

    private Answer(Verdict verdict) {
        this.verdict = verdict;
    }

    static Answer of(boolean fires) {
        return new Answer(fires ? Verdict.FLAG : Verdict.NONE);
    }

    /** Fields are missing or cases too few: never the same as "none". */
    static Answer notComputable() {
        return new Answer(Verdict.NOT_COMPUTABLE);
    }

    Answer with(String figure, @Nullable Object value) {
        figures.put(figure, value);
        return this;
    }

    /** Fills a place in the flag's sentence. */
    Answer say(String place, Object words) {
        this.words.put(place, String.valueOf(words));
        return this;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** The verdict first, then the figures. */
    @JsonValue
    public Map<String, @Nullable Object> figures() {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("verdict", verdict.toString());
        all.putAll(figures);
        return all;
    }

    /** @param names of what the answer names by its id, several with a comma between them */
    Text fill(Text template, Map<String, Text> names) {
        var ko = template.ko();
        var en = template.en();
        for (var word : words.entrySet()) {
            var place = "{" + word.getKey() + "}";
            ko = ko.replace(place, named(word.getValue(), names, Text::ko));
            en = en.replace(place, named(word.getValue(), names, Text::en));
        }
        return new Text(ko, en);
    }

    private static String named(String words, Map<String, Text> names, Function<Text, String> language) {
        return Arrays.stream(words.split(", "))
                .map(word -> names.containsKey(word) ? language.apply(names.get(word)) : word)
                .collect(Collectors.joining(", "));
    }
}
