package city.open.ground.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.ground.calendar.Text;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SheetsTest {
    private enum Colour {
        DARK_RED,
        BLUE
    }

    private final Faults faults = new Faults();

    @Test
    void what_is_written_rightly_is_read_as_it_was_meant() {
        var sheet = read("""
                name: {ko: 문, en: Door}
                colour: dark-red
                height: 210
                locked: true
                keys: [one, two]
                parts:
                  - {name: leaf}
                  - {name: frame}
                """);
        sheet.only("name", "colour", "height", "locked", "keys", "parts");
        assertThat(sheet.text("name")).isEqualTo(new Text("문", "Door"));
        assertThat(sheet.choice("colour", Colour.class)).isEqualTo(Colour.DARK_RED);
        assertThat(sheet.number("height")).isEqualTo(210);
        assertThat(sheet.yes("locked", false)).isTrue();
        assertThat(sheet.yes("painted", true)).as("not written").isTrue();
        assertThat(sheet.words("keys")).containsExactly("one", "two");
        assertThat(sheet.entries("parts").stream().map(part -> part.word("name")))
                .containsExactly("leaf", "frame");
        assertThat(sheet.maybe("smell")).isEmpty();
        assertThat(faults.lines()).isEmpty();
    }

    @Test
    void everything_wrong_is_told_at_once_each_with_its_line_and_what_would_be_right() {
        var sheet = read("""
                colour: green
                height: tall
                locked: perhaps
                hieght: 3
                colour: blue
                keys: one
                """);
        sheet.only("colour", "height", "locked", "keys", "name");
        sheet.word("name");
        assertThat(sheet.number("height")).isZero();
        assertThat(sheet.yes("locked", true)).isTrue();
        assertThat(sheet.words("keys")).isEmpty();
        assertThat(faults.lines())
                .containsExactly(
                        "door.yaml: unknown key `hieght`; expected one of colour, height, locked, keys, name (line 4)",
                        "door.yaml: `colour` is written twice (line 5)",
                        "door.yaml: `name` is missing (line 1)",
                        "door.yaml: `height`: a whole number is expected, not 'tall' (line 2)",
                        "door.yaml: `locked`: true or false is expected, not 'perhaps' (line 3)",
                        "door.yaml: `keys` should be a list (line 6)");
        assertThatThrownBy(() -> faults.stop(SheetFault::new))
                .isInstanceOfSatisfying(
                        SheetFault.class, fault -> assertThat(fault.lines()).isEqualTo(faults.lines()));
    }

    @Test
    void a_choice_that_is_none_names_those_that_are() {
        assertThat(read("colour: green").named("leaf").choice("colour", Colour.class))
                .isEqualTo(Colour.DARK_RED);
        assertThat(faults.lines())
                .containsExactly("door.yaml: leaf: unknown colour \"green\"; expected one of dark-red, blue (line 1)");
    }

    @Test
    void words_for_everybody_hold_nobodys_number() {
        read("name: {ko: 문의 010-1234-5678, en: Door}").text("name");
        assertThat(faults.lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("door.yaml: name: `ko` becomes public and holds what looks like a person's ")
                        .endsWith("; take it out (line 1)"));
    }

    @Test
    void what_is_no_sheet_is_a_fault_with_its_line_and_never_a_stack_trace() {
        assertThat(sheet("just words")).isEmpty();
        assertThat(sheet("name: {ko: 문\nen: [")).isEmpty();
        assertThat(faults.lines().getFirst()).isEqualTo("door.yaml: the sheet holds no entries such as `name: …`");
        assertThat(faults.lines().getLast()).startsWith("door.yaml, line ").contains(": not readable as YAML: ");
        assertThat(faults.lines()).hasSize(2);
    }

    @Test
    void pairs_keep_the_order_in_which_they_were_written() {
        assertThat(List.copyOf(read("b: two\na: one").pairs().entrySet()))
                .containsExactly(Map.entry("b", "two"), Map.entry("a", "one"));
    }

    private Entry read(String yaml) {
        return sheet(yaml).orElseThrow();
    }

    private Optional<Entry> sheet(String yaml) {
        return Sheets.read("door.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), faults);
    }
}
