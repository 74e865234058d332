package city.open.bench;

import java.util.List;

/** Makes one or more figures. */
@FunctionalInterface
interface Measurement {
    List<Figure> measure(Workshop workshop) throws Exception;
}
