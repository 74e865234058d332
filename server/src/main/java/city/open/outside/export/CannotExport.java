package city.open.outside.export;

/** Why a file cannot be written as it was asked for, in a sentence for whoever asked. */
public final class CannotExport extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotExport(String sentence) {
        super(sentence);
    }
}
