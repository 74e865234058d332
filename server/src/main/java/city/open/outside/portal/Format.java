package city.open.outside.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The forms in which a public page can be had. */
enum Format {
    HTML("html", "text/html"),
    JSON("json", "application/json"),
    CSV("csv", "text/csv"),
    ATOM("atom", "application/atom+xml"),
    CALENDAR("ics", "text/calendar");

    private final String suffix;
    private final MediaType type;

    Format(String suffix, String type) {
        this.suffix = suffix;
        this.type = MediaType.parseMediaType(type);
    }

    /** The last part of an address, with its suffix taken off. */
    record Named(String name, @Nullable Format format) {
        static Named of(String raw) {
            int dot = raw.lastIndexOf('.');
            var format = dot > 0 ? Format.of(raw.substring(dot + 1)) : null;
            return format == null ? new Named(raw, null) : new Named(raw.substring(0, dot), format);
        }
    }

    /** What a suffix stands for; null for none and for one that stands for nothing. */
    static @Nullable Format of(@Nullable String suffix) {
        for (var format : values()) {
            if (format != HTML && format.suffix.equals(suffix)) {
                return format;
            }
        }
        return null;
    }

    /** What the address or, if it leaves that open, the {@code Accept} header asks for, out of what there is. */
    static Format asked(HttpServletRequest request, @Nullable Format bySuffix, Format... there) {
        var offered = List.of(there);
        if (bySuffix != null) {
            if (!offered.contains(bySuffix)) {
                throw new NotServed(404, "no-such-page");
            }
            return bySuffix;
        }
        var accept = request.getHeader("Accept");
        if (accept == null || accept.isBlank()) {
            return there[0];
        }
        try {
            var wanted = MediaType.parseMediaTypes(accept);
            Format best = null;
            MediaType liked = MediaType.ALL;
            for (var format : there) {
                // The closest range speaks for a form (RFC 9110, 12.5.1), also when it says no.
                var range = wanted.stream()
                        .filter(one -> one.includes(format.type))
                        .max(Comparator.comparingInt(Format::closeness))
                        .orElse(null);
                if (range != null && range.getQualityValue() > 0 && (best == null || isLikedMore(range, liked))) {
                    best = format;
                    liked = range;
                }
            }
            if (best != null) {
                return best;
            }
        } catch (InvalidMediaTypeException _) {
            return there[0];
        }
        throw new NotServed(406, "not-in-this-form");
    }

    /** Of two liked alike, the one that is named more closely. */
    private static boolean isLikedMore(MediaType one, MediaType other) {
        int byQuality = Double.compare(one.getQualityValue(), other.getQualityValue());
        return byQuality > 0 || (byQuality == 0 && closeness(one) > closeness(other));
    }

    private static int closeness(MediaType range) {
        return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
    }
}
