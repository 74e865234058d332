package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Framing;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.FactKind;
import city.open.outside.record.PolicySheet;
import city.open.outside.record.PolicySheet.Rule;
import city.open.outside.record.PolicySheet.Way;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Framing framing;
    private final Printer printer;

    PolicySite(PublicRecord record, Framing framing, Printer printer) {
        this.record = record;
        this.framing = framing;
        this.printer = printer;
    }

    @GetMapping("/{lang:ko|en}/policy")
    void inForce(@PathVariable String lang, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var sheets = record.policies();
        if (sheets.isEmpty()) {
            throw new NotServed(404, "no-policy-yet");
        }
        answer(Lang.find(lang).orElseThrow(), sheets, sheets.getFirst(), "/policy", null, request, response);
    }

    @GetMapping("/{lang:ko|en}/policy/{name}")
    void version(
            @PathVariable String lang,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var named = Format.Named.of(name);
        var sheets = record.policies();
        var sheet = find(sheets, named.name());
        answer(
                Lang.find(lang).orElseThrow(),
                sheets,
                sheet,
                "/policy/" + sheet.version(),
                named.format(),
                request,
                response);
    }

    @GetMapping("/{lang:ko|en}/policy/compare")
    void compare(
            @PathVariable String lang,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Format.asked(request, null, Format.HTML);
        var sheets = record.policies();
        var one = find(sheets, from);
        var other = find(sheets, to);
        var before = one.version() <= other.version() ? one : other;
        var after = before == one ? other : one;
        var in = Lang.find(lang).orElseThrow();
        var path = "/policy/compare?from=%d&to=%d".formatted(before.version(), after.version());
        html(page(in, sheets, after, before, path)).write(request, response);
    }

    private static PolicySheet find(List<PolicySheet> sheets, String version) {
        return sheets.stream()
                .filter(sheet -> Integer.toString(sheet.version()).equals(version))
                .findFirst()
                .orElseThrow(() -> new NotServed(404, "unknown-policy"));
    }

    private void answer(
            Lang lang,
            List<PolicySheet> sheets,
            PolicySheet sheet,
            String path,
            @Nullable Format suffix,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var answer = switch (Format.asked(request, suffix, Format.HTML, Format.JSON)) {
            case JSON -> Answer.ok(Answer.JSON, RecordJson.JSON.writeValueAsBytes(sheet));
            default -> html(page(lang, sheets, sheet, null, path));
        };
        answer.write(request, response);
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
                        one.version(), frame.when().minute(one.inForceFrom()), one == sheets.getFirst()))
                .toList();
        var shown = versions.stream()
                .filter(version -> version.number() == sheet.version())
                .findFirst()
                .orElseThrow();
        return printer.print(
                "policy",
                new PolicyPage(
                        frame, versions, shown, before == null ? 0 : before.version(), kinds(words, sheet, before)));
    }

    /** In the order in which facts come about, then whatever a later version brings. */
    private static List<PolicyPage.Kind> kinds(Words words, PolicySheet sheet, @Nullable PolicySheet before) {
        var names = new TreeSet<>(Comparator.comparingInt(PolicySite::place).thenComparing(Comparator.naturalOrder()));
        names.addAll(sheet.rules().keySet());
        if (before != null) {
            names.addAll(before.rules().keySet());
        }
        var kinds = new ArrayList<PolicyPage.Kind>();
        for (var kind : names) {
            var parts = parts(
                    words,
                    sheet.rules().getOrDefault(kind, NOTHING),
                    before == null ? null : before.rules().getOrDefault(kind, NOTHING));
            if (!parts.isEmpty()) {
                kinds.add(new PolicyPage.Kind(kind.replace('.', '-'), said(words, "policy.kind." + kind, kind), parts));
            }
        }
        return kinds;
    }

    private static int place(String kind) {
        return FactKind.named(kind).map(Enum::ordinal).orElse(Integer.MAX_VALUE);
    }

    private static List<PolicyPage.Part> parts(Words words, Map<String, Rule> now, @Nullable Map<String, Rule> before) {
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
                        treatment(words, rule),
                        before == null ? null : treatment(words, before.get(part)),
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

    private static String treatment(Words words, @Nullable Rule rule) {
        if (rule == null) {
            return words.say("policy.way.inside");
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
