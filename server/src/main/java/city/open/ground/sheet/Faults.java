package city.open.ground.sheet;

import city.open.ground.calendar.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Collects what is wrong, so that an editor sees all of it after one try. */
public final class Faults {
    private final List<String> lines = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();

    /**
     * A fault where it is.
     *
     * @param path to what is wrong, such as {@code procedures/0/steps/2/share}; empty where it is the sheet as a whole
     * @param line of the sheet, from 1; 0 where none can be told
     */
    public record Placed(String path, int line, Text message) {}

    public void add(String line) {
        add(line, new Placed("", 0, new Text(line, line)));
    }

    void add(String line, Placed fault) {
        lines.add(line);
        placed.add(fault);
    }

    public boolean none() {
        return lines.isEmpty();
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The same with their places, in both languages. */
    public List<Placed> placed() {
        return List.copyOf(placed);
    }

    /** Throws what {@code fault} makes of the lines, if there are any. */
    public void stop(Function<List<String>, ? extends SheetFault> fault) {
        if (!none()) {
            throw fault.apply(lines());
        }
    }
}
