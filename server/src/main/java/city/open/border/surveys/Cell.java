package city.open.border.surveys;

import java.util.regex.Pattern;

/** All that an answer knows of where it comes from. */
public record Cell(Quarter quarter, String agency, String division, String sector) {
    private static final Pattern PART = Pattern.compile("[a-z0-9-]{1,60}");

    public Cell {
        for (var part : new String[] {agency, division, sector}) {
            if (!PART.matcher(part).matches()) {
                throw new IllegalArgumentException("'%s' is no part of a cell".formatted(part));
            }
        }
    }

    public static Cell parse(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("a cell has four parts, not " + parts.length);
        }
        return new Cell(Quarter.parse(parts[0]), parts[1], parts[2], parts[3]);
    }

    @Override
    public String toString() {
        return String.join("/", quarter.toString(), agency, division, sector);
    }
}
