package city.open.audit.orders;

import city.open.ground.calendar.CityTime;
import city.open.ground.database.AuditDatabase;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What audits found and what was carried out of it, as the anti-corruption index counts it: the highest of each matter, once; not what was lifted. */
@Component
public class Findings {
    private final AuditDatabase database;
    private final Catalogue catalogue;

    Findings(AuditDatabase database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /**
     * How many of each kind.
     *
     * @param divisions by agency and division, such as {@code 6110000/bus-policy}
     * @param sectors by id
     */
    public record Found(Map<String, Map<String, Integer>> divisions, Map<String, Map<String, Integer>> sectors) {
        public static final Found NOTHING = new Found(Map.of(), Map.of());
    }

    private record Carried(int matter, String division, String procedure, Disposition disposition) {}

    /** Carried out on these days, both included. */
    public Found between(LocalDate from, LocalDate to) {
        var highest = new HashMap<Integer, Carried>();
        carried(from, to).stream()
                .filter(one -> one.disposition().inIndex() != null)
                .forEach(one -> highest.merge(
                        one.matter(), one, (a, b) -> a.disposition().compareTo(b.disposition()) >= 0 ? a : b));
        var all = List.copyOf(highest.values());
        return new Found(count(all, Carried::division), count(all, one -> sector(one.procedure())));
    }

    private static Map<String, Map<String, Integer>> count(List<Carried> all, Function<Carried, String> unit) {
        var counts = new TreeMap<String, Map<String, Integer>>();
        for (var one : all) {
            counts.computeIfAbsent(unit.apply(one), _ -> new TreeMap<>())
                    .merge(String.valueOf(one.disposition().inIndex()), 1, Integer::sum);
        }
        return counts;
    }

    private String sector(String procedure) {
        return catalogue
                .find(new ProcedureCode(procedure))
                .map(one -> one.sector().id())
                .orElse("");
    }

    private List<Carried> carried(LocalDate from, LocalDate to) {
        return database.jdbc()
                .sql("""
                        SELECT matter.id, matter.agency || '/' || matter.division AS division, petition.procedure, demanded.disposition
                          FROM audit.matter_act AS carried
                          JOIN audit.matter ON matter.id = carried.matter
                          JOIN office.petition ON petition.number = matter.petition
                          JOIN LATERAL (SELECT disposition, n FROM audit.matter_act
                                         WHERE matter_act.matter = carried.matter AND what = 'DISPOSED' AND n < carried.n
                                         ORDER BY n DESC LIMIT 1) AS demanded ON true
                         WHERE NOT EXISTS (SELECT FROM audit.matter_act AS lifted
                                            WHERE lifted.matter = carried.matter AND lifted.verdict = 'GRANTED' AND lifted.n > demanded.n
                                              AND NOT EXISTS (SELECT FROM audit.matter_act AS later
                                                               WHERE later.matter = carried.matter AND later.what = 'DISPOSED'
                                                                 AND later.n > demanded.n AND later.n < lifted.n))
                           AND carried.what = 'IMPLEMENTED' AND carried.at >= ? AND carried.at < ?
                        """)
                .params(
                        from.atStartOfDay(CityTime.ZONE).toOffsetDateTime(),
                        to.plusDays(1).atStartOfDay(CityTime.ZONE).toOffsetDateTime())
                .query((row, _) -> new Carried(
                        row.getInt("id"),
                        row.getString("division"),
                        row.getString("procedure"),
                        Disposition.valueOf(row.getString("disposition"))))
                .list();
    }
}
