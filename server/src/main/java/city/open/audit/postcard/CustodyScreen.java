package city.open.audit.postcard;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * What a custodian sees: their own key, who else is one, and what is asked.
 *
 * @param since when the passphrase was chosen, or empty
 * @param others the other custodians who have chosen one
 * @param fault why what was done cannot be, or empty
 * @param at the request to which the fault belongs, or empty where it belongs to the passphrase
 * @param typed a reason that was not taken
 */
public record CustodyScreen(
        Inside inside, String since, List<String> others, List<Line> asked, String fault, String at, String typed) {
    public CustodyScreen {
        others = List.copyOf(others);
        asked = List.copyOf(asked);
    }

    /**
     * Something that is asked.
     *
     * @param name by which officials speak of the report
     * @param agreed who has agreed already, or empty
     * @param sealedToYou whether this custodian can open it at all
     */
    public record Line(
            String id,
            String address,
            String name,
            String when,
            String who,
            String why,
            String agreed,
            boolean sealedToYou) {}
}
