package city.open.catalogue;

import java.util.List;

/** The catalogue or the organisation as written cannot be used. The message has one line for each fault. */
public final class CatalogueFault extends RuntimeException {
    private final List<String> lines;

    CatalogueFault(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /** Each fault with its file, its entry and what would be right. */
    public List<String> lines() {
        return lines;
    }
}
