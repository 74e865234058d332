package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import city.open.Open;
import city.open.Patience;
import city.open.border.disclosure.Agreement;
import city.open.border.letters.LetterBox;
import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.ground.page.Lang;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.counter.Receiving;
import city.open.inside.exchange.webhook.Webhooks;
import city.open.inside.identity.Accounts;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.inside.redaction.Renditions;
import city.open.inside.vault.Vault;
import city.open.outside.follow.Followed;
import city.open.outside.follow.Mailbox;
import city.open.outside.follow.PushService;
import city.open.outside.follow.Rhythm;
import city.open.outside.follow.Subscriptions;
import city.open.outside.log.PublicLog;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicRecord;
import city.open.outside.verification.LogCheck;
import city.open.outside.verification.Mirror;
import city.open.outside.verification.Place;
import city.open.outside.verification.TakenProof;
import city.open.outside.verification.Trust;
import city.open.tlog.EntryBundle;
import city.open.tlog.VerifierKey;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Petitions in which everything personal is a token of its own are pushed through everything that OPEN shows or sends, and no token may come out
 * anywhere. What there is to look at is asked of the running program: a new address or a new job that {@code docs/leak-test.md} does not
 * say how to look at fails this test.
 */
@SpringBootTest(
        classes = {Open.class, SmallCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"open.demo=true", "open.office.hold=0", "open.report.open=true"})
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class LeakTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path LIST = Path.of("..", "docs", "leak-test.md");
    /** Asked for by addresses, posted and sent along by whoever visits; may come back to them, and to nobody else. */
    private static final String TYPED = "보증누설인";

    /** Where a petition's own words must be found, or the visit went past it. */
    private static final List<String> SHOWS_ENTRIES = List.of(
            "GET /api/v1/changes",
            "GET /api/v1/petitions.csv",
            "GET /api/v1/petitions/{number}",
            "GET /data/{file}",
            "GET /live/changes",
            "GET /live/petitions/{number}",
            "GET /open311/v2/requests.{format}",
            "GET /open311/v2/requests/{id}.{format}",
            "GET /{lang}/agencies/{agency}/{name}",
            "GET /{lang}/petitions",
            "GET /{lang}/petitions.{suffix}",
            "GET /{lang}/petitions/{name}",
            "GET /{lang}/petitions/{number}/card.svg",
            "GET /{lang}/petitions/{number}/certificate.json",
            "GET /{lang}/petitions/{number}/certificate.pdf",
            "GET /{lang}/petitions/{number}/share",
            "mail",
            "push",
            "webhook");

    private static final List<String> INSIDE = List.of("/{lang}/office", "/{lang}/login", "/{lang}/first");
    private static final Pattern CONFIRMATION = Pattern.compile("/follow/confirm/([A-Za-z0-9_-]+)");
    private static final Pattern PROOF = Pattern.compile("/petitions/[0-9-]+/entries/\\d+/proof");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{40,}");
    private static final Pattern A_LINE = Pattern.compile("\\| `(.+?)` \\| (.+) \\|");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext program;

    @Autowired
    private SmallCity city;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Vault vault;

    @Autowired
    private LetterBox letterBox;

    @Autowired
    private Receiving receiving;

    @Autowired
    private Renditions renditions;

    @Autowired
    private Organization organization;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private PublicRecord record;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private PublicLog log;

    @Autowired
    private Agreement agreement;

    @Value("${open.database}")
    private String database;

    @Value("${open.log.folder}")
    private Path logFolder;

    /** Everyone who follows, for all tests of the city. */
    private static final Set<String> followed = new TreeSet<>();

    /** Also of the time in which the petitions were planted. */
    private static final Said said = new Said();

    /** Made by chance, so that one in some thousand runs had the number of a lot in it. */
    private static final Pattern IDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final List<String> leaks = new ArrayList<>();
    private final Set<String> showing = new TreeSet<>();
    private PoisonedPetitions poisoned;

    /** Whatever the program writes into its log meanwhile. */
    private static final class Said extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            lines.add(event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    }

    @BeforeEach
    void a_city_with_poisoned_petitions() throws Exception {
        said.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(said);
        city.settle();
        followers();
        poisoned = PoisonedPetitions.in(
                petitions,
                vault,
                letterBox,
                owner(),
                new PoisonedFiling(
                        "http://localhost:" + port, petitions, receiving, renditions, organization, accounts));
        poisoned.entries().forEach(city::awaitEntries);
    }

    private static PushService pushService;

    @BeforeAll
    static void a_push_service() throws Exception {
        pushService = new PushService();
    }

    @AfterAll
    static void end_the_push_service() {
        pushService.close();
    }

    /** One for each language and rhythm, from before anything poisoned is public; the second time changes nothing. */
    private void followers() throws Exception {
        for (var lang : Lang.values()) {
            subscriptions.push(
                    new Followed.OfProcedure("TR-05"), pushService.subscription(), lang, Rhythm.AT_ONCE, false);
            for (var own : List.of(true, false)) {
                var mailbox =
                        Mailbox.typed(lang.tag() + own + "@reader.example").orElseThrow();
                if (!followed.add(mailbox.value())) {
                    continue;
                }
                var what = new Followed.OfProcedure("TR-05");
                subscriptions.ask(what, mailbox, lang, Rhythm.AT_ONCE, own);
                Patience.until(
                        "the question by mail", () -> !mailsTo(mailbox.value()).isEmpty());
                var link = CONFIRMATION.matcher(mailsTo(mailbox.value()).getFirst());
                assertThat(link.find()).isTrue();
                assertThat(subscriptions.confirm(link.group(1))).isTrue();
            }
        }
    }

    /** Each with its headers, as it went over the line and as a reader sees it. */
    private static List<String> mailsTo(String mailbox) {
        List<String> mails = new ArrayList<>();
        for (var mail : SmallCity.MAILBOXES.getReceivedMessages()) {
            try {
                if (mail.getAllRecipients()[0].toString().equals(mailbox)) {
                    var parts = (Multipart) mail.getContent();
                    mails.add(mail.getSubject() + "\n" + parts.getBodyPart(0).getContent() + "\n"
                            + parts.getBodyPart(1).getContent() + "\n" + GreenMailUtil.getWholeMessage(mail));
                }
            } catch (MessagingException | IOException broken) {
                throw new IllegalStateException(broken);
            }
        }
        return mails;
    }

    private static boolean areToldAll(String mailbox, int entries) {
        var proofs = String.join("\n", mailsTo(mailbox));
        return PROOF.matcher(proofs)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .count()
                >= entries;
    }

    @AfterEach
    void stop_listening() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(said);
    }

    @Test
    void every_address_and_every_job_of_the_program_is_looked_at() throws Exception {
        assertThat(lines("Addresses").keySet())
                .as("docs/leak-test.md tells how to visit each address: give a new one its line")
                .containsAll(publicAddresses());
        assertThat(lines("Jobs").keySet())
                .as("docs/leak-test.md tells where what each job writes is looked at: give a new one its line")
                .containsAll(jobs());
    }

    @Test
    void nothing_about_a_person_comes_out_anywhere() throws Exception {
        var list = lines("Addresses");
        try (var subscriber = new Listener()) {
            long before = beforePoisoned();
            webhooks.add("leak test", subscriber.address(), before, "it");
            for (var line : list.entrySet()) {
                visit(line.getKey(), line.getValue());
            }
            assertThat(text(ask("GET", filledIn("/ko/petitions/NUMBER/documents/DOCUMENT", poisoned.any()), "", 1)
                            .body()))
                    .as("the paper opened to everyone")
                    .startsWith("%PDF");
            assertThat(text(ask("GET", filledIn("/log/BUNDLE", poisoned.any()), "", 1)
                            .body()))
                    .as("the leaves, which have no words to know them by")
                    .contains("\"policy\":");
            for (var inside : insideAddresses()) {
                look(
                        inside,
                        ask(inside.split(" ")[0], filledIn(inside.split(" ")[1], poisoned.any()), "", 1),
                        Set.of());
            }
            Patience.until(
                    "all entries at the subscriber",
                    subscriber.heard::size,
                    heard -> heard >= record.lastIndex() - before);
            subscriber.heard.forEach(heard -> {
                search("webhook", heard, Set.of());
                if (text(heard).contains(PoisonedPetitions.SHOWN)) {
                    showing.add("webhook");
                }
            });
        }
        for (var mailbox : followed) {
            Patience.until("all news by mail", () -> areToldAll(mailbox, poisoned.count()));
            for (var mail : mailsTo(mailbox)) {
                search("mail", mail.getBytes(StandardCharsets.UTF_8), Set.of());
                if (mail.contains(PoisonedPetitions.SHOWN)) {
                    showing.add("mail");
                }
            }
        }
        Patience.until(
                "a push about what is shown",
                () -> pushService.pushed().stream()
                        .anyMatch(told -> told.notification().toString().contains(PoisonedPetitions.SHOWN)));
        showing.add("push");
        for (var told : pushService.pushed()) {
            search("push", told.toString().getBytes(StandardCharsets.UTF_8), Set.of());
        }
        try (var files = Files.walk(logFolder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                search("file " + file.getFileName(), Files.readAllBytes(file), Set.of());
            }
        }
        said.lines.forEach(line -> search("server log", line.getBytes(StandardCharsets.UTF_8), Set.of()));
        Files.writeString(
                Path.of("target", "leak-test.txt"),
                String.join(
                                "\n",
                                Stream.of(list.keySet(), insideAddresses(), jobs())
                                        .flatMap(Set::stream)
                                        .toList()) + "\n");
        assertThat(leaks).isEmpty();
        assertThat(showing).containsAll(SHOWS_ENTRIES);
    }

    /** The index before the first entry of them. */
    private long beforePoisoned() {
        return poisoned.entries().keySet().stream()
                        .mapToLong(number ->
                                record.find(number.value()).orElseThrow().view().firstIndex())
                        .min()
                        .orElseThrow()
                - 1;
    }

    /** No search by applicant for the public. */
    @Test
    void nobody_is_found_by_what_is_theirs() throws Exception {
        for (var token : poisoned.tokens()) {
            var found = ask("GET", "/ko/petitions.json?q=" + encoded(token), "", 1);
            for (var number : poisoned.entries().keySet()) {
                assertThat(new String(found.body(), StandardCharsets.UTF_8))
                        .as(token)
                        .doesNotContain(number.value());
            }
        }
    }

    /** With all rights over the database, and no key. */
    @Test
    void a_copy_of_the_database_names_nobody() {
        var found = new TreeSet<String>();
        for (var schema : owner().sql("SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)'")
                .query(String.class)
                .list()) {
            // What officials write stays as they wrote it, inside; what the applicant gave lies in the vault alone.
            var tokens = schema.equals("office") ? poisoned.given() : poisoned.tokens();
            var patterns = tokens.stream()
                    .flatMap(token -> Stream.of("%" + token + "%", "%" + hex(token) + "%"))
                    .toArray(String[]::new);
            for (var table : owner().sql("SELECT tablename FROM pg_tables WHERE schemaname = ?")
                    .param(schema)
                    .query(String.class)
                    .list()) {
                owner().sql("""
                                SELECT left(line::text, 300)
                                  FROM %s.%s AS line
                                 WHERE line::text LIKE ANY (?) AND regexp_replace(line::text, ?, '', 'g') LIKE ANY (?)
                                """.formatted(schema, table))
                        .params(patterns, IDS.pattern(), patterns)
                        .query(String.class)
                        .list()
                        .forEach(line -> found.add(schema + "." + table + ": " + line));
            }
        }
        assertThat(found).isEmpty();
    }

    private JdbcClient owner() {
        return TestDatabase.ownerOf(database);
    }

    /**
     * Whatever showed a word before the entry it stands in was withheld shows it no more, the head of the page and search included, whether it
     * is asked for now, for an earlier day or from an earlier index; the log never had it; and all that can be checked still holds.
     */
    @Test
    void a_word_of_what_is_withheld_is_gone_from_each_outlet() throws Exception {
        var number = petitions
                .receive(withheldLater(), CHOI, Moment.now(SmallCity.at("2026-11-19T15:00")))
                .fact()
                .petition();
        act(number, CHOI, Act.draft(GONE_TEXT, GONE_TEXT));
        act(number, CHOI, Act.inspect(null, GONE_TEXT, null));
        act(number, CHOI, Act.decideElsewhere(Outcome.GRANTED, new Text("이상 없음", "fine"), List.of(), null));
        var paper = paper(number);
        city.awaitEntries(number, 5);
        long first = record.find(number.value()).orElseThrow().view().firstIndex();
        var before = where(number);
        assertThat(before).containsAll(SHOWS_WITHHELD).noneMatch(place -> place.startsWith("GET /log/tile"));
        assertThat(ask("GET", paper, "", 1).body()).isEqualTo(PAPER);
        for (int seq : List.of(1, 2, 3, 5)) {
            act(number, new By.OfApplicant(SmallCity.SEOUL), Act.askWithholding(seq));
            act(number, CHOI, Act.decideWithholding(seq, "9-1-6", new Text("사생활", "private")));
        }
        city.awaitEntries(number, 13);

        assertThat(where(number)).isEmpty();
        assertThat(text(ask("GET", paper, "", 1).body()))
                .contains("정보공개법 제9조제1항제6호")
                .doesNotContain(GONE);
        assertThat(owner().sql("SELECT count(*) FROM record.document WHERE petition = ?")
                        .param(number.value())
                        .query(Long.class)
                        .single())
                .isZero();
        try (var subscriber = new Listener()) {
            webhooks.add("withheld", subscriber.address(), first - 1, "it");
            Patience.until("13 entries at the subscriber", subscriber.heard::size, heard -> heard >= 13);
            assertThat(subscriber.heard).noneMatch(heard -> text(heard).contains(GONE));
        }
        var found = record.find(number.value()).orElseThrow();
        assertThat(found.view().site()).isNull();
        assertThat(found.view().applicant()).isNull();
        assertThat(found.view().subject()).isEqualTo(new Text("비공개", "Withheld"));
        assertThat(found.view().due()).isNotNull();
        assertThat(found.entries().get(3).open()).doesNotContainKey("opened").containsEntry("outcome", "granted");
        assertThat(owner().sql("SELECT count(*) FROM record.entry WHERE body LIKE :word OR shown LIKE :word")
                        .param("word", "%" + GONE + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        stillHolds(number);
    }

    private static final String GONE = "표적골동";
    private static final Text GONE_TEXT = new Text("강남구 표적골동 현장", "on site at 표적골동");

    /** Those that a word of an entry must be found in before it is withheld, or nothing is shown by its absence. */
    private static final List<String> SHOWS_WITHHELD = List.of(
            "GET /api/v1/changes",
            "GET /api/v1/petitions/{number}",
            "GET /api/v1/proofs/{index}",
            "GET /live/changes",
            "GET /live/petitions/{number}",
            "GET /{lang}/petitions.{suffix}",
            "GET /{lang}/petitions/{name}",
            "GET /{lang}/petitions/{number}/card.svg",
            "GET /{lang}/petitions/{number}/certificate.json",
            "GET /{lang}/petitions/{number}/certificate.pdf",
            "GET /{lang}/petitions/{number}/documents/{id}",
            "GET /{lang}/petitions/{number}/entries/{index}/proof",
            "GET /{lang}/petitions/{number}/entries/{index}/proof.tlog-proof",
            "a search",
            "an earlier day");

    private static final By CHOI =
            new By.OfOffice(SmallCity.SEOUL, new UnitId("bus-policy"), new OfficialId("choi"), Rank.OFFICER);

    private static Reception withheldLater() {
        return new Reception(
                new ProcedureCode("TR-05"),
                null,
                SmallCity.SEOUL,
                new UnitId("bus-policy"),
                GONE_TEXT,
                "가나다라",
                "강남구 " + GONE + " 12-3",
                "counter",
                SmallCity.at("2026-11-19T15:00"),
                null,
                false);
    }

    private void act(PetitionNumber number, By by, Act act) {
        petitions
                .record(number, act, by, Moment.now(SmallCity.at("2026-11-20T10:00")))
                .fact();
    }

    private static final byte[] PAPER = ("A paper of " + GONE).getBytes(StandardCharsets.UTF_8);

    /** Opened to everyone; answers its address. */
    private String paper(PetitionNumber number) throws Exception {
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PAPER));
        owner().sql("INSERT INTO office.rendition (id, petition, sha256, pages, pdf) VALUES ('gone', ?, ?, 1, ?)")
                .params(number.value(), sha256, PAPER)
                .update();
        act(number, CHOI, Act.openDocument("gone", GONE_TEXT, 1, sha256, List.of()));
        return "/ko/petitions/%s/documents/gone".formatted(number.value());
    }

    /** Which addresses show the word, of all there are, for each entry of the petition. */
    private Set<String> where(PetitionNumber number) throws Exception {
        Patience.until(
                "a signature under all entries",
                () -> log.checkpoint()
                        .filter(signed -> PublicLog.head(signed).size() > record.lastIndex())
                        .isPresent());
        var showing = new TreeSet<String>();
        var more = Map.of(
                "a search",
                "`/ko/petitions.json?q=%s` `/en/petitions.csv?q=%1$s`".formatted(encoded(GONE)),
                "an earlier day",
                "`/LANG/petitions/NUMBER?at=2026-11-20` `/LANG/petitions/NUMBER?size=SIZE`");
        var all = new TreeMap<>(lines("Addresses"));
        all.keySet().removeIf(address -> !address.startsWith("GET "));
        more.forEach((name, visits) -> all.put(name, visits));
        for (var entry : record.find(number.value()).orElseThrow().entries()) {
            for (var line : all.entrySet()) {
                for (var visit : line.getValue().split(" ")) {
                    if (entry.seq() > 1 && !visit.contains("INDEX") && !visit.contains("SIZE")) {
                        continue;
                    }
                    var path = visit.replace("`", "")
                            .replace("LANG", "ko")
                            .replace("SIZE", Long.toString(entry.index() + 1))
                            .replace("INDEX", Long.toString(entry.index()));
                    var answer = ask("GET", filledIn(path, number), "", 10);
                    if (text(answer.body()).contains(GONE) || answer.headers().contains(GONE)) {
                        showing.add(line.getKey());
                    }
                }
            }
        }
        return showing;
    }

    private void stillHolds(PetitionNumber number) throws IOException {
        var place = Place.of("http://localhost:" + port);
        var told = new ArrayList<String>();
        var check = new LogCheck(place, Trust.IN_THE_LOG_ITSELF, null, told::add, (_, _) -> {});
        check.everything();
        check.petition(number.value());
        assertThat(told)
                .anyMatch(line ->
                        line.startsWith("Of entries that were public before, withheld by an entry that decides"));
        var trust =
                new Trust(log.keys().stream().map(VerifierKey::parse).limit(1).toList(), List.of(), 0);
        for (var suffix : List.of("json", "pdf")) {
            var certificate = place.read("ko/petitions/%s/certificate.%s".formatted(number.value(), suffix))
                    .orElseThrow();
            assertThat(TakenProof.check(certificate, trust)).hasSize(13);
        }
        var copy = Files.createTempDirectory("mirror");
        new Mirror(place, copy, Trust.IN_THE_LOG_ITSELF, told::add, (_, _) -> {}).update();
        try (var files = Files.walk(copy)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                        .as(file.toString())
                        .doesNotContain(GONE);
            }
        }
        Patience.until("everything to be published", agreement::check, report -> report.awaiting() == 0);
        assertThat(agreement.check().findings()).isEmpty();
    }

    // What there is

    private Set<String> publicAddresses() {
        var all = addresses();
        all.removeIf(LeakTest::isInside);
        return all;
    }

    private Set<String> insideAddresses() {
        var all = addresses();
        all.removeIf(address -> !isInside(address));
        return all;
    }

    private static boolean isInside(String address) {
        return INSIDE.stream()
                .anyMatch(begin -> address.substring(address.indexOf(' ') + 1).startsWith(begin));
    }

    private Set<String> addresses() {
        var addresses = new TreeSet<String>();
        program.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> {
                    var methods = info.getMethodsCondition().getMethods();
                    for (var pattern : info.getPatternValues()) {
                        if (methods.isEmpty()) {
                            addresses.add("GET " + plain(pattern));
                        }
                        methods.forEach(method -> addresses.add(method + " " + plain(pattern)));
                    }
                }));
        program.getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(mapping ->
                        mapping.getHandlerMap().keySet().forEach(pattern -> addresses.add("GET " + pattern)));
        return addresses;
    }

    /** {@code {lang:ko|en}} is {@code {lang}}. */
    private static String plain(String pattern) {
        var plain = new StringBuilder();
        int depth = 0;
        boolean regex = false;
        for (char letter : pattern.toCharArray()) {
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            regex = depth > 0 && (regex || letter == ':');
            if (!regex) {
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    /** Whatever of ours runs by itself. */
    private Set<String> jobs() {
        var jobs = new TreeSet<String>();
        program.getBeansOfType(Lifecycle.class).values().stream()
                .map(bean -> bean.getClass().getName())
                .filter(name -> name.startsWith("city.open."))
                .forEach(name -> jobs.add(name.substring("city.open.".length())));
        program.getBeansOfType(ScheduledTaskHolder.class)
                .values()
                .forEach(holder -> holder.getScheduledTasks().forEach(task -> jobs.add(task.toString())));
        return jobs;
    }

    /** The lines of a table of the document, by what stands first. */
    private static Map<String, String> lines(String chapter) throws IOException {
        var text = Files.readString(LIST);
        int begin = text.indexOf("## " + chapter);
        int end = text.indexOf("\n## ", begin);
        Map<String, String> lines = new TreeMap<>();
        A_LINE.matcher(text.substring(begin, end < 0 ? text.length() : end))
                .results()
                .forEach(line -> lines.put(line.group(1), line.group(2)));
        return lines;
    }

    // Looking at it

    private void visit(String address, String visits) throws Exception {
        var method = address.substring(0, address.indexOf(' '));
        for (var visit : visits.split(" ")) {
            for (var number : visit.contains("NUMBER") || visit.contains("INDEX")
                    ? poisoned.entries().keySet()
                    : List.of(poisoned.any())) {
                for (var lang : visit.contains("LANG") ? List.of("ko", "en") : List.of("")) {
                    var path = filledIn(visit.replace("`", "").replace("LANG", lang), number);
                    int query = path.indexOf('?');
                    var form = method.equals("GET") || query < 0 ? "" : path.substring(query + 1);
                    var answer = ask(
                            method,
                            form.isEmpty() ? path : path.substring(0, query),
                            form,
                            poisoned.entries().getOrDefault(number, 1));
                    look(method + " " + path, answer, Set.of(TYPED));
                    if (text(answer.body()).contains(PoisonedPetitions.SHOWN)) {
                        showing.add(address);
                    }
                }
            }
        }
    }

    private String filledIn(String path, PetitionNumber number) {
        var entries = record.find(number.value()).orElseThrow().entries();
        return path.replace("{lang}", "ko")
                .replace("{number}", number.value())
                .replaceAll("\\{[^}]*}", "1")
                .replace("NUMBER", number.value())
                .replace("BEFORE", Long.toString(entries.getFirst().index() - 1))
                .replace(
                        "BUNDLE",
                        EntryBundle.between(0, record.lastIndex() + 1)
                                .reduce((_, last) -> last)
                                .orElseThrow()
                                .path())
                .replace("INDEX", Long.toString(entries.getLast().index()))
                .replace("TYPED", encoded(TYPED))
                .replace("DOCUMENT", document(entries));
    }

    /** The last paper of a petition that was opened to everyone. */
    private static String document(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind().equals("document.opened"))
                .map(entry -> String.valueOf(entry.open().get("document")))
                .reduce("none", (_, last) -> last);
    }

    private record Answered(String headers, byte[] body) {}

    private Answered ask(String method, String path, String form, int events) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("User-Agent", "visitor " + encoded(TYPED))
                .header("Referer", "http://localhost/" + encoded(TYPED))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofInputStream());
        var headers = answer.headers();
        try (var stream = answer.body()) {
            boolean endless = headers.firstValue("Content-Type").orElse("").startsWith("text/event-stream");
            return new Answered(headers.map().toString(), endless ? first(stream, events) : stream.readAllBytes());
        }
    }

    /** Of a stream that never ends, as many events as there are to be missed. */
    private static byte[] first(InputStream stream, int events) {
        var heard = new ByteArrayOutputStream();
        var reading = CompletableFuture.runAsync(() -> {
            try {
                while (heard.toString(StandardCharsets.UTF_8).split("\n\n").length <= events) {
                    int next = stream.read();
                    if (next < 0) {
                        return;
                    }
                    heard.write(next);
                }
            } catch (IOException closed) {
                // Enough was heard.
            }
        });
        reading.completeOnTimeout(null, 2, TimeUnit.SECONDS).join();
        return heard.toByteArray();
    }

    private void look(String where, Answered answer, Set<String> may) {
        search(where + " (headers)", answer.headers().getBytes(StandardCharsets.UTF_8), may);
        search(where, answer.body(), may);
    }

    private void search(String where, byte[] bytes, Set<String> may) {
        var text = IDS.matcher(where + "\n" + text(bytes)).replaceAll("");
        var letters = letters(text);
        for (var token : poisoned.tokensAnd(TYPED)) {
            boolean inIt = text.contains(token) || (letters(token).length() >= 8 && letters.contains(letters(token)));
            if (inIt && !may.contains(token)) {
                leaks.add(token + " in " + where);
            }
        }
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** As a reader would get to see it, whatever it is wrapped in. */
    private static String text(byte[] bytes) {
        var plain = new String(bytes, StandardCharsets.UTF_8);
        if (plain.startsWith("%PDF")) {
            try (var document = Loader.loadPDF(bytes)) {
                return plain
                        + new PDFTextStripper().getText(document)
                        + document.getDocumentInformation().getCOSObject();
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }
        var unescaped = Pattern.compile("\\\\u([0-9a-fA-F]{4})|&#x([0-9a-fA-F]{1,5});|&#([0-9]{1,6});")
                .matcher(plain)
                .replaceAll(escape -> {
                    var hex = escape.group(1) != null ? escape.group(1) : escape.group(2);
                    int letter = hex != null ? Integer.parseInt(hex, 16) : Integer.parseInt(escape.group(3));
                    return Matcher.quoteReplacement(Character.toString(letter));
                });
        return plain + "\n" + unescaped + "\n" + percentDecoded(plain) + "\n" + base64Decoded(plain);
    }

    private static String base64Decoded(String text) {
        return BASE64.matcher(text)
                .results()
                .map(match -> match.group().substring(0, match.group().length() / 4 * 4))
                .map(base64 -> new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static String percentDecoded(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.charAt(i) == '%'
                    && text.length() > i + 2
                    && Character.digit(text.charAt(i + 1), 16) >= 0
                    && Character.digit(text.charAt(i + 2), 16) >= 0;
            bytes.writeBytes(
                    escape
                            ? new byte[] {(byte) Integer.parseInt(text.substring(i + 1, i + 3), 16)}
                            : text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            i += escape ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody who is told of every entry. */
    private static final class Listener implements AutoCloseable {
        private final HttpServer server;
        final Queue<byte[]> heard = new ConcurrentLinkedQueue<>();

        Listener() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    var body = exchange.getRequestBody().readAllBytes();
                    if (exchange.getRequestMethod().equals("OPTIONS")) {
                        exchange.getResponseHeaders().set("WebHook-Allowed-Origin", "*");
                        exchange.getResponseHeaders().set("WebHook-Allowed-Rate", "*");
                        exchange.sendResponseHeaders(200, -1);
                    } else {
                        heard.add((exchange.getRequestHeaders().entrySet() + new String(body, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
                        exchange.sendResponseHeaders(204, -1);
                    }
                }
            });
            server.start();
        }

        String address() {
            return "http://localhost:" + server.getAddress().getPort() + "/";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
