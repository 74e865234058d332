package city.open.audit.procedures;

import city.open.ground.calendar.Text;
import city.open.ground.page.Words;
import city.open.ground.sheet.Entry;
import city.open.town.catalogue.Disclosure;
import city.open.town.catalogue.Link;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.catalogue.Track;
import city.open.town.catalogue.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How two versions of a procedure differ, in words. */
public final class Difference {
    private final Words words;
    private final Procedure was;
    private final Procedure now;
    private final List<Line> lines = new ArrayList<>();

    private Difference(Words words, Procedure was, Procedure now) {
        this.words = words;
        this.was = was;
        this.now = now;
    }

    /**
     * One thing that is otherwise.
     *
     * @param before empty for what is new
     * @param after empty for what is gone
     */
    public record Line(String where, String before, String after) {}

    static List<Line> between(Words words, Procedure was, Procedure now) {
        return new Difference(words, was, now).lines();
    }

    private List<Line> lines() {
        whole("sector", one -> words.of(one.sector().name()));
        text("name", Procedure::name);
        whole("nature", one -> words.of(one.nature().text()));
        whole("compound", one -> yes(one.compound()));
        whole("level", one -> words.of(one.level().text()));
        whole(
                "owners",
                one -> one.owners().stream()
                        .map(owner ->
                                Entry.written(owner.at()) + "/" + owner.unit().value())
                        .collect(Collectors.joining(", ")));
        whole("period", one -> one.period().toString());
        whole(
                "basis",
                one -> words.of(one.basis().status().text()) + " "
                        + both(one.basis().source()));
        whole("deemed", one -> words.say("editor.deemed." + Entry.written(one.deemed())));
        text("deemed-note", Procedure::deemedNote);
        whole("until", one -> Objects.toString(one.until(), ""));
        each("law", one -> named(one.law(), this::both, this::both));
        each(
                "documents",
                one -> named(one.documents(), document -> both(document.name()), document -> both(document.name())));
        each("notes", one -> named(one.notes(), this::both, this::both));
        steps();
        each("variants", one -> named(one.variants(), Variant::id, this::variant));
        each("tracks", one -> named(one.tracks(), Track::id, track -> words.of(track.name())));
        each("disclosure", one -> disclosed(one.disclosure()));
        return lines;
    }

    private void whole(String part, Function<Procedure, String> says) {
        add(part(part), says.apply(was).strip(), says.apply(now).strip());
    }

    private void text(String part, Function<Procedure, Text> says) {
        whole(part, one -> both(says.apply(one)));
    }

    private void add(String where, String before, String after) {
        if (!before.equals(after)) {
            lines.add(new Line(where, before, after));
        }
    }

    /** Things with a name of their own: what is gone, what is new, what is otherwise. */
    private void each(String part, Function<Procedure, Map<String, String>> says) {
        var before = says.apply(was);
        var after = says.apply(now);
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> add(part(part), before.getOrDefault(name, ""), after.getOrDefault(name, "")));
    }

    private static <T> Map<String, String> named(List<T> all, Function<T, String> name, Function<T, String> says) {
        Map<String, String> named = new LinkedHashMap<>();
        all.forEach(one -> named.merge(name.apply(one), says.apply(one), (first, second) -> first + "; " + second));
        return named;
    }

    private void steps() {
        Set<StepId> ids = new LinkedHashSet<>();
        was.steps().forEach(step -> ids.add(step.id()));
        now.steps().forEach(step -> ids.add(step.id()));
        for (var id : ids) {
            var before = was.find(id).orElse(null);
            var after = now.find(id).orElse(null);
            if (before == null || after == null) {
                add(part("step"), before == null ? "" : step(before), after == null ? "" : step(after));
            } else {
                var where = part("step") + " " + words.of(after.name());
                property(where, "name", before, after, step -> both(step.name()));
                property(
                        where,
                        "kind",
                        before,
                        after,
                        step -> words.of(step.kind().text()));
                property(
                        where,
                        "by",
                        before,
                        after,
                        step -> words.of(step.actor().text()));
                property(where, "share", before, after, step -> Math.round(step.share() * 100) + " %");
                property(where, "public", before, after, step -> yes(step.disclosed()));
                property(where, "optional", before, after, step -> yes(step.optional()));
                property(where, "note", before, after, step -> both(step.note()));
                property(where, "law", before, after, step -> both(step.law()));
            }
        }
        add(part("order"), order(was, now), order(now, was));
        each(
                "links",
                one -> named(
                        one.links().stream()
                                .filter(link -> link.kind() != Link.Kind.NEXT)
                                .toList(),
                        link -> link.from() + " > " + link.to(),
                        link -> words.say(
                                "editor.link",
                                words.of(one.step(link.from()).name()),
                                words.of(one.step(link.to()).name()),
                                words.say("editor.link." + Entry.written(link.kind())))));
    }

    private void property(String where, String name, Step before, Step after, Function<Step, String> says) {
        add(where + ", " + part(name), says.apply(before), says.apply(after));
    }

    /** The steps of the main line that both have, in the order of the one. */
    private String order(Procedure one, Procedure other) {
        var common = other.mainLine().stream().map(Step::id).collect(Collectors.toSet());
        return one.mainLine().stream()
                .filter(step -> common.contains(step.id()))
                .map(step -> words.of(now.find(step.id()).orElse(step).name()))
                .collect(Collectors.joining(" → "));
    }

    private String step(Step step) {
        return words.say(
                "editor.step", words.of(step.name()), words.of(step.actor().text()), Math.round(step.share() * 100));
    }

    private String variant(Variant variant) {
        return "%s, %s, %s".formatted(both(variant.name()), variant.period(), Entry.written(variant.deemed()));
    }

    private Map<String, String> disclosed(Disclosure disclosure) {
        Map<String, String> fields = new LinkedHashMap<>();
        disclosure.open().forEach(field -> fields.put(field.id(), field(field, "open")));
        disclosure.masked().forEach(field -> fields.put(field.id(), field(field, "masked")));
        disclosure.withheld().forEach(field -> fields.put(field.id(), field(field, "withheld")));
        return fields;
    }

    private String field(Disclosure.Field field, String way) {
        var ground = field.ground();
        return both(field.name()) + ": " + words.say("editor.field." + way)
                + (ground == null ? "" : ", " + words.say("ground." + ground));
    }

    private String part(String part) {
        return words.say("editor.part." + part);
    }

    private String yes(boolean is) {
        return words.say(is ? "editor.yes" : "editor.no");
    }

    /** A change in either language is a change. */
    private String both(@Nullable Text text) {
        if (text == null || text.ko().isEmpty() && text.en().isEmpty()) {
            return "";
        }
        var here = words.of(text);
        var there = Objects.equals(here, text.ko()) ? text.en() : text.ko();
        return here + " (" + there + ")";
    }
}
