package city.open.vault;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A machine that runs the office puts its public key into the letter box when it starts. */
@Component
class LetterBoxStart {
    private final Vault vault;
    private final boolean officeHere;

    LetterBoxStart(Vault vault, @Value("${open.role:all}") String role) {
        this.vault = vault;
        this.officeHere = role.equals("all") || role.equals("office");
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (officeHere && vault.hasKey()) {
            vault.prepareLetterBox();
        }
    }
}
