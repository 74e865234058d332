package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.outside.portal.AgenciesPage.Line;
import city.open.outside.telling.Row;
import city.open.outside.telling.Usual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A division: what it has to do, what of it is late, how long such petitions take, and who works there as far as its petitions name them.
 *
 * @param gone a sentence that it is no more, or empty
 * @param late those longest past their due date
 * @param newest received last
 */
public record DivisionPage(
        Frame frame,
        String agencyName,
        String agencyCode,
        String id,
        Line itself,
        String gone,
        List<Row> late,
        List<Row> newest,
        List<Kind> kinds,
        List<Person> people) {

    /**
     * What is open of one procedure.
     *
     * @param path of the procedure's page; empty where it was never published here
     * @param usual how long it usually takes in the whole city; null where too few have finished
     */
    public record Kind(
            String code,
            String name,
            String path,
            Line work,
            @Nullable Usual usual,
            String law) {}

    /** @param phone empty where no petition shows one */
    public record Person(String name, String phone) {}

    public boolean timed() {
        return kinds.stream().anyMatch(kind -> kind.usual() != null);
    }
}
