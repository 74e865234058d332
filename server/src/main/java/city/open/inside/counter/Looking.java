package city.open.inside.counter;

import city.open.ground.calendar.Text;
import city.open.inside.casework.Blanks;
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
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What strangers sent to be read by everybody is looked at by an official, becomes a fact, and is answered. */
@Component
class Looking {
    private final Petitions petitions;
    private final PublicWords publicWords;
    private final Rights rights;
    private final Clock clock;

    Looking(Petitions petitions, PublicWords publicWords, Rights rights, Clock clock) {
        this.petitions = petitions;
        this.publicWords = publicWords;
        this.rights = rights;
        this.clock = clock;
    }

    boolean isPersonal(Petition petition, Text words) {
        var look = publicWords.at(petition.number());
        return !look.through(words.ko()).isEmpty() || !look.through(words.en()).isEmpty();
    }

    /**
     * Out of the box and into the journal in one transaction: it is looked at once.
     *
     * @param taken whether it was still in the box, which it leaves
     * @param gone what is said where it was not
     * @return why it could not be recorded, or nothing
     */
    Optional<Text> take(Login login, Petition petition, BooleanSupplier taken, Text gone, Act act) {
        if (rights.may(login, Right.RECORD, petition) instanceof Verdict.Denied(var rule)) {
            return Optional.of(rule.words());
        }
        try {
            return petitions.together(work -> {
                if (!taken.getAsBoolean()) {
                    return Optional.of(gone);
                }
                if (work.record(petition.number(), act, login.by(), Moment.now(clock.instant()))
                        instanceof Decision.Refused(var rule)) {
                    throw new NotRecorded(rule.words());
                }
                return Optional.empty();
            });
        } catch (NotRecorded refused) {
            return Optional.of(refused.why);
        }
    }

    /**
     * Records an answer that everyone will read.
     *
     * @return why it could not be recorded, or nothing
     */
    Optional<Text> answer(Login login, Petition petition, Text answer, Act act) {
        if (rights.may(login, Right.RECORD, petition) instanceof Verdict.Denied(var rule)) {
            return Optional.of(rule.words());
        }
        if (answer.ko().isBlank()) {
            return Optional.of(new Text("답변을 적으십시오.", "Write an answer."));
        }
        if (!Blanks.in(Stream.of(answer.ko(), answer.en())).isEmpty()) {
            return Optional.of(new Text("답변의 빈칸을 채우십시오.", "Fill in the blanks of the answer."));
        }
        if (isPersonal(petition, answer)) {
            return Optional.of(new Text("답변은 공개됩니다. 개인정보를 빼십시오.", "The answer is public; leave out personal data."));
        }
        return petitions.record(petition.number(), act, login.by(), Moment.now(clock.instant()))
                        instanceof Decision.Refused(var rule)
                ? Optional.of(rule.words())
                : Optional.empty();
    }

    /** Takes back what was begun. */
    private static final class NotRecorded extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Text why;

        NotRecorded(Text why) {
            super(why.en(), null, false, false);
            this.why = why;
        }
    }
}
