package city.open.audit.procedures;

import city.open.ground.calendar.Text;
import city.open.ground.page.Words;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.Faults.Placed;
import city.open.ground.sheet.SheetTree;
import city.open.ground.vocabulary.Ground;
import city.open.town.catalogue.Actor;
import city.open.town.catalogue.Basis;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Catalogue.Shared;
import city.open.town.catalogue.Deemed;
import city.open.town.catalogue.Level;
import city.open.town.catalogue.Nature;
import city.open.town.catalogue.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sheet of a procedure as forms, a part at a time: read out of its text, and written back into it. */
final class SheetForm {
    /** Rows that are empty yet, at the end of each list. */
    private static final int MORE = 3;
    /** More than this nobody types. */
    private static final int MOST = 60;

    /** What a form shows of a sheet. */
    enum Part {
        GENERAL,
        STEPS,
        BRANCHES,
        PAPERS,
        VARIANTS,
        SHOWN;

        String id() {
            return Entry.written(this);
        }
    }

    /** How something is typed. */
    enum Kind {
        LINE,
        LINES,
        CHOICE,
        TICK
    }

    /**
     * A field.
     *
     * @param name its path in the procedure, such as {@code steps/2/share}
     * @param language of what is typed, or empty
     * @param options for a choice: what can stand there, by its words
     * @param faults what is wrong with it
     */
    record Field(
            String name,
            String label,
            Kind kind,
            String value,
            String language,
            Map<String, String> options,
            List<String> faults) {}

    /** A row of a list, or what stands together. */
    record Group(String title, List<Field> fields, List<String> faults) {}

    private final Words words;
    private final Shared shared;
    private final Map<String, Object> procedure;
    private final List<Placed> faults;

    SheetForm(Words words, Shared shared, Map<String, Object> tree, List<Placed> faults) {
        this.words = words;
        this.shared = shared;
        this.procedure = procedure(tree);
        this.faults = faults;
    }

    private static Map<String, Object> procedure(Map<String, Object> tree) {
        var all = SheetTree.mappings(tree, "procedures");
        return all.isEmpty() ? new LinkedHashMap<>() : all.getFirst();
    }

    List<Group> groups(Part part) {
        return switch (part) {
            case GENERAL -> general();
            case STEPS -> rows("steps", "editor.row.step", this::step);
            case BRANCHES -> branches();
            case PAPERS ->
                Stream.of("law", "documents", "notes")
                        .flatMap(key -> rows(key, "editor.row." + key, this::both).stream())
                        .toList();
            case VARIANTS -> rows("variants", "editor.row.variant", this::variant);
            case SHOWN -> shown();
        };
    }

    private List<Group> general() {
        var basis = SheetTree.mapping(procedure, "basis");
        var fields = new ArrayList<Field>();
        fields.addAll(bilingual("name", procedure, "name"));
        fields.add(choice("nature", word(procedure, "nature"), Nature.values(), Nature::text));
        fields.add(tick("compound", word(procedure, "compound").equals("true")));
        fields.add(choice("level", word(procedure, "level"), Level.values(), Level::text));
        fields.add(new Field(
                "owners",
                words.say("editor.owners"),
                Kind.LINES,
                String.join("\n", SheetTree.words(procedure, "owners")),
                "",
                Map.of(),
                faults("owners")));
        fields.add(line("period", "period", word(procedure, "period")));
        fields.add(choice("basis/status", "basis", word(basis, "status"), Basis.Status.values(), Basis.Status::text));
        fields.add(line("basis/ko", "basis", word(basis, "ko"), "ko"));
        fields.add(line("basis/en", "basis", word(basis, "en"), "en"));
        fields.add(deemed("deemed", word(procedure, "deemed")));
        fields.addAll(bilingual("deemed-note", procedure, "deemed-note"));
        fields.add(line("until", "until", word(procedure, "until")));
        return List.of(new Group(words.say("editor.form.general"), fields, faults("")));
    }

    private List<Group> rows(String key, String title, RowFields fields) {
        var rows = SheetTree.mappings(procedure, key);
        var groups = new ArrayList<Group>();
        for (int i = 0; i < Math.min(MOST, rows.size() + MORE); i++) {
            var row = i < rows.size() ? rows.get(i) : new LinkedHashMap<String, Object>();
            var path = key + "/" + i + "/";
            var all = new ArrayList<Field>();
            if (i < rows.size()) {
                all.add(new Field(
                        path + "place",
                        words.say("editor.place"),
                        Kind.LINE,
                        Integer.toString(i + 1),
                        "",
                        Map.of(),
                        List.of()));
            }
            all.addAll(fields.of(path, row));
            if (i < rows.size()) {
                all.add(new Field(path + "gone", words.say("editor.gone"), Kind.TICK, "", "", Map.of(), List.of()));
            }
            var at = new ArrayList<>(faults(key + "/" + i));
            if (i == 0) {
                at.addAll(faults(key));
            }
            groups.add(
                    new Group(i < rows.size() ? words.say(title, i + 1) : words.say(title + ".new", i + 1), all, at));
        }
        return groups;
    }

    private interface RowFields {
        List<Field> of(String path, Map<String, Object> row);
    }

    private List<Field> step(String path, Map<String, Object> row) {
        var fields = new ArrayList<Field>();
        fields.addAll(bilingual(path + "name", row, "name"));
        fields.add(line(path + "id", "id", word(row, "id")));
        fields.add(choice(path + "kind", "kind", word(row, "kind"), Step.Kind.values(), Step.Kind::text));
        fields.add(choice(path + "by", "by", word(row, "by"), Actor.values(), Actor::text));
        fields.add(line(path + "share", "share", word(row, "share")));
        fields.add(new Field(
                path + "hidden",
                words.say("editor.hidden"),
                Kind.TICK,
                word(row, "public").equals("false") ? "true" : "",
                "",
                Map.of(),
                faults(path + "public")));
        fields.add(tick(path + "optional", word(row, "optional").equals("true")));
        fields.addAll(bilingual(path + "note", row, "note"));
        fields.addAll(bilingual(path + "law", row, "law"));
        return fields;
    }

    private List<Field> both(String path, Map<String, Object> row) {
        var key = path.substring(0, path.indexOf('/'));
        return List.of(line(path + "ko", key, word(row, "ko"), "ko"), line(path + "en", key, word(row, "en"), "en"));
    }

    private List<Field> variant(String path, Map<String, Object> row) {
        var basis = SheetTree.mapping(row, "basis");
        var fields = new ArrayList<Field>();
        fields.addAll(bilingual(path + "name", row, "name"));
        fields.add(line(path + "id", "id", word(row, "id")));
        fields.add(line(path + "period", "period", word(row, "period")));
        fields.add(choice(
                path + "basis/status", "basis", word(basis, "status"), Basis.Status.values(), Basis.Status::text));
        fields.add(line(path + "basis/ko", "basis", word(basis, "ko"), "ko"));
        fields.add(line(path + "basis/en", "basis", word(basis, "en"), "en"));
        fields.add(deemed(path + "deemed", word(row, "deemed")));
        return fields;
    }

    private List<Group> branches() {
        var chosen = SheetTree.mapping(procedure, "branches");
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("", words.say("editor.branch.none"));
        SheetTree.mappings(procedure, "steps").forEach(step -> {
            var name = SheetTree.mapping(step, "name");
            steps.put(word(step, "id"), words.of(new Text(word(name, "ko"), word(name, "en"))));
        });
        var fields = new ArrayList<Field>();
        for (var branch : shared.branches()) {
            var at = word(chosen, branch);
            var options = new LinkedHashMap<>(steps);
            options.putIfAbsent(at, at);
            fields.add(new Field(
                    "branches/" + branch,
                    words.knows("editor.branch." + branch) ? words.say("editor.branch." + branch) : branch,
                    Kind.CHOICE,
                    at,
                    "",
                    options,
                    faults("branches/" + branch)));
        }
        var tracks = SheetTree.words(procedure, "tracks");
        var following = new ArrayList<Field>();
        shared.tracks()
                .forEach((id, name) -> following.add(new Field(
                        "tracks/" + id,
                        words.of(name),
                        Kind.TICK,
                        tracks.contains(id) ? "true" : "",
                        "",
                        Map.of(),
                        List.of())));
        return List.of(
                new Group(words.say("editor.form.branches.leave"), fields, faults("branches")),
                new Group(words.say("editor.part.tracks"), following, faults("tracks")));
    }

    private List<Group> shown() {
        var disclosure = SheetTree.mapping(procedure, "disclosure");
        var profile = word(disclosure, "profile");
        Map<String, String> profiles = new LinkedHashMap<>();
        shared.profiles().forEach(one -> profiles.put(one, one));
        profiles.putIfAbsent(profile, profile);
        var groups = new ArrayList<Group>();
        groups.add(new Group(
                words.say("editor.part.profile"),
                List.of(new Field(
                        "disclosure/profile",
                        words.say("editor.part.profile"),
                        Kind.CHOICE,
                        profile,
                        "",
                        profiles,
                        faults("disclosure/profile"))),
                faults("disclosure")));
        for (var way : List.of("open", "masked", "withheld")) {
            var rows = SheetTree.mappings(disclosure, way);
            for (int i = 0; i < Math.min(MOST, rows.size() + MORE - 1); i++) {
                var row = i < rows.size() ? rows.get(i) : new LinkedHashMap<String, Object>();
                var path = "disclosure/%s/%d/".formatted(way, i);
                var fields = new ArrayList<Field>();
                fields.add(line(path + "ko", "name", word(row, "ko"), "ko"));
                fields.add(line(path + "en", "name", word(row, "en"), "en"));
                fields.add(line(path + "id", "id", word(row, "id")));
                if (!way.equals("open")) {
                    Map<String, String> grounds = new LinkedHashMap<>();
                    grounds.put("", words.say("register.choose"));
                    Ground.ids().stream().forEach(ground -> grounds.put(ground, words.say("ground." + ground)));
                    grounds.putIfAbsent(word(row, "ground"), word(row, "ground"));
                    fields.add(new Field(
                            path + "ground",
                            words.say("editor.part.ground"),
                            Kind.CHOICE,
                            word(row, "ground"),
                            "",
                            grounds,
                            faults(path + "ground")));
                }
                if (i < rows.size()) {
                    fields.add(
                            new Field(path + "gone", words.say("editor.gone"), Kind.TICK, "", "", Map.of(), List.of()));
                }
                groups.add(new Group(
                        words.say("editor.row." + (i < rows.size() ? way : way + ".new"), i + 1),
                        fields,
                        faults("disclosure/%s/%d".formatted(way, i))));
            }
        }
        return groups;
    }

    private static String word(Map<String, Object> of, String key) {
        return SheetTree.word(of, key);
    }

    private List<Field> bilingual(String path, Map<String, Object> of, String key) {
        var text = SheetTree.mapping(of, key);
        var fields = new ArrayList<Field>();
        for (var language : List.of("ko", "en")) {
            var at = new ArrayList<>(faults(path + "/" + language));
            if (language.equals("ko")) {
                at.addAll(faults(path));
            }
            fields.add(new Field(
                    path + "/" + language,
                    label(key, language),
                    Kind.LINE,
                    word(text, language),
                    language,
                    Map.of(),
                    at));
        }
        return fields;
    }

    private String label(String part, String language) {
        return words.say("editor.part." + part)
                + (language.isEmpty() ? "" : " (" + words.say("editor.part." + language) + ")");
    }

    private Field line(String path, String part, String value) {
        return line(path, part, value, "");
    }

    private Field line(String path, String part, String value, String language) {
        return new Field(path, label(part, language), Kind.LINE, value, language, Map.of(), faults(path));
    }

    private Field tick(String path, boolean on) {
        var part = path.substring(path.lastIndexOf('/') + 1);
        return new Field(path, label(part, ""), Kind.TICK, on ? "true" : "", "", Map.of(), faults(path));
    }

    private <E extends Enum<E>> Field choice(String path, String value, E[] all, Function<E, Text> name) {
        return choice(path, path, value, all, name);
    }

    private <E extends Enum<E>> Field choice(String path, String part, String value, E[] all, Function<E, Text> name) {
        Map<String, String> options = new LinkedHashMap<>();
        if (value.isEmpty()) {
            options.put("", words.say("register.choose"));
        }
        for (var one : all) {
            options.put(Entry.written(one), words.of(name.apply(one)));
        }
        options.putIfAbsent(value, value);
        return new Field(path, label(part, ""), Kind.CHOICE, value, "", options, faults(path));
    }

    private Field deemed(String path, String value) {
        Map<String, String> options = new LinkedHashMap<>();
        if (value.isEmpty()) {
            options.put("", words.say("register.choose"));
        }
        for (var one : Deemed.values()) {
            options.put(Entry.written(one), words.say("editor.deemed." + Entry.written(one)));
        }
        options.putIfAbsent(value, value);
        return new Field(path, label("deemed", ""), Kind.CHOICE, value, "", options, faults(path));
    }

    private List<String> faults(String path) {
        var whole = "procedures/0" + (path.isEmpty() ? "" : "/" + path);
        return faults.stream()
                .filter(fault -> fault.path().equals(whole))
                .map(fault -> words.of(fault.message()))
                .toList();
    }

    /** A field that was sent; null where it was not. */
    interface Typed {
        @Nullable
        String at(String name);

        default String or(String name) {
            var value = at(name);
            return value == null ? "" : value;
        }

        default boolean is(String name) {
            return or(name).equals("true");
        }
    }

    /** The sheet with this part as it was typed; nothing where it is no sheet that forms can change. */
    static Optional<String> written(String sheet, Shared shared, Part part, Typed typed) {
        return SheetTree.read(sheet).map(tree -> {
            var procedure = procedure(tree);
            switch (part) {
                case GENERAL -> putGeneral(procedure, typed);
                case STEPS -> put(procedure, "steps", sorted("steps", typed, SheetForm::typedStep));
                case BRANCHES -> putBranches(procedure, shared, typed);
                case PAPERS ->
                    List.of("law", "documents", "notes")
                            .forEach(key -> put(procedure, key, sorted(key, typed, SheetForm::typedBoth)));
                case VARIANTS -> put(procedure, "variants", sorted("variants", typed, SheetForm::typedVariant));
                case SHOWN -> putShown(procedure, typed);
            }
            tree.put("procedures", List.of(ordered(procedure)));
            return SheetTree.write(tree);
        });
    }

    /** As the sheets have them, so that a key that a form adds stands where others look for it. */
    static Map<String, Object> ordered(Map<String, Object> procedure) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        Catalogue.KEYS.stream().filter(procedure::containsKey).forEach(key -> ordered.put(key, procedure.get(key)));
        procedure.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private static void putGeneral(Map<String, Object> procedure, Typed typed) {
        put(procedure, "name", typedText("name", typed));
        put(procedure, "nature", typed.or("nature"));
        put(procedure, "compound", typed.is("compound") ? "true" : "");
        put(procedure, "level", typed.or("level"));
        put(
                procedure,
                "owners",
                typed.or("owners")
                        .lines()
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList());
        put(procedure, "period", typed.or("period"));
        put(procedure, "basis", typedBasis("basis/", typed));
        put(procedure, "deemed", typed.or("deemed"));
        put(procedure, "deemed-note", typedText("deemed-note", typed));
        put(procedure, "until", typed.or("until"));
    }

    private static void putBranches(Map<String, Object> procedure, Shared shared, Typed typed) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        shared.branches().forEach(branch -> put(chosen, branch, typed.or("branches/" + branch)));
        put(procedure, "branches", chosen);
        put(
                procedure,
                "tracks",
                shared.tracks().keySet().stream()
                        .filter(track -> typed.is("tracks/" + track))
                        .toList());
    }

    private static void putShown(Map<String, Object> procedure, Typed typed) {
        Map<String, Object> disclosure = new LinkedHashMap<>();
        put(disclosure, "profile", typed.or("disclosure/profile"));
        for (var way : List.of("open", "masked", "withheld")) {
            put(disclosure, way, sorted("disclosure/" + way, typed, (path, one) -> {
                Map<String, Object> row = new LinkedHashMap<>();
                for (var key : List.of("id", "ko", "en", "ground")) {
                    put(row, key, one.or(path + key));
                }
                return row;
            }));
        }
        put(procedure, "disclosure", disclosure);
    }

    private interface TypedRow {
        Map<String, Object> of(String path, Typed typed);
    }

    private record Placeable(double place, Map<String, Object> row) {}

    /** Rows that say anything and are not struck out, by the places that were typed. */
    private static List<Map<String, Object>> sorted(String key, Typed typed, TypedRow fields) {
        var rows = new ArrayList<Placeable>();
        for (int i = 0; i < MOST; i++) {
            var path = "%s/%d/".formatted(key, i);
            var row = fields.of(path, typed);
            var place = typed.or(path + "place");
            if (!row.isEmpty() && !typed.is(path + "gone")) {
                rows.add(new Placeable(
                        place.matches("\\d{1,4}([.]\\d{1,3})?") ? Double.parseDouble(place) : i + 1, row));
            }
        }
        return rows.stream()
                .sorted(Comparator.comparingDouble(Placeable::place))
                .map(Placeable::row)
                .collect(Collectors.toList());
    }

    private static Map<String, Object> typedStep(String path, Typed typed) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (var key : List.of("id", "kind", "by", "share")) {
            put(row, key, typed.or(path + key));
        }
        put(row, "public", typed.is(path + "hidden") ? "false" : "");
        put(row, "optional", typed.is(path + "optional") ? "true" : "");
        for (var key : List.of("name", "note", "law")) {
            put(row, key, typedText(path + key, typed));
        }
        return row;
    }

    private static Map<String, Object> typedBoth(String path, Typed typed) {
        return typedText(path.substring(0, path.length() - 1), typed);
    }

    private static Map<String, Object> typedVariant(String path, Typed typed) {
        Map<String, Object> row = new LinkedHashMap<>();
        put(row, "id", typed.or(path + "id"));
        put(row, "name", typedText(path + "name", typed));
        put(row, "period", typed.or(path + "period"));
        put(row, "basis", typedBasis(path + "basis/", typed));
        put(row, "deemed", typed.or(path + "deemed"));
        return row;
    }

    private static Map<String, Object> typedText(String path, Typed typed) {
        Map<String, Object> text = new LinkedHashMap<>();
        put(text, "ko", typed.or(path + "/ko"));
        put(text, "en", typed.or(path + "/en"));
        return text;
    }

    private static Map<String, Object> typedBasis(String path, Typed typed) {
        Map<String, Object> basis = new LinkedHashMap<>();
        for (var key : List.of("status", "ko", "en")) {
            put(basis, key, typed.or(path + key));
        }
        return basis;
    }

    /** What is empty is not written. */
    private static void put(Map<String, Object> into, String key, Object value) {
        boolean isEmpty = switch (value) {
            case String word -> word.isEmpty();
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
        if (isEmpty) {
            into.remove(key);
        } else {
            into.put(key, value);
        }
    }
}
