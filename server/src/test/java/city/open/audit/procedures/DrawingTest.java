package city.open.audit.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.SharedData;
import city.open.ground.database.TestDatabase;
import city.open.ground.sheet.Faults;
import city.open.town.catalogue.Actor;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Link;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.Step;
import city.open.town.organization.Organization;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A procedure drawn in a modelling tool is put into a draft, or refused element by element. */
class DrawingTest {
    private static final TestDatabase database = TestDatabase.fresh();
    private static final Catalogue catalogue =
            new Catalogue(database.office(), new Organization(database.office()), Clock.systemUTC());
    private static final String CODE = "CT-01";

    /** As a tool writes it: ids of its own, lanes, gateways, a diagram, things of the tool. */
    static final String DRAWN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:tool="urn:tool" id="Definitions_1">
              <bpmn:process id="Process_0xk2" isExecutable="false">
                <bpmn:laneSet id="LaneSet_1">
                  <bpmn:lane id="Lane_1" name="Petitions office"><bpmn:flowNodeRef>Activity_1</bpmn:flowNodeRef></bpmn:lane>
                  <bpmn:lane id="Lane_2" name="팀장"><bpmn:flowNodeRef>Activity_3</bpmn:flowNodeRef></bpmn:lane>
                </bpmn:laneSet>
                <bpmn:startEvent id="StartEvent_1"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
                <bpmn:task id="Activity_1" name="Application&#10;received"><bpmn:extensionElements><tool:colour value="red"/></bpmn:extensionElements></bpmn:task>
                <bpmn:exclusiveGateway id="Gateway_1" name="complete?"/>
                <bpmn:userTask id="Activity_2" name="Documents checked"/>
                <bpmn:userTask id="Activity_s" name="Papers completed"/>
                <bpmn:task id="Activity_r" name="서류 반려"/>
                <bpmn:userTask id="Activity_3" name="Plan examined on site"><bpmn:documentation>Site inspection</bpmn:documentation></bpmn:userTask>
                <bpmn:exclusiveGateway id="Gateway_2"/>
                <bpmn:sendTask id="notification" name="Result notified"/>
                <bpmn:task id="Activity_x" name="거부 통지"/>
                <bpmn:task id="Activity_o" name="Objection decided"/>
                <bpmn:endEvent id="Event_1"><bpmn:terminateEventDefinition id="t"/></bpmn:endEvent>
                <bpmn:textAnnotation id="Note_1"><bpmn:text>why so</bpmn:text></bpmn:textAnnotation>
                <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_1" targetRef="Activity_1"/>
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Activity_1" targetRef="Activity_2"/>
                <bpmn:sequenceFlow id="Flow_3" sourceRef="Activity_2" targetRef="Gateway_1"/>
                <bpmn:sequenceFlow id="Flow_4" name="no" sourceRef="Gateway_1" targetRef="Activity_s"/>
                <bpmn:sequenceFlow id="Flow_5" sourceRef="Activity_s" targetRef="Activity_2"/>
                <bpmn:sequenceFlow id="Flow_6" sourceRef="Activity_s" targetRef="Activity_r"/>
                <bpmn:sequenceFlow id="Flow_7" name="yes" sourceRef="Gateway_1" targetRef="Activity_3"/>
                <bpmn:sequenceFlow id="Flow_8" sourceRef="Activity_3" targetRef="Gateway_2"/>
                <bpmn:sequenceFlow id="Flow_9" sourceRef="Gateway_2" targetRef="notification"/>
                <bpmn:sequenceFlow id="Flow_a" sourceRef="Gateway_2" targetRef="Activity_x"/>
                <bpmn:sequenceFlow id="Flow_b" sourceRef="Activity_x" targetRef="Activity_o"/>
                <bpmn:sequenceFlow id="Flow_c" sourceRef="notification" targetRef="Event_1"/>
                <bpmn:sequenceFlow id="Flow_d" sourceRef="Activity_r" targetRef="Event_1"/>
                <bpmn:sequenceFlow id="Flow_e" sourceRef="Activity_o" targetRef="Event_1"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Test
    void what_a_tool_drew_is_a_line_with_its_usual_branches() {
        var drawn = taken(DRAWN);
        assertThat(drawn.mainLine())
                .extracting(step -> step.name().en())
                .containsExactly(
                        "Application received", "Documents checked", "Plan examined on site", "Result notified");
        var site = drawn.mainLine().get(2);
        assertThat(site.kind()).isEqualTo(Step.Kind.SITE);
        assertThat(site.actor()).isEqualTo(Actor.TEAM_LEADER);
        assertThat(drawn.links())
                .filteredOn(link -> link.kind() != Link.Kind.NEXT)
                .extracting(link -> link.from() + " > " + link.to())
                .contains("documents-checked > supplement", "supplement > returned", "refused > objection")
                .anyMatch(way -> way.endsWith("> refused"));
    }

    @Test
    void a_step_that_was_there_keeps_what_a_drawing_does_not_say() {
        var before = catalogue.find(new ProcedureCode(CODE)).orElseThrow();
        var drawn = taken(DRAWN);
        for (var name : new String[] {"Application received", "Result notified"}) {
            var old = before.mainLine().stream()
                    .filter(step -> step.name().en().equals(name))
                    .findFirst();
            old.ifPresent(step -> assertThat(drawn.mainLine())
                    .anySatisfy(now -> assertThat(now.name()).isEqualTo(step.name())));
        }
        assertThat(drawn.mainLine().stream().mapToDouble(Step::share).sum()).isBetween(0.99, 1.01);
        assertThat(drawn.owners()).isEqualTo(before.owners());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <bpmn:task id="Activity_1"                | <bpmn:serviceTask id="Activity_1"          | Activity_1 | serviceTask
            <bpmn:exclusiveGateway id="Gateway_2"/>   | <bpmn:inclusiveGateway id="Gateway_2"/>    | Gateway_2  | inclusiveGateway
            <bpmn:terminateEventDefinition id="t"/>   | <bpmn:messageEventDefinition id="t"/>      | Event_1    | messageEventDefinition
            <bpmn:textAnnotation id="Note_1">         | <bpmn:subProcess id="Sub_1"/><bpmn:textAnnotation id="Note_1"> | Sub_1 | subProcess
            targetRef="notification"/>                | targetRef="nowhere"/>                      | Flow_9     | not in the drawing
            name="거부 통지"                            | name="어떤 다른 길"                            | Activity_3 | several ways
            name="서류 반려"                            | name="보낸 뒤"                              | Activity_s | usual branch
            """)
    void what_a_sheet_cannot_say_is_refused_by_its_id(String from, String to, String id, String says) {
        var closing =
                to.startsWith("<bpmn:serviceTask") ? DRAWN.replaceFirst("</bpmn:task>", "</bpmn:serviceTask>") : DRAWN;
        assertThat(closing).contains(from);
        var read = into(closing.replace(from, to));
        assertThat(read.sheet()).isNull();
        assertThat(read.faults()).anySatisfy(fault -> {
            assertThat(fault.id()).isEqualTo(id);
            assertThat(fault.message().en()).contains(says);
        });
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var read = into(
                DRAWN.replace("<bpmn:exclusiveGateway id=\"Gateway_2\"/>", "<bpmn:eventBasedGateway id=\"Gateway_2\"/>")
                        .replace("<bpmn:terminateEventDefinition id=\"t\"/>", "<bpmn:errorEventDefinition id=\"t\"/>"));
        assertThat(read.faults()).extracting(Drawing.Fault::id).containsExactly("Gateway_2", "Event_1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<definitions/>",
                "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><d>&a;</d>",
                "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>"
            })
    void what_is_no_drawing_is_refused_in_a_sentence(String file) {
        var read = into(file);
        assertThat(read.sheet()).isNull();
        assertThat(read.faults()).hasSize(1);
        assertThat(read.faults().getFirst().message().en())
                .doesNotContain("Exception")
                .isNotBlank();
    }

    /** Drawings with which makers of tools compare what they read and write (BPMN MIWG). */
    @ParameterizedTest
    @CsvSource({"A.1.0, true", "A.2.0, false", "A.3.0, false", "A.4.0, false", "B.1.0, false", "B.2.0, false"})
    void drawings_of_other_tools_are_taken_or_refused_element_by_element(String name, boolean isTaken)
            throws IOException {
        var read = Drawing.into(
                CODE,
                sheet(),
                catalogue.shared(),
                Files.readAllBytes(SharedData.file("bpmn/reference/" + name + ".bpmn")));
        assertThat(read.sheet() != null).as(name + ": " + read.faults()).isEqualTo(isTaken);
        assertThat(read.faults().isEmpty()).isEqualTo(isTaken);
    }

    private static Drawing.Read into(String drawing) {
        return Drawing.into(CODE, sheet(), catalogue.shared(), drawing.getBytes(UTF_8));
    }

    private static String sheet() {
        return catalogue
                .sheet(catalogue.find(new ProcedureCode(CODE)).orElseThrow())
                .orElseThrow();
    }

    private static Procedure taken(String drawing) {
        var read = into(drawing);
        assertThat(read.faults()).isEmpty();
        var faults = new Faults();
        var sheet = Objects.requireNonNull(read.sheet());
        var procedure = catalogue.draft(sheet, faults);
        assertThat(faults.placed()).as(sheet).isEmpty();
        return procedure.orElseThrow();
    }
}
