package city.open.ground.vocabulary;

import city.open.ground.calendar.Text;

/** For what a contractor is kept from bidding after a pledge was broken (Local Contracts Act art. 31). */
public enum SanctionGround {
    /** The only one with a scale: by what was given. */
    BRIBE(new Text("금품 제공", "Gifts or bribes")),
    COLLUSION(new Text("담합", "Collusion")),
    BROKERING(new Text("알선·청탁", "Brokering or solicitation"));

    private final Text words;

    SanctionGround(Text words) {
        this.words = words;
    }

    public Text words() {
        return words;
    }
}
