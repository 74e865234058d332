package city.open.outside.my;

import city.open.border.letters.LetterKind;
import city.open.border.letters.Letters;
import city.open.border.letters.Letters.Dropped;
import city.open.border.letters.Message;
import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.database.IntakeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.filing.Uploads;
import city.open.outside.filing.Uploads.Arrival;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Puts an applicant's letter with its files into the letter box: the files first, and none of them where the letter does not follow. */
@Component
class Sending {
    static final int MOST_FILES = 10;

    private static final int MOST_WAITING = 20;
    private static final Text MANY_WAIT =
            new Text("아직 처리하지 않은 것이 많습니다. 잠시 뒤에 다시 보내십시오.", "Much of what you sent still waits. Try again in a while.");

    private final IntakeDatabase database;
    private final Uploads uploads;
    private final Letters letters;
    private final Clock clock;

    Sending(IntakeDatabase database, Uploads uploads, Letters letters, Clock clock) {
        this.database = database;
        this.uploads = uploads;
        this.letters = letters;
        this.clock = clock;
    }

    /** What the letter says, without its files. */
    record Words(
            LetterKind kind,
            String words,
            @Nullable LocalDate day,
            @Nullable Integer seq,
            @Nullable Person person) {

        @Override
        public String toString() {
            return "Words[sealed]";
        }
    }

    /**
     * Sends it. The same id again changes nothing.
     *
     * @return what is wrong with it, or nothing where it was sent
     */
    Optional<Text> send(UUID id, PetitionNumber number, Words letter, List<Part> parts) {
        if (parts.size() > MOST_FILES) {
            return Optional.of(new Text(
                    "파일은 한 번에 %d개까지입니다.".formatted(MOST_FILES),
                    "At most %d files can be sent at once.".formatted(MOST_FILES)));
        }
        if (wasSent(id)) {
            return Optional.empty();
        }
        if (waiting(number) >= MOST_WAITING) {
            return Optional.of(MANY_WAIT);
        }
        var now = clock.instant();
        List<Message.Enclosed> files = new ArrayList<>();
        boolean sent = false;
        try {
            for (var part : parts) {
                switch (take(part, now)) {
                    case Arrival.Taken(var file) -> files.add(new Message.Enclosed(file.id(), file.name()));
                    case Arrival.Refused(var why) -> {
                        return Optional.of(why);
                    }
                }
            }
            var message = new Message(letter.words(), letter.day(), letter.seq(), letter.person(), files);
            // Where it was sent twice at once, the other one's files are there.
            var dropped = letters.drop(id, number, letter.kind().id(), message.json(), ids(files), MOST_WAITING, now);
            sent = dropped == Dropped.NEW;
            return dropped == Dropped.FULL ? Optional.of(MANY_WAIT) : Optional.empty();
        } catch (DataIntegrityViolationException erasedMeanwhile) {
            return Optional.of(new Text(
                    "이 민원의 개인정보를 파기하여 더 보낼 수 없습니다.",
                    "The personal data of this petition were erased; nothing can be sent for it any more."));
        } finally {
            if (!sent) {
                uploads.forget(ids(files));
            }
        }
    }

    private static List<UUID> ids(List<Message.Enclosed> files) {
        return files.stream().map(Message.Enclosed::id).toList();
    }

    private Arrival take(Part part, Instant now) {
        try (var content = part.getInputStream()) {
            return uploads.take(content, Objects.requireNonNullElse(part.getSubmittedFileName(), ""), now);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private boolean wasSent(UUID id) {
        return database.jdbc().sql("""
                        SELECT EXISTS (SELECT FROM intake.letter WHERE id = :id)
                            OR EXISTS (SELECT FROM intake.answer WHERE letter = :id)
                        """).param("id", id).query(Boolean.class).single();
    }

    private int waiting(PetitionNumber number) {
        return database.jdbc()
                .sql("SELECT count(*) FROM intake.letter WHERE petition = ?")
                .param(number.value())
                .query(Integer.class)
                .single();
    }
}
