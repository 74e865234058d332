package city.open.ground.sheet;

import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.ground.guard.PersonalData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping in a sheet together with its place. Whatever is missing or wrong goes to the faults and reading goes on with
 * a stand-in, so nothing read may be used before {@link Faults#stop}.
 */
public final class Entry {
    private final String file;
    private final String label;
    /** To this entry from the top of its sheet, such as {@code steps/2/}. */
    private final String path;

    private final MappingNode node;
    private final Faults faults;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    Entry(String file, String label, String path, MappingNode node, Faults faults) {
        this.file = file;
        this.label = label;
        this.path = path;
        this.node = node;
        this.faults = faults;
        for (NodeTuple tuple : node.getValue()) {
            fields.put(key(tuple), tuple.getValueNode());
        }
    }

    /** The same entry under the name its editor knows it by, such as {@code step "site-inspection"}. */
    public Entry named(String name) {
        return new Entry(file, label.isEmpty() ? name : label + ", " + name, path, node, faults);
    }

    public String file() {
        return file;
    }

    public boolean has(String key) {
        return fields.containsKey(key);
    }

    /** In the order written. */
    public List<String> keys() {
        return List.copyOf(fields.keySet());
    }

    /** Every other key is a fault, most often a slip of the pen; so is a key written twice. */
    public void only(String... known) {
        Set<String> seen = new TreeSet<>();
        for (NodeTuple tuple : node.getValue()) {
            String key = key(tuple);
            if (!List.of(known).contains(key)) {
                fault(
                        new Text(
                                "`%s`: 모르는 이름입니다. %s 가운데 하나여야 합니다".formatted(key, String.join(", ", known)),
                                "unknown key `%s`; expected one of %s".formatted(key, String.join(", ", known))),
                        tuple.getKeyNode(),
                        key);
            }
            if (!seen.add(key)) {
                fault(
                        new Text("`%s`: 두 번 적혀 있습니다".formatted(key), "`%s` is written twice".formatted(key)),
                        tuple.getKeyNode(),
                        key);
            }
        }
    }

    /** A word or sentence that must be there. */
    public String word(String key) {
        return maybe(key).orElseGet(() -> {
            missing(key);
            return "?";
        });
    }

    public Optional<String> maybe(String key) {
        @Nullable Node value = fields.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            var words = scalar.getValue().strip();
            if (!Legible.is(words)) {
                fault(
                        new Text(
                                "`%s`에 보이지 않는 글자가 있습니다. 지우고 다시 쓰세요".formatted(key),
                                "`%s` holds characters that nobody sees; delete it and type it anew".formatted(key)),
                        value,
                        key);
            }
            return Optional.of(words);
        }
        fault(
                new Text("`%s`에는 낱말이나 문장이 있어야 합니다".formatted(key), "`%s` should be a word or sentence".formatted(key)),
                value,
                key);
        return Optional.empty();
    }

    /** A word in a form of its own; {@code parse} refuses with an {@link IllegalArgumentException} that says why. */
    public <T> T parsed(String key, Function<String, T> parse, T standIn) {
        return parsed(key, parse, standIn, "");
    }

    /** @param ko what would be right, where the refusal says it in English alone */
    public <T> T parsed(String key, Function<String, T> parse, T standIn, String ko) {
        @Nullable String written = maybe(key).orElse(null);
        if (written == null) {
            if (!has(key)) {
                missing(key);
            }
            return standIn;
        }
        try {
            return parse.apply(written);
        } catch (UnknownChoice e) {
            fault(e.words, fields.get(key), key);
            return standIn;
        } catch (RuntimeException e) {
            fault(
                    new Text(
                            "`%s`에 '%s'라고 쓸 수 없습니다. %s"
                                    .formatted(key, written, ko)
                                    .strip(),
                            "`%s`: %s".formatted(key, e.getMessage())),
                    fields.get(key),
                    key);
            return standIn;
        }
    }

    public int number(String key) {
        return parsed(
                key,
                written -> {
                    if (!written.matches("[0-9]{1,6}")) {
                        throw new IllegalArgumentException("a whole number is expected, not '%s'".formatted(written));
                    }
                    return Integer.valueOf(written);
                },
                0,
                "0 이상의 정수를 쓰세요");
    }

    public boolean yes(String key, boolean otherwise) {
        return !has(key)
                ? otherwise
                : parsed(
                        key,
                        written -> switch (written) {
                            case "true" -> true;
                            case "false" -> false;
                            default ->
                                throw new IllegalArgumentException(
                                        "true or false is expected, not '%s'".formatted(written));
                        },
                        otherwise,
                        "true나 false를 쓰세요");
    }

    /** One of the constants, written small and with hyphens. */
    public <E extends Enum<E>> E choice(String key, Class<E> choices) {
        return choice(key, key, choices);
    }

    /** The same where a fault should call the thing by another word than its key. */
    public <E extends Enum<E>> E choice(String key, String what, Class<E> choices) {
        E[] constants = choices.getEnumConstants();
        return parsed(
                key,
                written -> Stream.of(constants)
                        .filter(constant -> written(constant).equals(written))
                        .findFirst()
                        .orElseThrow(() -> {
                            var right = Stream.of(constants).map(Entry::written).collect(Collectors.joining(", "));
                            return new UnknownChoice(new Text(
                                    "`%s`에 '%s'라고 쓸 수 없습니다. %s 가운데 하나여야 합니다".formatted(key, written, right),
                                    "unknown %s \"%s\"; expected one of %s".formatted(what, written, right)));
                        }),
                constants[0]);
    }

    /** A constant as the sheets write it. */
    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Words in both languages under {@code key}. */
    public Text text(String key) {
        return entry(key)
                .map(entry -> {
                    entry.only("ko", "en");
                    return entry.both();
                })
                .orElseGet(() -> {
                    if (!has(key)) {
                        missing(key);
                    }
                    return new Text("?", "?");
                });
    }

    public Optional<Text> maybeText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** The {@code ko} and {@code en} of this entry itself. Words in two languages are for everybody, so nobody's number may stand in them. */
    public Text both() {
        return new Text(open("ko"), open("en"));
    }

    private String open(String key) {
        var words = word(key);
        PersonalData.in(words).stream()
                .map(finding -> finding.kind().words())
                .distinct()
                .forEach(kind -> fault(
                        new Text(
                                "`%s`: 공개되는데 개인의 %s로 보이는 것이 있습니다. 빼세요".formatted(key, kind.ko()),
                                "`%s` becomes public and holds what looks like a person's %s; take it out"
                                        .formatted(key, kind.en())),
                        fields.get(key),
                        key));
        return words;
    }

    public Optional<Entry> entry(String key) {
        @Nullable Node value = fields.get(key);
        if (value instanceof MappingNode mapping) {
            return Optional.of(
                    new Entry(file, label.isEmpty() ? key : label + ", " + key, path + key + "/", mapping, faults));
        }
        if (value != null) {
            fault(
                    new Text(
                            "`%s`에는 `ko: …` 같은 항목이 있어야 합니다".formatted(key),
                            "`%s` should hold entries such as `ko: …`".formatted(key)),
                    value,
                    key);
        }
        return Optional.empty();
    }

    /** The entries of a list; none if it is not there. */
    public List<Entry> entries(String key) {
        List<Entry> entries = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof MappingNode mapping) {
                entries.add(new Entry(file, label, path + key + "/" + i + "/", mapping, faults));
            } else {
                fault(
                        new Text(
                                "`%s`에는 `{ko: …, en: …}` 같은 항목이 나와야 합니다".formatted(key),
                                "`%s` should list entries such as `{ko: …, en: …}`".formatted(key)),
                        items.get(i),
                        key + "/" + i);
            }
        }
        return entries;
    }

    public List<String> words(String key) {
        List<String> words = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                words.add(scalar.getValue().strip());
            } else {
                fault(
                        new Text("`%s`에는 낱말이 나와야 합니다".formatted(key), "`%s` should list words".formatted(key)),
                        item,
                        key);
            }
        }
        return words;
    }

    /** The keys with their words, in the order written. */
    public Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        fields.keySet().forEach(key -> maybe(key).ifPresent(value -> pairs.put(key, value)));
        return pairs;
    }

    /** Says what is wrong with this entry. */
    public void fault(String message) {
        fault(new Text(message, message));
    }

    /** The same in both languages. */
    public void fault(Text message) {
        fault(message, node, "");
    }

    /** What is wrong with one of its keys. */
    public void fault(String key, Text message) {
        fault(message, fields.getOrDefault(key, node), key);
    }

    private List<Node> items(String key) {
        @Nullable Node value = fields.get(key);
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (value != null) {
            fault(new Text("`%s`: 목록이어야 합니다".formatted(key), "`%s` should be a list".formatted(key)), value, key);
        }
        return List.of();
    }

    private void missing(String key) {
        fault(new Text("`%s`: 빠졌습니다".formatted(key), "`%s` is missing".formatted(key)), node, key);
    }

    private void fault(Text message, @Nullable Node at, String key) {
        int line = at == null
                ? 0
                : at.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        faults.add(
                "%s: %s%s%s"
                        .formatted(
                                file,
                                label.isEmpty() ? "" : label + ": ",
                                message.en(),
                                line == 0 ? "" : " (line %d)".formatted(line)),
                new Faults.Placed(
                        key.isEmpty() && path.endsWith("/") ? path.substring(0, path.length() - 1) : path + key,
                        line,
                        message));
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private static final class UnknownChoice extends IllegalArgumentException {
        private final Text words;

        UnknownChoice(Text words) {
            super(words.en());
            this.words = words;
        }
    }
}
