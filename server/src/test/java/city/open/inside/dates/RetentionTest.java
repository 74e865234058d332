package city.open.inside.dates;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.inside.casework.OfficeStage;
import city.open.town.catalogue.Nature;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RetentionTest extends OfficeStage {
    private static final LocalDate CLOSED = LocalDate.of(2026, 3, 2);

    @Test
    void years_count_from_the_first_of_january_after_closing_and_a_procedure_may_have_its_own() {
        var procedure = catalogue.find(TAXI).orElseThrow();
        var natures = Arrays.stream(Nature.values()).collect(Collectors.toMap(nature -> nature, _ -> 5));
        assertThat(new Retention(natures, Map.of()).keptUntil(CLOSED, procedure))
                .isEqualTo(LocalDate.of(2031, 12, 31));
        var own = new Retention(natures, Map.of(procedure.code(), 3));
        assertThat(own.keptUntil(CLOSED, procedure)).isEqualTo(LocalDate.of(2029, 12, 31));
        assertThat(own.keptUntil(CLOSED, catalogue.find(PERMIT).orElseThrow())).isEqualTo(LocalDate.of(2031, 12, 31));
        assertThat(own.shortest()).isEqualTo(3);
    }
}
