package city.open.ground.files;

/** How much may be unpacked of one file, with all that lies in it and in that again. */
final class Budget {
    static final int DEEPEST = 4;

    private static final long MOST_BYTES = 300_000_000;
    private static final int MOST_PARTS = 5_000;
    /** What of a part is looked into as a file of its own, and is therefore held in memory. */
    private static final int MOST_BYTES_HELD = 32_000_000;

    private long bytes;
    private int parts;
    private int depth;

    void spend(long more) throws Flawed {
        bytes += more;
        if (bytes > MOST_BYTES) {
            throw new Flawed(Flaw.BOMB);
        }
    }

    void part() throws Flawed {
        if (++parts > MOST_PARTS) {
            throw new Flawed(Flaw.BOMB);
        }
    }

    /** What is in it is a file again. */
    void enter() throws Flawed {
        if (++depth > DEEPEST) {
            throw new Flawed(Flaw.BOMB);
        }
    }

    void leave() {
        depth--;
    }

    void hold(long size) throws Flawed {
        if (size > MOST_BYTES_HELD) {
            throw new Flawed(Flaw.BOMB);
        }
    }
}
