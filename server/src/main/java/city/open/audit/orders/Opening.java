package city.open.audit.orders;

import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Login;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How another room of Audit opens a matter of a petition: the division is told, and orders can follow. */
@Component
public class Opening {
    private final Orders orders;

    Opening(Orders orders) {
        this.orders = orders;
    }

    /**
     * As an auditor does by hand.
     *
     * @param words what was seen, as the division is told
     * @return the key of the words that say why not, or null
     */
    public @Nullable String open(Login login, PetitionNumber petition, String words) {
        var hindrance = orders.seeByHand(login, petition, words);
        return hindrance == null ? null : hindrance.words();
    }
}
