package city.open.ground.city;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The colour of links and of what is happening, one for light pages and one for dark ones; each is read easily on all grounds it stands on. */
public record Accent(Colour light, Colour dark) {
    /** What WCAG 2.2 asks of text (1.4.3, AA). */
    static final double ENOUGH = 4.5;
    /** How much of the accent is in the ground behind what is happening, in percent. */
    private static final int SOFT = 8;

    private static final List<Colour> LIGHT_GROUNDS = List.of(new Colour(0xffffff), new Colour(0xf4f5f6));
    private static final List<Colour> DARK_GROUNDS = List.of(new Colour(0x131416), new Colour(0x1e2124));

    /** A colour of sRGB. */
    public record Colour(int rgb) {
        private static final Pattern WRITTEN = Pattern.compile("#[0-9a-fA-F]{6}");

        static Colour of(String written) {
            if (!WRITTEN.matcher(written).matches()) {
                throw new IllegalArgumentException(
                        "a colour such as \"#1d5c3a\" is expected, not '%s'".formatted(written));
            }
            return new Colour(Integer.parseInt(written.substring(1), 16));
        }

        @Override
        public String toString() {
            return "#%06x".formatted(rgb);
        }

        private int part(int shift) {
            return rgb >> shift & 0xff;
        }

        private Colour mixed(Colour other, int percent) {
            int mixed = 0;
            for (int shift : new int[] {16, 8, 0}) {
                mixed |= (part(shift) * percent + other.part(shift) * (100 - percent)) / 100 << shift;
            }
            return new Colour(mixed);
        }

        /** Relative luminance as WCAG defines it. */
        private double luminance() {
            return 0.2126 * linear(part(16)) + 0.7152 * linear(part(8)) + 0.0722 * linear(part(0));
        }

        private static double linear(int part) {
            double share = part / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }

        /** From 1, the same, to 21, black on white. */
        double contrast(Colour other) {
            double one = luminance();
            double two = other.luminance();
            return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
        }
    }

    /** What is wrong with a colour, with its figure. */
    static Optional<String> fault(Colour colour, boolean onLight) {
        var grounds = onLight ? LIGHT_GROUNDS : DARK_GROUNDS;
        return Stream.concat(grounds.stream(), Stream.of(colour.mixed(grounds.getFirst(), SOFT)))
                .filter(ground -> colour.contrast(ground) < ENOUGH)
                .min(Comparator.comparingDouble(colour::contrast))
                .map(ground -> String.format(
                        Locale.ROOT,
                        "%s on %s has a contrast of %.2f:1, and text needs %.1f:1; take a %s colour",
                        colour,
                        ground,
                        Math.floor(colour.contrast(ground) * 100) / 100,
                        ENOUGH,
                        onLight ? "darker" : "lighter"));
    }

    /** What pages load after their own sheet: the same names with other colours. */
    public String css() {
        var onLight = rules(light, LIGHT_GROUNDS.getFirst());
        var onDark = rules(dark, DARK_GROUNDS.getFirst());
        return """
                :root{%s}
                @media (prefers-color-scheme:dark){:root:not([data-theme="light"]){%s}}
                :root[data-theme="dark"]{%s}
                """.formatted(onLight, onDark, onDark);
    }

    private static String rules(Colour accent, Colour ground) {
        return "--link:%1$s;--link-strong:%1$s;--now:%1$s;--now-text:%1$s;--focus:%1$s;--now-soft:%2$s"
                .formatted(accent, accent.mixed(ground, SOFT));
    }
}
