package city.open.inside.counter;

import city.open.border.letters.Letter;
import city.open.border.letters.LetterKind;
import city.open.border.letters.Letters;
import city.open.border.letters.Message;
import city.open.border.letters.VaultFault;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Rule;
import city.open.inside.piles.Piles;
import city.open.inside.piles.Told;
import city.open.inside.vault.Vault;
import city.open.town.catalogue.CleanHands;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Empties the letter box: what applicants sent becomes a fact of their petition, in their name and of the minute in which they sent it, with
 * their words and files in the vault. A letter that the rules refuse is answered with the rule; every letter gets its answer.
 */
@Component
public class Postbag {
    private static final Logger log = LoggerFactory.getLogger(Postbag.class);
    private static final int AT_ONCE = 200;
    private static final Text WITHDRAWN = new Text("민원인이 취하하였습니다.", "The applicant withdrew it.");

    private final OfficeDatabase database;
    private final Letters letters;
    private final Petitions petitions;
    private final CleanHands cleanHands;
    private final Vault vault;
    private final Piles piles;
    private final Told told;
    private final Clock clock;

    Postbag(
            OfficeDatabase database,
            Letters letters,
            Petitions petitions,
            CleanHands cleanHands,
            Vault vault,
            Piles piles,
            Told told,
            Clock clock) {
        this.database = database;
        this.letters = letters;
        this.petitions = petitions;
        this.cleanHands = cleanHands;
        this.vault = vault;
        this.piles = piles;
        this.told = told;
        this.clock = clock;
    }

    /** One round; answers how many letters were dealt with. For one node at a time. */
    public int empty() {
        int done = 0;
        for (var letter : letters.waiting(AT_ONCE, clock.instant())) {
            try {
                petitions.together(work -> take(work, letter));
                done++;
            } catch (DuplicateKeyException someoneWasFaster) {
                // The next round looks at the petition again.
            } catch (DataAccessException lost) {
                throw lost;
            } catch (VaultFault locked) {
                log.error("Letter {} waits: {}", letter.id(), locked.getMessage());
                letters.failed(letter.id(), clock.instant());
            } catch (RuntimeException unreadable) {
                // What a message says of the fault may quote the letter.
                log.error(
                        "Letter {} cannot be read ({}) and waits.",
                        letter.id(),
                        unreadable.getClass().getSimpleName());
                letters.failed(letter.id(), clock.instant());
            }
        }
        return done;
    }

    private boolean take(Petitions.Work work, Letter letter) {
        var kind = LetterKind.find(letter.kind()).orElseThrow();
        var message = Message.of(vault.openLetter(letter.sealed(), letter.id().toString()));
        var now = clock.instant();
        var found = work.find(new PetitionNumber(letter.petition()));
        var refused = found.map(petition -> act(work, petition, letter, kind, message, now))
                .orElse(Optional.of(Rule.UNKNOWN_PETITION));
        if (refused.isEmpty()) {
            found.filter(_ -> kind == LetterKind.CONTACT || kind == LetterKind.PAPERS)
                    .ifPresent(petition -> lie(petition, kind, letter, now));
            keep(letter, kind, message, now);
        }
        answer(letter, refused.isEmpty(), refused.map(Rule::words).orElse(done(kind)), now);
        return letters.taken(letter.id());
    }

    /** Such a letter is no fact: the pile and the bell are all that says that it came. */
    private void lie(Petition petition, LetterKind kind, Letter letter, Instant now) {
        piles.letterCame(petition, kind, letter.id().toString(), letter.sentAt());
        told.letterCame(petition, letter.id().toString(), now);
    }

    private Optional<Rule> act(
            Petitions.Work work, Petition petition, Letter letter, LetterKind kind, Message message, Instant now) {
        // Nothing is sealed for it any more; a letter that waited for that would wait for ever, under a key that lives
        // on.
        if (petition.erased()) {
            return Optional.of(Rule.ALREADY_ERASED);
        }
        var act = switch (kind) {
            case SUPPLEMENT -> Act.answerSupplement(handedIn(message.files().size()));
            case MORE_TIME -> message.day() == null ? null : Act.extendSupplement(message.day());
            case WITHDRAWAL -> Act.decide(Outcome.WITHDRAWN, WITHDRAWN, List.of(), null, null);
            case OBJECTION -> Act.object(null);
            case WITHHOLDING -> message.seq() == null ? null : Act.askWithholding(message.seq());
            case PLEDGE -> Act.pledge(cleanHands.on(LocalDate.ofInstant(now, CityTime.ZONE)));
            case CONTACT, PAPERS -> null;
        };
        if (act == null) {
            return kind == LetterKind.CONTACT || kind == LetterKind.PAPERS
                    ? Optional.empty()
                    : Optional.of(Rule.REASON_REQUIRED);
        }
        var moment = new Moment(between(petition.receivedAt(), letter.sentAt(), now), now);
        return work.record(petition.number(), act, new By.OfApplicant(petition.agency()), moment)
                        instanceof Decision.Refused(var rule)
                ? Optional.of(rule)
                : Optional.empty();
    }

    /** What was sent before the reception counts from then; a clock outside that is ahead makes nothing happen in the future. */
    private static Instant between(Instant received, Instant sent, Instant now) {
        var counts = sent.isBefore(received) ? received : sent;
        return counts.isAfter(now) ? now : counts;
    }

    private void keep(Letter letter, LetterKind kind, Message message, Instant now) {
        var number = new PetitionNumber(letter.petition());
        if (message.person() != null) {
            vault.seal(number, message.person());
        }
        if (!message.words().isBlank()) {
            BoxedFiles.keep(vault, number, title(kind) + ".txt", message.words(), now);
        }
        var names = message.files().stream().collect(Collectors.toMap(Message.Enclosed::id, Message.Enclosed::name));
        BoxedFiles.keep(vault, number, letters.files(letter.id()), names, letters::chunks, now);
    }

    private void answer(Letter letter, boolean accepted, Text words, Instant now) {
        database.jdbc()
                .sql("""
                        INSERT INTO intake.answer (letter, petition, kind, sent_at, answered_at, accepted, ko, en)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        letter.id(),
                        letter.petition(),
                        letter.kind(),
                        OffsetDateTime.ofInstant(letter.sentAt(), ZoneOffset.UTC),
                        OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                        accepted,
                        words.ko(),
                        words.en())
                .update();
    }

    private static Text handedIn(int files) {
        return files == 0
                ? new Text("보완 내용 제출", "The supplement was handed in")
                : new Text(
                        "보완 자료 제출(파일 %d개)".formatted(files),
                        files == 1
                                ? "The supplement was handed in, with one file"
                                : "The supplement was handed in, with %d files".formatted(files));
    }

    private static String title(LetterKind kind) {
        return switch (kind) {
            case SUPPLEMENT -> "보완 답변";
            case MORE_TIME -> "보완기간 연장 요청";
            case WITHDRAWAL -> "취하 사유";
            case CONTACT -> "연락처 정정";
            case PAPERS -> "추가 제출";
            case OBJECTION -> "이의신청 사유";
            case WITHHOLDING -> "비공개 요청 사유";
            case PLEDGE -> "청렴서약";
        };
    }

    private static Text done(LetterKind kind) {
        return switch (kind) {
            case SUPPLEMENT -> new Text("보완을 받아 기록하였습니다.", "The supplement has been taken in.");
            case MORE_TIME -> new Text("보완기간을 늘렸습니다.", "You have more time for the supplement.");
            case WITHDRAWAL -> new Text("민원을 취하하였습니다.", "The petition has been withdrawn.");
            case PAPERS -> new Text("추가로 낸 서류를 받았습니다.", "Your papers have been taken in.");
            case CONTACT -> new Text("연락처를 고쳤습니다.", "Your contact data have been put right.");
            case OBJECTION -> new Text("이의신청을 접수하였습니다.", "The objection has been received.");
            case PLEDGE -> new Text("청렴서약을 기록하였습니다.", "Your pledge has been recorded.");
            case WITHHOLDING -> new Text("비공개 요청을 접수하였습니다.", "The request has been received and will be decided.");
        };
    }
}
