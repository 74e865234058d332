package city.open.outside.my;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.vocabulary.PetitionNumber;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the browser and the database keep of a visit: neither opens anything without the other. */
class VisitsTest {
    private static final PetitionNumber MINE = new PetitionNumber("2026-6110000-0000123-7");
    private static final PetitionNumber YOURS = PetitionNumber.of(2026, "6110000", 124);
    private static final String SECRET = "what the browser keeps";
    private static final String CODE = "ABCD-EFGH-JKLM";

    @Test
    void the_code_comes_back_for_the_same_secret_and_petition_alone() {
        var kept = Visits.seal(SECRET, MINE, CODE);
        assertThat(Visits.unseal(SECRET, MINE, kept)).hasValue(CODE);
        assertThat(Visits.unseal("another", MINE, kept)).isEmpty();
        assertThat(Visits.unseal(SECRET, YOURS, kept)).isEmpty();
        kept[kept.length - 1] ^= 1;
        assertThat(Visits.unseal(SECRET, MINE, kept)).as("one bit was changed").isEmpty();
    }

    @Test
    void what_the_database_keeps_shows_no_code_and_is_never_twice_the_same() {
        var kept = Visits.seal(SECRET, MINE, CODE);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(CODE);
        assertThat(Visits.seal(SECRET, MINE, CODE)).isNotEqualTo(kept);
    }

    @Test
    void the_token_of_a_form_belongs_to_one_visit_and_tells_nothing_of_its_secret() {
        assertThat(Visits.formToken(SECRET)).isEqualTo(Visits.formToken(SECRET)).doesNotContain(SECRET);
        assertThat(Visits.formToken("another")).isNotEqualTo(Visits.formToken(SECRET));
    }

    @Test
    void a_visit_that_is_logged_by_mistake_does_not_give_its_secret_away() {
        assertThat(new Visits.Entry.Came(SECRET)).asString().doesNotContain(SECRET);
    }
}
