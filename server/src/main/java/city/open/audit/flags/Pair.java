package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import city.open.ground.statistics.Tails;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;

/** F06: an agent and an official meet more often than chance brings them together. */
final class Pair implements Flag {
    private static final int FEWEST = 5;
    private static final int FEWEST_OFFICERS = 3;

    @Override
    public Kind kind() {
        return new Kind(
                "F06",
                "PAIR",
                new Text("늘 같은 짝", "Always the same pair"),
                new Text("대리인의 가명", "an alias of agents"),
                FEWEST,
                new Text("{K}건 가운데 {x}건을 한 담당자가 처리했습니다", "{x} of {K} with one official"),
                new Text("전문 담당, 지역 담당", "a specialist, duty by area"));
    }

    @Override
    public Sweep sweep(Around around) {
        return new NotKept(
                "신청인과 대리인은 봉인되어 있고, 셀 수 있는 가명이 없습니다",
                "who applies and who acts for them is sealed, and has no alias that could be counted");
    }

    @Override
    public Answer look(Given input) {
        boolean enough = input.at("eligible_officers").count() >= FEWEST_OFFICERS;
        var p = new LinkedHashMap<String, Double>();
        var notTested = new ArrayList<String>();
        var seen = new HashSet<String>();
        int mostX = 0;
        int ofK = 0;
        for (var pair : input.at("pairs").items()) {
            var id = pair.at("id").isNumber()
                    ? pair.at("id").decimal().toPlainString()
                    : pair.at("id").text();
            if (!seen.add(id)) {
                throw pair.at("id").wrong("two pairs have this id");
            }
            int all = pair.at("N").count(1, 10_000_000);
            int agents = pair.at("K").count(0, all);
            int officials = pair.at("n").count(0, all);
            int both = pair.at("x").count(Math.max(0, agents + officials - all), Math.min(agents, officials));
            if (enough && agents >= FEWEST && both >= FEWEST) {
                p.put(id, Tails.hypergeometric(both, all, agents, officials));
                if (both > mostX) {
                    mostX = both;
                    ofK = agents;
                }
            } else {
                notTested.add(id);
            }
        }
        return Shares.tested(p, notTested, Shares.q(input)).say("x", mostX).say("K", ofK);
    }
}
