package city.open.command;

import city.open.outside.verification.NotShown;
import city.open.outside.verification.Progress;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Findings on standard output, and, where a person looks on, how far the work has come on standard error. */
final class Terminal implements Progress {
    private static final int WIDTH = 40;
    private static final long EVERY_NANOS = 100_000_000;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean watched;
    private long drawn = System.nanoTime();
    private boolean drawing;

    Terminal(CommandLine line) {
        this.out = line.getOut();
        this.err = line.getErr();
        var console = System.console();
        this.watched = console != null && console.isTerminal();
    }

    /** Runs a check: 0 if all of it holds, 1 if something does not, which is then the last line. */
    int check(Runnable work) {
        try {
            work.run();
            return 0;
        } catch (NotShown fault) {
            wipe();
            err.println("DOES NOT HOLD: " + fault.getMessage());
            err.flush();
            return 1;
        }
    }

    void say(String finding) {
        wipe();
        out.println(finding);
        out.flush();
    }

    @Override
    public void at(long done, long all) {
        if (!watched || (done < all && System.nanoTime() - drawn < EVERY_NANOS)) {
            return;
        }
        drawn = System.nanoTime();
        drawing = true;
        int part = all == 0 ? WIDTH : Math.toIntExact(done * WIDTH / all);
        err.printf("\r[%s%s] %,d of %,d entries", "#".repeat(part), ".".repeat(WIDTH - part), done, all);
        err.flush();
    }

    private void wipe() {
        if (drawing) {
            err.print("\r\u001b[K");
            err.flush();
            drawing = false;
        }
    }
}
