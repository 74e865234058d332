package city.open.outside.record;

import city.open.ground.calendar.CityTime;
import city.open.ground.database.RecordDatabase;
import city.open.outside.record.PublicQuery.Order;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds petitions: by how well the words fit, and among those that fit alike in the order that was asked for, or, where only late ones are asked
 * for, those longest past their due date first.
 */
final class Search {
    /** Beside {@code late}, which says it of what is decided or stands still: together what {@link CaseView#isLateAt} says. */
    private static final String RUNS_LATE =
            "petition.decided_at IS NULL AND NOT petition.stands AND petition.due_at < ?::timestamptz";

    /** How well the words fit, the best first. What asks for no words fits whole. */
    private enum Fit {
        /** Each stands there as a word. */
        WHOLE,
        /** Each stands there, at least one only as a part of a word. */
        PART,
        /** At least one only resembles a word: a letter wrong, left out or too many. */
        ALIKE
    }

    private final RecordDatabase database;
    private final Clock clock;

    Search(RecordDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Found page(PublicQuery query) {
        int limit = Math.clamp(query.limit(), 1, 100);
        var after = Place.after(query);
        var hits = hits(query, after, List.of(Fit.values()), limit + 1);
        boolean goesOn = hits.size() > limit;
        var page = goesOn ? hits.subList(0, limit) : hits;
        var now = clock.instant();
        return new Found(
                page.stream().map(hit -> CaseRow.of(hit.view(), now)).toList(),
                (int) page.stream().filter(hit -> hit.fit() != Fit.ALIKE).count(),
                goesOn ? Place.of(page.getLast(), query).written() : null);
    }

    /**
     * A part of those that have every word as it was asked for.
     *
     * @param next where the following part begins, null at the end
     */
    record Part(List<CaseView> views, @Nullable String next) {}

    /** The next part, for whoever takes all of them. */
    Part asWritten(PublicQuery query, int limit) {
        var hits = hits(query, Place.after(query), List.of(Fit.WHOLE, Fit.PART), limit + 1);
        boolean goesOn = hits.size() > limit;
        var part = goesOn ? hits.subList(0, limit) : hits;
        return new Part(
                part.stream().map(Hit::view).toList(),
                goesOn ? Place.of(part.getLast(), query).written() : null);
    }

    /** Whether a search named it as where it goes on. */
    static boolean isPlace(String after) {
        try {
            Place.read(after);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private List<Hit> hits(PublicQuery query, @Nullable Place after, List<Fit> fits, int limit) {
        List<Hit> hits = new ArrayList<>();
        for (var fit : fits) {
            boolean isBehind = after != null && fit.compareTo(after.fit()) < 0;
            if (isBehind || fit != Fit.WHOLE && new Asked(query).words.isEmpty()) {
                continue;
            }
            var from = after != null && fit == after.fit() ? after : null;
            hits.addAll(
                    query.late()
                            ? latestFirst(query, fit, from, limit - hits.size())
                            : inOrder(query, fit, from, limit - hits.size()));
            if (hits.size() >= limit) {
                break;
            }
        }
        return hits;
    }

    /** Of these, those that have every word as it was asked for. */
    Set<String> among(PublicQuery query, Collection<String> numbers) {
        var asked = new Asked(query);
        asked.asWritten();
        asked.only("petition.number = ANY (?)", (Object) numbers.toArray(String[]::new));
        onlyLate(query, asked);
        return Set.copyOf(database.jdbc()
                .sql(asked.select("petition.number", "petition.number"))
                .params(asked.params(numbers.size()))
                .query(String.class)
                .list());
    }

    int count(PublicQuery query) {
        var asked = new Asked(query);
        asked.asWritten();
        onlyLate(query, asked);
        return database.jdbc()
                .sql("SELECT count(*) FROM (" + asked.select("1", "") + ") found")
                .params(asked.params(PublicRecord.COUNTED + 1))
                .query(Integer.class)
                .single();
    }

    StateCounts states(PublicQuery query) {
        var open = new Asked(query.ofAnyState());
        open.asWritten();
        open.only("petition.decided_at IS NULL");
        var closed = new Asked(query.ofAnyState());
        closed.asWritten();
        closed.only("petition.decided_at IS NOT NULL");
        List<Object> params = new ArrayList<>(List.of(clock.instant().toString()));
        params.addAll(closed.params(PublicRecord.COUNTED + 1));
        params.addAll(open.params(StateCounts.OPEN + 1));
        return database.jdbc()
                .sql("""
                        SELECT count(*) AS open,
                               count(*) FILTER (WHERE late OR NOT stands AND due_at < ?::timestamptz) AS late,
                               count(*) FILTER (WHERE status = 'SUPPLEMENT') AS supplement,
                               count(*) FILTER (WHERE status = 'SUSPENDED') AS suspended,
                               (SELECT count(*) FROM (%2$s) closed) AS closed
                          FROM (%1$s) open
                        """.formatted(
                                open.select("petition.late, petition.stands, petition.due_at, petition.status", ""),
                                closed.select("1", "")))
                .params(params)
                .query(StateCounts.class)
                .single();
    }

    /** Nothing where there are more than {@link PublicRecord#PLACED}. */
    Optional<List<PlaceCount>> places(PublicQuery query) {
        var asked = new Asked(query);
        asked.asWritten();
        onlyLate(query, asked);
        List<Object> params = new ArrayList<>(List.of(clock.instant().toString()));
        params.addAll(asked.params(PublicRecord.PLACED + 1));
        var counts = database.jdbc()
                .sql("""
                        SELECT place, count(*) AS petitions,
                               count(*) FILTER (WHERE late OR decided_at IS NULL AND NOT stands AND due_at < ?::timestamptz) AS late
                          FROM (%s) found
                         GROUP BY place
                         ORDER BY place
                        """.formatted(asked.select(
                        "petition.place, petition.late, petition.decided_at, petition.stands, petition.due_at", "")))
                .params(params)
                .query(PlaceCount.class)
                .list();
        return counts.stream().mapToLong(PlaceCount::petitions).sum() > PublicRecord.PLACED
                ? Optional.empty()
                : Optional.of(counts);
    }

    private void onlyLate(PublicQuery query, Asked asked) {
        if (query.late()) {
            asked.only("(petition.late OR " + RUNS_LATE + ")", clock.instant().toString());
        }
    }

    /** Each order is one of an index. */
    private List<Hit> inOrder(PublicQuery query, Fit fit, @Nullable Place after, int limit) {
        var column = query.order() == Order.DUE ? "petition.due_at" : "petition.received_at";
        boolean down = query.order() == Order.NEWEST;
        var asked = new Asked(query);
        asked.fits(fit);
        if (after != null) {
            asked.only(
                    "(%s, petition.number) %s (?::timestamptz, ?)".formatted(column, down ? "<" : ">"),
                    after.at(),
                    after.number());
        }
        return hits(
                asked.select(
                        "petition.view", down ? column + " DESC, petition.number DESC" : column + ", petition.number"),
                asked.params(limit),
                fit);
    }

    /** Known to be late, and still running, are two indexes, each read only as far as the page goes. */
    private List<Hit> latestFirst(PublicQuery query, Fit fit, @Nullable Place after, int limit) {
        var known = new Asked(query);
        known.only("petition.late");
        var open = new Asked(query);
        open.only(RUNS_LATE, clock.instant().toString());
        for (var part : List.of(known, open)) {
            part.fits(fit);
            if (after != null) {
                part.only("(petition.due_at, petition.number) > (?::timestamptz, ?)", after.at(), after.number());
            }
        }
        var columns = "petition.view, petition.due_at, petition.number";
        var order = "petition.due_at, petition.number";
        List<Object> params = known.params(limit);
        params.addAll(open.params(limit));
        params.add(limit);
        return hits(
                "SELECT view FROM ((%s) UNION ALL (%s)) late ORDER BY due_at, number LIMIT ?"
                        .formatted(known.select(columns, order), open.select(columns, order)),
                params,
                fit);
    }

    private List<Hit> hits(String sql, List<Object> params, Fit fit) {
        return database.jdbc()
                .sql(sql)
                .params(params)
                .query((row, _) -> new Hit(fit, RecordJson.JSON.readValue(row.getString("view"), CaseView.class)))
                .list();
    }

    private record Hit(Fit fit, CaseView view) {}

    /** What a search asks of the rows, as SQL with its values in order. */
    private static final class Asked {
        private static final String WRITTEN = "words.words LIKE ?";

        /** The last word has nothing behind it. */
        private static final String WHOLE = "(words.words || ' ') LIKE ?";

        private final List<String> words;
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> params = new ArrayList<>();

        Asked(PublicQuery query) {
            var text = query.text();
            words = text == null || text.isBlank()
                    ? List.of()
                    : List.of(Sought.plain(text).strip().split("\\s+"));
            equal("petition.sector", query.sector());
            equal("petition.procedure", query.procedure());
            equal("petition.agency", query.agency());
            equal("petition.division", query.division());
            status(query.status());
            with(query.with());
            place(query.place());
            if (query.from() != null) {
                only("petition.received_at >= ?::timestamptz", dayBegins(query.from()));
            }
            if (query.to() != null) {
                only(
                        "petition.received_at < ?::timestamptz",
                        dayBegins(query.to().plusDays(1)));
            }
            if (query.order() == Order.DUE && !query.late()) {
                only("petition.decided_at IS NULL AND NOT petition.stands AND petition.due_at IS NOT NULL");
            }
        }

        /** Those of this fit and of no better one. */
        void fits(Fit fit) {
            if (words.isEmpty()) {
                return;
            }
            switch (fit) {
                case WHOLE -> {
                    // For the index, which does not serve the condition after it.
                    words.forEach(word -> only(WRITTEN, "% " + literal(word) + "%"));
                    all("", WHOLE, Asked::whole);
                }
                case PART -> {
                    asWritten();
                    all("NOT ", WHOLE, Asked::whole);
                }
                case ALIKE -> {
                    for (var word : words) {
                        if (Sought.isNumber(word)) {
                            only(WRITTEN, part(word));
                        } else {
                            only("(" + WRITTEN + " OR words.words %> ?)", part(word), word);
                        }
                    }
                    all("NOT ", WRITTEN, Asked::part);
                }
            }
        }

        void asWritten() {
            words.forEach(word -> only(WRITTEN, part(word)));
        }

        private void all(String not, String condition, UnaryOperator<String> pattern) {
            only(
                    not + words.stream().map(_ -> condition).collect(Collectors.joining(" AND ", "(", ")")),
                    words.stream().map(pattern).toArray());
        }

        private static String whole(String word) {
            return "% " + literal(word) + " %";
        }

        /** A word too short for a trigram is looked for where words begin, so that the index still serves. */
        private static String part(String word) {
            return (word.codePointCount(0, word.length()) < 3 ? "% " : "%") + literal(word) + "%";
        }

        void only(String condition, Object... values) {
            conditions.add(condition);
            params.addAll(Arrays.asList(values));
        }

        private void equal(String column, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                only(column + " = ?", value);
            }
        }

        /** Written out, as an index that serves a condition has to be recognised before its values are known. */
        private void with(@Nullable String mark) {
            if (mark != null) {
                CohortCount.MARKS.stream()
                        .filter(one -> one.text().equals(mark))
                        .findFirst()
                        .ifPresentOrElse(one -> only("petition.marks @> '{" + one.text() + "}'"), () -> only("false"));
            }
        }

        private void place(@Nullable String place) {
            if (place == null) {
                return;
            }
            if (place.equals(PublicQuery.NOWHERE)) {
                only("petition.place IS NULL");
            } else {
                only("(petition.place = ? OR petition.place LIKE ?)", place, literal(place) + " %");
            }
        }

        private void status(@Nullable String status) {
            if (status == null || status.isBlank()) {
                return;
            }
            switch (status) {
                case "open" -> only("petition.decided_at IS NULL");
                case "closed" -> only("petition.decided_at IS NOT NULL");
                default -> {
                    var name = status.toUpperCase(Locale.ROOT).replace('-', '_');
                    only("(petition.status = ? OR petition.outcome = ?)", name, name);
                }
            }
        }

        private static String dayBegins(LocalDate day) {
            return day.atStartOfDay(CityTime.ZONE).toInstant().toString();
        }

        /** @param order empty where it does not matter */
        String select(String columns, String order) {
            return "SELECT " + columns + " FROM record.petition petition"
                    + (words.isEmpty() ? "" : " JOIN record.words words USING (number)")
                    + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                    + (order.isEmpty() ? "" : " ORDER BY " + order)
                    + " LIMIT ?";
        }

        List<Object> params(int limit) {
            List<Object> all = new ArrayList<>(params);
            all.add(limit);
            return all;
        }

        private static String literal(String word) {
            return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        }
    }

    /** Where a page ends. */
    private record Place(Fit fit, String at, String number) {
        static Place of(Hit last, PublicQuery query) {
            var due = last.view().due();
            boolean byDue = query.late() || query.order() == Order.DUE;
            var at = byDue && due != null ? due.endsAt() : last.view().receivedAt();
            return new Place(last.fit(), at.toString(), last.view().number());
        }

        static @Nullable Place after(PublicQuery query) {
            var after = query.after();
            return after == null || after.isBlank() ? null : read(after);
        }

        String written() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((fit + "/" + at + "/" + number).getBytes(StandardCharsets.US_ASCII));
        }

        /** Refuses anything that {@link #written} did not write. */
        static Place read(String after) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.US_ASCII).split("/", 3);
                return new Place(Fit.valueOf(parts[0]), Instant.parse(parts[1]).toString(), parts[2]);
            } catch (RuntimeException notOurs) {
                throw new IllegalArgumentException(
                        "'after' is not the address of a following page; start again without it");
            }
        }
    }
}
