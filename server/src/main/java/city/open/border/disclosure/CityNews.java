package city.open.border.disclosure;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.Database;
import city.open.ground.vocabulary.CityKind;
import city.open.outside.record.Entry;
import city.open.outside.record.RecordJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the city says about itself and pages print: versions of its policy and its procedures, days off, names and dates of agencies and divisions;
 * who signs the key of its letter box; files of figures that the Audit Division has released, what it decided about procedures and what its audits found; and of each day the head of the chain of those who opened a file.
 * Each thing is published in an entry of no petition, by its name and the hash of its content, before or soon after the first page shows it.
 *
 * <p>A version, and a day once announced, never change. What a sheet has changed about an agency or a division is published anew when OPEN starts. Anything
 * else that changes was changed behind our back: it is not published, and found by whoever compares.
 */
final class CityNews {
    /** What an entry may take up; the log's bundles carry 65,535 bytes an entry. */
    private static final int MOST = 40_000;

    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(15);
    private static final String ORGANIZATION = CityKind.ORGANIZATION_PUBLISHED.text();

    /** Whose things are {@code letters/NUMBER/KEY}, so that the key itself stands in the log. */
    static final String SIGNERS = CityKind.LETTERS_PUBLISHED.text();

    static final String SIGNER = "letters/";

    private static final String THINGS = """
            SELECT 'policy.published' AS kind, 'policy/' || version AS what, NULL AS ko, NULL AS en,
                   (jsonb_build_object('version', version, 'rules', rules, 'inForceFrom', %1$s)
                    || jsonb_strip_nulls(jsonb_build_object('special', special, 'release', release)))::text AS content
              FROM record.policy
            UNION ALL
            SELECT 'procedure.published', 'procedure/' || code || '/' || version,
                   definition -> 'name' ->> 'ko', definition -> 'name' ->> 'en',
                   (jsonb_build_object('code', code, 'version', version, 'definition', definition, 'publishedAt', %2$s)
                    || jsonb_strip_nulls(jsonb_build_object('release', release)))::text
              FROM record.procedure_version LEFT JOIN record.procedure_release USING (code, version)
            UNION ALL
            SELECT 'holidays.published', 'holiday/' || day, name_ko, name_en,
                   jsonb_build_object('date', day::text, 'ko', name_ko, 'en', name_en, 'kind', kind, 'basis', basis,
                                      'announcedAt', %3$s)::text
              FROM record.added_holiday
            UNION ALL
            SELECT 'holidays.published', 'holiday/' || day || '/withdrawn', name_ko || ' 지정 철회', name_en || ', withdrawn',
                   jsonb_build_object('date', day::text, 'ko', reason_ko, 'en', reason_en, 'basis', withdrawn.basis,
                                      'withdrawnAt', %7$s)::text
              FROM record.withdrawn_holiday withdrawn JOIN record.added_holiday USING (day)
            UNION ALL
            SELECT 'organization.published', 'agency/' || code, name_ko, name_en,
                   jsonb_build_object('code', code, 'ko', name_ko, 'en', name_en, 'level', level, 'identity', identity,
                                      'phonePrefix', phone_prefix, 'legalCode', legal_code, 'statisticsCode', statistics_code)::text
              FROM record.agency
            UNION ALL
            SELECT 'organization.published', 'unit/' || agency || '/' || id || '/' || valid_from, name_ko, name_en,
                   jsonb_build_object('agency', agency, 'id', id, 'parent', parent, 'kind', kind, 'ko', name_ko, 'en', name_en,
                                      'phone', phone, 'validFrom', valid_from::text, 'validTo', valid_to::text)::text
              FROM record.unit
            UNION ALL
            SELECT '%4$s', '%5$s' || number || '/' || key, NULL, NULL, jsonb_build_object('number', number, 'key', key)::text
              FROM record.letter_signer
            UNION ALL
            SELECT 'openings.published', 'openings/' || day, NULL, NULL,
                   jsonb_build_object('day', day::text, 'openings', position, 'chain', chain)::text
              FROM (SELECT DISTINCT ON (day) position, chain, (at AT TIME ZONE '%6$s')::date AS day
                      FROM vault.opening
                     ORDER BY day, position DESC) AS days
             WHERE day < CAST(:today AS date)
            UNION ALL
            SELECT 'figures.published', 'figures/' || name, title_ko, title_en, body
              FROM record.figures_file
            UNION ALL
            SELECT 'register.published', 'register/' || number, decision::jsonb -> 'name' ->> 'ko', decision::jsonb -> 'name' ->> 'en', decision
              FROM record.register_decision
            UNION ALL
            SELECT 'audits.published', 'audits/' || number, result::jsonb -> 'name' ->> 'ko', result::jsonb -> 'name' ->> 'en', result
              FROM record.audit_result
            """.formatted(
                    utc("in_force_from"),
                    utc("published_at"),
                    utc("announced_at"),
                    SIGNERS,
                    SIGNER,
                    CityTime.ZONE.getId(),
                    utc("withdrawn_at"));

    private final Database database;

    CityNews(Database database) {
        this.database = database;
    }

    private static String utc(String moment) {
        return "to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(moment);
    }

    /**
     * One thing.
     *
     * @param what its name for programs, such as {@code unit/6110000/building-policy/2020-01-01}
     * @param sha256 over its content in canonical JSON (RFC 8785)
     */
    record Thing(String kind, String what, @Nullable Text name, String sha256) {
        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("what", what);
            if (name != null) {
                json.put("name", name);
            }
            json.put("sha256", sha256);
            return json;
        }
    }

    /** Everything as the tables have it, days that are not over included. */
    List<Thing> everything() {
        return things(THINGS, LocalDate.of(9999, 1, 1));
    }

    /**
     * What has not been published yet.
     *
     * @param changedToo whether what the sheets have changed is published again, as at a start
     * @param now openings are told of once their day is over, and whoever was opening a file at midnight is through
     */
    List<Thing> news(boolean changedToo, Instant now) {
        var fresh = things(
                "SELECT thing.* FROM (%s) thing LEFT JOIN record.published USING (what) WHERE published.what IS NULL ORDER BY kind, what"
                        .formatted(THINGS),
                LocalDate.ofInstant(now.minus(AFTER_MIDNIGHT), CityTime.ZONE));
        if (!changedToo) {
            return fresh;
        }
        var known = published();
        var news = new ArrayList<>(fresh);
        everything().stream()
                .filter(thing -> thing.kind().equals(ORGANIZATION)
                        && known.containsKey(thing.what())
                        && !thing.sha256().equals(known.get(thing.what())))
                .forEach(news::add);
        return news;
    }

    private Map<String, String> published() {
        Map<String, String> published = new LinkedHashMap<>();
        database.jdbc().sql("SELECT what, sha256 FROM record.published").query(row -> {
            published.put(row.getString(1), row.getString(2));
        });
        return published;
    }

    private List<Thing> things(String sql, LocalDate today) {
        return database.jdbc()
                .sql(sql)
                .param("today", today.toString())
                .query((row, _) -> new Thing(
                        row.getString("kind"),
                        row.getString("what"),
                        row.getString("ko") == null ? null : new Text(row.getString("ko"), row.getString("en")),
                        sha256(RecordJson.respelt(row.getString("content")))))
                .list();
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException unheardOf) {
            throw new IllegalStateException("SHA-256 is part of every JDK", unheardOf);
        }
    }

    /** As entries from this index on, as few as hold them, and remembers what was said. In the publisher's transaction. */
    List<Entry> publish(List<Thing> news, long first, int policy, Instant now) {
        List<Entry> entries = new ArrayList<>();
        long seq = database.jdbc()
                .sql("SELECT coalesce(max(seq), 0) FROM record.entry WHERE petition = ''")
                .query(Long.class)
                .single();
        List<Map<String, Object>> said = new ArrayList<>();
        int room = MOST;
        for (int i = 0; i < news.size(); i++) {
            var thing = news.get(i);
            long index = first + entries.size();
            var json = thing.json();
            said.add(json);
            room -= RecordJson.canonical(json).getBytes(StandardCharsets.UTF_8).length + 1;
            database.jdbc().sql("""
                            INSERT INTO record.published (what, sha256, index) VALUES (?, ?, ?)
                            ON CONFLICT (what) DO UPDATE SET sha256 = excluded.sha256, index = excluded.index
                            """).params(thing.what(), thing.sha256(), index).update();
            if (room < 1_000 || i + 1 == news.size() || !news.get(i + 1).kind().equals(thing.kind())) {
                var at = now.truncatedTo(ChronoUnit.MICROS);
                entries.add(Entry.ofCity(
                        index,
                        Math.toIntExact(seq + entries.size() + 1),
                        thing.kind(),
                        at,
                        Map.of("published", List.copyOf(said)),
                        policy));
                said.clear();
                room = MOST;
            }
        }
        return entries;
    }
}
