package city.open.outside.portal;

import city.open.ground.calendar.Legible;
import city.open.outside.telling.CasePage;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a petition stands, as a picture for the pages of others: a badge of one line, or a card. It holds nothing that a browser would have to fetch or
 * run, and says in words what its colour says.
 *
 * @param subject in lines as long as the card is wide
 * @param shape as {@link city.open.outside.telling.State} has it, or {@code late}
 */
public record StatusPicture(
        String lang,
        String brand,
        String number,
        String procedure,
        List<String> subject,
        String place,
        String state,
        String left,
        String shape,
        String updated) {

    private static final int LETTERS = 12;
    private static final int GAP = 10;
    private static final int CARD = 440;
    private static final int SUBJECT = 17;
    private static final int SUBJECT_LINES = 2;

    static StatusPicture of(CasePage page, String brand, String updated) {
        var view = page.view();
        var words = page.frame().words();
        return new StatusPicture(
                words.lang().tag(),
                brand,
                view.number(),
                cut(words.of(view.procedureName()), 13, CARD - 3 * GAP),
                lines(Legible.line(words.of(view.subject()))),
                cut(words.of(view.agencyName()) + " " + words.of(view.divisionName()), 13, CARD - 3 * GAP),
                page.state().words(),
                view.closed() ? "" : page.left(),
                page.late() && !view.closed() ? "late" : page.state().shape(),
                updated);
    }

    /** State and how far the date is. */
    public String said() {
        return left.isEmpty() ? state : state + " · " + left;
    }

    public int numberWidth() {
        return width(number, LETTERS);
    }

    public int saidWidth() {
        return width(said(), LETTERS);
    }

    /** Where the second half of the badge begins. */
    public int middle() {
        return numberWidth() + 2 * GAP;
    }

    public int wide() {
        return middle() + saidWidth() + 2 * GAP;
    }

    /** Each carries white letters at 4.5 to 1 or more. */
    public String colour() {
        return switch (shape) {
            case "late" -> "#bd2c0f";
            case "waiting" -> "#6d5a00";
            case "done" -> "#1f6b3b";
            case "ended" -> "#464c53";
            default -> "#0b50d0";
        };
    }

    static List<String> lines(String text) {
        int most = CARD - 4 * GAP;
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, SUBJECT) > most) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        if (lines.size() <= SUBJECT_LINES) {
            return lines.stream().map(one -> cut(one, SUBJECT, most)).toList();
        }
        return List.of(
                cut(lines.getFirst(), SUBJECT, most),
                cut(String.join(" ", lines.subList(1, lines.size())), SUBJECT, most));
    }

    /** What does not fit ends in dots. */
    private static String cut(String text, int size, int most) {
        if (width(text, size) <= most) {
            return text;
        }
        var letters = text.codePoints().toArray();
        int end = letters.length;
        while (end > 0 && width(new String(letters, 0, end) + "…", size) > most) {
            end--;
        }
        return new String(letters, 0, end).stripTrailing() + "…";
    }

    /** About as wide as common fonts make it; the picture fits the letters to it. */
    static int width(String text, int size) {
        double ems = text.codePoints()
                .mapToDouble(letter -> letter >= 0x1100
                        ? 1
                        : Character.isUpperCase(letter)
                                ? 0.68
                                : Character.isDigit(letter) ? 0.58 : letter == ' ' ? 0.3 : 0.54)
                .sum();
        return (int) Math.ceil(ems * size);
    }
}
