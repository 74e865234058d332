package city.open;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.PublisherDatabase;
import city.open.inside.petition.Journal;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.Petitions;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    /** Doors only, and no way round in a circle. */
    @Test
    void rooms_know_each_other_only_through_their_doors() {
        ApplicationModules.of(Open.class).verify();
    }

    /** The database refuses it the inside; the code does not even try. */
    @Test
    void the_portal_knows_no_way_to_the_inside() {
        var insides = new Class<?>[] {
            Petitions.class,
            Petition.class,
            PetitionEvent.class,
            Journal.class,
            OfficeDatabase.class,
            PublisherDatabase.class
        };
        var program = program();
        for (var inside : insides) {
            noClasses()
                    .that()
                    .resideInAnyPackage("city.open.outside.portal", "city.open.outside.record")
                    .and()
                    .doNotHaveSimpleName("RecordWriter")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(inside)
                    .check(program);
        }
    }

    private static JavaClasses program() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("city.open");
    }
}
