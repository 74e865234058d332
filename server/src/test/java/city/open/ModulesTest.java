package city.open;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    /** Doors only, and no way round in a circle. */
    @Test
    void rooms_know_each_other_only_through_their_doors() {
        ApplicationModules.of(Open.class).verify();
    }
}
