package city.open.inside.redaction;

import city.open.ground.calendar.Text;
import city.open.inside.casework.PublicWords;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.petition.Act;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides on wishes of the person concerned that a public entry be withheld (Personal Information Protection Act art. 37). */
@Component
public class Withholding {
    private final Petitions petitions;
    private final PublicWords publicWords;
    private final Rights rights;
    private final Clock clock;

    Withholding(Petitions petitions, PublicWords publicWords, Rights rights, Clock clock) {
        this.petitions = petitions;
        this.publicWords = publicWords;
        this.rights = rights;
        this.clock = clock;
    }

    /** The entries on which a decision waits, by their place in the petition. */
    public List<Integer> asked(Petition petition) {
        return petition.withholdings().entrySet().stream()
                .filter(one -> one.getValue() == Petition.Withholding.ASKED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * @param ground on which it is withheld; none refuses
     * @return why it could not be recorded, or nothing
     */
    public Optional<Text> decide(Login login, Petition petition, int seq, @Nullable String ground, Text reason) {
        if (rights.may(login, Right.RECORD, petition) instanceof Verdict.Denied(var rule)) {
            return Optional.of(rule.words());
        }
        if (reason.ko().isBlank()) {
            return Optional.of(new Text("사유를 적으십시오.", "State the reason."));
        }
        var look = publicWords.at(petition.number());
        if (!look.through(reason.ko()).isEmpty() || !look.through(reason.en()).isEmpty()) {
            return Optional.of(new Text("사유는 공개됩니다. 개인정보를 빼십시오.", "The reason is public; leave out personal data."));
        }
        var act = Act.decideWithholding(seq, ground, reason);
        return petitions.record(petition.number(), act, login.by(), Moment.now(clock.instant()))
                        instanceof Decision.Refused(var rule)
                ? Optional.of(rule.words())
                : Optional.empty();
    }
}
