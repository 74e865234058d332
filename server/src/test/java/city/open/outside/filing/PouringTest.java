package city.open.outside.filing;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.ground.database.TestDatabase;
import city.open.ground.gate.Amounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** A proof of work stands for so many files and no more. */
@SpringBootTest(classes = Open.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestDatabase.ForSpring.class, WithVault.class})
class PouringTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long MEGABYTE = 1024 * 1024;

    @Autowired
    private ReceiptKey key;

    @Autowired
    private Amounts amounts;

    @Autowired
    private Clock clock;

    @Test
    void each_answer_adds_its_amount_and_counts_once() throws Exception {
        var doorkeeper = new Doorkeeper(key, new IntakeSettings(10, 10, 10, 20, 2, 3), amounts, clock);
        var here = from("192.0.2.1");
        doorkeeper.poured(here, 2 * MEGABYTE - 1);
        assertThat(doorkeeper.letsPour(here)).isTrue();
        doorkeeper.poured(here, 1);
        assertThat(doorkeeper.letsPour(here)).isFalse();
        assertThat(doorkeeper.letsPour(from("192.0.2.2"))).isTrue();

        var work = solved(doorkeeper.challenge());
        doorkeeper.hasWorked(here, work);
        assertThat(doorkeeper.letsPour(here)).isTrue();
        doorkeeper.poured(here, 3 * MEGABYTE);
        assertThat(doorkeeper.letsPour(here)).isFalse();
        doorkeeper.hasWorked(here, work);
        doorkeeper.hasWorked(here, "made up");
        assertThat(doorkeeper.letsPour(here)).isFalse();
        doorkeeper.hasWorked(here, solved(doorkeeper.challenge()));
        assertThat(doorkeeper.letsPour(here)).isTrue();
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }

    /** As {@code filing.js} does it. */
    private static String solved(String challenge) throws Exception {
        var asked = JSON.readTree(challenge);
        var sha = MessageDigest.getInstance("SHA-256");
        for (int number = 0; ; number++) {
            var hash = sha.digest((asked.get("salt").asString() + number).getBytes(StandardCharsets.UTF_8));
            if (HexFormat.of().formatHex(hash).equals(asked.get("challenge").asString())) {
                return Base64.getEncoder()
                        .encodeToString(JSON.writeValueAsBytes(Map.of(
                                "algorithm", asked.get("algorithm").asString(),
                                "challenge", asked.get("challenge").asString(),
                                "number", number,
                                "salt", asked.get("salt").asString(),
                                "signature", asked.get("signature").asString())));
            }
        }
    }
}
