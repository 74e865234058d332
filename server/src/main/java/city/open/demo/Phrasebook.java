package city.open.demo;

import city.open.ground.calendar.Text;
import city.open.ground.folder.CityFolder;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What people in this city ask for and write, from {@code demo/} in the folder of the city. A phrase is looked for with the procedure, then with its
 * sector, then among those for everyone.
 */
final class Phrasebook {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern RANGE = Pattern.compile("(\\d+)\\.\\.(\\d+)(?:/(\\d+))?");

    private final JsonNode everyone = sheet("phrases.yaml");
    private final Map<ProcedureCode, JsonNode> procedures = new HashMap<>();
    private final Map<ProcedureCode, Map<String, Page>> pages = new HashMap<>();

    Phrasebook() {
        for (var sector : CityFolder.here().names("demo/subjects")) {
            sheet("subjects/" + sector)
                    .properties()
                    .forEach(entry -> procedures.put(new ProcedureCode(entry.getKey()), entry.getValue()));
        }
    }

    /** Whether anything is written about this procedure. */
    boolean knows(Procedure procedure) {
        return procedures.containsKey(procedure.code());
    }

    /** How often it is asked for, beside the others. */
    double weight(Procedure procedure) {
        return about(procedure).path("weight").asDouble(1);
    }

    /** The part of its petitions that come in this form. */
    double share(Procedure procedure, String variant) {
        return about(procedure).path("variants").path(variant).path("share").asDouble(0);
    }

    /** The part of its applicants that are companies. */
    double companies(Procedure procedure) {
        return about(procedure).path("companies").asDouble(0);
    }

    /** Whether it is about a place. */
    boolean hasSite(Procedure procedure) {
        return about(procedure).path("site").asBoolean(true);
    }

    synchronized Page page(Procedure procedure, @Nullable String variant) {
        return pages.computeIfAbsent(procedure.code(), _ -> new HashMap<>())
                .computeIfAbsent(variant == null ? "" : variant, _ -> new Page(layers(procedure, variant)));
    }

    private List<JsonNode> layers(Procedure procedure, @Nullable String variant) {
        List<JsonNode> layers = new ArrayList<>();
        if (variant != null) {
            layers.add(about(procedure).path("variants").path(variant));
        }
        layers.add(about(procedure));
        layers.add(everyone.path("sectors").path(procedure.sector().id()));
        layers.add(everyone.path("natures").path(procedure.nature().name().toLowerCase(Locale.ROOT)));
        layers.add(everyone.path("everyone"));
        return layers;
    }

    private JsonNode about(Procedure procedure) {
        var about = procedures.get(procedure.code());
        if (about == null) {
            throw new IllegalArgumentException("demo/subjects says nothing about " + procedure.code());
        }
        return about;
    }

    static JsonNode sheet(String name) {
        try (@Nullable InputStream in = CityFolder.here().find("demo/" + name).orElse(null)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The folder of this city has no demo/%s: only a city with invented people and phrases can be shown living."
                                .formatted(name));
            }
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("demo/%s cannot be read: %s".formatted(name, e.getMessage()), e);
        }
    }

    static Text text(JsonNode node, String where) {
        if (!node.path("ko").isString() || !node.path("en").isString()) {
            throw new IllegalStateException("demo: %s needs ko and en, not %s".formatted(where, node.toString()));
        }
        return new Text(node.path("ko").asString(), node.path("en").asString());
    }

    /** The phrases that fit one form of one procedure. */
    static final class Page {
        private final List<JsonNode> layers;
        private final Map<String, List<Text>> phrases = new HashMap<>();
        private final Map<String, List<Text>> words = new HashMap<>();

        private Page(List<JsonNode> layers) {
            this.layers = layers;
        }

        synchronized boolean knows(String topic) {
            return !phrases.computeIfAbsent(topic, _ -> find("", topic)).isEmpty();
        }

        synchronized List<Text> phrases(String topic) {
            return wanted(phrases.computeIfAbsent(topic, _ -> find("", topic)), topic);
        }

        /** What a blank can be filled with. */
        synchronized List<Text> words(String blank) {
            return wanted(words.computeIfAbsent(blank, _ -> find("words", blank)), "words/" + blank);
        }

        private static List<Text> wanted(List<Text> found, String name) {
            if (found.isEmpty()) {
                throw new IllegalArgumentException("demo has no phrases for " + name);
            }
            return found;
        }

        private List<Text> find(String group, String name) {
            for (var layer : layers) {
                var there = (group.isEmpty() ? layer : layer.path(group)).path(name);
                if (!there.isMissingNode()) {
                    return list(there, name);
                }
            }
            return List.of();
        }

        private static List<Text> list(JsonNode node, String where) {
            List<Text> texts = new ArrayList<>();
            if (node.isArray()) {
                node.forEach(one -> texts.add(one.isObject() ? text(one, where) : alike(one.asString())));
            } else if (node.isObject()) {
                texts.add(text(node, where));
            } else {
                range(node.asString()).forEach(number -> texts.add(alike(number)));
            }
            return List.copyOf(texts);
        }

        /** {@code 3..9}, or {@code 100..900/20} in steps of 20; anything else is one word. */
        private static List<String> range(String written) {
            var match = RANGE.matcher(written);
            if (!match.matches()) {
                return List.of(written);
            }
            int by = match.group(3) == null ? 1 : Integer.parseInt(match.group(3));
            List<String> numbers = new ArrayList<>();
            for (int n = Integer.parseInt(match.group(1)); n <= Integer.parseInt(match.group(2)); n += by) {
                numbers.add("%,d".formatted(n));
            }
            return numbers;
        }

        private static Text alike(String word) {
            return new Text(word, word);
        }
    }
}
