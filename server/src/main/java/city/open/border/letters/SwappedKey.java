package city.open.border.letters;

/** The public key in the letter box is not the office's: nothing is sealed to it, as somebody else could read it. */
public final class SwappedKey extends VaultFault {
    private static final long serialVersionUID = 1;

    SwappedKey(String message) {
        super(message);
    }
}
