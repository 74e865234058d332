package city.open.my;

import city.open.calendar.Text;
import city.open.database.PortalDatabase;
import city.open.petition.PetitionNumber;
import city.open.vault.FileKind;
import city.open.vault.LetterBox;
import city.open.vault.Person;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts an applicant's letter with its files into the letter box, all of it or nothing. */
@Component
class Sending {
    static final int MOST_FILES = 10;
    static final long LARGEST = 20L * 1024 * 1024;

    private static final int MOST_WAITING = 20;
    private static final int LONGEST_NAME = 200;

    private final PortalDatabase database;
    private final LetterBox box;
    private final Clock clock;

    Sending(PortalDatabase database, LetterBox box, Clock clock) {
        this.database = database;
        this.box = box;
        this.clock = clock;
    }

    /** A file as a form brings it. */
    interface Upload {
        String name();

        long size();

        InputStream open() throws IOException;
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
    Optional<Text> send(UUID id, PetitionNumber number, Words letter, List<? extends Upload> uploads) {
        if (uploads.size() > MOST_FILES) {
            return Optional.of(new Text(
                    "파일은 한 번에 %d개까지입니다.".formatted(MOST_FILES),
                    "At most %d files can be sent at once.".formatted(MOST_FILES)));
        }
        if (wasSent(id)) {
            return Optional.empty();
        }
        if (waiting(number) >= MOST_WAITING) {
            return Optional.of(new Text(
                    "아직 처리하지 않은 것이 많습니다. 잠시 뒤에 다시 보내십시오.", "Much of what you sent still waits. Try again in a while."));
        }
        return database.transactions().execute(transaction -> {
            var now = clock.instant();
            List<Message.Enclosed> files = new ArrayList<>();
            for (var upload : uploads) {
                var fault = take(upload, files, now);
                if (fault.isPresent()) {
                    transaction.setRollbackOnly();
                    return fault;
                }
            }
            if (!drop(id, number, letter, files, now)) {
                // It was sent twice at once; the other one's files are there.
                transaction.setRollbackOnly();
            }
            return Optional.empty();
        });
    }

    private Optional<Text> take(Upload upload, List<Message.Enclosed> files, Instant now) {
        var kind = FileKind.named(upload.name()).orElse(null);
        if (kind == null) {
            return Optional.of(FileKind.notTaken());
        }
        if (upload.size() == 0) {
            return Optional.of(new Text("빈 파일입니다. 내용이 있는 파일을 올리십시오.", "The file is empty. Choose one with content."));
        }
        if (upload.size() > LARGEST) {
            return Optional.of(new Text(
                    "20MB를 넘는 파일은 받지 않습니다. 나누거나 줄여서 올리십시오.",
                    "Files of more than 20 MB are not taken. Split it or make it smaller."));
        }
        var id = UUID.randomUUID();
        try (var content = upload.open()) {
            var head = content.readNBytes(FileKind.HEAD);
            if (!kind.fits(head)) {
                return Optional.of(kind.doesNotFit());
            }
            seal(id, kind, new SequenceInputStream(new ByteArrayInputStream(head), content), now);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        files.add(new Message.Enclosed(id, named(upload.name())));
        return Optional.empty();
    }

    private void seal(UUID id, FileKind kind, InputStream content, Instant now) throws IOException {
        database.jdbc()
                .sql("INSERT INTO intake.file (id, arrived_at) VALUES (?, ?)")
                .params(id, at(now))
                .update();
        var n = new int[1];
        var sealing = box.sealing(
                id.toString(),
                chunk -> database.jdbc()
                        .sql("INSERT INTO intake.chunk (file, n, sealed) VALUES (?, ?, ?)")
                        .params(id, n[0]++, chunk)
                        .update());
        try (sealing) {
            content.transferTo(sealing);
        }
        var sealed = sealing.sealed();
        database.jdbc()
                .sql("UPDATE intake.file SET type = ?, size = ?, sha256 = ?, key = ? WHERE id = ?")
                .params(kind.type(), sealed.size(), sealed.sha256(), sealed.key(), id)
                .update();
    }

    private boolean drop(UUID id, PetitionNumber number, Words letter, List<Message.Enclosed> files, Instant now) {
        var message = new Message(letter.words(), letter.day(), letter.seq(), letter.person(), files);
        int mine = database.jdbc()
                .sql("""
                        INSERT INTO intake.letter (id, petition, kind, sent_at, sealed) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(id, number.value(), letter.kind().id(), at(now), box.seal(message.json(), id.toString()))
                .update();
        for (var file : files) {
            database.jdbc()
                    .sql("UPDATE intake.file SET letter = ? WHERE id = ? AND ? = 1")
                    .params(id, file.id(), mine)
                    .update();
        }
        return mine == 1;
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

    /** Without a folder and without what nobody sees: some browsers send the whole path, some names hide their true ending. */
    private static String named(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var seen = last.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
        return seen.length() <= LONGEST_NAME ? seen : seen.substring(seen.length() - LONGEST_NAME);
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
