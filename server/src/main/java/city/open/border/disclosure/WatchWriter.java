package city.open.border.disclosure;

import city.open.border.disclosure.WatchNotes.Line;
import city.open.border.disclosure.WatchNotes.Of;
import city.open.ground.database.PublisherDatabase;
import city.open.ground.vocabulary.Watched;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Keeps what the auditors look at, in the caller's transaction. */
final class WatchWriter {
    private final PublisherDatabase database;

    WatchWriter(PublisherDatabase database) {
        this.database = database;
    }

    /** Before everything is counted from the beginning. */
    void clear() {
        database.jdbc().sql("DELETE FROM office.watch_item").update();
        database.jdbc().sql("DELETE FROM office.watch_tally").update();
    }

    void write(WatchNotes notes) {
        var lines = List.copyOf(notes.counts().keySet());
        if (lines.isEmpty()) {
            return;
        }
        database.jdbc()
                .sql("""
                        INSERT INTO office.watch_tally AS tally (month, agency, division, official, procedure, what, number)
                        SELECT * FROM unnest(?::text[]::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                        ON CONFLICT (month, agency, division, official, procedure, what)
                        DO UPDATE SET number = tally.number + excluded.number
                        """)
                .params(
                        texts(lines, line -> month(line.of())),
                        texts(lines, line -> line.of().agency()),
                        texts(lines, line -> line.of().division()),
                        texts(lines, line -> line.of().official()),
                        texts(lines, line -> line.of().procedure()),
                        texts(lines, line -> line.what().text()),
                        notes.counts().values().toArray(Long[]::new))
                .update();
        var items = notes.items();
        if (items.isEmpty()) {
            return;
        }
        database.jdbc()
                .sql("""
                        INSERT INTO office.watch_item (petition, seq, what, month, agency, division, official, procedure,
                                                       occurred_at, recorded_at)
                        SELECT * FROM unnest(?::text[], ?::integer[], ?::text[], ?::text[]::date[], ?::text[], ?::text[], ?::text[],
                                             ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[])
                        """)
                .params(
                        texts(items, item -> item.fact().petition().value()),
                        items.stream().map(item -> item.fact().seq()).toArray(Integer[]::new),
                        texts(items, item -> item.what().text()),
                        texts(items, item -> month(item.of())),
                        texts(items, item -> item.of().agency()),
                        texts(items, item -> item.of().division()),
                        texts(items, item -> item.of().official()),
                        texts(items, item -> item.of().procedure()),
                        texts(items, item -> item.fact().occurredAt().toString()),
                        texts(items, item -> item.fact().recordedAt().toString()))
                .update();
    }

    /** What is kept, to compare; a name that nobody knows here is counted by nobody. */
    Map<Line, Long> kept() {
        return read("SELECT month, agency, division, official, procedure, what, number FROM office.watch_tally");
    }

    /** How many single entries are kept behind each count. */
    Map<Line, Long> listed() {
        return read("""
                SELECT month, agency, division, official, procedure, what, count(*)
                  FROM office.watch_item
                 GROUP BY month, agency, division, official, procedure, what
                """);
    }

    private Map<Line, Long> read(String sql) {
        var read = new TreeMap<Line, Long>();
        database.jdbc().sql(sql).query(row -> {
            var of = new Of(
                    YearMonth.from(row.getObject(1, LocalDate.class)),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5));
            long number = row.getLong(7);
            Watched.named(row.getString(6)).ifPresent(what -> read.put(new Line(of, what), number));
        });
        return read;
    }

    private static String month(Of of) {
        return of.month().atDay(1).toString();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> cell) {
        return rows.stream().map(cell).toArray(String[]::new);
    }
}
