package city.open.town.catalogue;

import java.util.ArrayList;
import java.util.List;

/** Measures and breaks words without a font at hand: a Hangul syllable is one em wide, a Latin letter about half. */
final class Label {
    private Label() {}

    /** The width of {@code text} in pixels at this font size, on the generous side. */
    static double width(String text, double size) {
        return text.codePoints().mapToDouble(Label::em).sum() * size;
    }

    private static double em(int c) {
        if (c >= 0x1100) {
            return 0.96;
        }
        if (Character.isUpperCase(c) || c == '&' || c == '%') {
            return 0.68;
        }
        return switch (c) {
            case 'i', 'l', 'j', 't', 'f', 'r', 'I', '.', ',', ';', ':', '\'', '(', ')', ' ', '-', '·' -> 0.34;
            case 'm', 'w' -> 0.84;
            default -> 0.56;
        };
    }

    /** Breaks at spaces, after a hyphen, slash or middle dot, before a bracket, and inside a word only where it would not fit alone. */
    static List<String> wrap(String text, double size, double room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : text.strip().split("(?<=[ ·/-])|(?=\\()")) {
            if (!line.isEmpty() && width(line + piece.stripTrailing(), size) > room) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            for (int c : piece.codePoints().toArray()) {
                if (!line.isEmpty() && width(line.toString() + Character.toString(c), size) > room && c != ' ') {
                    lines.add(line.toString().strip());
                    line.setLength(0);
                }
                line.appendCodePoint(c);
            }
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }
}
