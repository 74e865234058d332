package city.open.casework;

import city.open.calendar.Text;
import city.open.catalogue.Catalogue;
import city.open.catalogue.RequiredDocument;
import city.open.identity.Login;
import city.open.identity.Refusal;
import city.open.identity.Right;
import city.open.identity.Rights;
import city.open.identity.Verdict;
import city.open.petition.Petition;
import city.open.petition.PetitionNumber;
import city.open.petition.Petitions;
import city.open.vault.FileKind;
import city.open.vault.FileNote;
import city.open.vault.OpenedFile;
import city.open.vault.Purpose;
import city.open.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 첨부: the files of a petition. Officials add and open them; they lie sealed in the vault, and nothing of them is public. */
@Component
public class Attachments {
    /** Of one file, in bytes. */
    public static final long LARGEST = 20L * 1024 * 1024;
    /** Of one petition. */
    public static final int MOST = 30;

    private static final int LONGEST_NAME = 200;

    private final Petitions petitions;
    private final Catalogue catalogue;
    private final Rights rights;
    private final Vault vault;
    private final Clock clock;

    Attachments(Petitions petitions, Catalogue catalogue, Rights rights, Vault vault, Clock clock) {
        this.petitions = petitions;
        this.catalogue = catalogue;
        this.rights = rights;
        this.vault = vault;
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
     * @param size in bytes, as it was announced
     */
    public Added add(
            Login login, Petition petition, @Nullable Integer paper, String name, long size, InputStream content)
            throws IOException {
        if (rights.may(login, Right.OPEN_SEALED, petition) instanceof Verdict.Denied(var rule)) {
            return new Added.Denied(rule);
        }
        var kind = FileKind.named(name).orElse(null);
        if (name.isBlank()) {
            return faulty("올릴 파일을 고르십시오.", "Choose a file.");
        }
        if (kind == null) {
            return new Added.Faulty(FileKind.notTaken());
        }
        if (size == 0) {
            return faulty("빈 파일입니다. 내용이 있는 파일을 올리십시오.", "The file is empty. Choose one with content.");
        }
        if (size > LARGEST) {
            return faulty(
                    "20MB를 넘는 파일은 받지 않습니다. 나누거나 줄여서 올리십시오.",
                    "Files of more than 20 MB are not taken. Split it or make it smaller.");
        }
        if (vault.files(petition.number()).size() >= MOST) {
            return faulty("민원 하나에 파일은 %d개까지입니다.".formatted(MOST), "A petition has at most %d files.".formatted(MOST));
        }
        var head = content.readNBytes(FileKind.HEAD);
        if (!kind.fits(head)) {
            return new Added.Faulty(kind.doesNotFit());
        }
        return new Added.Kept(vault.addFile(
                petition.number(),
                paper == null ? null : String.valueOf(paper),
                named(name),
                kind.type(),
                new SequenceInputStream(new ByteArrayInputStream(head), content),
                clock.instant()));
    }

    /** Without a folder and without what nobody sees: some browsers send the whole path, some names hide their true ending. */
    private static String named(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var seen = last.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
        return seen.length() <= LONGEST_NAME ? seen : seen.substring(seen.length() - LONGEST_NAME);
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
