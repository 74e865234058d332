package city.open.outside.export;

import org.apache.coyote.CloseNowException;

/** A file could not be written to its end. Half of one must not look like a whole one, so its connection is broken off. */
public final class CutOff extends CloseNowException {
    private static final long serialVersionUID = 1;

    CutOff(Exception cause) {
        super("A file could not be written to its end", cause);
    }
}
