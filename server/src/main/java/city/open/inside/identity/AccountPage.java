package city.open.inside.identity;

import city.open.ground.page.Inside;
import city.open.inside.identity.Passkeys.Passkey;
import city.open.inside.identity.Sessions.Sitting;
import java.util.List;

/**
 * An official's own account.
 *
 * @param facts what became of it lately, the newest first
 * @param done what was just done, or empty
 * @param fault why a password could not be changed, or empty
 */
public record AccountPage(
        Inside inside,
        Account account,
        String roles,
        List<PasskeyLine> passkeys,
        List<SittingLine> sittings,
        List<PrivilegeLine> facts,
        String done,
        String fault) {
    public AccountPage {
        passkeys = List.copyOf(passkeys);
        sittings = List.copyOf(sittings);
        facts = List.copyOf(facts);
    }

    /** What others did that the official was not told yet. */
    public List<PrivilegeLine> news() {
        return facts.stream().filter(PrivilegeLine::isNew).toList();
    }

    /** A passkey in a list; {@code id} is what the form to remove it sends. */
    public record PasskeyLine(String id, String label, String created, String used) {
        static PasskeyLine of(Inside inside, Passkey passkey) {
            var when = inside.frame().when();
            return new PasskeyLine(
                    passkey.id(), passkey.label(), when.minute(passkey.createdAt()), when.minute(passkey.lastUsedAt()));
        }
    }

    /** A session in a list. */
    public record SittingLine(String since, String lastSeen, boolean current) {
        static SittingLine of(Inside inside, Sitting sitting) {
            var when = inside.frame().when();
            return new SittingLine(when.minute(sitting.since()), when.minute(sitting.lastSeen()), sitting.current());
        }
    }
}
