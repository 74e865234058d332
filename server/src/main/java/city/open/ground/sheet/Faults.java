package city.open.ground.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Collects what is wrong, so that an editor sees all of it after one try. */
public final class Faults {
    private final List<String> lines = new ArrayList<>();

    public void add(String line) {
        lines.add(line);
    }

    public boolean none() {
        return lines.isEmpty();
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Throws what {@code fault} makes of the lines, if there are any. */
    public void stop(Function<List<String>, ? extends SheetFault> fault) {
        if (!none()) {
            throw fault.apply(lines());
        }
    }
}
