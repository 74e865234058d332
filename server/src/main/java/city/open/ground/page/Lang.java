package city.open.ground.page;

import city.open.ground.calendar.Explanation;
import city.open.ground.calendar.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.HandlerMapping;

/** The two languages of every page, by their tags in addresses. Whoever chooses by one does it by {@code switch}, so that a third would be missed. */
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
        return switch (this) {
            case KO -> text.ko();
            case EN -> text.en();
        };
    }

    public List<String> of(Explanation counted) {
        return switch (this) {
            case KO -> counted.ko();
            case EN -> counted.en();
        };
    }

    public Lang other() {
        return switch (this) {
            case KO -> EN;
            case EN -> KO;
        };
    }

    public static Optional<Lang> find(String tag) {
        return Arrays.stream(values()).filter(lang -> lang.tag.equals(tag)).findFirst();
    }

    /** In which language a page was asked for: by the {@code {lang}} of its address, and Korean where it has none. */
    public static Lang ofAddress(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> named
                        && named.get("lang") instanceof String tag
                ? find(tag).orElse(KO)
                : KO;
    }

    /** By whose names of days dates are written. */
    Locale locale() {
        return Locale.forLanguageTag(tag);
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
