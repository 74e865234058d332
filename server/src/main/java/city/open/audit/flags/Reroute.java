package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** F08: one draft went up two or more lines or sittings, first no, at last yes. */
final class Reroute implements Flag {
    private static final int SHINGLE = 5;
    private static final double THE_SAME = 0.8;

    @Override
    public Kind kind() {
        return new Kind(
                "F08",
                "REROUTE",
                new Text("결재선을 바꾼 재기안", "Another line, another answer"),
                new Text("기안문과 결재선", "drafts and their lines"),
                0,
                new Text("같은 안이 {n}번째에 결재되었습니다", "Approved at try {n}"),
                new Text("결재자 부재, 적법한 재심의", "leave, a lawful rehearing"));
    }

    private record Draft(String line, boolean yes, List<String> shingles) {}

    @Override
    public Sweep sweep(Around around) {
        return new OneByOne(
                this,
                one -> one.drafts().isEmpty()
                        ? null
                        : one.drafts().size() == 1
                                ? Answer.of(false)
                                : ask(Map.of(
                                        "drafts",
                                        one.drafts().stream()
                                                .map(draft -> Map.of(
                                                        "line", draft.line(),
                                                        "approved", draft.approved(),
                                                        "text", draft.text()))
                                                .toList())));
    }

    @Override
    public Answer look(Given input) {
        var drafts = input.at("drafts").items(100).stream()
                .map(draft -> new Draft(
                        draft.at("line").text(),
                        draft.at("approved").truth(),
                        shingles(draft.at("text").text())))
                .toList();
        if (drafts.isEmpty()) {
            return Answer.notComputable().with("tries", 0);
        }
        var last = drafts.getLast();
        var same = drafts.stream()
                .filter(draft -> Refile.jaccard(draft.shingles(), last.shingles()) >= THE_SAME)
                .toList();
        boolean lines = same.stream().map(Draft::line).distinct().count() > 1;
        return Answer.of(lines && !same.getFirst().yes() && last.yes())
                .with("tries", same.size())
                .say("n", same.size());
    }

    /** Every five words in a row; a shorter text is one. */
    static List<String> shingles(String text) {
        var words = List.of(text.strip().split("\\s+"));
        var shingles = new ArrayList<String>();
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            shingles.add(String.join(" ", words.subList(i, i + SHINGLE)));
        }
        return shingles.isEmpty() ? List.of(String.join(" ", words)) : shingles;
    }
}
