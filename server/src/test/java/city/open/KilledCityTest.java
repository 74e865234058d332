package city.open;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.border.disclosure.Agreement;
import city.open.border.disclosure.Publisher;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Petitions;
import city.open.outside.log.LogWriter;
import city.open.outside.log.PublicLog;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

class KilledCityTest {

    @TempDir
    private Path folder;

    /** SIGKILL in the middle of writing and publishing: no hook runs, the database is left without an owner. */
    @Test
    void after_a_kill_every_acknowledged_fact_is_there_and_journal_projections_and_record_agree() throws Exception {
        var city = BusyCity.start(folder);
        Map<String, Integer> acknowledged;
        try {
            acknowledged = BusyCity.listen(city.inputReader(), 1_500);
        } finally {
            city.destroyForcibly().waitFor();
        }
        try (var again = new SpringApplicationBuilder(Open.class)
                .web(WebApplicationType.NONE)
                .run("--open.data=" + folder)) {
            again.getBean(Publisher.class).publishAll();
            var petitions = again.getBean(Petitions.class);
            acknowledged.forEach((number, seq) -> assertThat(petitions.facts(new PetitionNumber(number)))
                    .as(number)
                    .hasSizeGreaterThanOrEqualTo(seq));
            var report = again.getBean(Agreement.class).check();
            assertThat(report.findings()).isEmpty();
            assertThat(report.awaiting()).isZero();
            assertThat(report.entries()).isEqualTo(report.facts()).isGreaterThanOrEqualTo(1_500);
            again.getBean(LogWriter.class).sign();
            var log = again.getBean(PublicLog.class);
            var signed = PublicLog.head(log.checkpoint().orElseThrow());
            assertThat(signed.size()).isEqualTo(report.entries() + report.ofCity());
            var first = log.consistency(signed, 1, signed.size());
            first.proof().verify(first.from(), first.to());
        }
    }
}
