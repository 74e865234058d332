package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Frame;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.FactKind;
import city.open.outside.record.PolicySheet;
import city.open.outside.record.PolicySheet.Rule;
import city.open.outside.record.PolicySheet.Way;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What is shown of each fact and what is not, by version of the policy, as the record has it (Official Information Disclosure Act art. 9(3)). */
@Controller
class PolicySite {
    private static final Map<String, Rule> NOTHING = Map.of();

    private final PublicRecord record;
    private final Catalogue catalogue;
    private final Framing framing;
    private final Printer printer;

    PolicySite(PublicRecord record, Catalogue catalogue, Framing framing, Printer printer) {
        this.record = record;
        this.catalogue = catalogue;
        this.framing = framing;
        this.printer = printer;
    }

    @GetMapping("/{lang:ko|en}/policy")
    void inForce(Guest guest) throws IOException {
        var sheets = record.policies();
        if (sheets.isEmpty()) {
            throw new NotServed(404, "no-policy-yet");
        }
        answer(guest, sheets, sheets.getFirst(), "/policy", null);
    }

    @GetMapping("/{lang:ko|en}/policy/{name}")
    void version(Guest guest, @PathVariable String name) throws IOException {
        var named = Format.Named.of(name);
        var sheets = record.policies();
        var sheet = find(sheets, named.name());
        answer(guest, sheets, sheet, "/policy/" + sheet.version(), named.format());
    }

    @GetMapping("/{lang:ko|en}/policy/compare")
    void compare(Guest guest, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to)
            throws IOException {
        Format.asked(guest.request(), null, Format.HTML);
        var sheets = record.policies();
        var one = find(sheets, from);
        var other = find(sheets, to);
        var before = one.version() <= other.version() ? one : other;
        var after = before == one ? other : one;
        var in = guest.lang();
        var path = "/policy/compare?from=%d&to=%d".formatted(before.version(), after.version());
        guest.answer(html(page(in, sheets, after, before, path)));
    }

    private static PolicySheet find(List<PolicySheet> sheets, String version) {
        return sheets.stream()
                .filter(sheet -> Integer.toString(sheet.version()).equals(version))
                .findFirst()
                .orElseThrow(() -> new NotServed(404, "unknown-policy"));
    }

    private void answer(Guest guest, List<PolicySheet> sheets, PolicySheet sheet, String path, @Nullable Format suffix)
            throws IOException {
        var answer = switch (Format.asked(guest.request(), suffix, Format.HTML, Format.JSON)) {
            case JSON -> Answer.ok(Answer.JSON, RecordJson.JSON.writeValueAsBytes(sheet));
            default -> html(page(guest.lang(), sheets, sheet, null, path));
        };
        guest.answer(answer);
    }

    private static Answer html(byte[] page) {
        return Answer.ok(Answer.HTML, page);
    }

    private byte[] page(
            Lang lang, List<PolicySheet> sheets, PolicySheet sheet, @Nullable PolicySheet before, String path) {
        var words = Words.in(lang);
        var title = before == null
                ? words.say("policy.title")
                : words.say("policy.compare.title", before.version(), sheet.version());
        var frame = framing.frame(words, title, path, "policy").listening(null, null, before == null);
        var versions = sheets.stream()
                .map(one -> new PolicyPage.Version(
                        one.version(),
                        frame.when().minute(one.inForceFrom()),
                        one == sheets.getFirst(),
                        cameAbout(words, one),
                        sheets.stream()
                                .mapToInt(PolicySheet::version)
                                .filter(version -> version < one.version())
                                .max()
                                .orElse(0)))
                .toList();
        var shown = versions.stream()
                .filter(version -> version.number() == sheet.version())
                .findFirst()
                .orElseThrow();
        return printer.print(
                "policy",
                new PolicyPage(
                        frame,
                        versions,
                        shown,
                        before == null ? 0 : before.version(),
                        release(words, frame, sheet),
                        effects(words, sheet),
                        kinds(words, sheet.rules(), before == null ? null : before.rules(), "policy.way.inside"),
                        specials(words, sheet, before)));
    }

    private static String cameAbout(Words words, PolicySheet sheet) {
        var release = sheet.release();
        return words.say("policy.came." + (release == null ? "shipped" : RecordJson.spelt(release.how())));
    }

    private static List<String> release(Words words, Frame frame, PolicySheet sheet) {
        var release = sheet.release();
        if (release == null) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add(words.of(release.why()));
        lines.add(cameAbout(words, sheet));
        release.hands()
                .forEach(hand ->
                        lines.add(words.say("policy.act." + RecordJson.spelt(hand.act()), words.of(hand.who()))));
        if (release.lapses() != null) {
            lines.add(words.say("policy.lapses", frame.when().minute(release.lapses())));
        }
        return lines;
    }

    private static @Nullable List<String> effects(Words words, PolicySheet sheet) {
        var release = sheet.release();
        if (release == null || release.effects() == null) {
            return null;
        }
        return release.effects().stream()
                .map(effect -> "%s: %s · %s · %s"
                        .formatted(
                                said(words, "policy.kind." + effect.kind(), effect.kind()),
                                said(words, "policy.part." + effect.part(), effect.part()),
                                words.say("dial.effect." + RecordJson.spelt(effect.becomes())),
                                words.say("dial.preview.counts", effect.entries(), effect.cases())))
                .toList();
    }

    /** By place; of two that are compared, what only one of them says is elsewhere as in all procedures. */
    private List<PolicyPage.Special> specials(Words words, PolicySheet sheet, @Nullable PolicySheet before) {
        var now = byPlace(sheet);
        var was = before == null ? null : byPlace(before);
        var places = new TreeSet<>(now.keySet());
        if (was != null) {
            places.addAll(was.keySet());
        }
        var specials = new ArrayList<PolicyPage.Special>();
        for (var place : places) {
            var kinds = kinds(
                    words,
                    now.getOrDefault(place, Map.of()),
                    was == null ? null : was.getOrDefault(place, Map.of()),
                    "policy.way.general");
            if (!kinds.isEmpty()) {
                specials.add(new PolicyPage.Special(where(words, place), kinds));
            }
        }
        return specials;
    }

    private static Map<String, Map<String, Map<String, Rule>>> byPlace(PolicySheet sheet) {
        var places = new TreeMap<String, Map<String, Map<String, Rule>>>();
        sheet.specials()
                .forEach(special -> places.put(
                        special.procedure() + "/" + (special.step() == null ? "" : special.step()), special.rules()));
        return places;
    }

    /** A procedure or step that is not there any more is called as programs call it. */
    private String where(Words words, String place) {
        var names = place.split("/", -1);
        var procedure = catalogue.find(new ProcedureCode(names[0])).orElse(null);
        var name = procedure == null ? names[0] : words.of(procedure.name());
        if (names[1].isEmpty()) {
            return words.say("policy.special", name);
        }
        var step = procedure == null
                ? names[1]
                : procedure
                        .find(new StepId(names[1]))
                        .map(one -> words.of(one.name()))
                        .orElse(names[1]);
        return words.say("policy.special.step", name, step);
    }

    /** In the order in which facts come about, then whatever a later version brings. */
    private static List<PolicyPage.Kind> kinds(
            Words words,
            Map<String, Map<String, Rule>> rules,
            @Nullable Map<String, Map<String, Rule>> before,
            String otherwise) {
        var names = new TreeSet<>(Comparator.comparingInt(PolicySite::place).thenComparing(Comparator.naturalOrder()));
        names.addAll(rules.keySet());
        if (before != null) {
            names.addAll(before.keySet());
        }
        var kinds = new ArrayList<PolicyPage.Kind>();
        for (var kind : names) {
            var parts = parts(
                    words,
                    rules.getOrDefault(kind, NOTHING),
                    before == null ? null : before.getOrDefault(kind, NOTHING),
                    otherwise);
            if (!parts.isEmpty()) {
                kinds.add(new PolicyPage.Kind(kind.replace('.', '-'), said(words, "policy.kind." + kind, kind), parts));
            }
        }
        return kinds;
    }

    private static int place(String kind) {
        return FactKind.named(kind).map(Enum::ordinal).orElse(Integer.MAX_VALUE);
    }

    private static List<PolicyPage.Part> parts(
            Words words, Map<String, Rule> now, @Nullable Map<String, Rule> before, String otherwise) {
        var names = new LinkedHashMap<>(now);
        if (before != null) {
            before.forEach(names::putIfAbsent);
        }
        var parts = new ArrayList<PolicyPage.Part>();
        for (var part : names.keySet()) {
            var rule = now.get(part);
            if (before == null || !Objects.equals(rule, before.get(part))) {
                parts.add(new PolicyPage.Part(
                        said(words, "policy.part." + part, part),
                        treatment(words, rule, otherwise),
                        before == null ? null : treatment(words, before.get(part), otherwise),
                        rule == null || rule.way() != Way.OPEN));
            }
        }
        // What is not shown is what people look for; the table of the database has no order of its own.
        parts.sort(Comparator.comparing((PolicyPage.Part part) -> !part.gap()).thenComparing(PolicyPage.Part::name));
        return parts;
    }

    /** A part or kind that this version of OPEN has no word for is called as programs call it. */
    private static String said(Words words, String key, String otherwise) {
        return words.knows(key) ? words.say(key) : otherwise;
    }

    /** @param otherwise what is said where there is no rule */
    private static String treatment(Words words, @Nullable Rule rule, String otherwise) {
        if (rule == null) {
            return words.say(otherwise);
        }
        return switch (rule.way()) {
            case OPEN -> words.say(rule.isCommitted() ? "policy.way.open.sealed" : "policy.way.open");
            case MASKED -> words.say(rule.isCommitted() ? "policy.way.masked.sealed" : "policy.way.masked");
            case COMMITTED -> {
                var ground = rule.ground() == null ? "" : said(words, "ground." + rule.ground(), rule.ground());
                yield words.say(rule.isUntilDecision() ? "policy.way.until-decision" : "policy.way.withheld", ground);
            }
        };
    }
}
