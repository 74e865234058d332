package city.open.outside.portal;

import city.open.ground.page.Words;

/** A part of a whole, as pages write it. */
final class Share {
    /** Below, a share says more than was counted; both numbers are shown instead. */
    private static final long FROM = 30;

    private Share() {}

    /** Cut, not rounded, so that nothing short of all is shown as all. */
    static String of(Words words, long x, long n) {
        if (n == 0) {
            return words.say("disclosure.none");
        }
        if (n < FROM) {
            return number(x) + "/" + number(n);
        }
        long tenths = 1000 * x / n;
        return tenths % 10 == 0 ? tenths / 10 + "%" : tenths / 10 + "." + tenths % 10 + "%";
    }

    static String number(long count) {
        return "%,d".formatted(count);
    }
}
