package city.open.border.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.FactKind;
import city.open.inside.petition.Covered;
import city.open.inside.petition.EventKinds;
import city.open.outside.record.Disclosed;
import city.open.outside.record.Disclosed.MayDepart;
import city.open.outside.record.Disclosed.Opens;
import city.open.outside.record.Entry;
import city.open.outside.record.RecordJson;
import city.open.town.catalogue.StepId;
import city.open.town.organization.OfficialId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the policy shows of a fact is what outside reads of its entry: part by part, and neither more nor less. */
class DisclosedPartsTest {
    private static final Instant THEN = Instant.parse("2026-11-20T05:12:00Z");
    private static final Map<String, String> TEXT = Map.of("ko", "말", "en", "words");
    private static final Map<String, String> PERSON = Map.of("ko", "김", "en", "Kim", "rank", "officer");

    /** Of all that opens something; they are made of other facts' parts. */
    private static final Set<String> OPENINGS = Set.copyOf(Disclosing.OPENINGS);

    @ParameterizedTest
    @EnumSource
    void each_part_that_is_shown_is_a_part_that_is_read(FactKind kind) throws ReflectiveOperationException {
        var shown = new TreeSet<String>();
        var entry = entry(kind, shown);
        var disclosed = entry.disclosed();

        assertThat(components(disclosed).map(RecordComponent::getName).filter(part -> !OPENINGS.contains(part)))
                .containsExactlyInAnyOrderElementsOf(shown);
        for (var part : components(disclosed).toList()) {
            assertThat(part.getAccessor().invoke(disclosed))
                    .as(kind.text() + "." + part.getName())
                    .isNotNull()
                    .isNotEqualTo(false)
                    .isNotEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_an_entry_with_nothing_in_it_nothing_is_read(FactKind kind) {
        var disclosed = entry(kind, Map.of(), Map.of()).disclosed();

        assertThat(disclosed).isEqualTo(Disclosed.blank(kind));
        assertThat(components(disclosed))
                .isNotEmpty()
                .allSatisfy(
                        part -> assertThat(part.getAccessor().invoke(disclosed)).isIn(null, false, List.of()));
    }

    /** Whoever asks for departures or openings asks for all of them. */
    @ParameterizedTest
    @EnumSource
    void what_some_kinds_have_in_common_they_say_in_common(FactKind kind) {
        var disclosed = Disclosed.blank(kind);
        var parts = components(disclosed).map(RecordComponent::getName).collect(Collectors.toSet());

        assertThat(disclosed instanceof MayDepart).isEqualTo(parts.contains("departure"));
        assertThat(disclosed instanceof Opens).isEqualTo(parts.contains("opened"));
    }

    private static Stream<RecordComponent> components(Disclosed disclosed) {
        return Arrays.stream(disclosed.getClass().getRecordComponents());
    }

    /** With something in each part that the policy shows, and its name. */
    private static Entry entry(FactKind kind, Set<String> shown) {
        Map<String, Object> open = new HashMap<>();
        Map<String, String> masked = new HashMap<>();
        for (var part : EventKinds.type(kind.text()).getRecordComponents()) {
            var treatment = ShippedPolicies.NEWEST.treatment(kind.text(), part.getName());
            if (treatment == null || !treatment.isShown()) {
                continue;
            }
            shown.add(part.getName());
            if (treatment.way() == Treatment.Way.MASKED) {
                masked.put(part.getName(), "홍○○");
            } else {
                open.put(part.getName(), sample(part));
            }
        }
        if (Disclosed.blank(kind) instanceof Opens) {
            open.put("opened", List.of(Map.of("seq", 3, "field", "opinion", "value", TEXT, "salt", "00")));
            open.put("notOpened", 1);
        }
        return entry(kind, open, masked);
    }

    private static Object sample(RecordComponent part) {
        var type = part.getType();
        if (type == List.class) {
            var of = ((ParameterizedType) part.getGenericType()).getActualTypeArguments()[0];
            return List.of(sample((Class<?>) of));
        }
        return sample(type);
    }

    /** As {@link Disclosing} writes it. */
    private static Object sample(Class<?> type) {
        if (type.isEnum()) {
            return RecordJson.spelt((Enum<?>) type.getEnumConstants()[0]);
        }
        if (type == Text.class) {
            return TEXT;
        }
        if (type == OfficialId.class) {
            return PERSON;
        }
        if (type == Covered.class) {
            return Map.of("page", 1, "ground", "9-1-6");
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class || type == Integer.class) {
            return 3;
        }
        if (type == long.class || type == Long.class) {
            return 120_000_000_000L;
        }
        if (type == LocalDate.class || type == Due.class) {
            return "2026-11-23";
        }
        if (type == Instant.class) {
            return THEN.toString();
        }
        return type == Period.class ? "20d" : type == StepId.class ? "site-inspection" : "some";
    }

    private static Entry entry(FactKind kind, Map<String, Object> open, Map<String, String> masked) {
        return new Entry(
                41,
                "2026-6110000-0000123-7",
                3,
                kind.text(),
                THEN,
                THEN,
                new Entry.ProcedureRef("HC-02", 3),
                null,
                new Entry.By("6110000", "bus", "김", "Kim", "officer"),
                open,
                masked,
                Map.of(),
                Map.of(),
                List.of(),
                5,
                null);
    }
}
