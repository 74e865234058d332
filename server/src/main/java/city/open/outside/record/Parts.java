package city.open.outside.record;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Text;
import city.open.outside.record.Disclosed.Chosen;
import city.open.outside.record.Disclosed.Covered;
import city.open.outside.record.Disclosed.Opening;
import city.open.outside.record.Disclosed.Person;
import city.open.outside.record.Disclosed.Thing;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the parts of an entry by name. What is not there, or not of the shape it should have, is nothing: it is never an error. */
final class Parts {
    private static final Text NOTHING = new Text("", "");

    private final Map<String, Object> open;
    private final Map<String, String> masked;

    Parts(Map<String, Object> open, Map<String, String> masked) {
        this.open = open;
        this.masked = masked;
    }

    @Nullable
    Text text(String part) {
        return said(open.get(part));
    }

    static @Nullable Text said(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Text text -> text;
            case Map<?, ?> both ->
                both.get("ko") instanceof String ko
                                && both.get("en") instanceof String en
                                && ko.isBlank() == en.isBlank()
                        ? new Text(ko, en)
                        : null;
            case List<?> _ -> null;
            default -> new Text(value.toString(), value.toString());
        };
    }

    List<Text> texts(String part) {
        return Objects.requireNonNullElse(
                list(part, value -> {
                    var text = said(value);
                    return text == null || text.ko().isBlank() ? null : text;
                }),
                List.of());
    }

    @Nullable
    String string(String part) {
        return open.get(part) instanceof String text ? text : null;
    }

    @Nullable
    List<String> strings(String part) {
        return list(part, Object::toString);
    }

    @Nullable
    String masked(String part) {
        return masked.get(part);
    }

    @Nullable
    Integer number(String part) {
        return open.get(part) instanceof Number number ? number.intValue() : null;
    }

    List<Integer> numbers(String part) {
        return Objects.requireNonNullElse(
                list(part, value -> value instanceof Number number ? number.intValue() : null), List.of());
    }

    @Nullable
    Long amount(String part) {
        return open.get(part) instanceof Number number ? number.longValue() : null;
    }

    boolean isTrue(String part) {
        return Boolean.TRUE.equals(open.get(part));
    }

    @Nullable
    LocalDate date(String part) {
        return read(part, LocalDate::parse);
    }

    @Nullable
    Instant instant(String part) {
        return read(part, Instant::parse);
    }

    @Nullable
    Due due(String part) {
        return read(part, Due::parse);
    }

    private <T> @Nullable T read(String part, Function<String, T> reading) {
        try {
            return open.get(part) instanceof String text ? reading.apply(text) : null;
        } catch (DateTimeException | IllegalArgumentException _) {
            return null;
        }
    }

    /** Entries made before the log was begun have the names of the program. */
    <E extends Enum<E>> @Nullable Chosen<E> chosen(String part, Class<E> list) {
        var name = string(part);
        return name == null
                ? null
                : new Chosen<>(
                        name,
                        Arrays.stream(list.getEnumConstants())
                                .filter(one -> RecordJson.spelt(one).equals(name)
                                        || one.name().equals(name))
                                .findFirst()
                                .orElse(null));
    }

    @Nullable
    Person person(String part) {
        return person(open.get(part));
    }

    private static @Nullable Person person(@Nullable Object value) {
        return value instanceof Map<?, ?> person
                ? new Person(said(person), person.get("rank") instanceof String rank ? rank : null)
                : null;
    }

    @Nullable
    List<Person> persons(String part) {
        return list(part, Parts::person);
    }

    List<Covered> covered(String part) {
        return Objects.requireNonNullElse(
                list(
                        part,
                        value -> value instanceof Map<?, ?> box
                                ? new Covered(
                                        box.get("page") instanceof Number page ? page.intValue() : null,
                                        box.get("ground") instanceof String ground ? ground : "")
                                : null),
                List.of());
    }

    List<Opening> openings(String part) {
        return Objects.requireNonNullElse(
                list(
                        part,
                        value -> value instanceof Map<?, ?> opening
                                        && opening.get("seq") instanceof Number seq
                                        && opening.get("field") instanceof String field
                                ? new Opening(
                                        seq.intValue(),
                                        field,
                                        Objects.requireNonNullElse(said(opening.get("value")), NOTHING))
                                : null),
                List.of());
    }

    List<Thing> things() {
        return Objects.requireNonNullElse(
                list(
                        "published",
                        value -> value instanceof Map<?, ?> thing
                                        && thing.get("what") instanceof String what
                                        && thing.get("sha256") instanceof String sha256
                                ? new Thing(what, said(thing.get("name")), sha256)
                                : null),
                List.of());
    }

    /** Null where it is no list; in it, only what could be read. */
    private <T> @Nullable List<T> list(String part, Function<Object, @Nullable T> reading) {
        if (!(open.get(part) instanceof List<?> values)) {
            return null;
        }
        List<T> read = new ArrayList<>();
        for (var value : values) {
            var one = value == null ? null : reading.apply(value);
            if (one != null) {
                read.add(one);
            }
        }
        return List.copyOf(read);
    }
}
