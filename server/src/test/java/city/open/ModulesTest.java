package city.open;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.inside.identity.Login;
import city.open.inside.identity.Visit;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;

/** How the house is built: which room knows which, and the two lines that nobody crosses. */
class ModulesTest {
    private static final Path ARCHITECTURE = Path.of("..", "ARCHITECTURE.md");
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("city.open");
    private static final ApplicationModules ROOMS = ApplicationModules.of(Open.class);
    private static final String PRINTED = "<!-- printed by ModulesTest -->";

    /** Doors only, no way round in a circle, and nobody but whom the room declares. */
    @Test
    void rooms_know_each_other_only_through_their_doors_and_only_whom_they_declare() {
        ROOMS.verify();
    }

    /** The database refuses it the inside; the code does not even try. */
    @Test
    void outside_knows_nothing_of_inside() {
        noClasses()
                .that()
                .resideInAPackage("city.open.outside..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("city.open.inside..")
                .because("outside knows nothing of inside: what it needs of there comes over the border,"
                        + " or lies on the ground that both stand on")
                .check(PROGRAM);
    }

    /** Letters go both ways, so the border may not know whose hands they come into. */
    @Test
    void the_letter_box_knows_neither_side() {
        noClasses()
                .that()
                .resideInAPackage("city.open.border.letters..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("city.open.inside..", "city.open.outside..")
                .because("what goes between citizen and office belongs to neither")
                .check(PROGRAM);
    }

    @Test
    void the_ground_carries_all_and_knows_nobody() {
        classes()
                .that()
                .resideInAnyPackage("city.open.ground..", "city.open.town..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("city.open.inside..", "city.open.border..", "city.open.outside..")
                .because("ground and town are what the other wings stand on")
                .check(PROGRAM);
    }

    /** Whoever watches can read both sides; nobody is told that they are watched by what he calls. */
    @Test
    void nobody_knows_the_audit() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "city.open.ground..",
                        "city.open.town..",
                        "city.open.inside..",
                        "city.open.border..",
                        "city.open.outside..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("city.open.audit..")
                .because("nobody knows the audit: it follows what others write")
                .check(PROGRAM);
    }

    /** Request, answer, language and login travel as one: a {@link Guest} outside, a {@link Visit} inside. */
    @Test
    void no_page_takes_its_visit_apart() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Controller.class)
                .should()
                .haveRawParameterTypes(describe(
                        "language or login beside the request",
                        types -> (takes(types, Lang.class) || takes(types, Login.class))
                                && takes(types, HttpServletResponse.class)))
                .because("what answers an address takes a Guest or a Visit")
                .check(PROGRAM);
    }

    private static boolean takes(List<JavaClass> parameters, Class<?> type) {
        return parameters.stream().anyMatch(parameter -> parameter.isEquivalentTo(type));
    }

    @Test
    void the_page_on_the_architecture_shows_who_knows_whom() throws IOException {
        var page = Files.readString(ARCHITECTURE);
        assertThat(page.split(PRINTED)).as("between two lines %s", PRINTED).hasSize(3);
        assertThat(page.split(PRINTED)[1].strip()).isEqualTo(whoKnowsWhom());
    }

    private static String whoKnowsWhom() {
        return "| Room | Knows |\n|---|---|\n"
                + ROOMS.stream()
                        .map(room -> room.getBasePackage())
                        .sorted(Comparator.comparing(room -> room.getName()))
                        .map(room -> "| `%s` | %s |"
                                .formatted(
                                        shortly(room.getName()),
                                        room.getAnnotation(ApplicationModule.class)
                                                .map(ModulesTest::declared)
                                                .orElseThrow()))
                        .collect(joining("\n"));
    }

    private static String declared(ApplicationModule room) {
        return room.allowedDependencies().length == 0
                ? "nobody"
                : Arrays.stream(room.allowedDependencies())
                        .sorted()
                        .map("`%s`"::formatted)
                        .collect(joining(", "));
    }

    private static String shortly(String name) {
        return name.substring("city.open.".length());
    }
}
