package city.open.outside.telling;

import city.open.ground.page.Lang;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Chart.Direction;
import city.open.town.catalogue.FlowChart;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.Progress;
import city.open.town.catalogue.TwinLine;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The chart of a procedure with a petition's progress drawn in, kept: of thousands of petitions many stand at the same step, and a version
 * of a procedure never changes.
 */
@Component
public class Drawings {
    private final Catalogue catalogue;
    private final Cache<Key, Drawing> kept =
            Caffeine.newBuilder().maximumSize(3_000).build();

    Drawings(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private record Key(ProcedureCode procedure, int version, Lang lang, Progress progress) {}

    /** The drawing that runs across, the one that runs down for narrow screens, and the same in words. */
    public record Drawing(String wide, String tall, List<TwinLine> twin) {
        static final Drawing NONE = new Drawing("", "", List.of());
    }

    public Drawing of(Procedure procedure, Lang lang, Progress progress) {
        return kept.get(
                new Key(procedure.code(), procedure.version(), lang, progress),
                _ -> new Drawing(
                        FlowChart.svg(catalogue.chart(procedure, Direction.WIDE, lang.tag()), progress, "chart"),
                        FlowChart.svg(catalogue.chart(procedure, Direction.TALL, lang.tag()), progress, "chart"),
                        FlowChart.textTwin(procedure, progress, lang.tag())));
    }
}
