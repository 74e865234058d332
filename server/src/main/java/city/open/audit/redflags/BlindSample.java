package city.open.audit.redflags;

import city.open.ground.database.AuditDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Cases of a quarter that are looked at without knowing whether a flag names them: one in twenty of those that none names, ten at least, and as many that one
 * does, where there are. What is found in the former is what flags miss.
 */
final class BlindSample {
    private static final int ONE_IN = 20;
    private static final int FEWEST = 10;

    private final AuditDatabase database;

    BlindSample(AuditDatabase database) {
        this.database = database;
    }

    /** A case that can be drawn. */
    record Candidate(String petition, String agency, String division, String official) {}

    /** One that was drawn; who looks is not told more. */
    record Sampled(
            String quarter,
            String petition,
            String agency,
            String division,
            String official,
            @Nullable Found found) {}

    /** Of those that no flag names, how many were judged and in how many something was found. */
    record Misses(int judged, int something) {}

    /** The first day of the quarter before the one in which this day lies. */
    static LocalDate quarterBefore(LocalDate day) {
        return day.withDayOfMonth(1)
                .withMonth((day.getMonthValue() - 1) / 3 * 3 + 1)
                .minusMonths(3);
    }

    static String name(LocalDate firstDay) {
        return "%dQ%d".formatted(firstDay.getYear(), (firstDay.getMonthValue() + 2) / 3);
    }

    boolean isDrawn(String quarter) {
        return database.jdbc()
                .sql("SELECT EXISTS (SELECT FROM audit.flag_sample WHERE quarter = ?)")
                .param(quarter)
                .query(Boolean.class)
                .single();
    }

    /** Cases that an earlier run's flags name. */
    Set<String> named(Collection<String> among) {
        return Set.copyOf(database.jdbc()
                .sql(
                        "SELECT DISTINCT named FROM audit.flag CROSS JOIN LATERAL unnest(cases) AS named WHERE named = ANY (?)")
                .param(among.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Draws, in the caller's transaction. */
    void draw(String quarter, List<Candidate> candidates, Set<String> flagged, RandomGenerator random) {
        var without = new ArrayList<>(candidates.stream()
                .filter(one -> !flagged.contains(one.petition()))
                .toList());
        var with = new ArrayList<>(candidates.stream()
                .filter(one -> flagged.contains(one.petition()))
                .toList());
        Collections.shuffle(without, random);
        Collections.shuffle(with, random);
        int many = Math.max(FEWEST, (without.size() + ONE_IN - 1) / ONE_IN);
        without.stream().limit(many).forEach(one -> add(quarter, one, false));
        with.stream().limit(many).forEach(one -> add(quarter, one, true));
    }

    private void add(String quarter, Candidate one, boolean flagged) {
        database.jdbc()
                .sql("""
                        INSERT INTO audit.flag_sample (quarter, petition, agency, division, official, flagged)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                .params(quarter, one.petition(), one.agency(), one.division(), one.official(), flagged)
                .update();
    }

    /** Not looked at yet first, then by number: nothing in the order says why a case is here. */
    List<Sampled> list(String after, int limit) {
        return database.jdbc()
                .sql("""
                        SELECT sample.quarter, sample.petition, sample.agency, sample.division, sample.official, look.found
                          FROM audit.flag_sample AS sample
                          LEFT JOIN audit.flag_look AS look USING (quarter, petition)
                         WHERE look.found IS NULL AND sample.petition > ?
                         ORDER BY sample.petition
                         LIMIT ?
                        """)
                .params(after, limit)
                .query((row, _) -> new Sampled(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6) == null ? null : Found.valueOf(row.getString(6))))
                .list();
    }

    Optional<Sampled> find(String quarter, String petition) {
        return database.jdbc()
                .sql("""
                        SELECT sample.agency, sample.division, sample.official, look.found
                          FROM audit.flag_sample AS sample
                          LEFT JOIN audit.flag_look AS look USING (quarter, petition)
                         WHERE quarter = ? AND petition = ?
                        """)
                .params(quarter, petition)
                .query((row, _) -> new Sampled(
                        quarter,
                        petition,
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4) == null ? null : Found.valueOf(row.getString(4))))
                .optional();
    }

    /** Whether it was this one who judged, and nobody before. */
    boolean judge(String quarter, String petition, Instant at, String official, Found found, String words) {
        return database.jdbc()
                        .sql("""
                        INSERT INTO audit.flag_look (quarter, petition, at, official, found, words)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                        .params(quarter, petition, at.atOffset(ZoneOffset.UTC), official, found.name(), words)
                        .update()
                == 1;
    }

    int waiting() {
        return database.jdbc().sql("""
                        SELECT count(*) FROM audit.flag_sample AS sample
                         WHERE NOT EXISTS (SELECT FROM audit.flag_look AS look
                                            WHERE look.quarter = sample.quarter AND look.petition = sample.petition)
                        """).query(Integer.class).single();
    }

    Misses misses() {
        return database.jdbc()
                .sql("""
                        SELECT count(*) FILTER (WHERE found IN ('NOTHING', 'SOMETHING')), count(*) FILTER (WHERE found = 'SOMETHING')
                          FROM audit.flag_look
                          JOIN audit.flag_sample USING (quarter, petition)
                         WHERE NOT flagged
                        """)
                .query((row, _) -> new Misses(row.getInt(1), row.getInt(2)))
                .single();
    }
}
