package city.open.audit.citizens;

import java.math.BigDecimal;
import java.util.Locale;

/** The clean-handed contract: how long a briber is excluded, and which contracts the ombudsman watches. */
public final class Pledge {
    private static final BigDecimal MILLION = new BigDecimal("1000000");

    /** From which sum on a contract is watched, in million won. */
    public enum Contract {
        WORKS(3000),
        SERVICES(500),
        GOODS(100);

        private final BigDecimal watchedFrom;

        Contract(long million) {
            this.watchedFrom = MILLION.multiply(BigDecimal.valueOf(million));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Pledge() {}

    /** The city's scale by the bribe in won. */
    public static int exclusionMonths(BigDecimal bribe) {
        if (atLeast(bribe, 200)) {
            return 24;
        }
        if (atLeast(bribe, 100)) {
            return 12;
        }
        return atLeast(bribe, 10) ? 6 : 3;
    }

    private static boolean atLeast(BigDecimal won, long million) {
        return won.compareTo(MILLION.multiply(BigDecimal.valueOf(million))) >= 0;
    }

    public static boolean isWatched(Contract contract, BigDecimal won) {
        return won.compareTo(contract.watchedFrom) >= 0;
    }
}
