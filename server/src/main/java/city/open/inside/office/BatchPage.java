package city.open.inside.office;

import city.open.ground.page.Inside;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One form for several petitions, or what came of it.
 *
 * @param form null where nothing is left to fill in
 * @param lines the petitions it is for
 * @param without those it cannot be used for
 */
public record BatchPage(
        Inside inside,
        String title,
        String lead,
        @Nullable FormView form,
        List<BatchLine> lines,
        List<BatchLine> without) {

    public BatchPage {
        lines = List.copyOf(lines);
        without = List.copyOf(without);
    }

    /** @param what came of it, or empty; {@code wrong} where nothing did */
    public record BatchLine(String number, String address, String subject, String what, boolean wrong) {}
}
