package city.open.outside.record;

import city.open.ground.calendar.CityTime;
import city.open.ground.database.RecordDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The public record from one end to the other, for whoever takes all of it: in no more memory than a page of it needs. Between two pages nothing
 * is held, no connection and no snapshot, so that a slow reader keeps nobody waiting.
 */
@Component
public class WholeRecord {
    private final RecordDatabase database;
    private final Search search;
    private final int page;

    /** @param page how many rows are read, and held, at once */
    WholeRecord(RecordDatabase database, Clock clock, @Value("${open.export-page:1000}") int page) {
        this.database = database;
        this.search = new Search(database, clock);
        this.page = page;
    }

    /** What is done with each piece. */
    public interface Taking<T> {
        void take(T piece) throws IOException;
    }

    private record Shown(long index, String json) {}

    /** Entries as they are shown, in canonical JSON, in the order of their index. */
    public void entries(EntriesSought sought, Taking<String> taking) throws IOException {
        long after = sought.after();
        List<Shown> read;
        do {
            read = read(sought, after);
            for (var entry : read) {
                taking.take(entry.json());
                after = entry.index();
            }
        } while (read.size() == page);
    }

    private List<Shown> read(EntriesSought sought, long after) {
        var sql = new StringBuilder(
                "SELECT index, coalesce(shown, body) FROM record.entry WHERE index > ? AND index < ?");
        List<Object> params = new ArrayList<>(List.of(after, sought.before()));
        var petition = sought.petition();
        if (petition != null) {
            sql.append(" AND year = ? AND petition = ?");
            params.addAll(List.of(RecordWriter.year(petition), petition));
        }
        bound(sql, params, " AND recorded_at >= ?::timestamptz", sought.from());
        bound(
                sql,
                params,
                " AND recorded_at < ?::timestamptz",
                sought.to() == null ? null : sought.to().plusDays(1));
        sql.append(" ORDER BY index LIMIT ?");
        params.add(page);
        return database.jdbc()
                .sql(sql.toString())
                .params(params)
                .query((row, _) -> new Shown(row.getLong(1), row.getString(2)))
                .list();
    }

    private static void bound(StringBuilder sql, List<Object> params, String condition, @Nullable LocalDate day) {
        if (day != null) {
            sql.append(condition);
            params.add(day.atStartOfDay(CityTime.ZONE).toInstant().toString());
        }
    }

    /**
     * Petitions as they are at the moment each page is read, in the order of a search: those that have every word as it was asked for, and none that only resembles.
     */
    public void cases(PublicQuery query, Taking<List<CaseView>> taking) throws IOException {
        var part = search.asWritten(query, page);
        taking.take(part.views());
        while (part.next() != null) {
            part = search.asWritten(query.following(part.next()), page);
            taking.take(part.views());
        }
    }

    /** Whether a search named it as where it goes on. */
    public static boolean isPlace(String after) {
        return Search.isPlace(after);
    }

    /** The entries of these petitions as they are shown, each petition's in its order. */
    public Map<String, List<Entry>> entriesOf(Collection<String> numbers) {
        Map<String, List<Entry>> entries = new HashMap<>();
        database.jdbc()
                .sql("""
                        SELECT coalesce(shown, body)
                          FROM record.entry
                          JOIN unnest(?::smallint[], ?::text[]) AS asked (year, petition) USING (year, petition)
                         ORDER BY petition, seq
                        """)
                .params(
                        numbers.stream().map(RecordWriter::year).toArray(Integer[]::new),
                        numbers.toArray(String[]::new))
                .query(row -> {
                    var entry = RecordJson.entry(row.getString(1));
                    entries.computeIfAbsent(entry.petition(), _ -> new ArrayList<>())
                            .add(entry);
                });
        return entries;
    }

    /** Which of these petitions came from another system's log. */
    public Set<String> importedAmong(Collection<String> numbers) {
        return Set.copyOf(database.jdbc()
                .sql("SELECT number FROM record.petition WHERE number = ANY (?) AND view @> '{\"imported\": true}'")
                .params((Object) numbers.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
