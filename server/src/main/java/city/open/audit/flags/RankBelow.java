package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import city.open.town.organization.Rank;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** F03: the approver stands below the delegation row that was valid, and nobody signed in the place of the absent (대결). */
final class RankBelow implements Flag {
    private static final int HIGHEST = 99;

    @Override
    public Kind kind() {
        return new Kind(
                "F03",
                "RANK",
                new Text("위임전결보다 낮은 결재", "Signed below the rank"),
                new Text("위임전결 표", "the delegation table"),
                0,
                new Text("{table} 전결 사항을 {approver} 직급이 결재했습니다", "{approver} for {table}"),
                new Text("전결 규정의 다른 판", "another version of the table"));
    }

    @Override
    public Sweep sweep(Around around) {
        return new OneByOne(this, one -> {
            if (one.approvals().isEmpty()) {
                return null;
            }
            var last = one.approvals().getLast();
            var input = new HashMap<String, @Nullable Object>();
            input.put("table", last.table());
            input.put("approver", last.rank());
            input.put("marks", last.acting() ? List.of("acting") : List.of());
            return ask(input);
        });
    }

    @Override
    public Answer look(Given input) {
        if (input.maybe("table").isEmpty()) {
            return Answer.notComputable();
        }
        boolean acting = false;
        for (var mark : input.maybe("marks").map(Given::items).orElseGet(List::of)) {
            acting |= switch (mark.text()) {
                case "acting", "대결" -> true;
                // Delegated is what the table says anyway: it does not lift a rank.
                case "delegated", "전결" -> false;
                default -> throw mark.wrong("a mark is \"acting\" (대결) or \"delegated\" (전결)");
            };
        }
        boolean below = height(input.at("approver")) < height(input.at("table"));
        return Answer.of(below && !acting)
                .say("approver", words(input.at("approver")))
                .say("table", words(input.at("table")));
    }

    private static String words(Given rank) {
        return rank.isNumber() ? String.valueOf(rank.count()) : rank.text();
    }

    /** A number, higher ranks higher, or a rank by its name or title. */
    private static int height(Given rank) {
        if (rank.isNumber()) {
            return rank.count(0, HIGHEST);
        }
        var asked = plain(rank.text());
        return Stream.of(Rank.values())
                .filter(one -> Stream.of(
                                one.name(), one.title().ko(), one.title().en())
                        .map(RankBelow::plain)
                        .anyMatch(asked::equals))
                .findFirst()
                .orElseThrow(() -> rank.wrong("no such rank: write a whole number, or one of "
                        + Stream.of(Rank.values())
                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                .toList()))
                .height();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }
}
