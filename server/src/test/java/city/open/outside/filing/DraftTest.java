package city.open.outside.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.open.border.letters.FiledContent.Enclosed;
import city.open.ground.calendar.Text;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A filing that is being written. */
class DraftTest {
    private static final Text PLAN = new Text("배치도", "Site plan");
    private static final Text DEED = new Text("토지 등기", "Deed of the land");
    private static final Text REPORT = new Text("구조 검토서", "Structural report");

    @Test
    void papers_stay_with_their_documents_when_a_new_version_of_the_procedure_is_released() {
        var draft = Draft.begun("HC-02", 1)
                .with(file("1", "plan.pdf"))
                .with(file("2", "deed.pdf"))
                .with(file(null, "letter.pdf"))
                .explained(Map.of("3", "later"));
        var after = draft.under(2, List.of(PLAN, DEED, REPORT), List.of(REPORT, PLAN));
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.files())
                .extracting(Enclosed::document, Enclosed::name)
                .containsExactly(tuple("2", "plan.pdf"), tuple(null, "deed.pdf"), tuple(null, "letter.pdf"));
        assertThat(after.why()).isEqualTo(Map.of("1", "later"));
    }

    private static Enclosed file(@Nullable String document, String name) {
        return new Enclosed(new UUID(7, name.hashCode()), document, name, "application/pdf", 9, "00");
    }
}
