package city.open.demo;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.calendar.HolidayRegister;
import city.open.catalogue.Catalogue;
import city.open.database.OfficeDatabase;
import city.open.database.TestDatabase;
import city.open.organization.Organization;
import city.open.petition.Petitions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Open.class)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoCityTest {
    private static final Instant NOW = Instant.parse("2026-06-10T05:30:00Z");

    @Autowired
    Petitions petitions;

    @Autowired
    Organization organization;

    @Autowired
    Catalogue catalogue;

    @Autowired
    HolidayRegister holidays;

    @Autowired
    OfficeDatabase office;

    List<Life> open = List.of();

    @BeforeAll
    void a_year_and_a_half_pass() {
        open = city(300).load(NOW);
    }

    DemoCity city(int size) {
        return new DemoCity(petitions, organization, catalogue, holidays, new DemoSettings(true, 1, true, 7, size));
    }

    @Test
    void every_procedure_appears() {
        assertThat(office.jdbc()
                        .sql("SELECT DISTINCT procedure FROM office.petition ORDER BY 1")
                        .query(String.class)
                        .list())
                .isEqualTo(catalogue.current().stream()
                        .map(procedure -> procedure.code().value())
                        .toList());
    }
}
