package city.open.audit.orders;

import java.util.Locale;

/** What became of a re-deliberation or an appeal. */
enum Verdict implements MatterAct.Detail {
    /** 각하: asked too late, or not by those who may. */
    DISMISSED,
    /** 기각. */
    REJECTED,
    /** 인용: the demand falls, and another one can follow. */
    GRANTED;

    String words() {
        return "orders.verdict." + name().toLowerCase(Locale.ROOT);
    }
}
