package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Frame;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.portal.AuditsPage.Demand;
import city.open.outside.portal.AuditsPage.Line;
import city.open.outside.record.AuditResult;
import city.open.outside.record.AuditResult.Published;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What audits of divisions found and demanded, as far as everyone may know it. */
@Controller
class AuditsSite {
    private final PublicRecord record;
    private final Catalogue catalogue;
    private final Framing framing;
    private final Printer printer;

    AuditsSite(PublicRecord record, Catalogue catalogue, Framing framing, Printer printer) {
        this.record = record;
        this.catalogue = catalogue;
        this.framing = framing;
        this.printer = printer;
    }

    @GetMapping({"/{lang:ko|en}/audits", "/{lang:ko|en}/audits.{suffix:json}"})
    void page(Guest guest, @PathVariable(required = false) @Nullable String suffix) throws IOException {
        var results = record.auditResults();
        var answer = switch (Format.asked(guest.request(), Format.of(suffix), Format.HTML, Format.JSON)) {
            case JSON -> Answer.ok(Answer.JSON, RecordJson.JSON.writeValueAsBytes(Map.of("audits", results)));
            default -> Answer.ok(Answer.HTML, html(guest.words(), results));
        };
        guest.answer(answer);
    }

    private byte[] html(Words words, List<Published> results) {
        var frame = framing.frame(words, words.say("audits.title"), "/audits", "audits")
                .listening(null, null, true);
        var replacedBy = new HashMap<Integer, Integer>();
        results.forEach(one -> {
            if (one.audit().replaces() != null) {
                replacedBy.put(one.audit().replaces(), one.audit().number());
            }
        });
        return printer.print(
                "audits",
                new AuditsPage(
                        frame,
                        results.stream()
                                .map(one -> line(
                                        words,
                                        frame,
                                        one,
                                        replacedBy.get(one.audit().number())))
                                .toList()));
    }

    private Line line(Words words, Frame frame, Published published, @Nullable Integer replacedBy) {
        var audit = published.audit();
        var procedure = catalogue.find(new ProcedureCode(audit.procedure()));
        return new Line(
                audit.number(),
                words.of(audit.name()),
                frame.to("/agencies/" + audit.agency() + "/" + audit.division()),
                procedure.isPresent() ? frame.to("/procedures/" + audit.procedure()) : "",
                procedure.map(one -> words.of(one.name())).orElse(audit.procedure()),
                facts(words, frame.when(), published),
                audit.result() == null ? List.of() : audit.result().lines().toList(),
                audit.ground() == null ? "" : words.say("ground." + audit.ground()),
                audit.demands().stream()
                        .map(one -> demand(words, frame.when(), one))
                        .toList(),
                audit.replaces() == null ? "" : words.say("audits.replaces", audit.replaces()),
                replacedBy == null ? "" : words.say("audits.replaced", replacedBy));
    }

    private static List<String> facts(Words words, When when, Published published) {
        var audit = published.audit();
        var facts = new ArrayList<String>();
        facts.add(words.say("audits.number", audit.number()));
        facts.add(words.say("audits.course", when.day(audit.plannedOn()), when.day(audit.endedOn())));
        if (audit.urgent()) {
            facts.add(words.say("audits.urgent"));
        }
        facts.add(words.say("audits.on", when.day(When.dayOf(audit.at()))));
        audit.hands()
                .forEach(hand -> facts.add(words.say(
                        switch (hand.act()) {
                            case DRAFTED -> "audits.by";
                            case REVIEWED, RELEASED, CLOSED, RATIFIED -> "audits.released";
                        },
                        words.of(hand.who()))));
        if (published.index() != null) {
            facts.add(words.say("register.all.entry", published.index()));
        }
        return facts;
    }

    private static Demand demand(Words words, When when, AuditResult.Demand one) {
        return new Demand(
                words.say("audits.demand." + RecordJson.spelt(one.demanded())),
                words.say("audits.immunity." + RecordJson.spelt(one.immunity())),
                when.day(one.on()),
                when.day(one.until()),
                one.fellOn() != null
                        ? words.say("audits.fell", when.day(one.fellOn()))
                        : one.carriedOutOn() == null ? words.say("audits.not-yet") : when.day(one.carriedOutOn()));
    }
}
