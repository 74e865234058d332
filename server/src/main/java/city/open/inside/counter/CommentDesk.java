package city.open.inside.counter;

import city.open.border.letters.AccessCode;
import city.open.border.letters.PublicComments;
import city.open.border.letters.VaultFault;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.ground.guard.PersonalData;
import city.open.ground.vocabulary.Purpose;
import city.open.ground.vocabulary.TakenUp;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.petition.Act;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.CommentGiven;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Rule;
import city.open.inside.piles.Told;
import city.open.inside.vault.CaseNote;
import city.open.inside.vault.Vault;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Comments while they are invited: an official looks at what came in, shows it under a number or says on which ground it is not shown, and answers one or
 * several together. Neighbours are written to; whom the letters went to is sealed with the petition and erased with it.
 */
@Component
public class CommentDesk {
    private static final Logger log = LoggerFactory.getLogger(CommentDesk.class);

    public static final int MOST_LETTERS = 200;

    private static final int AT_ONCE = 500;
    private static final int ON_A_PAGE = 50;
    private static final int LONGEST_LINE = 300;
    private static final int NOTE = 3_500;
    private static final Text GONE = new Text("이미 다른 사람이 살펴본 의견입니다.", "Somebody has looked at this comment already.");

    private final PublicComments box;
    private final Vault vault;
    private final Petitions petitions;
    private final Looking looking;
    private final Rights rights;
    private final Told told;
    private final Clock clock;

    CommentDesk(
            PublicComments box,
            Vault vault,
            Petitions petitions,
            Looking looking,
            Rights rights,
            Told told,
            Clock clock) {
        this.box = box;
        this.vault = vault;
        this.petitions = petitions;
        this.looking = looking;
        this.rights = rights;
        this.told = told;
        this.clock = clock;
    }

    /**
     * Nobody has looked at it. {@code name} is read here and kept nowhere else; empty where a mailbox was confirmed or a code was typed. {@code words} are empty
     * where it cannot be opened.
     */
    public record Waiting(UUID id, LocalDate givenOn, boolean neighbour, String name, String words) {}

    /** It is shown and not answered. */
    public record Open(int number, LocalDate givenOn, Text words) {}

    /** Tells the official in charge, or the division, of what came. For one node at a time. */
    public void tell() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, CityTime.ZONE);
        box.settle();
        box.petitionsSince(today.minusDays(1), AT_ONCE)
                .forEach(came -> petitions
                        .find(came.petition())
                        .ifPresent(petition -> told.commentCame(petition, came.on(), now)));
    }

    public int waiting(Petition petition) {
        return box.count(petition.number());
    }

    /** The oldest that wait. That names were read is written down, once for them all; one that cannot be opened keeps none of the others back. */
    public List<Waiting> read(Login login, Petition petition) {
        var read = box.waiting(petition.number(), ON_A_PAGE).stream()
                .map(this::opened)
                .toList();
        if (read.stream().anyMatch(one -> !one.name().isEmpty())) {
            vault.noteRead(petition.number(), login.by(), Purpose.HANDLING, clock.instant());
        }
        return read;
    }

    private Waiting opened(PublicComments.Waiting one) {
        try {
            return open(one);
        } catch (VaultFault shut) {
            log.error("comment {}: {}", one.id(), shut.getMessage());
            return new Waiting(one.id(), one.givenOn(), one.neighbour(), "", "");
        }
    }

    private Waiting open(PublicComments.Waiting one) {
        var given = PublicComments.Given.read(
                vault.openLetter(one.sealed(), one.id().toString()));
        return new Waiting(
                one.id(), one.givenOn(), one.neighbour(), Legible.only(given.name()), Legible.only(given.words()));
    }

    public List<Open> open(Petition petition) {
        var due = petition.comments().open();
        List<Open> open = new ArrayList<>();
        for (var fact : due.isEmpty() ? List.<Fact>of() : petitions.facts(petition.number())) {
            if (fact.event() instanceof CommentGiven given && given.words() != null && due.contains(given.number())) {
                open.add(new Open(given.number(), given.givenOn(), given.words()));
            }
        }
        return open;
    }

    /** Shows it as it was written. @return why it could not be, or nothing */
    public Optional<Text> show(Login login, Petition petition, UUID id) {
        var one = box.find(id, petition.number()).map(this::opened);
        if (one.isEmpty()) {
            return Optional.of(GONE);
        }
        if (one.get().words().isEmpty()) {
            return Optional.of(new Text("의견을 지금 열 수 없어 공개할 수 없습니다.", "The comment cannot be opened and so not shown."));
        }
        var words = new Text(one.get().words(), one.get().words());
        if (looking.isPersonal(petition, words)) {
            return Optional.of(new Text(
                    "의견에 개인정보가 있어 공개할 수 없습니다. 근거를 골라 공개하지 마십시오.",
                    "The comment holds personal data and cannot be shown: choose a ground and do not show it."));
        }
        return take(
                login,
                petition,
                id,
                Act.showComment(one.get().givenOn(), one.get().neighbour(), words));
    }

    /** @return why it could not be recorded, or nothing */
    public Optional<Text> refuse(Login login, Petition petition, UUID id, String ground) {
        return box.find(id, petition.number())
                .map(one -> take(login, petition, id, Act.refuseComment(one.givenOn(), one.neighbour(), ground)))
                .orElse(Optional.of(GONE));
    }

    private Optional<Text> take(Login login, Petition petition, UUID id, Act act) {
        return looking.take(login, petition, () -> box.taken(id), GONE, act);
    }

    /** One answer to all these. @return why it could not be recorded, or nothing */
    public Optional<Text> answer(Login login, Petition petition, Set<Integer> numbers, TakenUp takenUp, Text answer) {
        return looking.answer(login, petition, answer, Act.answerComments(numbers, takenUp, answer));
    }

    // Letters to neighbours

    /** @param code with which its reader comments; empty in a letter with the result */
    public record Letter(String to, String code) {}

    /** What became of the wish to write. */
    public sealed interface Post {
        record Letters(List<Letter> letters) implements Post {}

        record Refused(Text why) implements Post {}
    }

    /**
     * Makes a letter for each line, with a code of its own. Codes are shown once; whom the letters go to is sealed with the petition.
     *
     * @param addressees one a line, as it stands on the envelope
     */
    public Post invite(Login login, Petition petition, String addressees) {
        var lines = Legible.tidy(addressees)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var fault = fault(login, petition, lines);
        if (fault.isPresent()) {
            return new Post.Refused(fault.get());
        }
        var letters = lines.stream()
                .map(line -> new Letter(line, AccessCode.fresh().value()))
                .toList();
        return sent(login, petition, letters, false, () -> {
            box.invite(
                    petition.number(),
                    letters.stream().map(Letter::code).toList(),
                    LocalDate.ofInstant(clock.instant(), CityTime.ZONE));
            notes(lines).forEach(note -> vault.addNote(petition.number(), note(login), new CaseNote.Words("", note)));
        });
    }

    /** Letters with the result to all who were invited; that their names were read is written down. */
    public Post tellResult(Login login, Petition petition) {
        if (rights.may(login, Right.NOTES, petition) instanceof Verdict.Denied(var rule)) {
            return new Post.Refused(rule.words());
        }
        // Before names are opened for nothing.
        if (petition.erased()) {
            return new Post.Refused(Rule.ALREADY_ERASED.words());
        }
        if (!petition.isDecided() || petition.comments().letters() == 0) {
            return new Post.Refused(Rule.NO_NEIGHBOURS.words());
        }
        var letters = vault.openNotes(petition.number(), login.by(), Purpose.CONTACT, clock.instant()).stream()
                .filter(one -> one.note().kind() == CaseNote.Kind.LETTERS)
                .flatMap(one -> one.words().words().lines())
                .map(line -> new Letter(line, ""))
                .toList();
        if (letters.isEmpty()) {
            return new Post.Refused(Rule.NO_NEIGHBOURS.words());
        }
        return sent(login, petition, letters, true, () -> {});
    }

    private Post sent(Login login, Petition petition, List<Letter> letters, boolean ofResult, Runnable beside) {
        var refused = looking.take(
                login,
                petition,
                () -> {
                    beside.run();
                    return true;
                },
                GONE,
                Act.writeToNeighbours(letters.size(), ofResult));
        return refused.<Post>map(Post.Refused::new).orElseGet(() -> new Post.Letters(letters));
    }

    private Optional<Text> fault(Login login, Petition petition, List<String> lines) {
        if (rights.may(login, Right.NOTES, petition) instanceof Verdict.Denied(var rule)) {
            return Optional.of(rule.words());
        }
        if (petition.erased()) {
            return Optional.of(Rule.ALREADY_ERASED.words());
        }
        if (lines.isEmpty()) {
            return Optional.of(new Text("받는 사람을 한 줄에 하나씩 적으십시오.", "Write whom the letters go to, one a line."));
        }
        if (lines.size() > MOST_LETTERS) {
            return Optional.of(new Text(
                    "한 번에 %d통까지 만듭니다.".formatted(MOST_LETTERS),
                    "At most %d letters are made at a time.".formatted(MOST_LETTERS)));
        }
        if (lines.stream().anyMatch(line -> line.length() > LONGEST_LINE || !Legible.is(line))) {
            return Optional.of(new Text(
                    "한 줄은 %d자까지이고, 보이지 않는 문자는 쓸 수 없습니다.".formatted(LONGEST_LINE),
                    "A line has at most %d characters, and none that nobody sees.".formatted(LONGEST_LINE)));
        }
        return lines.stream()
                        .flatMap(line -> PersonalData.in(line).stream())
                        .anyMatch(found -> found.kind().isIdentityNumber())
                ? Optional.of(new Text(
                        "주민등록번호·외국인등록번호는 적어 두지 않습니다. 지우십시오.",
                        "Resident and foreigner registration numbers are not kept; delete it."))
                : Optional.empty();
    }

    /** As many lines in each as a note holds. */
    private static List<String> notes(List<String> lines) {
        List<String> notes = new ArrayList<>();
        for (var line : lines) {
            if (notes.isEmpty() || notes.getLast().length() + line.length() > NOTE) {
                notes.add(line);
            } else {
                notes.set(notes.size() - 1, notes.getLast() + "\n" + line);
            }
        }
        return notes;
    }

    private CaseNote note(Login login) {
        return new CaseNote(
                UUID.randomUUID(), clock.instant().truncatedTo(ChronoUnit.MINUTES), login.by(), CaseNote.Kind.LETTERS);
    }
}
