package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Frame;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.portal.RegisterPage.Group;
import city.open.outside.portal.RegisterPage.Line;
import city.open.outside.portal.RegisterPage.Undecided;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import city.open.outside.record.RegisterDecision;
import city.open.outside.record.RegisterDecision.Outcome;
import city.open.outside.record.RegisterDecision.Published;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The register of procedures as everyone reads it: what is decided about disclosing each, with its score, its evidence and who decided. */
@Controller
class RegisterSite {
    private final PublicRecord record;
    private final Catalogue catalogue;
    private final Framing framing;
    private final Printer printer;
    private final Clock clock;

    RegisterSite(PublicRecord record, Catalogue catalogue, Framing framing, Printer printer, Clock clock) {
        this.record = record;
        this.catalogue = catalogue;
        this.framing = framing;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping({"/{lang:ko|en}/policy/procedures", "/{lang:ko|en}/policy/procedures.{suffix:json}"})
    void page(Guest guest, @PathVariable(required = false) @Nullable String suffix) throws IOException {
        var decisions = record.registerDecisions();
        var answer = switch (Format.asked(guest.request(), Format.of(suffix), Format.HTML, Format.JSON)) {
            case JSON -> Answer.ok(Answer.JSON, RecordJson.JSON.writeValueAsBytes(data(decisions)));
            default -> Answer.ok(Answer.HTML, html(guest.words(), decisions));
        };
        guest.answer(answer);
    }

    /** All decisions, the newest first, and what is not decided yet. */
    private Map<String, Object> data(List<Published> decisions) {
        var data = new LinkedHashMap<String, Object>();
        data.put("decisions", decisions);
        data.put(
                "undecided",
                undecided(decisions).stream()
                        .map(procedure -> Map.of("code", procedure.code().value(), "name", procedure.name()))
                        .toList());
        return data;
    }

    private List<Procedure> undecided(List<Published> decisions) {
        var decided = decisions.stream().map(one -> one.decision().subject()).collect(Collectors.toSet());
        return catalogue.current().stream()
                .filter(procedure -> !decided.contains(procedure.code().value()))
                .toList();
    }

    private byte[] html(Words words, List<Published> decisions) {
        var frame = framing.frame(words, words.say("register.all.title"), "/policy/procedures", "policy")
                .listening(null, null, true);
        var bySubject = new LinkedHashMap<String, List<Published>>();
        decisions.forEach(one -> bySubject
                .computeIfAbsent(one.decision().subject(), _ -> new ArrayList<>())
                .add(one));
        var groups = Arrays.stream(Outcome.values())
                .map(outcome -> new Group(
                        RecordJson.spelt(outcome),
                        words.say("register.outcome." + RecordJson.spelt(outcome)),
                        bySubject.values().stream()
                                .filter(all -> all.getFirst().decision().outcome() == outcome)
                                .map(all -> line(words, frame, all))
                                .toList()))
                .filter(group -> !group.lines().isEmpty())
                .toList();
        return printer.print(
                "register",
                new RegisterPage(
                        frame,
                        groups,
                        undecided(decisions).stream()
                                .map(procedure -> new Undecided(procedure.code().value(), words.of(procedure.name())))
                                .toList()));
    }

    private Line line(Words words, Frame frame, List<Published> all) {
        var newest = all.getFirst();
        var decision = newest.decision();
        boolean known = catalogue.current().stream()
                .anyMatch(procedure -> procedure.code().value().equals(decision.subject()));
        return new Line(
                decision.subject(),
                words.of(decision.name()),
                known ? frame.to("/procedures/" + decision.subject()) : "",
                score(words, decision),
                words.of(decision.reason()),
                IntStream.rangeClosed(1, decision.criteria().size())
                        .mapToObj(number -> words.say(
                                "register.evidence",
                                words.say("register.criterion." + number),
                                decision.criteria().get(number - 1).score(),
                                words.of(decision.criteria().get(number - 1).evidence())))
                        .toList(),
                words.say("register.look", frame.when().day(decision.nextLook())),
                decision.nextLook().isBefore(When.dayOf(clock.instant())),
                words.say("register.all.on", frame.when().minute(decision.at())),
                decision.hands().stream()
                        .map(hand -> words.say("policy.act." + RecordJson.spelt(hand.act()), words.of(hand.who())))
                        .toList(),
                newest.index() == null ? "" : words.say("register.all.entry", newest.index()),
                all.stream()
                        .skip(1)
                        .map(one -> words.say(
                                "register.all.by",
                                frame.when().minute(one.decision().at()),
                                words.say("register.outcome."
                                        + RecordJson.spelt(one.decision().outcome()))))
                        .toList());
    }

    private static String score(Words words, RegisterDecision decision) {
        var said = words.say(
                decision.byScore() ? "register.score.disclose" : "register.score.later", When.number(decision.score()));
        return decision.ground() == null ? said : said + " · " + words.say("ground." + decision.ground());
    }
}
