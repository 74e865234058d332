package city.open.border.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.border.disclosure.CityNews.Thing;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.CityKind;
import city.open.outside.record.Disclosed;
import city.open.outside.record.Entry;
import city.open.outside.record.RecordJson;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.Organization;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the city says about itself: each thing once, in entries of no petition. */
class CityNewsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00.123456Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final CityNews news = new CityNews(database.publisher());

    @BeforeEach
    void a_city_with_its_sheets() {
        new Catalogue(database.office(), new Organization(database.office()), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private List<Entry> tell(boolean start) {
        return news.publish(news.news(start, NOW), 7, 3, NOW);
    }

    @Test
    void at_the_first_start_everything_is_told_in_few_entries() {
        var told = tell(true);

        assertThat(told).extracting(Entry::index).startsWith(7L, 8L);
        assertThat(told).hasSizeLessThan(30);
        assertThat(told).extracting(Entry::kind).contains("procedure.published", "organization.published");
        assertThat(told).allSatisfy(entry -> {
            var json = RecordJson.canonical(entry);
            assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(65_000);
            assertThat(json).doesNotContain("\"petition\"").doesNotContain("\"procedure\":");
            assertThat(RecordJson.canonical(RecordJson.JSON.readValue(json, Entry.class)))
                    .isEqualTo(json);
        });
        assertThat(told.stream().map(RecordJson::canonical).collect(Collectors.joining()))
                .contains("\"what\":\"procedure/HC-02/1\"", "\"what\":\"agency/6110000\"", "건축");
        assertThat(news.news(true, NOW)).isEmpty();
        assertThat(news.news(false, NOW)).isEmpty();
    }

    @Test
    void each_thing_is_of_a_kind_that_readers_know() {
        news.everything()
                .forEach(thing -> assertThat(CityKind.named(thing.kind()))
                        .as(thing.what())
                        .isPresent());
        assertThat(tell(true))
                .allSatisfy(entry -> assertThat(entry.disclosed())
                        .isInstanceOfSatisfying(
                                Disclosed.OfCity.class,
                                said -> assertThat(said.published()).isNotEmpty()));
    }

    @Test
    void a_new_day_off_is_told_by_itself() {
        tell(true);
        database.owner()
                .sql(
                        "INSERT INTO record.added_holiday VALUES ('2030-06-03', '임시 공휴일', 'Day off', 'temporary', 'Cabinet', now())")
                .update();

        assertThat(tell(false)).extracting(Entry::kind).containsExactly("holidays.published");
    }

    @Test
    void a_day_off_that_is_taken_back_is_told_too_and_counts_for_as_long_as_it_stood() {
        tell(true);
        database.owner()
                .sql(
                        "INSERT INTO record.added_holiday VALUES ('2030-06-03', '임시 공휴일', 'Day off', 'temporary', 'Cabinet', '2026-11-24T00:00:00Z')")
                .update();
        tell(false);
        database.owner()
                .sql(
                        "INSERT INTO record.withdrawn_holiday VALUES ('2030-06-03', '재의결', 'Decided otherwise', 'Cabinet', '2026-11-25T00:00:00Z')")
                .update();

        assertThat(tell(false))
                .singleElement()
                .satisfies(entry -> assertThat(RecordJson.canonical(entry))
                        .contains("\"what\":\"holiday/2030-06-03/withdrawn\"", "Day off, withdrawn"));
        assertThat(tell(true)).isEmpty();
        var days = KnownDays.read(database.publisher());
        var monday = Instant.parse("2030-06-03T01:00:00Z");
        assertThat(Stream.of("2026-11-23T23:00:00Z", "2026-11-24T12:00:00Z", "2026-11-25T12:00:00Z")
                        .map(moment ->
                                days.at(Instant.parse(moment)).workingMinutesBetween(monday, monday.plusSeconds(60))))
                .containsExactly(1L, 0L, 1L);
        assertThat(days.areThoseOf(KnownDays.read(database.publisher()))).isTrue();
    }

    @Test
    void who_signs_the_key_of_the_letter_box_is_told_with_the_key_itself() {
        tell(true);
        signer(1, "open.city/letters+1a2b3c4d+AZ");
        assertThat(tell(false)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("letters.published");
            assertThat(RecordJson.canonical(entry))
                    .contains("\"what\":\"letters/1/open.city/letters+1a2b3c4d+AZ\"")
                    .contains(sha256("{\"key\":\"open.city/letters+1a2b3c4d+AZ\",\"number\":1}"));
        });

        signer(2, "open.city/letters+00000000+AZ");
        signer(3, "open.city/letters+1a2b3c4d+AZ");
        assertThat(news.news(false, NOW)).hasSize(2);
    }

    private void signer(int number, String key) {
        database.owner()
                .sql("INSERT INTO record.letter_signer VALUES (?, ?)")
                .params(number, key)
                .update();
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException unheardOf) {
            throw new IllegalStateException(unheardOf);
        }
    }

    /** A sheet may give a division another name, and is read at the start; what changes while OPEN runs was changed by nobody who may. */
    @Test
    void another_name_of_a_division_is_told_at_a_start_alone() {
        tell(true);
        database.owner()
                .sql("UPDATE record.unit SET name_en = 'Another' WHERE agency = '6110000' AND id = 'building-policy'")
                .update();

        assertThat(news.news(false, NOW)).isEmpty();
        assertThat(news.news(true, NOW))
                .extracting(Thing::what)
                .singleElement()
                .asString()
                .startsWith("unit/6110000/building-policy/");
    }

    @Test
    void a_version_or_a_day_off_that_changes_is_never_told() {
        database.owner()
                .sql(
                        "INSERT INTO record.added_holiday VALUES ('2030-06-03', '임시 공휴일', 'Day off', 'temporary', 'Cabinet', now())")
                .update();
        tell(true);
        database.owner()
                .sql(
                        "UPDATE record.procedure_version SET definition = jsonb_set(definition, '{name,en}', '\"Another\"') WHERE code = 'HC-02'")
                .update();
        database.owner()
                .sql("UPDATE record.added_holiday SET basis = 'another'")
                .update();

        assertThat(news.news(true, NOW)).isEmpty();
    }

    /** In the time of Seoul; the office may still be writing down what was opened a moment before midnight. */
    @Test
    void who_opened_files_is_told_by_the_head_of_the_chain_when_the_day_is_over() {
        tell(true);
        for (var at : List.of("2026-11-20T14:59:59Z", "2026-11-20T15:00:00Z", "2026-11-21T02:00:00Z")) {
            opened(at);
        }

        assertThat(whats("2026-11-20T15:14:59Z")).isEmpty();
        assertThat(whats("2026-11-20T15:15:00Z")).containsExactly("openings/2026-11-20");
        assertThat(whats("2026-11-23T00:00:00Z")).containsExactly("openings/2026-11-20", "openings/2026-11-21");
        tell(true);
        assertThat(whats("2026-11-23T00:00:00Z")).isEmpty();
    }

    private List<String> whats(String now) {
        return news.news(true, Instant.parse(now)).stream().map(Thing::what).toList();
    }

    private void opened(String at) {
        database.owner().sql("""
                        INSERT INTO vault.opening (petition, at, agency, unit, official, rank, purpose)
                        VALUES ('2026-6110000-0000001-2', ?::timestamptz, '6110000', 'building-policy', 'kim', 'OFFICER', 'HANDLING')
                        """).params(at).update();
    }

    @Test
    void openings_are_chained_one_to_the_other() {
        opened("2026-11-20T14:00:00Z");
        opened("2026-11-20T14:00:00Z");

        var chain = database.owner()
                .sql("SELECT chain FROM vault.opening ORDER BY position")
                .query(String.class)
                .list();

        assertThat(chain).hasSize(2).doesNotHaveDuplicates().allMatch(link -> link.matches("[0-9a-f]{64}"));
    }
}
