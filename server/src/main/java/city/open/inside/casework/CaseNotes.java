package city.open.inside.casework;

import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.ground.guard.PersonalData;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Rule;
import city.open.inside.vault.CaseNote;
import city.open.inside.vault.CaseNote.Kind;
import city.open.inside.vault.CaseNote.Opened;
import city.open.inside.vault.Vault;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What officials note on a petition for themselves, calls on the telephone among it. It is no fact and goes nowhere; as it may say who the
 * applicant is, it is sealed, each reading is written down, and it is erased with the petition. Nothing of it is ever changed.
 */
@Component
public class CaseNotes {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST = 4_000;

    private final Vault vault;
    private final Rights rights;
    private final Clock clock;

    CaseNotes(Vault vault, Rights rights, Clock clock) {
        this.vault = vault;
        this.rights = rights;
        this.clock = clock;
    }

    /** Who wrote on this petition, and when, latest first. */
    public List<CaseNote> of(PetitionNumber petition) {
        return vault.notes(petition);
    }

    /**
     * Adds one. The same id again adds nothing.
     *
     * @param with whom somebody spoke to, or empty
     * @return why it could not be, with the field it is about, or nothing
     */
    public Optional<Fault> add(Login login, Petition petition, UUID id, Kind kind, String with, String words) {
        if (rights.may(login, Right.NOTES, petition) instanceof Verdict.Denied(var rule)) {
            return Optional.of(new Fault("", rule.words()));
        }
        if (petition.erased()) {
            return Optional.of(new Fault("", Rule.ALREADY_ERASED.words()));
        }
        var spokenTo = Legible.tidy(with).strip();
        var noted = Legible.tidy(words).strip();
        var fault = fault("words", noted, LONGEST).or(() -> fault("with", spokenTo, LONGEST_NAME));
        if (noted.isEmpty()) {
            return Optional.of(new Fault("words", new Text("적을 내용을 쓰십시오.", "Write what is to be kept.")));
        }
        if (fault.isEmpty()) {
            var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            vault.addNote(
                    petition.number(), new CaseNote(id, minute, login.by(), kind), new CaseNote.Words(spokenTo, noted));
        }
        return fault;
    }

    private static Optional<Fault> fault(String field, String value, int longest) {
        if (value.length() > longest) {
            return Optional.of(new Fault(
                    field,
                    new Text(
                            "%d자를 넘지 않게 쓰십시오.".formatted(longest), "Write at most %d characters.".formatted(longest))));
        }
        if (!Legible.is(value)) {
            return Optional.of(new Fault(
                    field,
                    new Text(
                            "보이지 않는 문자가 있습니다. 지우고 다시 적으십시오.",
                            "It holds characters that nobody sees; delete it and type it anew.")));
        }
        // Personal Information Protection Act art. 24-2: not even sealed, as no act asks for it here.
        return PersonalData.in(value).stream()
                        .anyMatch(finding -> finding.kind().isIdentityNumber())
                ? Optional.of(new Fault(
                        field,
                        new Text(
                                "주민등록번호·외국인등록번호는 적어 두지 않습니다. 지우십시오.",
                                "Resident and foreigner registration numbers are not kept; delete it.")))
                : Optional.empty();
    }

    /** What they say, latest first; that they were read is written down, and the applicant sees it. Nothing for who may not. */
    public List<Opened> open(Login login, Petition petition, Purpose purpose) {
        return rights.may(login, Right.NOTES, petition).isGranted()
                ? vault.openNotes(petition.number(), login.by(), purpose, clock.instant())
                : List.of();
    }
}
