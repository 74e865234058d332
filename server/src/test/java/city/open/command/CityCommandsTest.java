package city.open.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.OwnProcess;
import city.open.Patience;
import city.open.command.CommandsTest.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city makes OPEN its own as docs/city.md tells it: by commands and an editor. */
class CityCommandsTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
    private static final int MOST_PAGES = 400;

    @TempDir
    private Path folder;

    private Path city() {
        return folder.resolve("our city");
    }

    private String begun() {
        assertThat(CommandsTest.open("new-city", city().toString()).exit()).isZero();
        return city().toString();
    }

    private Answer check() {
        return CommandsTest.open("check-city", city().toString());
    }

    private void write(String file, String right, String wrong) throws IOException {
        var path = city().resolve(file);
        assertThat(Files.readString(path)).contains(right);
        Files.writeString(path, Files.readString(path).replace(right, wrong));
    }

    @Test
    void what_new_city_writes_can_be_served() {
        begun();

        assertThat(check()).isEqualTo(new Answer(0, "Hanbit City can be served from %s.\n".formatted(city()), ""));
    }

    @Test
    void the_city_that_comes_along_is_a_folder_like_any_other() {
        assertThat(CommandsTest.open("check-city", "src/main/resources/city/seoul"))
                .isEqualTo(new Answer(
                        0, "Seoul Metropolitan Government can be served from src/main/resources/city/seoul.\n", ""));
    }

    @Test
    void nothing_is_written_over() throws IOException {
        begun();
        write("city.yaml", "Hanbit City", "Our City");

        assertThat(CommandsTest.open("new-city", city().toString()))
                .isEqualTo(new Answer(
                        2,
                        "",
                        "%s is not empty, and nothing in it is written over: name a new folder. See ./open new-city --help.\n"
                                .formatted(city())));
        assertThat(city().resolve("city.yaml")).content().contains("Our City");
    }

    @Test
    void where_there_is_no_folder_it_is_said_how_to_get_one() {
        var line = "There is no folder %s: ./open new-city writes one to begin with.\n".formatted(city());

        assertThat(check()).isEqualTo(new Answer(2, "", line));
        assertThat(CommandsTest.open("serve", "--port", "0", "--city", city().toString()))
                .isEqualTo(new Answer(2, "", line));
    }

    /** One fault in each file that a city has, and all of them after one try. */
    @Test
    void every_fault_is_told_with_its_file_and_its_line() throws IOException {
        begun();
        write("city.yaml", "\"#1b5e3b\"", "\"#7fbf9b\"");
        write("city.yaml", "Asia/Seoul", "Asia/Soul");
        write("city.yaml", "09:00-18:00", "nine to six");
        write("city.yaml", "emblem.svg", "seal.svg");
        write("organization/city-units.yaml", "phone: \"1110\"", "phone: \"11\"");
        write("catalogue/green.yaml", "share: 40", "share: 50");
        write("catalogue/markets.yaml", "city/markets", "city/market");
        write("catalogue/markets.yaml", "period: 5d", "until: in summer\n    period: 5d");
        write("delegation/city.yaml", "procedure: MK-01", "procedure: MK-02");
        write("calendar/own-holidays.csv", "2026-05-08,FIXED", "2026-05-08,FREE");
        write("calendar/own-holidays.csv", "2027-05-07", "2025-05");
        Files.createDirectories(city().resolve("filing"));
        Files.writeString(city().resolve("filing/GR-09.yaml"), """
                procedure: GR-09
                subject: {ko: 나무, en: A tree}
                topics: []
                """);
        Files.createDirectories(city().resolve("retention"));
        Files.writeString(city().resolve("retention/personal-data.yaml"), "years: {application: 99}\n");
        Files.createDirectories(city().resolve("follow"));
        Files.writeString(city().resolve("follow/messages.yaml"), """
                mail:
                  now: {ko: "지금 {who}", en: "Now {who}"}
                """);
        Files.createDirectories(city().resolve("map"));
        Files.writeString(city().resolve("map/districts.geojson"), "{}");
        Files.writeString(city().resolve("words.en.properties"), "menu.abuot = About us\n");
        Files.writeString(city().resolve("retention/personal-data.yml"), "");
        Files.createDirectories(city().resolve("surveys"));
        Files.writeString(city().resolve("surveys/ours.yaml"), "");

        var answer = check();

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).doesNotContain("\tat ", "Exception");
        assertThat(answer.err().lines())
                .contains(
                        "city.yaml: accent: `light`: #7fbf9b on #f4f5f6 has a contrast of 1.95:1, and text needs 4.5:1; take a darker colour"
                                + " (line 33)",
                        "city.yaml: `time-zone`: no time zone is called 'Asia/Soul' (IANA) (line 23)",
                        "city.yaml: contact: `hours`: hours such as \"09:00-18:00\" are expected, not 'nine to six' (line 30)",
                        "city.yaml: `emblem`: no file seal.svg is in the folder (line 36)",
                        "catalogue/green.yaml: GR-01: the shares of the steps add up to 110, not 100 (line 18)",
                        "catalogue/markets.yaml: MK-01: unknown unit \"market\" of the city; see the sheets in organization/ (line 8)",
                        "catalogue/markets.yaml: MK-01: `until`: the last day is written like 2027-06-30, not \"in summer\" (line 9)",
                        "delegation/city.yaml: task \"MK-01\": unknown procedure \"MK-02\"; write the code of one in the catalogue (line 7)",
                        "calendar/own-holidays.csv, line 2: the kind is one of NATIONAL, LUNAR, FIXED, SUBSTITUTE, ELECTION, TEMPORARY, not 'FREE'",
                        "calendar/own-holidays.csv, line 3: Text '2025-05' could not be parsed at index 7",
                        "filing/GR-09.yaml: the procedure GR-09 is not in the catalogue",
                        "retention/personal-data.yaml: give years.application a whole number from 1 to 30.",
                        "follow/messages.yaml: mail: `now`: unknown gap {who}; it can have none (line 2)",
                        "map/districts.geojson: a GeoJSON \"FeatureCollection\" is expected",
                        "words.en.properties: nothing is called `menu.abuot`",
                        "retention/personal-data.yml: nothing reads this; expected files as docs/city.md lists them for retention/")
                .anyMatch(line ->
                        line.startsWith("surveys/ours.yaml: nothing reads this; expected calendar, catalogue, "))
                .anyMatch(line -> line.startsWith("organization/city-units.yaml: unit \"trees\": `phone`: "));
    }

    @Test
    void a_clock_that_is_put_forward_and_back_is_refused_and_any_other_is_not() throws IOException {
        begun();
        write("city.yaml", "Asia/Seoul", "Asia/Tokyo");
        assertThat(check().exit()).isZero();

        write("city.yaml", "Asia/Tokyo", "Europe/Berlin");
        assertThat(check().err()).contains("the clocks of Europe/Berlin are put forward and back");
    }

    @Test
    void the_environment_names_a_city_too_and_one_without_invented_people_is_not_shown_living() throws Exception {
        begun();
        var demo = OwnProcess.of(
                Open.class, Map.of("OPEN_CITY", city().toString()), "demo", "--port", "0", "--data", data());
        try (var said = demo.inputReader()) {
            assertThat(said.lines())
                    .containsExactly("The city in %s/ has no demo/ with invented people: start it with ./open serve."
                                    .formatted(city())
                            + " See ./open demo --help.");
        }
        assertThat(demo.waitFor()).isEqualTo(2);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** From every page to every page that it leads to, as a reader goes; nowhere does the city that comes along show through. */
    @Test
    void the_city_is_served_under_its_own_name_from_its_first_page_to_its_last_file() throws Exception {
        begun();
        Files.writeString(city().resolve("words.en.properties"), "foot.about = Hanbit shows its work.\n");
        // An hour behind, so that a day counted on other clocks would begin at another time.
        write("city.yaml", "Asia/Seoul", "Asia/Hong_Kong");
        write("city.yaml", "[ko, en]", "[en, ko]");
        write("catalogue/markets.yaml", "period: 5d", "until: 2026-01-31\n    period: 5d");
        var server = OwnProcess.of(Open.class, "serve", "--port", "0", "--data", data(), "--city", city().toString());
        try (var said = server.inputReader();
                var client = HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            var site = site(said);
            bringIn("cafe-licences.xes");
            Patience.until(
                    "the petitions brought in to be public",
                    () -> get(client, URI.create(site + "/en/petitions")).body(),
                    page -> page.contains("-4990000-"));
            var read = everything(client, site);

            assertThat(read.get("/en/"))
                    .contains(
                            "Hanbit petitions at a glance",
                            "Hanbit shows its work.",
                            "1 Jungang-ro, Hanbit",
                            "tel:0310001000",
                            "Working days 09:00 to 18:00",
                            "class=\"emblem\"");
            assertThat(read.get("/"))
                    .as("for a reader who asks for no language")
                    .contains("<html lang=\"en\">");
            assertThat(read.get("/ko/")).contains("한빛시 민원 한눈에", "한빛시 중앙로 1");
            assertThat(read.get("/en/procedures")).contains("Planting a tree in the neighbourhood");
            assertThat(read.get("/en/procedures/MK-01"))
                    .contains("Could be filed until 2026-01-31 (Sat) and is no longer taken.")
                    .doesNotContain("/en/file/MK-01");
            assertThat(read.get("/en/procedures/GR-01")).contains("/en/file/GR-01");
            var over = get(client, URI.create(site + "/en/file/MK-01"));
            assertThat(over.statusCode()).isEqualTo(410);
            assertThat(over.body()).contains("The last day on which this could be filed has passed.");
            assertThat(read.get("/en/agencies")).contains("Hanbit City", "Saesol-gu");
            assertThat(read.entrySet())
                    .anySatisfy(asset -> assertThat(asset)
                            .satisfies(one -> assertThat(one.getKey()).startsWith("/assets/accent-"))
                            .satisfies(one -> assertThat(one.getValue()).contains("--link:#1b5e3b", "--link:#8fd6ae")));
            assertThat(read).hasSizeGreaterThan(60).containsKeys("/data/dcat.jsonld", "/en/login");
            assertThat(read.get("/api/v1/figures")).contains("\"timeZone\":\"Asia/Hong_Kong\"");
            assertThat(read.get("/en/verify")).contains("-4990000-0000123-");
            assertThat(textOf(read, "/en/petitions/[0-9]{4}-4990000-[0-9-]+"))
                    .contains("Hanbit City", "Imported log: cafe-licences");
            assertThat(textOf(read, "/en/petitions/.*\\.ics"))
                    .contains("TZID:Asia/Hong_Kong", "TZOFFSETTO:+0800", "TZNAME:HKT");
            assertThat(textOf(read, "/en/petitions/.*/card\\.svg")).contains("Hanbit petitions at a glance");
            var checked = CommandsTest.open("verify", site);
            assertThat(checked.exit()).as(checked.err()).isZero();
            assertThat(read)
                    .allSatisfy((address, text) -> assertThat(text)
                            .as(address)
                            .doesNotContainIgnoringCase("seoul")
                            .doesNotContain("서울"));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static String textOf(Map<String, String> read, String address) {
        return read.entrySet().stream()
                .filter(one -> one.getKey().matches(address))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was read at " + address));
    }

    /** Petitions of another system, as those of the city itself. */
    private void bringIn(String log) throws Exception {
        var brought = OwnProcess.of(
                Open.class,
                "import",
                Path.of("src/test/resources/city/open/inside/exchange", log).toString(),
                "--data",
                data(),
                "--city",
                city().toString());
        String said;
        try (var reader = brought.inputReader()) {
            said = reader.readAllAsString();
        }
        assertThat(brought.waitFor()).as(said).isZero();
    }

    private static String site(BufferedReader said) throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("OPEN is ready at ")) {
                return line.substring("OPEN is ready at ".length());
            }
        }
        throw new AssertionError("the city did not start");
    }

    private static Map<String, String> everything(HttpClient client, String site) {
        var read = new TreeMap<String, String>();
        var ahead = new ArrayDeque<>(List.of(
                "/",
                "/ko/",
                "/en/",
                "/en/login",
                "/data/dcat.jsonld",
                "/sitemap.xml",
                "/robots.txt",
                "/api/v1/openapi.json",
                "/api/v1/agencies",
                "/api/v1/figures",
                "/en/effect.json",
                "/en/clock.json?period=3d&received=2026-06-01"));
        while (!ahead.isEmpty() && read.size() < MOST_PAGES) {
            var address = ahead.poll();
            if (read.containsKey(address)) {
                continue;
            }
            var answer = get(client, URI.create(site + address));
            read.put(address, answer.body());
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                LINK.matcher(answer.body())
                        .results()
                        .map(link -> link.group(1).replace("&amp;", "&"))
                        .filter(link -> !link.endsWith(".woff2") && !link.contains("/live"))
                        .forEach(link -> {
                            // One petition with all its files, before the many lists.
                            if (link.matches("/en/petitions/[0-9]{4}-4990000-0000001-.*")) {
                                ahead.addFirst(link);
                            } else {
                                ahead.addLast(link);
                            }
                        });
            }
        }
        return read;
    }

    private static HttpResponse<String> get(HttpClient client, URI address) {
        try {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
