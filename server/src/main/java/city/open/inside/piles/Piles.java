package city.open.inside.piles;

import static city.open.inside.casework.Conditions.utc;

import city.open.border.letters.LetterKind;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.inside.petition.Beside;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Journal;
import city.open.inside.petition.Petition;
import city.open.inside.piles.Lying.Key;
import city.open.inside.piles.Pile.What;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What came in, came back, was sent and remains once it is decided. The lines are written in the transaction of the facts from which they follow, and
 * the database counts them as they are written, so that a page adds up a few numbers and counts nothing (decision 46).
 */
@Component
public class Piles implements Beside {
    private static final int AT_ONCE = 200;

    private final OfficeDatabase database;
    private final Catalogue catalogue;
    private final Journal journal;
    private final Clock clock;

    Piles(OfficeDatabase database, Catalogue catalogue, Clock clock) {
        this.database = database;
        this.catalogue = catalogue;
        this.journal = new Journal(database);
        this.clock = clock;
    }

    /** @param late of them, those whose day has passed */
    public record Count(int all, int late) {
        public static final Count NONE = new Count(0, 0);
    }

    /**
     * @param about the fact, document or letter it is about, or the step
     * @param until null where no day is set
     * @param words what the line says besides, or blank
     */
    public record Line(
            PetitionNumber petition,
            What what,
            String about,
            ProcedureCode procedure,
            int version,
            Text subject,
            @Nullable LocalDate until,
            boolean late,
            Instant since,
            Text words) {}

    /** @param next where the next page goes on; null on the last */
    public record Page(List<Line> lines, @Nullable String next) {}

    // On the desk

    public Map<Pile, Count> counts(Login login) {
        Map<Pile, Count> counts = new EnumMap<>(Pile.class);
        database.jdbc().sql("""
                        SELECT pile, sum(n) AS all_of_it, coalesce(sum(n) FILTER (WHERE until < ?), 0) AS late
                          FROM office.pile_tally
                         WHERE holder = ANY (?)
                         GROUP BY pile
                        HAVING sum(n) > 0
                        """).params(today(), holders(login)).query(row -> {
            counts.put(Pile.valueOf(row.getString("pile")), new Count(row.getInt("all_of_it"), row.getInt("late")));
        });
        return counts;
    }

    /**
     * A page of a pile, the most overdue first, then what has lain longest.
     *
     * @param after the {@link Page#next} of the page before, null for the first
     */
    public Page list(Login login, Pile pile, @Nullable String after, int limit) {
        var from = Place.read(after);
        var lines = database.jdbc()
                .sql("""
                        SELECT pile.petition, what, about, until, since, words_ko, words_en, procedure, version, subject_ko, subject_en
                          FROM office.pile
                          JOIN office.petition ON petition.number = pile.petition
                          JOIN office.subject ON subject.number = pile.petition
                         WHERE holder = ANY (?) AND pile = ? AND (until, since, pile.petition, what, about) > (?, ?, ?, ?, ?)
                         ORDER BY until, since, pile.petition, what, about
                         LIMIT ?
                        """)
                .params(
                        holders(login),
                        pile.name(),
                        from.until(),
                        utc(from.since()),
                        from.petition(),
                        from.what(),
                        from.about(),
                        limit + 1)
                .query((row, _) -> line(row))
                .list();
        return lines.size() <= limit
                ? new Page(lines, null)
                : new Page(lines.subList(0, limit), Place.of(lines.get(limit - 1)));
    }

    /** Its official knows what came in and has nothing to do about it; false where it does not lie there, or goes only by being done. */
    public boolean seen(Login login, PetitionNumber petition, What what, String about) {
        return what.canBeSeen()
                && database.jdbc()
                                .sql(
                                        "DELETE FROM office.pile WHERE petition = ? AND what = ? AND about = ? AND holder = ANY (?)")
                                .params(petition.value(), what.name(), about, holders(login))
                                .update()
                        > 0;
    }

    /** An official's own, and for those who handle petitions what nobody in their division has. */
    static String[] holders(Login login) {
        return login.is(Role.OFFICER)
                ? new String[] {login.official().value(), login.agency() + "/" + login.division()}
                : new String[] {login.official().value()};
    }

    private Line line(ResultSet row) throws SQLException {
        var until = row.getObject("until", LocalDate.class);
        return new Line(
                new PetitionNumber(row.getString("petition")),
                What.valueOf(row.getString("what")),
                row.getString("about"),
                new ProcedureCode(row.getString("procedure")),
                row.getInt("version"),
                new Text(row.getString("subject_ko"), row.getString("subject_en")),
                until.equals(Lying.NO_DAY) ? null : until,
                until.isBefore(today()),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                new Text(row.getString("words_ko"), row.getString("words_en")));
    }

    /** The last line of a page, in the order of the pile. */
    private record Place(LocalDate until, Instant since, String petition, String what, String about) {
        private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
        private static final Place BEGINNING = new Place(LocalDate.of(1, 1, 1), Instant.EPOCH, "", "", "");

        static String of(Line line) {
            var until = line.until() == null ? Lying.NO_DAY : line.until();
            return String.join(
                    "~",
                    until.toString(),
                    line.since().toString(),
                    line.petition().value(),
                    line.what().name(),
                    line.about());
        }

        /** Anything but what a page said begins at the beginning. */
        static Place read(@Nullable String place) {
            if (place == null
                    || !place.matches("[0-9-]{10}~[0-9TZ:.-]{20,40}~[0-9-]{10,40}~[A-Z_]{1,40}~[\\w.:-]{0,80}")) {
                return BEGINNING;
            }
            var parts = place.split("~", -1);
            try {
                var since = Instant.parse(parts[1]);
                return since.isBefore(Instant.EPOCH) || since.isAfter(LAST)
                        ? BEGINNING
                        : new Place(LocalDate.parse(parts[0]), since, parts[2], parts[3], parts[4]);
            } catch (DateTimeException _) {
                return BEGINNING;
            }
        }
    }

    // Kept with the facts

    @Override
    public Optional<Runnable> change(@Nullable Petition before, Petition after, List<Fact> facts) {
        var was = before == null ? Map.<Key, Lying>of() : lying(before);
        var is = lying(after);
        var holder = Lying.holder(after);
        boolean moved = before != null && !Lying.holder(before).equals(holder);
        boolean erased = before != null && after.erased() && !before.erased();
        return was.equals(is) && !moved && !erased
                ? Optional.empty()
                : Optional.of(() -> {
                    write(after.number(), was, is);
                    if (erased) {
                        dropLetters(after.number());
                    } else if (moved) {
                        moveLetters(after.number(), holder);
                    }
                });
    }

    private Map<Key, Lying> lying(Petition petition) {
        return Lying.of(catalogue.version(petition.procedure(), petition.procedureVersion()), petition);
    }

    /** What its official has set aside as seen is not there any more, and a change does not bring it back. */
    private void write(PetitionNumber number, Map<Key, Lying> was, Map<Key, Lying> is) {
        var gone = was.keySet().stream().filter(key -> !is.containsKey(key)).toList();
        if (!gone.isEmpty()) {
            database.jdbc()
                    .sql("""
                            DELETE FROM office.pile
                             WHERE petition = ? AND (what, about) IN (SELECT * FROM unnest(?::text[], ?::text[]))
                            """)
                    .params(
                            number.value(),
                            gone.stream().map(key -> key.what().name()).toArray(String[]::new),
                            gone.stream().map(Key::about).toArray(String[]::new))
                    .update();
        }
        Map<Key, Lying> come = new HashMap<>(is);
        come.keySet().removeAll(was.keySet());
        add(number, come);
        is.forEach((key, lying) -> {
            if (was.containsKey(key) && !lying.equals(was.get(key))) {
                change(number, key, lying);
            }
        });
    }

    private void add(PetitionNumber number, Map<Key, Lying> come) {
        come.forEach((key, lying) -> database.jdbc()
                .sql("""
                        INSERT INTO office.pile (petition, what, about, pile, holder, until, since, words_ko, words_en)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(
                        number.value(),
                        key.what().name(),
                        key.about(),
                        key.what().pile().name(),
                        lying.holder(),
                        lying.until(),
                        utc(lying.since()),
                        lying.about().ko(),
                        lying.about().en())
                .update());
    }

    private void change(PetitionNumber number, Key key, Lying lying) {
        database.jdbc()
                .sql("""
                        UPDATE office.pile SET holder = ?, until = ?, since = ?, words_ko = ?, words_en = ?
                         WHERE petition = ? AND what = ? AND about = ?
                        """)
                .params(
                        lying.holder(),
                        lying.until(),
                        utc(lying.since()),
                        lying.about().ko(),
                        lying.about().en(),
                        number.value(),
                        key.what().name(),
                        key.about())
                .update();
    }

    private void moveLetters(PetitionNumber number, String holder) {
        database.jdbc()
                .sql("UPDATE office.pile SET holder = ? WHERE petition = ? AND what IN ('PAPERS', 'CONTACT')")
                .params(holder, number.value())
                .update();
    }

    private void dropLetters(PetitionNumber number) {
        database.jdbc()
                .sql("DELETE FROM office.pile WHERE petition = ? AND what IN ('PAPERS', 'CONTACT')")
                .params(number.value())
                .update();
    }

    /** A letter that is no fact lies on the desk until its official says that they know it; in the transaction in which it is taken out of the box. */
    public void letterCame(Petition petition, LetterKind kind, String letter, Instant sent) {
        var what = kind == LetterKind.PAPERS ? What.PAPERS : kind == LetterKind.CONTACT ? What.CONTACT : null;
        if (what != null) {
            var lying = new Lying(Lying.holder(petition), Lying.NO_DAY, sent, new Text("", ""));
            add(petition.number(), Map.of(new Key(what, letter), lying));
        }
    }

    // Rounds

    /** What was written one by one becomes one number again; for one node at a time. Whoever counts meanwhile sees the one or the other. */
    public int putTogether() {
        return database.jdbc().sql("""
                        WITH many AS (
                            SELECT holder, pile, until FROM office.pile_tally GROUP BY holder, pile, until HAVING count(*) > 1
                        ), gone AS (
                            DELETE FROM office.pile_tally AS tally
                             USING many
                             WHERE tally.holder = many.holder AND tally.pile = many.pile AND tally.until = many.until
                            RETURNING tally.holder, tally.pile, tally.until, tally.n
                        )
                        INSERT INTO office.pile_tally (holder, pile, until, n)
                        SELECT holder, pile, until, sum(n) FROM gone GROUP BY holder, pile, until HAVING sum(n) <> 0
                        """).update();
    }

    /** Lays out what petitions from before there were piles have left, some at a time; answers how many were looked at, and 0 once all were. */
    public int layOut() {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            var upTo = database.jdbc()
                    .sql("SELECT up_to FROM office.pile_start FOR UPDATE")
                    .query(String.class)
                    .optional();
            return upTo.map(this::layOutAfter).orElse(0);
        }));
    }

    /** Nobody records anything on these meanwhile. */
    private int layOutAfter(String last) {
        var numbers = database.jdbc()
                .sql("SELECT number FROM office.petition WHERE number > ? ORDER BY number LIMIT ? FOR SHARE")
                .params(last, AT_ONCE)
                .query((row, _) -> new PetitionNumber(row.getString(1)))
                .list();
        journal.facts(numbers).forEach((number, facts) -> add(number, lying(Petition.of(facts))));
        if (numbers.isEmpty()) {
            database.jdbc().sql("DELETE FROM office.pile_start").update();
        } else {
            database.jdbc()
                    .sql("UPDATE office.pile_start SET up_to = ?")
                    .param(numbers.getLast().value())
                    .update();
        }
        return numbers.size();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
    }
}
