package city.open.audit.input;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as they are given out: the same digits on every machine. */
public final class Figures {
    private static final MathContext TWELVE_DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    private Figures() {}

    /** Twelve significant digits: the last ones of a double may differ between processors. */
    public static BigDecimal of(double number) {
        return plain(new BigDecimal(number).round(TWELVE_DIGITS));
    }

    public static BigDecimal of(BigDecimal number) {
        return plain(number);
    }

    /** Six decimals. */
    public static BigDecimal six(double number) {
        return plain(new BigDecimal(number).round(TWELVE_DIGITS).setScale(6, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
