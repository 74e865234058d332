package city.open.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The ways to spoil bytes and lists of hashes, and the claim that somebody notices each of them. */
final class Damage {
    private Damage() {}

    static void everyBitIsNoticed(byte[] bytes, Consumer<byte[]> check) {
        for (var bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            var damaged = flipped(bytes, bit);
            refused("bit " + bit, () -> check.accept(damaged));
        }
    }

    /** Also every shorter beginning, every missing line, every line twice, and neighbouring lines that changed places. */
    static void everyChangeIsNoticed(String text, Consumer<byte[]> check) {
        var bytes = Grammar.utf8(text);
        everyBitIsNoticed(bytes, check);
        for (var length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            refused("cut to " + length + " bytes", () -> check.accept(cut));
        }
        for (var lines : changed(List.of(text.split("(?<=\n)")))) {
            refused("lines " + lines, () -> check.accept(Grammar.utf8(String.join("", lines))));
        }
    }

    /** The same for what stands before a checkpoint, whose own damage is looked at elsewhere. */
    static void everyChangeBeforeIsNoticed(SignedNote checkpoint, String text, Consumer<byte[]> check) {
        var rest = Grammar.utf8(checkpoint.encoded());
        everyChangeIsNoticed(
                text.substring(0, text.length() - checkpoint.encoded().length()), damaged -> {
                    var whole = Arrays.copyOf(damaged, damaged.length + rest.length);
                    System.arraycopy(rest, 0, whole, damaged.length, rest.length);
                    check.accept(whole);
                });
    }

    static byte[] flipped(byte[] bytes, int bit) {
        var damaged = bytes.clone();
        damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return damaged;
    }

    static Hash flipped(Hash hash, int bit) {
        return Hash.of(flipped(hash.bytes(), bit));
    }

    /** The list with one element less, one twice, or two neighbours that changed places. */
    static <T> List<List<T>> changed(List<T> list) {
        var all = new ArrayList<List<T>>();
        for (var i = 0; i < list.size(); i++) {
            var without = new ArrayList<>(list);
            without.remove(i);
            all.add(without);
            var twice = new ArrayList<>(list);
            twice.add(i, list.get(i));
            all.add(twice);
            if (i > 0 && !list.get(i).equals(list.get(i - 1))) {
                var swapped = new ArrayList<>(list);
                swapped.set(i, list.get(i - 1));
                swapped.set(i - 1, list.get(i));
                all.add(swapped);
            }
        }
        return all;
    }

    /** Said in plain Java, since it is said a million times. */
    static void refused(String what, Runnable check) {
        try {
            check.run();
        } catch (TlogException e) {
            return;
        } catch (RuntimeException e) {
            throw new AssertionError("Refused, but in disorder: " + what, e);
        }
        throw new AssertionError("Not refused: " + what);
    }
}
