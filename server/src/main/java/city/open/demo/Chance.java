package city.open.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/** Chance that can be repeated: the same seed and key always give the same sequence, on every machine. */
final class Chance {
    private final long key;
    private final SplittableRandom random;

    private Chance(long key) {
        this.key = key;
        this.random = new SplittableRandom(key);
    }

    static Chance of(long seed, Object... key) {
        return new Chance(mix(seed, key));
    }

    /** Another sequence of the same owner; taking it does not change this one. */
    Chance about(Object... more) {
        return new Chance(mix(key, more));
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** Both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    double between(double least, double most) {
        return random.nextDouble(least, most);
    }

    /** Durations of human work: many short ones, few very long ones. */
    double logNormal(double median, double spread) {
        return median * Math.exp(spread * gaussian());
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The place of the one chosen, each as likely as its weight says. */
    int weighted(List<Double> weights) {
        double left = random.nextDouble()
                * weights.stream().mapToDouble(Double::doubleValue).sum();
        for (int i = 0; i < weights.size(); i++) {
            left -= weights.get(i);
            if (left < 0) {
                return i;
            }
        }
        return weights.size() - 1;
    }

    /** By Box and Muller, so that it does not depend on how a Java version makes its Gaussians. */
    private double gaussian() {
        double u = 1 - random.nextDouble();
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static long mix(long seed, Object... key) {
        long mixed = seed;
        for (Object part : key) {
            var sum = new CRC32C();
            sum.update(part.toString().getBytes(StandardCharsets.UTF_8));
            mixed = (mixed ^ sum.getValue()) * 0x9E3779B97F4A7C15L;
            mixed ^= mixed >>> 29;
        }
        return mixed;
    }
}
