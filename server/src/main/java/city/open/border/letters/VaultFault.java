package city.open.border.letters;

/** The vault cannot be opened: a key is missing or is not the one things were sealed with. Says what to do. */
public sealed class VaultFault extends RuntimeException permits SwappedKey {
    private static final long serialVersionUID = 1;

    public VaultFault(String message) {
        super(message);
    }

    public VaultFault(String message, Throwable cause) {
        super(message, cause);
    }
}
