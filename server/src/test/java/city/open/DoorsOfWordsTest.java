package city.open;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.border.disclosure.AuditShelf;
import city.open.border.disclosure.RegisterShelf;
import city.open.ground.calendar.HolidayRegister;
import city.open.inside.petition.Petitions;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.Organization;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every way in which somebody's words come to where the public reads them, and where they are looked through. A class that begins to write there
 * fails here until it says where its words are looked at; what becomes a fact is looked at once more by the publisher, kind by kind
 * ({@code WeakenedPolicyTest}).
 */
class DoorsOfWordsTest {
    /** By class: who looks, or that it writes no words that anybody typed. */
    private static final Map<String, String> LOOKED_THROUGH = Map.ofEntries(
            Map.entry("inside.approval.Approvals", "Approvals.holdsBack, by casework.PublicWords"),
            Map.entry("inside.counter.Counter", "Counter.faults, by casework.PublicWords"),
            Map.entry("inside.dates.Deadlines", "no words of anybody's"),
            Map.entry("inside.dates.DaysOff", "DaysOff.look, by casework.PublicWords"),
            Map.entry("inside.casework.Desk", "Form.personalData, by casework.PublicWords"),
            Map.entry("inside.casework.Draws", "no words of anybody's"),
            Map.entry("inside.dates.Erasures", "no words of anybody's"),
            Map.entry("inside.counter.Looking", "Looking.isPersonal, by casework.PublicWords"),
            Map.entry("inside.piles.OrderSlips", "audit.orders.Orders.unfit, by casework.PublicWords"),
            Map.entry("inside.counter.Postbag", "letters are sealed; the publisher looks at what is said of them"),
            Map.entry("inside.counter.Receiving", "Receiving.faults, by casework.PublicWords"),
            Map.entry("inside.redaction.Renditions", "Renditions.publish, by casework.PublicWords"),
            Map.entry("inside.redaction.Withholding", "Withholding.decide, by casework.PublicWords"),
            Map.entry("audit.procedures.Editor", "sheet.Entry, by Catalogue.draft, and Editor.save for the reason"),
            Map.entry("audit.orders.Orders", "Orders.unfit"),
            Map.entry("audit.procedures.Register", "AssessmentForm.fault"),
            Map.entry("town.catalogue.Catalogue", "sheet.Entry, with the line"),
            Map.entry("demo.DemoCity", "invented; the publisher looks"),
            Map.entry("demo.Desks", "invented; the publisher looks"),
            Map.entry("demo.Intranet", "invented; the publisher looks"),
            Map.entry("inside.exchange.EventLogImport", "exchange.ImportedWords masks what it finds"),
            Map.entry("inside.exchange.ImportedStaff", "exchange.ImportedWords masks what it finds"),
            Map.entry("inside.exchange.bridge.Applier", "bridge.EventData masks what it finds"),
            Map.entry("inside.approval.Successions", "no words of anybody's"),
            Map.entry("inside.identity.FourEyes", "no words of anybody's"),
            Map.entry("inside.identity.PeopleList", "PeopleList.row, by Staff.isName"),
            Map.entry("inside.identity.Staff", "Staff.fault"));

    @Test
    void every_door_says_where_its_words_are_looked_through() {
        var program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("city.open");
        Map<Class<?>, List<String>> doors = Map.of(
                Petitions.class, List.of("record", "receive"),
                Petitions.Work.class, List.of("record", "receive"),
                Catalogue.class, List.of("publish", "release"),
                Organization.class, List.of("add", "change"),
                RegisterShelf.class, List.of("release"),
                AuditShelf.class, List.of("release"),
                HolidayRegister.class, List.of("announce", "withdraw"));
        var found = doors.entrySet().stream()
                .flatMap(door -> program.get(door.getKey()).getMethods().stream()
                        .filter(method -> door.getValue().contains(method.getName()))
                        .flatMap(method -> method.getCallsOfSelf().stream()))
                .map(call -> call.getOriginOwner().getName().replaceFirst("\\$.*", ""))
                .map(name -> name.substring("city.open.".length()))
                .filter(name -> !name.startsWith("inside.petition.Petitions") && !name.startsWith("town.organization."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(new TreeSet<>(LOOKED_THROUGH.keySet()));
    }
}
