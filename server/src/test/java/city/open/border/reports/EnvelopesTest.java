package city.open.border.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

/** Codes and envelopes, before anything is kept. */
class EnvelopesTest {
    private static final byte[] PEPPER = "of this site".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTEXT = {1};

    @Test
    void a_code_is_sixteen_digits_however_it_is_typed() {
        var code = ReportCode.of(new byte[] {7});
        assertThat(code.digits()).isEqualTo("0000000000000007");
        assertThat(code.grouped()).isEqualTo("0000 0000 0000 0007");
        for (var typed :
                new String[] {code.grouped(), "0000-0000-0000-0007", " ００００ 0000 0000 0007\n", code.digits()}) {
            assertThat(ReportCode.typed(typed)).as(typed).contains(code);
        }
        for (var none : new String[] {"", "000000000000000", "00000000000000070", "000000000000000x", "0".repeat(61)}) {
            assertThat(ReportCode.typed(none)).as(none).isEmpty();
        }
        assertThat(code.toString() + code.keys(PEPPER)).doesNotContain("7");
    }

    @Test
    void envelopes_are_of_one_size_whatever_the_form_lets_through() {
        var key = ReporterKey.open(ReporterKey.fresh());
        for (var words : new String[] {"a", "가".repeat(5_000), "\"".repeat(5_000), "\n가".repeat(2_500)}) {
            var said = Said.report(words, new Said.First(Category.DERELICTION, "나".repeat(200), true, false, true));
            assertThat(said.padded()).hasSize(Said.SIZE);
            assertThat(Said.of(said.padded())).isEqualTo(said);
            assertThat(Envelope.padded(said, key)).hasSize(Said.SIZE);
            assertThat(Envelope.of(Envelope.padded(said, key)).said()).isEqualTo(said);
            assertThat(said.toString()).isEqualTo("Said[sealed]");
        }
    }

    @Test
    void only_the_same_code_on_the_same_site_opens() throws Exception {
        var code = new ReportCode("1234567890123456");
        var sealed = code.keys(PEPPER).seal(new byte[] {42}, CONTEXT);
        assertThat(code.keys(PEPPER).open(sealed, CONTEXT)).containsExactly(42);
        assertThat(code.keys(PEPPER).find()).isEqualTo(code.keys(PEPPER).find());
        for (var other :
                new ReportKeys[] {new ReportCode("1234567890123457").keys(PEPPER), code.keys(new byte[] {1})}) {
            assertThat(other.find()).isNotEqualTo(code.keys(PEPPER).find());
            assertThatThrownBy(() -> other.open(sealed, CONTEXT)).isInstanceOf(GeneralSecurityException.class);
        }
    }
}
