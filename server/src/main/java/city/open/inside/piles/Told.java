package city.open.inside.piles;

import static city.open.inside.casework.Conditions.utc;

import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Login;
import city.open.inside.petition.Beside;
import city.open.inside.petition.By;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent;
import city.open.town.organization.OfficialId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What officials are told of the petitions they have: written in the transaction of the fact, and not of what they did themselves. */
@Component
public class Told implements Beside {
    /** More than this nobody counts. */
    public static final int MANY = 100;

    /** For how long what was read is kept. */
    private static final int DAYS_KEPT = 90;

    private static final int DAYS_OF_NEWS = 7;

    private final OfficeDatabase database;
    private final ObjectProvider<StandIns> standIns;
    private final Clock clock;

    Told(OfficeDatabase database, ObjectProvider<StandIns> standIns, Clock clock) {
        this.database = database;
        this.standIns = standIns;
        this.clock = clock;
    }

    /** Who has what this official is told: themselves, for officers their division, and those for whom they deputise today. */
    private String[] holders(Login login) {
        return Stream.concat(
                        Arrays.stream(Piles.holders(login)),
                        standIns.stream()
                                .flatMap(known -> known.standsInFor(login.official()).stream())
                                .map(OfficialId::value))
                .distinct()
                .toArray(String[]::new);
    }

    public enum Kind {
        ASSIGNED,
        ASKED,
        TO_APPROVE,
        RETURNED,
        DUE_SOON,
        OVERDUE,
        /** To the head of a division, and then of what stands above it: a petition there is late by so many working days. */
        CLIMBED,
        OBJECTION,
        SUPPLEMENT,
        MORE_TIME,
        REPLY,
        WITHHOLDING,
        WITHDRAWAL,
        /** Somebody asked in public, and nobody has looked at it. */
        QUESTION,
        /** Somebody commented, and nobody has looked at it; told once a day. */
        COMMENT,
        /** More papers, or other contact data. */
        LETTER,
        /** The Audit Division has seen that a date passed, or that an entry is missing. */
        SEEN,
        /** The Audit Division orders something, or says what became of an answer. */
        ORDERED,
        /** To the head of a division that has not answered an order. */
        UNANSWERED,
        WARNED;

        /** The key of the sentence that says it, and of its name in the settings. */
        public String words() {
            return "bell." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param holder whom it tells: an official, or {@code agency/division}
     * @param about the fact, the paper or the letter
     */
    public record Notice(
            long id,
            String holder,
            Kind kind,
            PetitionNumber petition,
            Text subject,
            String about,
            Instant at,
            boolean read) {}

    /** @param next where the next page goes on; 0 on the last */
    public record Page(List<Notice> notices, long next) {}

    /** How many are unread, counted up to {@link #MANY}. */
    public int unread(Login login) {
        return database.jdbc()
                .sql("""
                        SELECT count(*)
                          FROM (SELECT FROM office.told
                                 WHERE holder = ANY (?) AND read_at IS NULL
                                   AND kind NOT IN (SELECT kind FROM office.told_unwanted WHERE official = ?)
                                 LIMIT ?) AS unread
                        """)
                .params(holders(login), login.official().value(), MANY)
                .query(Integer.class)
                .single();
    }

    /** The newest first, from before {@code before}; 0 for the newest of all. */
    public Page list(Login login, long before, int limit) {
        var notices = database.jdbc()
                .sql("""
                        SELECT id, holder, kind, petition, subject_ko, subject_en, about, at, read_at IS NOT NULL AS read
                          FROM office.told
                          JOIN office.subject ON number = petition
                         WHERE holder = ANY (?) AND id < ?
                           AND kind NOT IN (SELECT kind FROM office.told_unwanted WHERE official = ?)
                         ORDER BY id DESC
                         LIMIT ?
                        """)
                .params(
                        holders(login),
                        before <= 0 ? Long.MAX_VALUE : before,
                        login.official().value(),
                        limit + 1)
                .query((row, _) -> notice(row))
                .list();
        return notices.size() <= limit
                ? new Page(notices, 0)
                : new Page(notices.subList(0, limit), notices.get(limit - 1).id());
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("holder"),
                Kind.valueOf(row.getString("kind")),
                new PetitionNumber(row.getString("petition")),
                new Text(row.getString("subject_ko"), row.getString("subject_en")),
                row.getString("about"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("read"));
    }

    // By mail

    /**
     * Gives what is unread and in no mail yet to this one; answers of all that belongs to it. In the caller's transaction.
     *
     * @param login empty where the official is no longer one; then nothing is given
     * @param until what came later waits for others to go with it
     */
    List<Long> toMail(Optional<Login> login, String official, UUID message, Instant until) {
        login.ifPresent(known -> database.jdbc()
                .sql("""
                        INSERT INTO office.told_mailed (official, told, message)
                        SELECT :official, id, :message
                          FROM office.told
                         WHERE holder = ANY (:holders) AND read_at IS NULL AND at <= :until
                           AND at >= (SELECT confirmed_at FROM office.told_mail WHERE official = :official)
                           AND kind NOT IN (SELECT kind FROM office.told_unwanted WHERE official = :official)
                           AND id NOT IN (SELECT told FROM office.told_mailed WHERE official = :official)
                        ON CONFLICT DO NOTHING
                        """)
                .param("official", official)
                .param("message", message)
                .param("holders", holders(known))
                .param("until", utc(until))
                .update());
        return database.jdbc()
                .sql("SELECT told FROM office.told_mailed WHERE official = ? AND message = ? ORDER BY told")
                .params(official, message)
                .query(Long.class)
                .list();
    }

    /** What of these is still unread, in their order. */
    List<Notice> stillToMail(List<Long> notices) {
        return database.jdbc()
                .sql("""
                        SELECT id, holder, kind, petition, subject_ko, subject_en, about, at, false AS read
                          FROM office.told
                          JOIN office.subject ON number = petition
                         WHERE id = ANY (?) AND read_at IS NULL
                         ORDER BY id
                        """)
                .params((Object) notices.toArray(Long[]::new))
                .query((row, _) -> notice(row))
                .list();
    }

    /** The notice, which is read with this; empty where it is not this official's. */
    public Optional<Notice> read(Login login, long id) {
        return database.jdbc()
                .sql("""
                        UPDATE office.told SET read_at = coalesce(read_at, ?)
                          FROM office.subject
                         WHERE number = petition AND id = ? AND holder = ANY (?)
                        RETURNING id, holder, kind, petition, subject_ko, subject_en, about, at, true AS read
                        """)
                .params(utc(clock.instant()), id, holders(login))
                .query((row, _) -> notice(row))
                .optional();
    }

    public boolean unread(Login login, long id) {
        return database.jdbc()
                        .sql("UPDATE office.told SET read_at = NULL WHERE id = ? AND holder = ANY (?)")
                        .params(id, holders(login))
                        .update()
                > 0;
    }

    /** @param upTo what came after it was not on the page and stays unread */
    public void readAll(Login login, long upTo) {
        database.jdbc()
                .sql("UPDATE office.told SET read_at = ? WHERE holder = ANY (?) AND id <= ? AND read_at IS NULL")
                .params(utc(clock.instant()), holders(login), upTo)
                .update();
    }

    /** What this official wants to be told. */
    public Set<Kind> wanted(Login login) {
        var wanted = EnumSet.allOf(Kind.class);
        database.jdbc()
                .sql("SELECT kind FROM office.told_unwanted WHERE official = ?")
                .param(login.official().value())
                .query(String.class)
                .list()
                .forEach(kind -> wanted.remove(Kind.valueOf(kind)));
        return wanted;
    }

    public void want(Login login, Collection<Kind> kinds) {
        database.transactions().executeWithoutResult(_ -> {
            database.jdbc()
                    .sql("DELETE FROM office.told_unwanted WHERE official = ?")
                    .param(login.official().value())
                    .update();
            Arrays.stream(Kind.values())
                    .filter(kind -> !kinds.contains(kind))
                    .forEach(kind -> database.jdbc()
                            .sql(
                                    "INSERT INTO office.told_unwanted (official, kind) VALUES (?, ?) ON CONFLICT DO NOTHING")
                            .params(login.official().value(), kind.name())
                            .update());
        });
    }

    // With the facts

    /** A notice for somebody. */
    record ToTell(String holder, Kind kind, String about) {}

    @Override
    public Optional<Runnable> change(@Nullable Petition before, Petition after, List<Fact> facts) {
        if (before == null || after.imported()) {
            return Optional.empty();
        }
        var changes = facts.stream()
                .flatMap(fact -> Stream.concat(
                        toTell(before, after, fact)
                                .<Runnable>map(one -> () -> tell(after.number(), one, fact.recordedAt())),
                        settled(fact).<Runnable>map(one -> () -> settle(after.number(), one))))
                .toList();
        return changes.isEmpty() ? Optional.empty() : Optional.of(() -> changes.forEach(Runnable::run));
    }

    /**
     * What needs no more telling.
     *
     * @param holder empty for everybody
     * @param kind empty for all
     */
    record Settled(String holder, String kind) {
        static Settled of(String holder, Kind kind) {
            return new Settled(holder, kind.name());
        }
    }

    /** Pure: whose notices a fact answers. */
    static Stream<Settled> settled(Fact fact) {
        if (!(fact.by() instanceof By.OfOffice office)) {
            return Stream.empty();
        }
        var me = office.official().value();
        return switch (fact.event()) {
            case PetitionEvent.Drafted _ -> Stream.of(Settled.of(me, Kind.RETURNED));
            case PetitionEvent.Reviewed _,
                    PetitionEvent.Concurred _,
                    PetitionEvent.Approved _,
                    PetitionEvent.DraftReturned _ -> Stream.of(Settled.of(me, Kind.TO_APPROVE));
            case PetitionEvent.ConsultationAnswered _ ->
                Stream.of(Settled.of(office.agency() + "/" + office.division(), Kind.ASKED));
            case PetitionEvent.ObjectionDecided _ -> Stream.of(Settled.of("", Kind.OBJECTION));
            case PetitionEvent.Decided _ -> Stream.of(new Settled("", ""));
            default -> Stream.empty();
        };
    }

    /** What somebody else is marking at this moment is marked. */
    private void settle(PetitionNumber petition, Settled one) {
        database.jdbc()
                .sql("""
                        UPDATE office.told SET read_at = ?
                         WHERE id IN (SELECT id FROM office.told
                                       WHERE petition = ? AND read_at IS NULL AND ? IN ('', holder) AND ? IN ('', kind)
                                         FOR UPDATE SKIP LOCKED)
                        """)
                .params(utc(clock.instant()), petition.value(), one.holder(), one.kind())
                .update();
    }

    /** Whoever opens a petition knows what there was to tell of it. */
    public void opened(Login login, PetitionNumber petition) {
        for (var holder : Piles.holders(login)) {
            settle(petition, new Settled(holder, ""));
        }
    }

    /** Pure: whom a fact is news for, and as what. */
    static Stream<ToTell> toTell(Petition before, Petition after, Fact fact) {
        var holder = Lying.holder(after);
        var about = Integer.toString(fact.seq());
        var news = switch (fact.event()) {
            case PetitionEvent.Assigned e -> new ToTell(e.official().value(), Kind.ASSIGNED, about);
            case PetitionEvent.ConsultationAsked e
            when e.agency() != null && e.unit() != null -> new ToTell(e.agency() + "/" + e.unit(), Kind.ASKED, about);
            case PetitionEvent.DraftReturned _ ->
                before.papers().drafter() == null
                        ? null
                        : new ToTell(before.papers().drafter().value(), Kind.RETURNED, about);
            case PetitionEvent.Reminded e -> new ToTell(holder, e.overdue() ? Kind.OVERDUE : Kind.DUE_SOON, about);
            case PetitionEvent.ObjectionFiled _ -> new ToTell(holder, Kind.OBJECTION, about);
            case PetitionEvent.SupplementAnswered _ -> new ToTell(holder, Kind.SUPPLEMENT, about);
            case PetitionEvent.SupplementExtended _ -> new ToTell(holder, Kind.MORE_TIME, about);
            case PetitionEvent.ConsultationAnswered _ -> new ToTell(holder, Kind.REPLY, about);
            case PetitionEvent.WithholdingAsked _ -> new ToTell(holder, Kind.WITHHOLDING, about);
            case PetitionEvent.Decided _
            when fact.by() instanceof By.OfApplicant -> new ToTell(holder, Kind.WITHDRAWAL, about);
            default -> null;
        };
        return Stream.ofNullable(news).filter(one -> !isBy(fact, one.holder()));
    }

    private static boolean isBy(Fact fact, String holder) {
        return fact.by() instanceof By.OfOffice office
                && office.official().value().equals(holder);
    }

    /** What is entered of long ago is no news. */
    void tell(PetitionNumber petition, ToTell one, Instant at) {
        if (at.isBefore(clock.instant().minus(Duration.ofDays(DAYS_OF_NEWS)))) {
            return;
        }
        database.jdbc()
                .sql("""
                        INSERT INTO office.told (holder, kind, petition, about, at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(one.holder(), one.kind().name(), petition.value(), one.about(), utc(at))
                .update();
    }

    /** A letter that is no fact; in the transaction in which it is taken out of the box. */
    public void letterCame(Petition petition, String letter, Instant at) {
        tell(petition.number(), new ToTell(Lying.holder(petition), Kind.LETTER, letter), at);
    }

    /** A public question waits for a look; told once, however often it is said. */
    public void questionCame(Petition petition, String question, Instant at) {
        tell(petition.number(), new ToTell(Lying.holder(petition), Kind.QUESTION, question), at);
    }

    /** It is so late that who stands above hears of it; told once for each date. */
    public void climbed(Petition petition, OfficialId official, String ofDate, Instant at) {
        tell(petition.number(), new ToTell(official.value(), Kind.CLIMBED, ofDate), at);
    }

    /** Comments wait for a look; told once a day, however many come. */
    public void commentCame(Petition petition, LocalDate day, Instant at) {
        tell(petition.number(), new ToTell(Lying.holder(petition), Kind.COMMENT, day.toString()), at);
    }

    /** A paper waits for these to sign it; in the transaction that puts it before them. */
    public void toApprove(PetitionNumber petition, String paper, Collection<OfficialId> officials, Instant at) {
        officials.forEach(official -> tell(petition, new ToTell(official.value(), Kind.TO_APPROVE, paper), at));
    }

    /** What was read long ago is forgotten; for one node at a time. */
    public int forget() {
        return database.jdbc()
                .sql("DELETE FROM office.told WHERE read_at < ?")
                .param(utc(clock.instant().minus(Duration.ofDays(DAYS_KEPT))))
                .update();
    }
}
