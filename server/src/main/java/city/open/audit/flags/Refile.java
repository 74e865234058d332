package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import java.util.HashSet;
import java.util.List;

/** F07: granted after two returns, and the papers are those of the last return. */
final class Refile implements Flag {
    private static final int WITHIN_DAYS = 180;
    private static final int RETURNS = 2;
    private static final double THE_SAME = 0.9;

    @Override
    public Kind kind() {
        return new Kind(
                "F07",
                "REFILE",
                new Text("같은 서류, 다른 답", "Same papers, another answer"),
                new Text("신청 서류의 해시", "hashes of applicants' papers"),
                0,
                new Text("같은 서류인데 {n}번 반려된 뒤 처리되었습니다", "The same papers, another answer after {n} returns"),
                new Text("보완된 흠, 수수료 납부", "a defect cured, a fee paid"));
    }

    @Override
    public Sweep sweep(Around around) {
        return new NotKept(
                "다시 낸 신청을 앞의 신청과 잇는 것이 없고, 신청 서류의 해시는 봉인되어 있습니다",
                "nothing links what was filed again to what was filed before, and hashes of applicants' papers are sealed");
    }

    @Override
    public Answer look(Given input) {
        var returns = input.at("returns").items().stream().map(Given::date).toList();
        var before = input.maybe("last_returned_documents").map(Refile::hashes).orElse(List.of());
        var after = input.maybe("granted_documents").map(Refile::hashes).orElse(List.of());
        var granted = input.maybe("granted").map(Given::date);
        if (before.isEmpty() && after.isEmpty() || !known(input)) {
            return Answer.notComputable().with("jaccard", null);
        }
        double jaccard = jaccard(before, after);
        long counted = granted.map(day -> returns.stream()
                        .filter(one -> !one.isAfter(day) && !one.isBefore(day.minusDays(WITHIN_DAYS)))
                        .count())
                .orElse(0L);
        return Answer.of(counted >= RETURNS && jaccard >= THE_SAME)
                .with("jaccard", jaccard)
                .say("n", counted);
    }

    private static boolean known(Given input) {
        return input.maybe("last_returned_documents").isPresent()
                && input.maybe("granted_documents").isPresent();
    }

    private static List<String> hashes(Given given) {
        return given.items().stream().map(Given::text).toList();
    }

    /** What both have among what either has; 0 where neither has anything. */
    static double jaccard(List<String> one, List<String> other) {
        var both = new HashSet<>(one);
        both.retainAll(new HashSet<>(other));
        var either = new HashSet<>(one);
        either.addAll(other);
        return either.isEmpty() ? 0 : (double) both.size() / either.size();
    }
}
