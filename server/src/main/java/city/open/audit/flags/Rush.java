package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import city.open.ground.statistics.Tails;

/** F09: decisions crowd into the last 30 days before somebody leaves the post. */
final class Rush implements Flag {
    private static final double OF_THE_YEAR = 30 / 365.0;
    private static final int EARLIER_YEARS = 2;

    @Override
    public Kind kind() {
        return new Kind(
                "F09",
                "RUSH",
                "",
                20,
                new Text("마지막 30일에 {n}건 가운데 {x}건을 결정했습니다", "{x} of {n} in 30 d"),
                new Text("철에 따라 몰림", "the season"));
    }

    @Override
    public Answer look(Given input) {
        int n = input.at("decisions_last_365_days").count();
        int x = input.at("decisions_last_30_days").count(0, n);
        double p0 =
                input.maybe("same_season_in_2_earlier_years").map(Rush::season).orElse(OF_THE_YEAR);
        if (n < kind().minimum()) {
            return Answer.notComputable().with("p0", p0).with("p", null);
        }
        double p = Tails.binomial(x, n, p0);
        return Answer.of(Shares.stands(p, Shares.q(input)))
                .with("p0", p0)
                .with("p", p)
                .say("x", x)
                .say("n", n);
    }

    private static double season(Given given) {
        var years = given.items();
        if (years.size() != EARLIER_YEARS) {
            throw given.wrong("two earlier years are needed, not " + years.size());
        }
        long x = 0;
        long n = 0;
        for (var year : years) {
            int all = year.at("decisions_365_days").count();
            x += year.at("decisions_30_days").count(0, all);
            n += all;
        }
        return Tails.shareOfOthers(x, n);
    }
}
