package city.open.ground.calendar;

import java.util.Objects;

/** The same words in plain Korean and plain English. Neither is ever empty while the other is not. */
public record Text(String ko, String en) {
    public Text {
        Objects.requireNonNull(ko, "ko");
        Objects.requireNonNull(en, "en");
        if (ko.isBlank() != en.isBlank()) {
            throw new IllegalArgumentException("a text needs both languages: ko '%s', en '%s'".formatted(ko, en));
        }
    }

    /** @throws IllegalArgumentException for a language that texts are not written in */
    public String in(String language) {
        return switch (language) {
            case "ko" -> ko;
            case "en" -> en;
            default -> throw new IllegalArgumentException("texts are written in ko and en, not in " + language);
        };
    }
}
