package city.open.border.letters;

import city.open.tlog.VerifierKey;
import java.util.Optional;

/**
 * The office's half of the letter box, for work outside that the office's own machines do, such as writing to followers. Who holds it is the
 * vault; the border only knows that somebody does.
 */
public interface OfficeKey {
    /** Whether this machine was told where the master key is. */
    boolean hasKey();

    /** The public half of the key that signs the letter box's own; empty before the office has started once. */
    Optional<VerifierKey> letterBoxKey();

    /**
     * Opens a letter for the program itself, which acts on it and shows it to nobody.
     *
     * @param context as {@link LetterBox#seal} was told
     * @throws VaultFault where the letter was changed, or sealed for another office
     */
    byte[] openLetter(byte[] sealed, String context);

    /**
     * A note of the office, signed with the key that signs the letter box's own, so that other machines believe it ({@link LetterBox#signers}).
     *
     * @param said what the office says, in lines of which the first names the kind of note
     * @throws VaultFault before the office has started once
     */
    String signed(String said);
}
