package city.open.ground.page;

import city.open.ground.calendar.Text;
import java.util.Locale;
import java.util.Optional;

/** The two languages of every page, by their tags in addresses. */
public enum Lang {
    KO("ko"),
    EN("en");

    private final String tag;

    Lang(String tag) {
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }

    public String of(Text text) {
        return text.in(tag);
    }

    public Lang other() {
        return this == KO ? EN : KO;
    }

    public static Optional<Lang> find(String tag) {
        return tag.equals("ko") ? Optional.of(KO) : tag.equals("en") ? Optional.of(EN) : Optional.empty();
    }

    /** What a reader prefers by {@code Accept-Language}: Korean when asked for or when nothing is said, else English. */
    public static Lang preferred(String header) {
        if (header.isBlank()) {
            return KO;
        }
        try {
            for (var range : Locale.LanguageRange.parse(header)) {
                var tag = range.getRange().toLowerCase(Locale.ROOT);
                if (range.getWeight() > 0 && (tag.startsWith("ko") || tag.equals("*"))) {
                    return KO;
                }
                if (range.getWeight() > 0 && tag.startsWith("en")) {
                    return EN;
                }
            }
        } catch (IllegalArgumentException _) {
            return KO;
        }
        return EN;
    }
}
