package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.ContractKind;
import city.open.ground.vocabulary.PledgeSide;
import city.open.outside.portal.IntegrityPage.Contract;
import city.open.outside.portal.IntegrityPage.Line;
import city.open.outside.record.CaseRow;
import city.open.outside.record.CleanContract;
import city.open.outside.record.PledgedCase;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import city.open.outside.telling.State;
import city.open.outside.telling.Tellers;
import city.open.town.catalogue.CleanHands;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The clean-handed contract: what it is, which contracts are watched, who has not pledged, what the ombudsman recommended, and which sanctions run. */
@Controller
class IntegritySite {
    /** So many watched contracts are printed; the data have them all. */
    private static final int SHOWN = 100;

    private final PublicRecord record;
    private final CleanHands rules;
    private final Tellers tellers;
    private final DivisionNames names;
    private final Framing framing;
    private final Printer printer;
    private final Clock clock;

    IntegritySite(
            PublicRecord record,
            CleanHands rules,
            Tellers tellers,
            DivisionNames names,
            Framing framing,
            Printer printer,
            Clock clock) {
        this.record = record;
        this.rules = rules;
        this.tellers = tellers;
        this.names = names;
        this.framing = framing;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping({"/{lang:ko|en}/integrity", "/{lang:ko|en}/integrity.{suffix:json}"})
    void page(Guest guest, @PathVariable(required = false) @Nullable String suffix) throws IOException {
        var in = guest.lang();
        var answer = switch (Format.asked(guest.request(), Format.of(suffix), Format.HTML, Format.JSON)) {
            case JSON -> data();
            default -> Answer.ok(Answer.HTML, print(Words.in(in)));
        };
        guest.answer(answer);
    }

    @GetMapping("/api/v1/integrity")
    void forMachines(HttpServletRequest request, HttpServletResponse response) throws IOException {
        data().write(request, response);
    }

    private LocalDate today() {
        return When.dayOf(clock.instant());
    }

    private CleanHands.Version rules() {
        return rules.on(today());
    }

    private byte[] print(Words words) {
        var now = clock.instant();
        var holds = rules();
        var when = new When(words);
        var all = record.pledged();
        var covered = record.byAgency(holds.procedures());
        var watched = all.stream()
                .filter(one -> one.contract().isWatched())
                .sorted(Comparator.comparing((PledgedCase one) -> missing(one.contract()))
                        .reversed())
                .toList();
        return printer.print(
                "integrity",
                new IntegrityPage(
                        framing.frame(words, words.say("integrity.title"), "/integrity", "integrity")
                                .listening(null, null, true),
                        when.day(holds.since()),
                        words.of(holds.basis()),
                        Arrays.stream(ContractKind.values())
                                .map(kind -> words.say(
                                        "integrity.sum",
                                        words.of(kind.words()),
                                        won(holds.watchedFrom().getOrDefault(kind, 0L))))
                                .toList(),
                        holds.scale().stream()
                                .map(step -> words.say("integrity.scale", won(step.bribeFrom()), step.months()))
                                .toList(),
                        watched.stream()
                                .limit(SHOWN)
                                .map(one -> new Contract(
                                        one.row().number(),
                                        words.of(one.row().subject()),
                                        words.of(one.row().agencyName()) + " · "
                                                + words.of(one.row().procedureName()),
                                        state(words, one.row()),
                                        tellers.pledges(words, one.contract(), now)))
                                .toList(),
                        Math.max(0, watched.size() - SHOWN),
                        all.stream()
                                .filter(one -> one.contract().sanctions().stream()
                                        .anyMatch(sanction -> sanction.runsOn(today())))
                                .map(one -> new IntegrityPage.Sanction(
                                        one.row().number(),
                                        words.of(one.row().subject()),
                                        tellers.pledges(words, one.contract(), now)))
                                .toList(),
                        lines(words, covered, all),
                        line(
                                "",
                                words.say("disclosure.together"),
                                covered.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                                all)));
    }

    private static String state(Words words, CaseRow row) {
        return State.of(words, row.status(), row.outcome(), row.closed()).words();
    }

    private static String won(long sum) {
        return "%,d".formatted(sum);
    }

    /** The missing half of the city weighs most, as the law does not ask for it. */
    private static int missing(CleanContract contract) {
        return (contract.lacks(PledgeSide.CITY) ? 2 : 0) + (contract.lacks(PledgeSide.CONTRACTOR) ? 1 : 0);
    }

    private List<Line> lines(Words words, Map<String, Long> covered, List<PledgedCase> all) {
        Set<String> agencies = new TreeSet<>(covered.keySet());
        all.forEach(one -> agencies.add(one.row().agency()));
        var collator = Collator.getInstance(Locale.forLanguageTag(words.lang().tag()));
        return agencies.stream()
                .map(agency -> line(
                        agency,
                        names.agency(words, agency),
                        covered.getOrDefault(agency, 0L),
                        all.stream()
                                .filter(one -> one.row().agency().equals(agency))
                                .toList()))
                .sorted(Comparator.comparing(Line::name, collator))
                .toList();
    }

    private static Line line(String code, String name, long covered, List<PledgedCase> its) {
        long both = 0;
        long city = 0;
        long contractor = 0;
        long stated = 0;
        long watched = 0;
        long answered = 0;
        long recommended = 0;
        for (var one : its) {
            var contract = one.contract();
            stated += contract.stated() == null ? 0 : 1;
            watched += contract.isWatched() ? 1 : 0;
            both += missing(contract) == 0 ? 1 : 0;
            city += contract.lacks(PledgeSide.CITY) ? 0 : 1;
            contractor += contract.lacks(PledgeSide.CONTRACTOR) ? 0 : 1;
            recommended += contract.advice().size();
            answered += contract.advice().stream()
                    .filter(advice -> advice.answeredAt() != null)
                    .count();
        }
        return new Line(code, name, covered, stated, watched, both, city, contractor, answered, recommended);
    }

    private Answer data() {
        var holds = rules();
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Object> ruling = new LinkedHashMap<>();
        ruling.put("version", holds.number());
        ruling.put("since", holds.since().toString());
        ruling.put("basis", holds.basis());
        ruling.put("procedures", holds.procedures().stream().sorted().toList());
        Map<String, Object> sums = new LinkedHashMap<>();
        for (var kind : ContractKind.values()) {
            sums.put(RecordJson.spelt(kind), holds.watchedFrom().get(kind));
        }
        ruling.put("watchedFrom", sums);
        ruling.put("exclusion", holds.scale());
        json.put("rules", ruling);
        var all = record.pledged();
        json.put("contracts", all.stream().map(this::contract).toList());
        json.put("agencies", lines(Words.in(Lang.EN), record.byAgency(holds.procedures()), all));
        return Data.json(json);
    }

    private Map<String, Object> contract(PledgedCase one) {
        var contract = one.contract();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("petition", one.row().number());
        json.put("procedure", one.row().procedure());
        json.put("agency", one.row().agency());
        var stated = contract.stated();
        json.put("watched", contract.isWatched());
        if (stated != null) {
            json.put("kind", stated.kind() == null ? null : stated.kind().name());
            json.put("amount", stated.amount());
            json.put("rules", stated.rules());
        }
        Map<String, Object> halves = new LinkedHashMap<>();
        for (var side : PledgeSide.values()) {
            var signed = contract.half(side);
            halves.put(RecordJson.spelt(side), signed == null ? null : signed.at());
        }
        json.put("pledges", halves);
        json.put("visits", contract.visits());
        json.put("recommendations", contract.advice());
        var sanctions = new ArrayList<Map<String, Object>>();
        for (var sanction : contract.sanctions()) {
            if (!sanction.runsOn(today())) {
                continue;
            }
            Map<String, Object> said = new LinkedHashMap<>();
            said.put(
                    "ground",
                    sanction.ground() == null ? null : sanction.ground().name());
            said.put("months", sanction.months());
            said.put("from", sanction.from());
            said.put("until", sanction.until());
            sanctions.add(said);
        }
        json.put("sanctions", sanctions);
        return json;
    }
}
