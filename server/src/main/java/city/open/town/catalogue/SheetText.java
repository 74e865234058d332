package city.open.town.catalogue;

import city.open.ground.calendar.Text;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.SheetTree;
import city.open.town.organization.Agency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a procedure as the sheet that says it, leaving out what the shared sheets bring anyway: read again, it is the same procedure. */
final class SheetText {
    private final List<Shape> branches;
    private final Map<String, Disclosure> profiles;
    private final List<UsualLaw> laws;

    /**
     * A usual branch.
     *
     * @param links each from, to and why, where {@code here} is the step that it leaves at
     */
    record Shape(String id, List<Step> steps, List<List<String>> links) {}

    record UsualLaw(Step.Kind kind, List<String> natures, Text law) {}

    SheetText(List<Shape> branches, Map<String, Disclosure> profiles, List<UsualLaw> laws) {
        this.branches = branches;
        this.profiles = profiles;
        this.laws = laws;
    }

    String of(Procedure procedure) {
        Map<String, Object> sheet = new LinkedHashMap<>();
        sheet.put("sector", procedure.sector().id());
        sheet.put("procedures", List.of(entry(procedure)));
        return SheetTree.write(sheet);
    }

    private Map<String, Object> entry(Procedure procedure) {
        List<Step> main = procedure.mainLine();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("code", procedure.code().value());
        entry.put("name", both(procedure.name()));
        entry.put("nature", Entry.written(procedure.nature()));
        if (procedure.compound()) {
            entry.put("compound", "true");
        }
        entry.put("level", Entry.written(procedure.level()));
        entry.put(
                "owners",
                procedure.owners().stream()
                        .map(owner -> (owner.at() == Agency.Level.CITY ? "city/" : "district/")
                                + owner.unit().value())
                        .toList());
        entry.put("period", procedure.period().toString());
        entry.put("basis", basis(procedure.basis()));
        entry.put("deemed", Entry.written(procedure.deemed()));
        if (!procedure.deemedNote().ko().isEmpty()) {
            entry.put("deemed-note", both(procedure.deemedNote()));
        }
        putAll(entry, "law", procedure.law().stream().map(SheetText::both).toList());
        putAll(
                entry,
                "documents",
                procedure.documents().stream()
                        .map(document -> both(document.name()))
                        .toList());
        entry.put(
                "steps",
                main.stream().map(step -> step(step, procedure.nature())).toList());
        Map<String, Object> chosen = chosen(procedure, main);
        if (!chosen.isEmpty()) {
            entry.put("branches", chosen);
        }
        putAll(
                entry,
                "variants",
                procedure.variants().stream()
                        .map(variant -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("id", variant.id());
                            one.put("name", both(variant.name()));
                            one.put("period", variant.period().toString());
                            one.put("basis", basis(variant.basis()));
                            one.put("deemed", Entry.written(variant.deemed()));
                            return one;
                        })
                        .toList());
        putAll(entry, "tracks", procedure.tracks().stream().map(Track::id).toList());
        entry.put("disclosure", disclosure(procedure.disclosure()));
        putAll(entry, "notes", procedure.notes().stream().map(SheetText::both).toList());
        var until = procedure.until();
        if (until != null) {
            entry.put("until", until.toString());
        }
        return entry;
    }

    private static void putAll(Map<String, Object> entry, String key, List<?> items) {
        if (!items.isEmpty()) {
            entry.put(key, items);
        }
    }

    private static Map<String, Object> both(Text text) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("ko", text.ko());
        both.put("en", text.en());
        return both;
    }

    private static Map<String, Object> basis(Basis basis) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("status", Entry.written(basis.status()));
        if (!basis.source().ko().isEmpty()) {
            written.putAll(both(basis.source()));
        }
        return written;
    }

    private Map<String, Object> step(Step step, Nature nature) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("id", step.id().value());
        written.put("kind", Entry.written(step.kind()));
        written.put("by", Entry.written(step.actor()));
        written.put("share", Long.toString(Math.round(step.share() * 100)));
        if (!step.disclosed()) {
            written.put("public", "false");
        }
        if (step.optional()) {
            written.put("optional", "true");
        }
        written.put("name", both(step.name()));
        if (step.note() != null) {
            written.put("note", both(step.note()));
        }
        if (step.law() != null && !step.law().equals(usualLaw(step.kind(), nature))) {
            written.put("law", both(step.law()));
        }
        return written;
    }

    private @Nullable Text usualLaw(Step.Kind kind, Nature nature) {
        return laws.stream()
                .filter(law -> law.kind() == kind && law.natures().contains(Entry.written(nature)))
                .map(UsualLaw::law)
                .findFirst()
                .orElse(null);
    }

    /** Which usual branches leave where, in the order of their steps. */
    private Map<String, Object> chosen(Procedure procedure, List<Step> main) {
        record Found(int place, String id, String at) {}
        List<Found> found = new ArrayList<>();
        Set<StepId> ofBranches =
                new HashSet<>(procedure.steps().stream().map(Step::id).collect(Collectors.toSet()));
        main.forEach(step -> ofBranches.remove(step.id()));
        branches.stream()
                .sorted(Comparator.comparingInt((Shape shape) -> -shape.steps().size()))
                .forEach(shape -> {
                    if (shape.steps().stream()
                            .allMatch(step -> ofBranches.contains(step.id())
                                    && procedure.steps().contains(step))) {
                        for (int here = 0; here < main.size(); here++) {
                            if (isLinked(procedure, main, here, shape)) {
                                found.add(new Found(
                                        procedure.steps().indexOf(shape.steps().getFirst()),
                                        shape.id(),
                                        main.get(here).id().value()));
                                shape.steps().forEach(step -> ofBranches.remove(step.id()));
                                return;
                            }
                        }
                    }
                });
        Map<String, Object> chosen = new LinkedHashMap<>();
        found.stream().sorted(Comparator.comparingInt(Found::place)).forEach(one -> chosen.put(one.id(), one.at()));
        return chosen;
    }

    private static boolean isLinked(Procedure procedure, List<Step> main, int here, Shape shape) {
        return shape.links().stream().allMatch(link -> {
            var from = end(link.get(0), main, here);
            var to = end(link.get(1), main, here);
            return from != null
                    && to != null
                    && procedure.links().stream()
                            .anyMatch(one -> one.from().value().equals(from)
                                    && one.to().value().equals(to)
                                    && Entry.written(one.kind()).equals(link.get(2)));
        });
    }

    private static @Nullable String end(String written, List<Step> main, int here) {
        int place = switch (written) {
            case "before" -> here - 1;
            case "here" -> here;
            case "after" -> here + 1;
            default -> Integer.MIN_VALUE;
        };
        if (place == Integer.MIN_VALUE) {
            return written;
        }
        return place >= 0 && place < main.size() ? main.get(place).id().value() : null;
    }

    /** By the profile that says the most of it, and what it adds. */
    private Map<String, Object> disclosure(Disclosure disclosure) {
        var profile = profiles.entrySet().stream()
                .filter(one -> begins(disclosure.open(), one.getValue().open())
                        && begins(disclosure.masked(), one.getValue().masked())
                        && begins(disclosure.withheld(), one.getValue().withheld()))
                .max(Comparator.comparingInt((Map.Entry<String, Disclosure> one) -> size(one.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .orElse(null);
        Map<String, Object> written = new LinkedHashMap<>();
        if (profile == null) {
            return written;
        }
        written.put("profile", profile.getKey());
        var shared = profile.getValue();
        putAll(written, "open", own(disclosure.open(), shared.open()));
        putAll(written, "masked", own(disclosure.masked(), shared.masked()));
        putAll(written, "withheld", own(disclosure.withheld(), shared.withheld()));
        return written;
    }

    private static boolean begins(List<Disclosure.Field> all, List<Disclosure.Field> shared) {
        return all.size() >= shared.size() && all.subList(0, shared.size()).equals(shared);
    }

    private static int size(Disclosure disclosure) {
        return disclosure.open().size()
                + disclosure.masked().size()
                + disclosure.withheld().size();
    }

    private static List<Map<String, Object>> own(List<Disclosure.Field> all, List<Disclosure.Field> shared) {
        return all.stream()
                .skip(shared.size())
                .map(field -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("id", field.id());
                    one.putAll(both(field.name()));
                    if (field.ground() != null) {
                        one.put("ground", Objects.requireNonNull(field.ground()));
                    }
                    return one;
                })
                .toList();
    }
}
