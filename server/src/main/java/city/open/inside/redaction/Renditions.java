package city.open.inside.redaction;

import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.guard.Finding;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.casework.PublicWords;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.petition.Act;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Rule;
import city.open.inside.rendition.Box;
import city.open.inside.rendition.PageWords;
import city.open.inside.rendition.Redaction;
import city.open.inside.rendition.Unreadable;
import city.open.inside.vault.FileNote;
import city.open.inside.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Opens papers of a petition to everyone, with what must stay sealed burnt out (Disclosure Act art. 14), by two officials: one blackens, another
 * signs. Who did so and on which ground each box is there becomes public; the original stays in the vault, and looking at it is written down.
 */
@Component
public class Renditions {
    private static final Set<String> KINDS = Set.of("application/pdf", "image/png", "image/jpeg");
    private final PreparedPapers papers;
    private final PublicWords publicWords;
    private final Accounts accounts;
    private final Petitions petitions;
    private final Rights rights;
    private final Vault vault;
    private final Clock clock;
    private final int holdSeconds;

    Renditions(
            OfficeDatabase database,
            PublicWords publicWords,
            Accounts accounts,
            Petitions petitions,
            Rights rights,
            Vault vault,
            Clock clock,
            @Value("${open.office.hold:10}") int holdSeconds) {
        this.papers = new PreparedPapers(database);
        this.publicWords = publicWords;
        this.accounts = accounts;
        this.holdSeconds = holdSeconds;
        this.petitions = petitions;
        this.rights = rights;
        this.vault = vault;
        this.clock = clock;
    }

    public sealed interface Opened {
        /** It waits for another official. */
        record Drafted(String paper) implements Opened {}

        /** It is public in a few seconds. */
        record Signed(String paper) implements Opened {}

        record TakenBack(String paper) implements Opened {}

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

    /**
     * Blackens a paper and lays it before another official. What the guard finds in it must lie under a box; pages no machine can read are kept
     * for that official to look at.
     */
    public Opened draft(Login login, Petition petition, byte[] original, Text title, List<Box> boxes) {
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
            var pages = Redaction.read(original);
            var open = uncovered(pages, boxes, look);
            if (!open.isEmpty()) {
                return new Opened.Refused(told(open));
            }
            var rendition = Redaction.redact(original, boxes);
            var unread = pages.stream()
                    .filter(PageWords::isPicture)
                    .map(PageWords::page)
                    .distinct()
                    .sorted()
                    .toList();
            return petitions.together(work -> {
                papers.holdPetition(petition.number());
                return work.find(petition.number()).orElseThrow().erased()
                        ? new Opened.Refused(new Text("파기된 민원입니다.", "The data of this petition was erased."))
                        : new Opened.Drafted(papers.draft(login, petition, title, rendition, unread, clock.instant()));
            });
        } catch (Unreadable refused) {
            return new Opened.Refused(refused.words());
        }
    }

    /** Something that looks like a person's and lies under no box. */
    private record Uncovered(int page, Finding.Kind kind) {}

    private static List<Uncovered> uncovered(List<PageWords> pages, List<Box> boxes, PublicWords.Look look) {
        return pages.stream()
                .flatMap(page -> look.through(page.text()).stream()
                        .filter(finding -> !page.isCovered(finding.start(), finding.end(), boxes))
                        .map(finding -> new Uncovered(page.page(), finding.kind())))
                .distinct()
                .toList();
    }

    /** Page and kind, never the value. */
    private static Text told(List<Uncovered> open) {
        var ko = open.stream()
                .map(one -> "%d쪽 %s".formatted(one.page(), one.kind().words().ko()))
                .collect(Collectors.joining(", "));
        var en = open.stream()
                .map(one ->
                        "page %d: %s".formatted(one.page(), one.kind().words().en()))
                .collect(Collectors.joining(", "));
        return new Text(
                "가리지 않은 개인정보가 있습니다(" + ko + "). 상자로 모두 덮은 뒤 다시 내십시오.",
                "There is personal data under no box (" + en + "). Cover all of it and send again.");
    }

    /** What was ever laid before another official in this petition, latest first. */
    public List<Prepared> papers(PetitionNumber petition) {
        return papers.of(petition);
    }

    /** How many papers of this petition wait for the second signature. */
    public long unsigned(PetitionNumber petition) {
        return papers.unsigned(petition);
    }

    /** The pages as they would be, or are, public; for those who could open papers of the petition. */
    public Optional<byte[]> pdf(Login login, Petition petition, String paper) {
        return denied(login, petition).isPresent() ? Optional.empty() : papers.pdf(petition.number(), paper);
    }

    /**
     * The second signature. Ten seconds later the paper is public.
     *
     * @param looked whether the official says to have looked at each page no machine could read
     */
    public Opened sign(Login login, Petition petition, String paper, boolean looked) {
        var denied = denied(login, petition);
        if (denied.isPresent()) {
            return new Opened.Denied(denied.get());
        }
        return petitions.together(_ -> {
            var one = papers.lock(petition.number(), paper).orElse(null);
            if (one == null || one.state() != Prepared.State.DRAFTED) {
                return new Opened.Refused(Rule.SOMEONE_WAS_FASTER.words());
            }
            if (one.draftedBy().equals(login.official())) {
                return new Opened.Refused(
                        new Text("가린 사람 말고 다른 담당자가 서명해야 합니다.", "Another official than who blackened it must sign."));
            }
            if (!one.unread().isEmpty() && !looked) {
                return new Opened.Refused(new Text(
                        "기계가 읽지 못한 쪽을 모두 눈으로 살펴보고 그렇게 표시하십시오.",
                        "Look at every page that no machine could read, and say that you did."));
            }
            var now = clock.instant();
            papers.sign(paper, login, now, now.plusSeconds(holdSeconds));
            return new Opened.Signed(paper);
        });
    }

    /**
     * Takes a paper back: before it is public it never becomes so; afterwards it goes from every page at once, and an entry tells that it was taken
     * back and why.
     */
    public Opened takeBack(Login login, Petition petition, String paper, Text reason) {
        var denied = denied(login, petition);
        if (denied.isPresent()) {
            return new Opened.Denied(denied.get());
        }
        try {
            return petitions.together(work -> {
                var one = papers.lock(petition.number(), paper).orElse(null);
                if (one == null || one.state() == Prepared.State.TAKEN_BACK || one.state() == Prepared.State.REFUSED) {
                    return new Opened.Refused(Rule.SOMEONE_WAS_FASTER.words());
                }
                if (one.state() == Prepared.State.OPENED) {
                    var look = publicWords.at(petition.number());
                    if (reason.ko().isBlank()
                            || !look.through(reason.ko()).isEmpty()
                            || !look.through(reason.en()).isEmpty()) {
                        return new Opened.Refused(new Text(
                                "거두는 까닭을 쓰십시오. 공개되므로 개인정보를 넣지 마십시오.",
                                "Say why it is taken back. That is public, so leave out personal data."));
                    }
                    if (work.record(
                                    petition.number(),
                                    Act.withdrawDocument(paper, reason),
                                    login.by(),
                                    Moment.now(clock.instant()))
                            instanceof Decision.Refused(var rule)) {
                        return new Opened.Refused(rule.words());
                    }
                }
                papers.takenBack(paper);
                return new Opened.TakenBack(paper);
            });
        } catch (DuplicateKeyException overtaken) {
            return new Opened.Refused(Rule.SOMEONE_WAS_FASTER.words());
        }
    }

    /** Publishes what was signed and has waited long enough. Any node may, and several at once. */
    public int release() {
        var due = papers.due(clock.instant());
        for (var paper : due) {
            try {
                petitions.together(work -> {
                    papers.lockUnlessTaken(paper).ifPresent(one -> open(work, one));
                    return true;
                });
            } catch (DuplicateKeyException overtaken) {
                // It is still due: the next round sees what somebody else wrote.
            }
        }
        return due.size();
    }

    private void open(Petitions.Work work, Prepared paper) {
        var signer = accounts.login(paper.account()).orElse(null);
        var petition = work.find(paper.petition()).orElseThrow();
        if (signer == null || denied(signer, petition).isPresent()) {
            papers.refused(
                    paper.id(),
                    new Text("서명한 사람에게 이제 권한이 없어 공개하지 않았습니다.", "Not opened: who signed has no right to any more."));
            return;
        }
        var act = Act.openDocument(
                paper.id(), paper.title(), paper.pages(), paper.sha256(), paper.covered(), paper.draftedBy());
        if (work.record(paper.petition(), act, signer.by(), Moment.now(clock.instant()))
                instanceof Decision.Refused(var rule)) {
            papers.refused(paper.id(), rule.words());
            return;
        }
        papers.opened(paper.id());
    }
}
