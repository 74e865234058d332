package city.open.ground.calendar;

import java.util.List;

/** How a date was counted, sentence by sentence, so that anyone can recount it on a calendar. Equal in both languages. */
public record Explanation(List<String> ko, List<String> en) {
    public Explanation {
        ko = List.copyOf(ko);
        en = List.copyOf(en);
        if (ko.size() != en.size()) {
            throw new IllegalArgumentException(
                    "an explanation needs the same sentences in both languages: %d in Korean, %d in English"
                            .formatted(ko.size(), en.size()));
        }
    }
}
