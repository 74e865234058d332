package city.open.inside.counter;

import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.files.Inspection;
import city.open.ground.files.Inspection.Looked;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Rule;
import city.open.inside.vault.FileNote;
import city.open.inside.vault.OpenedFile;
import city.open.inside.vault.Vault;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.RequiredDocument;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** 첨부: the files of a petition. Officials add and open them; they lie sealed in the vault, and nothing of them is public. */
@Component
public class Attachments {
    /** Of one petition. */
    public static final int MOST = 30;

    private final OfficeDatabase database;
    private final Petitions petitions;
    private final Catalogue catalogue;
    private final Rights rights;
    private final Vault vault;
    private final Inspection inspection;
    private final Clock clock;

    Attachments(
            OfficeDatabase database,
            Petitions petitions,
            Catalogue catalogue,
            Rights rights,
            Vault vault,
            Inspection inspection,
            Clock clock) {
        this.database = database;
        this.petitions = petitions;
        this.catalogue = catalogue;
        this.rights = rights;
        this.vault = vault;
        this.inspection = inspection;
        this.clock = clock;
    }

    public sealed interface Added {
        record Kept(UUID file) implements Added {}

        record Denied(Refusal rule) implements Added {}

        record Faulty(Text words) implements Added {}
    }

    /** The papers that belong to such a petition, in the order of its procedure. */
    public List<RequiredDocument> papers(Petition petition) {
        return catalogue
                .version(petition.procedure(), petition.procedureVersion())
                .documents();
    }

    public List<FileNote> of(PetitionNumber number) {
        return vault.files(number);
    }

    /**
     * Seals a file into the petition's vault.
     *
     * @param paper which of {@link #papers} it is, counted from 1, or none
     * @param name as the sender named it
     */
    public Added add(Login login, Petition petition, @Nullable Integer paper, String name, InputStreamSource content)
            throws IOException {
        if (rights.may(login, Right.OPEN_SEALED, petition) instanceof Verdict.Denied(var rule)) {
            return new Added.Denied(rule);
        }
        if (petition.erased()) {
            return new Added.Faulty(Rule.ALREADY_ERASED.words());
        }
        if (name.isBlank()) {
            return faulty("올릴 파일을 고르십시오.", "Choose a file.");
        }
        if (vault.files(petition.number()).size() >= MOST) {
            return full();
        }
        var added = new AtomicReference<Added>();
        try (var arriving = content.getInputStream()) {
            var looked = inspection.pass(
                    arriving, (type, sound) -> added.set(keep(petition, paper, type.named(name), type.media(), sound)));
            return switch (looked) {
                case Looked.Flawed(var flaw) -> new Added.Faulty(flaw.words(inspection.settings()));
                case Looked.Sound _ -> Objects.requireNonNull(added.get());
            };
        }
    }

    /** Whoever else adds a file to this petition waits here until ours is counted. */
    private Added keep(Petition petition, @Nullable Integer paper, String name, String media, InputStream sound) {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            database.jdbc()
                    .sql("SELECT pg_advisory_xact_lock(hashtextextended('files of ' || ?, 0))")
                    .param(petition.number().value())
                    .query((_, _) -> true)
                    .single();
            return vault.files(petition.number()).size() >= MOST
                    ? full()
                    : new Added.Kept(vault.addFile(
                            petition.number(),
                            paper == null ? null : String.valueOf(paper),
                            name,
                            media,
                            sound,
                            clock.instant()));
        }));
    }

    private static Added full() {
        return faulty("민원 하나에 파일은 %d개까지입니다.".formatted(MOST), "A petition has at most %d files.".formatted(MOST));
    }

    private static Added faulty(String ko, String en) {
        return new Added.Faulty(new Text(ko, en));
    }

    /** Opens a file for whoever handles the petition; the reading is written down with its purpose. */
    public Optional<OpenedFile> open(Login login, PetitionNumber number, UUID file, Purpose purpose) {
        return petitions
                .find(number)
                .filter(petition ->
                        rights.may(login, Right.READ_PAPERS, petition).isGranted())
                .flatMap(_ -> vault.openFile(number, file, login.by(), purpose, clock.instant()));
    }
}
