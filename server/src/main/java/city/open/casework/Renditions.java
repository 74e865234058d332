package city.open.casework;

import city.open.calendar.Text;
import city.open.database.OfficeDatabase;
import city.open.identity.Login;
import city.open.identity.Refusal;
import city.open.identity.Right;
import city.open.identity.Rights;
import city.open.identity.Verdict;
import city.open.petition.Act;
import city.open.petition.Covered;
import city.open.petition.Decision;
import city.open.petition.Moment;
import city.open.petition.Petition;
import city.open.petition.Petitions;
import city.open.petition.Rule;
import city.open.rendition.Box;
import city.open.rendition.Redaction;
import city.open.rendition.Rendition;
import city.open.rendition.Unreadable;
import city.open.vault.FileNote;
import city.open.vault.Purpose;
import city.open.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Opens papers of a petition to everyone, with what must stay sealed burnt out (Disclosure Act art. 14). Who did so and on which ground each
 * box is there becomes public; the original stays in the vault, and looking at it is written down.
 */
@Component
public class Renditions {
    private static final Set<String> KINDS = Set.of("application/pdf", "image/png", "image/jpeg");
    private final OfficeDatabase database;
    private final Petitions petitions;
    private final PublicWords publicWords;
    private final Rights rights;
    private final Vault vault;
    private final Clock clock;

    Renditions(
            OfficeDatabase database,
            Petitions petitions,
            PublicWords publicWords,
            Rights rights,
            Vault vault,
            Clock clock) {
        this.database = database;
        this.publicWords = publicWords;
        this.petitions = petitions;
        this.rights = rights;
        this.vault = vault;
        this.clock = clock;
    }

    public sealed interface Opened {
        record Published(String document) implements Opened {}

        record Denied(Refusal rule) implements Opened {}

        record Refused(Text words) implements Opened {}
    }

    /** The files of which a rendition can be made. */
    public List<FileNote> candidates(Petition petition) {
        return vault.files(petition.number()).stream()
                .filter(file -> KINDS.contains(file.type()))
                .toList();
    }

    /** Why this official cannot open papers of the petition; empty for one who can. */
    public Optional<Refusal> denied(Login login, Petition petition) {
        for (var right : List.of(Right.OPEN_SEALED, Right.RECORD)) {
            if (rights.may(login, right, petition) instanceof Verdict.Denied(var rule)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** The original, for the official who looks for what must be covered; written down as handling. */
    public Optional<byte[]> original(Login login, Petition petition, UUID file) {
        if (denied(login, petition).isPresent()
                || candidates(petition).stream().noneMatch(one -> one.id().equals(file))) {
            return Optional.empty();
        }
        return vault.openFile(petition.number(), file, login.by(), Purpose.HANDLING, clock.instant())
                .map(opened -> {
                    try (var content = opened.content()) {
                        return content.readAllBytes();
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                });
    }

    /** Publishes a rendition. The same boxes on the same paper again are the same document. */
    public Opened publish(Login login, Petition petition, byte[] original, Text title, List<Box> boxes) {
        var denied = denied(login, petition);
        if (denied.isPresent()) {
            return new Opened.Denied(denied.get());
        }
        var look = publicWords.at(petition.number());
        if (!look.through(title.ko()).isEmpty() || !look.through(title.en()).isEmpty()) {
            return new Opened.Refused(
                    new Text("이름은 공개됩니다. 개인정보를 빼십시오.", "The name is public; leave out personal data."));
        }
        try {
            var rendition = Redaction.redact(original, boxes);
            var id = id(petition, rendition);
            return petitions.together(work -> publish(work, login, petition, title, rendition, id));
        } catch (Unreadable refused) {
            return new Opened.Refused(refused.words());
        } catch (DuplicateKeyException overtaken) {
            return new Opened.Refused(Rule.SOMEONE_WAS_FASTER.words());
        }
    }

    private static String id(Petition petition, Rendition rendition) {
        var of = petition.number() + " " + rendition.sha256();
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Opened publish(
            Petitions.Work work, Login login, Petition petition, Text title, Rendition rendition, String id) {
        boolean there = database.jdbc()
                .sql("SELECT EXISTS (SELECT FROM office.rendition WHERE id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
        if (there) {
            return new Opened.Published(id);
        }
        var covered = rendition.boxes().stream()
                .map(box -> new Covered(box.page(), box.ground().id()))
                .toList();
        var act = Act.openDocument(id, title, rendition.pages(), rendition.sha256(), covered);

        if (work.record(petition.number(), act, login.by(), Moment.now(clock.instant()))
                instanceof Decision.Refused(var rule)) {
            return new Opened.Refused(rule.words());
        }
        database.jdbc()
                .sql("INSERT INTO office.rendition (id, petition, sha256, pages, pdf) VALUES (?, ?, ?, ?, ?)")
                .params(id, petition.number().value(), rendition.sha256(), rendition.pages(), rendition.pdf())
                .update();
        return new Opened.Published(id);
    }
}
