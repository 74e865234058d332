package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Index and width of a tile and how tlog-tiles, Merkle Tree, writes them as a path: {@code x001/x234/067.p/5}. */
record TileRange(long index, int width) {
    /** tlog-tiles: a full tile is 256 wide. */
    static final int FULL = 256;

    private static final Pattern PATH = Pattern.compile("((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    TileRange {
        require(index >= 0, "No tile has the index " + index);
        require(width >= 1 && width <= FULL, "A tile is 1 to 256 wide, not " + width);
    }

    static TileRange parse(String path) {
        var parts = PATH.matcher(path);
        require(parts.matches(), "Not the path of a tile: " + Grammar.shown(path));
        var digits = parts.group(1).replaceAll("[x/]", "").replaceFirst("^0+(?=.)", "");
        var width = parts.group(2) == null ? FULL : Integer.parseInt(parts.group(2));
        var range = new TileRange(Grammar.decimal(digits), width);
        require(range.path().equals(path), "Not the one path of this tile: " + Grammar.shown(path));
        return range;
    }

    String path() {
        var elements = new ArrayList<String>();
        elements.add("%03d".formatted(index % 1000));
        for (var rest = index / 1000; rest > 0; rest /= 1000) {
            elements.addFirst("x%03d".formatted(rest % 1000));
        }
        return String.join("/", elements) + (width == FULL ? "" : ".p/" + width);
    }

    /** The tiles that stand or are wider once a level has {@code after} hashes instead of {@code before}. */
    static Stream<TileRange> between(long before, long after) {
        return before == after
                ? Stream.empty()
                : LongStream.rangeClosed(before / FULL, (after - 1) / FULL)
                        .mapToObj(index -> new TileRange(index, (int) Math.min(FULL, after - index * FULL)));
    }
}
