package city.open.inside.counter;

import city.open.border.letters.PublicQuestions;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.inside.identity.Login;
import city.open.inside.petition.Act;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.QuestionAsked;
import city.open.inside.petition.Petitions;
import city.open.inside.piles.Told;
import city.open.inside.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Public questions: an official looks at what came in, shows it under a number or says on which ground it is not shown, and answers within a term.
 * What nobody has looked at stays sealed in the letter box; it is opened to be read and kept nowhere.
 */
@Component
public class Questions {
    private static final int AT_ONCE = 200;
    private static final Text GONE = new Text("이미 다른 사람이 살펴본 질문입니다.", "Somebody has looked at this question already.");

    private final PublicQuestions box;
    private final Vault vault;
    private final Petitions petitions;
    private final Looking looking;
    private final Told told;
    private final HolidayRegister holidays;
    private final Clock clock;
    private final int days;

    /** @param days working days within which a question that is shown is to be answered */
    Questions(
            PublicQuestions box,
            Vault vault,
            Petitions petitions,
            Looking looking,
            Told told,
            HolidayRegister holidays,
            Clock clock,
            @Value("${open.questions.days:7}") int days) {
        this.box = box;
        this.vault = vault;
        this.petitions = petitions;
        this.looking = looking;
        this.told = told;
        this.holidays = holidays;
        this.clock = clock;
        this.days = days;
    }

    /** Nobody has looked at it. */
    public record Waiting(UUID id, LocalDate askedOn, String words) {}

    /** It is shown and not answered. */
    public record Open(int number, LocalDate replyDue, Text words) {}

    /** Tells the official in charge, or the division, of what came; answers of how many. For one node at a time. */
    public int tell() {
        var now = clock.instant();
        var came = box.since(LocalDate.ofInstant(now, CityTime.ZONE).minusDays(1), AT_ONCE);
        came.forEach(one -> petitions
                .find(one.petition())
                .ifPresent(petition -> told.questionCame(petition, one.id().toString(), now)));
        return came.size();
    }

    public int waiting(Petition petition) {
        return box.count(petition.number());
    }

    public List<Waiting> read(Petition petition) {
        return box.waiting(petition.number()).stream().map(this::opened).toList();
    }

    private Waiting opened(PublicQuestions.Waiting one) {
        var words = vault.openLetter(one.sealed(), one.id().toString());
        return new Waiting(one.id(), one.askedOn(), Legible.only(new String(words, StandardCharsets.UTF_8)));
    }

    public List<Open> open(Petition petition) {
        var due = petition.openQuestions();
        List<Open> open = new ArrayList<>();
        for (var fact : due.isEmpty() ? List.<Fact>of() : petitions.facts(petition.number())) {
            if (fact.event() instanceof QuestionAsked asked && asked.words() != null) {
                var by = due.get(asked.number());
                if (by != null) {
                    open.add(new Open(asked.number(), by, asked.words()));
                }
            }
        }
        return open;
    }

    /** Shows it as it was asked. @return why it could not be, or nothing */
    public Optional<Text> show(Login login, Petition petition, UUID id) {
        var one = read(petition).stream().filter(other -> other.id().equals(id)).findFirst();
        if (one.isEmpty()) {
            return Optional.of(GONE);
        }
        var words = one.get().words();
        if (looking.isPersonal(petition, new Text(words, words))) {
            return Optional.of(new Text(
                    "질문에 개인정보가 있어 공개할 수 없습니다. 근거를 골라 공개하지 마십시오.",
                    "The question holds personal data and cannot be shown: choose a ground and do not show it."));
        }
        return take(login, petition, id, Act.showQuestion(one.get().askedOn(), new Text(words, words), replyDue()));
    }

    /** @return why it could not be recorded, or nothing */
    public Optional<Text> refuse(Login login, Petition petition, UUID id, String ground) {
        return box.waiting(petition.number()).stream()
                .filter(other -> other.id().equals(id))
                .findFirst()
                .map(one -> take(login, petition, id, Act.refuseQuestion(one.askedOn(), ground)))
                .orElse(Optional.of(GONE));
    }

    /** @return why it could not be recorded, or nothing */
    public Optional<Text> answer(Login login, Petition petition, int number, Text answer) {
        return looking.answer(login, petition, answer, Act.answerQuestion(number, answer));
    }

    private Optional<Text> take(Login login, Petition petition, UUID id, Act act) {
        return looking.take(login, petition, () -> box.taken(id), GONE, act);
    }

    private LocalDate replyDue() {
        return holidays.known().workingDay(LocalDate.ofInstant(clock.instant(), CityTime.ZONE), days);
    }
}
