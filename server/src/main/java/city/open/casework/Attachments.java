package city.open.casework;

import city.open.calendar.Text;
import city.open.catalogue.Catalogue;
import city.open.catalogue.RequiredDocument;
import city.open.files.FileType;
import city.open.files.Inspection;
import city.open.files.Inspection.Looked;
import city.open.identity.Login;
import city.open.identity.Refusal;
import city.open.identity.Right;
import city.open.identity.Rights;
import city.open.identity.Verdict;
import city.open.petition.Petition;
import city.open.petition.PetitionNumber;
import city.open.petition.Petitions;
import city.open.vault.FileNote;
import city.open.vault.OpenedFile;
import city.open.vault.Purpose;
import city.open.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** 첨부: the files of a petition. Officials add and open them; they lie sealed in the vault, and nothing of them is public. */
@Component
public class Attachments {
    /** Of one petition. */
    public static final int MOST = 30;

    private final Petitions petitions;
    private final Catalogue catalogue;
    private final Rights rights;
    private final Vault vault;
    private final Inspection inspection;
    private final Clock clock;

    Attachments(
            Petitions petitions, Catalogue catalogue, Rights rights, Vault vault, Inspection inspection, Clock clock) {
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
     * @param content can be read twice, to be looked at and to be sealed
     */
    public Added add(Login login, Petition petition, @Nullable Integer paper, String name, InputStreamSource content)
            throws IOException {
        if (rights.may(login, Right.OPEN_SEALED, petition) instanceof Verdict.Denied(var rule)) {
            return new Added.Denied(rule);
        }
        if (name.isBlank()) {
            return faulty("올릴 파일을 고르십시오.", "Choose a file.");
        }
        if (vault.files(petition.number()).size() >= MOST) {
            return faulty("민원 하나에 파일은 %d개까지입니다.".formatted(MOST), "A petition has at most %d files.".formatted(MOST));
        }
        FileType type;
        try (var looked = content.getInputStream()) {
            switch (inspection.pass(looked, OutputStream.nullOutputStream())) {
                case Looked.Flawed(var flaw) -> {
                    return new Added.Faulty(flaw.words(inspection.settings()));
                }
                case Looked.Sound(var found) -> type = found;
            }
        }
        try (var kept = content.getInputStream()) {
            return new Added.Kept(vault.addFile(
                    petition.number(),
                    paper == null ? null : String.valueOf(paper),
                    type.named(name),
                    type.media(),
                    kept,
                    clock.instant()));
        }
    }

    private static Added faulty(String ko, String en) {
        return new Added.Faulty(new Text(ko, en));
    }

    /** Opens a file for whoever handles the petition; the reading is written down with its purpose. */
    public Optional<OpenedFile> open(Login login, PetitionNumber number, UUID file, Purpose purpose) {
        return petitions
                .find(number)
                .filter(petition ->
                        rights.may(login, Right.OPEN_SEALED, petition).isGranted())
                .flatMap(_ -> vault.openFile(number, file, login.by(), purpose, clock.instant()));
    }
}
