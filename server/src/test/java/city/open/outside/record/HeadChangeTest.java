package city.open.outside.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadChangeTest {
    /** Those of the standard's appendix that take an object to an object. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"a":"b"}           | {"a":"c"}             | {"a":"c"}
                    {"a":"b"}           | {"b":"c"}             | {"a":"b","b":"c"}
                    {"a":"b"}           | {"a":null}            | {}
                    {"a":"b","b":"c"}   | {"a":null}            | {"b":"c"}
                    {"a":["b"]}         | {"a":"c"}             | {"a":"c"}
                    {"a":"c"}           | {"a":["b"]}           | {"a":["b"]}
                    {"a":{"b":"c"}}     | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
                    {"a":[{"b":"c"}]}   | {"a":[1]}             | {"a":[1]}
                    {}                  | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
                    """)
    void a_change_is_a_merge_patch(String before, String patch, String after) {
        assertThat(new HeadChange(patch, null).on(before)).isEqualTo(after);
    }

    @Property(tries = 300)
    void from_any_view_the_next_is_reached_by_what_changed(
            @ForAll("views") Map<String, Object> one, @ForAll("views") Map<String, Object> other) {
        var before = RecordJson.canonical(one);
        var after = RecordJson.canonical(other);

        assertThat(new HeadChange(HeadChange.patch(before, after), null).on(before))
                .isEqualTo(after);
        assertThat(new HeadChange(HeadChange.patch(null, after), null).on(null)).isEqualTo(after);
    }

    @Test
    void what_stays_is_not_told_again() {
        assertThat(HeadChange.patch(
                        "{\"due\":\"2026-12-01\",\"steps\":{\"a\":{\"state\":\"now\"},\"b\":{\"state\":\"done\"}}}",
                        "{\"due\":\"2026-12-01\",\"steps\":{\"a\":{\"state\":\"done\"},\"b\":{\"state\":\"done\"}}}"))
                .isEqualTo("{\"steps\":{\"a\":{\"state\":\"done\"}}}");
    }

    @Provide
    Arbitrary<Map<String, Object>> views() {
        Arbitrary<Object> plain = Arbitraries.oneOf(
                Arbitraries.integers().between(-9, 9).map(one -> (Object) one),
                Arbitraries.of("", "도로", "\"", "{}").map(one -> (Object) one),
                Arbitraries.of(true, false).map(one -> (Object) one),
                Arbitraries.of(List.of(), List.of(1), List.of("a", Map.of("b", 1)))
                        .map(one -> (Object) one));
        var names = Arbitraries.of("a", "b", "c", "d");
        var inner = Arbitraries.maps(names, plain).ofMaxSize(3);
        var middle = Arbitraries.maps(names, Arbitraries.oneOf(plain, inner.map(one -> (Object) one)))
                .ofMaxSize(3);
        return Arbitraries.maps(names, Arbitraries.oneOf(plain, middle.map(one -> (Object) one)))
                .ofMaxSize(4);
    }
}
