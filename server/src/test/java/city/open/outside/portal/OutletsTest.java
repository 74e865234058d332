package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What got into the record before doors refused it breaks no outlet. */
class OutletsTest {
    private static final String BROKEN = "배출\u000b시설\u0000 \u202e허가\ufffe\ud800 <&>]]>";
    private static final Instant NOW = Instant.parse("2026-06-01T01:00:00Z");

    @Test
    void a_feed_is_xml_whatever_an_official_wrote() throws Exception {
        var feed = new Atom(Lang.KO, "http://x/a.atom", "http://x/a", BROKEN, NOW);
        feed.entry("http://x/b", BROKEN, NOW, BROKEN, BROKEN);
        var read =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(feed.bytes()));
        var titles = read.getElementsByTagName("title");
        assertThat(titles.getLength()).isEqualTo(2);
        assertThat(titles.item(1).getTextContent()).isEqualTo("배출\n시설 허가 <&>]]>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '"', textBlock = """
            =1+1|'=1+1
            +82|'+82
            -1|'-1
            @SUM(A1)|'@SUM(A1)
             =1+1|' =1+1
            건축=허가|건축=허가
            """)
    void a_cell_is_no_formula(String written, String cell) {
        assertThat(Answer.cell(written)).isEqualTo(cell);
    }

    @Test
    void a_cell_holds_nothing_that_hides_a_formula() {
        assertThat(Answer.cell("\u200b=1+1")).isEqualTo("'=1+1");
        assertThat(Answer.cell("\t=1+1")).isEqualTo("'\t=1+1");
        assertThat(Answer.cell("a\u000bb")).isEqualTo("a\nb");
    }
}
