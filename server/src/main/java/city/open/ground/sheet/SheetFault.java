package city.open.ground.sheet;

import java.util.List;

/** Sheets cannot be used as they are written. The message has one line for each fault, meant for who edits them. */
public class SheetFault extends RuntimeException {
    private final List<String> lines;

    public SheetFault(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /** Each fault with its file, its entry and what would be right. */
    public final List<String> lines() {
        return lines;
    }
}
