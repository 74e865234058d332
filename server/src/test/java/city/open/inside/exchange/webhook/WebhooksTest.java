package city.open.inside.exchange.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import city.open.Open;
import city.open.Patience;
import city.open.border.disclosure.Publisher;
import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.inside.exchange.signing.SharedSecret;
import city.open.inside.exchange.webhook.Subscription.State;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.outside.record.PublicRecord;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = Open.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"open.exchange.webhook-pause=PT0.01S", "open.exchange.origin=open.city.example"})
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
@DirtiesContext
class WebhooksTest {
    private static final AgencyCode SEOUL = new AgencyCode("6110000");
    private static final Instant MONDAY = Instant.parse("2026-06-01T01:00:00Z");

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private Delivery delivery;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Organization organization;

    @Autowired
    private Publisher publisher;

    @Autowired
    private PublicRecord record;

    private Subscriber subscriber;

    @BeforeEach
    void somebody_listens() throws IOException {
        subscriber = new Subscriber();
        // What the city says about itself at its start comes first.
        publisher.publishAll();
    }

    @AfterEach
    void nobody_listens() {
        webhooks.all().forEach(one -> webhooks.stop(one.id()));
        subscriber.close();
    }

    @Test
    void every_entry_is_told_in_order_signed_and_word_for_word() throws Exception {
        var added = webhooks.add("archive", subscriber.target(), null, "it");
        long first = record.lastIndex() + 1;
        receive(3);
        subscriber.await(3);
        assertThat(subscriber.taken()).isEqualTo(indices(first, 3));
        var told = subscriber.delivered().getFirst();
        var secret = new SharedSecret(added.keyId(), Base64.getDecoder().decode(added.secret()));
        assertThat(secret.fault(told.message(), told.body(), Instant.now(), Duration.ofMinutes(5)))
                .isNull();
        assertThat(told.event().getType()).isEqualTo("city.open.public.petition.received");
        assertThat(told.event().getSource()).hasToString("https://open.city.example/api/v1/changes");
        assertThat(told.event().getExtension("entryindex")).isEqualTo(Long.toString(first));
        assertThat(new String(Objects.requireNonNull(told.event().getData()).toBytes(), StandardCharsets.UTF_8))
                .isEqualTo(record.bodiesAfter(first - 1, 1).getFirst());
        assertThat(told.message().headers()).containsEntry("webhook-request-origin", "open.city.example");
    }

    @Test
    void who_was_away_misses_nothing() throws Exception {
        webhooks.add("archive", subscriber.target(), null, "it");
        long first = record.lastIndex() + 1;
        subscriber.answers(503, 500, 429);
        receive(2);
        subscriber.await(5);
        assertThat(subscriber.taken()).isEqualTo(indices(first, 2));
        delivery.stop();
        receive(2);
        delivery.start();
        subscriber.await(7);
        assertThat(subscriber.taken()).isEqualTo(indices(first, 4));
    }

    @Test
    void an_entry_refused_five_times_becomes_a_dead_letter_and_the_next_one_is_told() throws Exception {
        var id = webhooks.add("archive", subscriber.target(), null, "it")
                .subscription()
                .id();
        long first = record.lastIndex() + 1;
        subscriber.answers(400, 422, 302, 400, 400);
        receive(2);
        subscriber.await(6);
        assertThat(subscriber.taken()).isEqualTo(indices(first + 1, 1));
        Patience.until("the next one to be told", () -> webhooks.get(id), one -> one.delivered() == first + 1);
        assertThat(webhooks.deadLetters(id))
                .extracting(Webhooks.DeadLetter::index, Webhooks.DeadLetter::tries, Webhooks.DeadLetter::reason)
                .containsExactly(tuple(first, 5, "It answered 400."));
        assertThat(webhooks.redeliver(id, first)).isTrue();
        assertThat(webhooks.deadLetters(id)).isEmpty();
        assertThat(subscriber.taken()).isEqualTo(List.of(Long.toString(first + 1), Long.toString(first)));
    }

    @Test
    void who_does_not_agree_is_told_nothing_until_they_do() throws Exception {
        subscriber.allows("another.example");
        var before = webhooks.add("archive", subscriber.target(), null, "it").subscription();
        assertThat(before.state()).isEqualTo(State.UNCONFIRMED);
        assertThat(before.trouble()).startsWith("It did not answer OPTIONS with WebHook-Allowed-Origin");
        long first = record.lastIndex() + 1;
        receive(1);
        subscriber.allows("open.city.example");
        assertThat(webhooks.confirm(before.id()).state()).isEqualTo(State.ON);
        subscriber.await(1);
        assertThat(subscriber.taken()).isEqualTo(indices(first, 1));
    }

    @Test
    void who_is_gone_is_told_nothing_more_and_can_come_back() throws Exception {
        var id = webhooks.add("archive", subscriber.target(), null, "it")
                .subscription()
                .id();
        long first = record.lastIndex() + 1;
        subscriber.answers(410);
        receive(1);
        subscriber.await(1);
        Patience.until("a subscriber who is gone", () -> webhooks.get(id), one -> one.state() == State.GONE);
        webhooks.resume(id);
        subscriber.await(2);
        assertThat(subscriber.taken()).isEqualTo(indices(first, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/entries",
                "ftp://localhost/entries",
                "https://user:password@example.org/",
                "https:///entries",
                "http://localhost.example.org/",
                "not an address"
            })
    void an_address_that_is_not_https_or_this_machine_is_refused(String address) {
        assertThatThrownBy(() -> webhooks.add("x", address, null, "it"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*https.*");
    }

    private void receive(int petitionsMore) {
        long wanted = record.lastIndex() + petitionsMore;
        var division = organization.units(SEOUL, LocalDate.of(2026, 6, 1)).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                .findFirst()
                .orElseThrow()
                .id();
        for (int i = 0; i < petitionsMore; i++) {
            petitions.receive(
                    Reception.filed(
                            new ProcedureCode("TR-10"), SEOUL, division, new Text("신청", "An application"), MONDAY),
                    new By.OfSystem(SEOUL, "test"),
                    Moment.now(MONDAY));
        }
        Patience.until(
                "entry %d".formatted(wanted),
                () -> {
                    publisher.publishAll();
                    return record.lastIndex();
                },
                last -> last >= wanted);
    }

    private static List<String> indices(long first, int count) {
        return LongStream.range(first, first + count).mapToObj(Long::toString).toList();
    }
}
