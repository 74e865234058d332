package city.open.ground.vocabulary;

/** The check digit of J. Verhoeff (1969), from the dihedral group of order ten. */
final class Verhoeff {
    private static final int[] TURN = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    private Verhoeff() {}

    static int checkDigit(String digits) {
        int check = 0;
        for (int place = 1; place <= digits.length(); place++) {
            check = multiply(check, permute(digits.charAt(digits.length() - place) - '0', place % 8));
        }
        return check < 5 ? (5 - check) % 5 : check;
    }

    /** 0 to 4 are the turns of a pentagon, 5 to 9 its reflections. */
    private static int multiply(int a, int b) {
        if (a < 5) {
            return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
        }
        return b < 5 ? 5 + Math.floorMod(a - b, 5) : Math.floorMod(a - b, 5);
    }

    private static int permute(int digit, int times) {
        for (int i = 0; i < times; i++) {
            digit = TURN[digit];
        }
        return digit;
    }
}
