package city.open.inside.approval;

import city.open.border.letters.PublicComments;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.guard.Finding.Kind;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.approval.Answered.Accepted;
import city.open.inside.approval.Answered.Refused;
import city.open.inside.approval.Proposal.Possible;
import city.open.inside.approval.Proposal.Wish;
import city.open.inside.casework.AccessLog;
import city.open.inside.casework.Blanks;
import city.open.inside.casework.PublicWords;
import city.open.inside.casework.ToApprove;
import city.open.inside.identity.AskedIn;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.petition.Act;
import city.open.inside.petition.Authority;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Rule;
import city.open.inside.piles.Told;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The door to electronic approval. Each signature is a fact of the petition, written in the same transaction as the box it stands in; the
 * approval of a decision paper decides the petition with it.
 *
 * <p>Doing the same again, as after a double click, changes nothing and answers with the document as it stands.
 */
@Component
public class Approvals implements AskedIn, ToApprove {
    private static final int TRIES = 5;
    private static final int MOST_LISTED = 200;
    private static final String RELEASED = "disclose.personal";

    private final Documents documents;
    private final Petitions petitions;
    private final Catalogue catalogue;
    private final Organization organization;
    private final DelegationTable table;
    private final Deputies deputies;
    private final Ladder ladder;
    private final Rights rights;
    private final AccessLog accessLog;
    private final PublicWords publicWords;
    private final PublicComments comments;
    private final Told told;
    private final Clock clock;

    Approvals(
            OfficeDatabase office,
            Petitions petitions,
            Catalogue catalogue,
            Organization organization,
            DelegationTable table,
            Deputies deputies,
            Rights rights,
            AccessLog accessLog,
            PublicWords publicWords,
            PublicComments comments,
            Told told,
            Clock clock) {
        this.documents = new Documents(office);
        this.petitions = petitions;
        this.catalogue = catalogue;
        this.organization = organization;
        this.table = table;
        this.deputies = deputies;
        this.ladder = new Ladder(organization);
        this.rights = rights;
        this.accessLog = accessLog;
        this.publicWords = publicWords;
        this.comments = comments;
        this.told = told;
        this.clock = clock;
    }

    /** The line the delegation table proposes for a draft of this official, or the one the drafter wishes. */
    public Proposal propose(Login login, Petition petition, Matter matter, Wish wish) {
        var day = today();
        var level = organization.agency(login.agency()).level();
        var rows = table.of(petition.procedure(), level, day);
        var missing = DelegationTable.missing(rows, matter);
        if (missing.isPresent()) {
            return new Proposal.None(missing.get());
        }
        var drafter = organization.official(login.official()).orElse(null);
        if (drafter == null) {
            return new Proposal.None(Refusal.UNKNOWN_OFFICIAL);
        }
        return LineRules.propose(
                drafter,
                ladder.of(login.agency(), login.division(), day),
                DelegationTable.choose(rows, matter).orElse(null),
                unit -> ladder.headOf(login.agency(), unit, day),
                petition.conflicts(),
                wish);
    }

    /** Puts a paper into its line. */
    public Answered draft(Login login, PetitionNumber number, Paper paper, Wish wish) {
        return draft(login, number, paper, wish, null);
    }

    /** @param release why personal data in the paper may become public; without it such a paper is refused */
    public Answered draft(Login login, PetitionNumber number, Paper paper, Wish wish, @Nullable String release) {
        if (holdsBack(login, number, paper.open(), release)) {
            return Refused.by(Refusal.PERSONAL_DATA);
        }
        return atomically(work -> {
            var petition = work.find(number).orElse(null);
            if (petition == null) {
                return Refused.by(Rule.UNKNOWN_PETITION);
            }
            if (rights.may(login, Right.DRAFT, petition) instanceof Verdict.Denied(var rule)) {
                return Refused.by(rule);
            }
            for (var id : documents.ofPetition(number)) {
                var other = documents.find(id).orElseThrow();
                if (other.state() == Document.State.IN_LINE) {
                    return other.drafter().equals(login.official())
                                    && other.paper().equals(paper)
                            ? new Accepted(other)
                            : Refused.by(Refusal.DOCUMENT_IN_LINE);
                }
            }
            var id = documents.nextId(number);
            return putInLine(work, login, petition, id, 1, paper, wish);
        });
    }

    /** A new version of a document that came back to its drafter. */
    public Answered draftAgain(Login login, DocumentId id, Paper paper, Wish wish) {
        return draftAgain(login, id, paper, wish, null);
    }

    /** @param release why personal data in the paper may become public; without it such a paper is refused */
    public Answered draftAgain(Login login, DocumentId id, Paper paper, Wish wish, @Nullable String release) {
        if (holdsBack(login, id.petition(), paper.open(), release)) {
            return Refused.by(Refusal.PERSONAL_DATA);
        }
        return atomically(work -> {
            var document = documents.lock(id).orElse(null);
            var petition = work.find(id.petition()).orElse(null);
            if (document == null || petition == null) {
                return Refused.by(Refusal.NO_SUCH_DOCUMENT);
            }
            if (!document.drafter().equals(login.official())) {
                return Refused.by(Refusal.NOT_YOUR_DRAFT);
            }
            if (document.state() == Document.State.IN_LINE && document.paper().equals(paper)) {
                return new Accepted(document);
            }
            if (document.state() != Document.State.RETURNED) {
                return Refused.by(settled(document)
                        .filter(refusal -> refusal != Refusal.RETURNED)
                        .orElse(Refusal.NOT_RETURNED));
            }
            if (rights.may(login, Right.DRAFT, petition) instanceof Verdict.Denied(var rule)) {
                return Refused.by(rule);
            }
            return putInLine(work, login, petition, id, document.version() + 1, paper, wish);
        });
    }

    private Answered putInLine(
            Petitions.Work work, Login login, Petition petition, DocumentId id, int version, Paper paper, Wish wish) {
        if (paper.open().stream()
                .anyMatch(text -> !Blanks.in(Stream.of(text.ko(), text.en())).isEmpty())) {
            return Refused.by(Refusal.BLANK_LEFT);
        }
        if (!paper.openness().isGrounded()) {
            return Refused.by(Refusal.GROUND_REQUIRED);
        }
        if (paper.acknowledged() == null && openPoints(petition, paper).stream().anyMatch(OpenPoint::asksForReason)) {
            return Refused.by(Refusal.OPEN_POINTS);
        }
        var proposal = propose(login, petition, paper.matter(), wish);
        if (!(proposal instanceof Possible possible)) {
            return Refused.by(((Proposal.None) proposal).refusal());
        }
        var now = now();
        if (version == 1) {
            documents.add(id, login.agency(), login.division(), login.official(), now);
        } else {
            documents.begin(id, version);
        }
        documents.addVersion(id, version, paper, possible.line(), possible.rule(), now);
        var signature = new Signature(Signature.Kind.SIGNED, login.official(), login.rank(), false, null, false, now);
        documents.sign(id, version, 1, signature);
        documents.turn(id, possible.line().with(1, signature).turn(), now);
        tell(petition.number(), id, version, possible.line().with(1, signature).turn(), now);
        fact(
                work,
                petition.number(),
                Act.draft(paper.title(), paper.grounds(), id.value(), paper.acknowledged()),
                login,
                now);
        return new Accepted(documents.find(id).orElseThrow());
    }

    /** Those whose turn it is are told, once for each version. */
    private void tell(PetitionNumber petition, DocumentId id, int version, List<Box> turn, Instant now) {
        told.toApprove(
                petition,
                id.value() + "/" + version,
                turn.stream().map(Box::official).toList(),
                now);
    }

    /** What is still open about the petition while this paper goes up, or would. */
    public List<OpenPoint> openPoints(Petition petition, Paper paper) {
        var decision = paper.decision();
        return openPoints(petition, decision == null ? null : decision.outcome());
    }

    /** The same for a paper that is still being written. */
    public List<OpenPoint> openPoints(Petition petition, @Nullable Outcome outcome) {
        return OpenPoint.of(
                petition,
                catalogue.version(petition.procedure(), petition.procedureVersion()),
                outcome,
                comments.count(petition.number()),
                today());
    }

    /** Signs, skips or returns, each in its turn. */
    public Answered sign(Login login, DocumentId id, Sign sign) {
        return sign(login, id, sign, null);
    }

    /** @param release why personal data in the opinion may become public; without it such an opinion is refused */
    public Answered sign(Login login, DocumentId id, Sign sign, @Nullable String release) {
        var text = sign.text();
        if (text != null && holdsBack(login, id.petition(), List.of(text), release)) {
            return Refused.by(Refusal.PERSONAL_DATA);
        }
        return atomically(work -> {
            var document = documents.lock(id).orElse(null);
            var petition = work.find(id.petition()).orElse(null);
            if (document == null || petition == null) {
                return Refused.by(Refusal.NO_SUCH_DOCUMENT);
            }
            if (sign.version() != document.version()) {
                return Refused.by(Refusal.OLD_VERSION);
            }
            return switch (document.line().judge(sign, login.official(), deputies.standsInFor(login.official()))) {
                case Line.Ruling.Stands _ -> new Accepted(document);
                case Line.Ruling.Refuses(var refusal) ->
                    Refused.by(settled(document).orElse(refusal));
                case Line.Ruling.Signs(var box, boolean acting) ->
                    settled(document)
                            .<Answered>map(Refused::by)
                            .orElseGet(() -> sign(work, login, document, petition, box, sign, acting));
            };
        });
    }

    private static Optional<Refusal> settled(Document document) {
        return switch (document.state()) {
            case IN_LINE -> Optional.empty();
            case RETURNED -> Optional.of(Refusal.RETURNED);
            case APPROVED -> Optional.of(Refusal.APPROVED_STAYS);
            case CLOSED -> Optional.of(Refusal.CLOSED);
        };
    }

    private Answered sign(
            Petitions.Work work,
            Login login,
            Document document,
            Petition petition,
            Box box,
            Sign sign,
            boolean acting) {
        if (rights.may(login, rightFor(login, document, box, sign), petition) instanceof Verdict.Denied(var rule)) {
            return Refused.by(rule);
        }
        var now = now();
        var signature =
                new Signature(sign.kind(), login.official(), login.rank(), acting, sign.text(), sign.dissent(), now);
        documents.sign(document.id(), document.version(), box.place(), signature);
        if (sign.kind() == Signature.Kind.RETURNED) {
            documents.turn(document.id(), List.of(), now);
            documents.sentBack(document.id());
            fact(
                    work,
                    petition.number(),
                    Act.returnDraft(reason(sign), document.id().value()),
                    login,
                    now);
        } else {
            documents.turn(
                    document.id(), document.line().with(box.place(), signature).turn(), now);
            tell(
                    petition.number(),
                    document.id(),
                    document.version(),
                    document.line().with(box.place(), signature).turn(),
                    now);
            if (box.part() == Part.APPROVE) {
                approve(work, login, document, box, acting, now);
            } else {
                fact(work, petition.number(), act(box, sign, document.id()), login, now);
            }
        }
        return new Accepted(documents.find(document.id()).orElseThrow());
    }

    private static Right rightFor(Login login, Document document, Box box, Sign sign) {
        if (login.official().equals(document.drafter())) {
            return Right.DRAFT;
        }
        if (sign.kind() == Signature.Kind.RETURNED) {
            return Right.RETURN_DRAFT;
        }
        return switch (box.part()) {
            case DRAFT -> Right.DRAFT;
            case REVIEW -> Right.REVIEW;
            case CONCUR -> Right.CONCUR;
            case APPROVE -> Right.APPROVE;
        };
    }

    private static Text reason(Sign sign) {
        var text = sign.text();
        if (text == null) {
            throw new IllegalArgumentException("a return without a reason reached the journal");
        }
        return text;
    }

    private static Act act(Box box, Sign sign, DocumentId id) {
        if (sign.kind() == Signature.Kind.SKIPPED) {
            // The box that was passed over is told by its rank, as on the sheet.
            var rank = box.rank().title();
            var reason = reason(sign);
            return Act.review(
                    null, new Text(rank.ko() + ": " + reason.ko(), rank.en() + ": " + reason.en()), false, id.value());
        }
        return box.part() == Part.CONCUR
                ? Act.concur(sign.text(), sign.dissent(), id.value())
                : Act.review(sign.text(), null, sign.dissent(), id.value());
    }

    /** The approval and what it decides become durable together. */
    private void approve(Petitions.Work work, Login login, Document document, Box box, boolean acting, Instant now) {
        var registration = documents.register(
                document.agency(),
                document.division(),
                LocalDate.ofInstant(now, CityTime.ZONE).getYear());
        var tableRank = document.tableRank();
        @Nullable Authority authority = tableRank == null ? null : Ladder.compare(box.rank(), tableRank);
        documents.approved(document, box, registration, authority, now);
        fact(
                work,
                document.petition(),
                Act.approve(
                        box.delegated(),
                        acting,
                        document.id().value(),
                        registration.toString(),
                        authority,
                        acting ? box.rank() : null),
                login,
                now);
        var decision = document.paper().decision();
        if (decision != null) {
            fact(
                    work,
                    document.petition(),
                    Act.decide(
                            decision.outcome(),
                            decision.reason(),
                            decision.conditions(),
                            decision.remedies(),
                            document.id().value()),
                    login,
                    now);
        }
    }

    /** 시행: the approved paper goes out. Once. */
    public Answered issue(Login login, DocumentId id, Text to) {
        return issue(login, id, to, null);
    }

    /** @param release why personal data in the addressee may become public; without it such an issue is refused */
    public Answered issue(Login login, DocumentId id, Text to, @Nullable String release) {
        if (holdsBack(login, id.petition(), List.of(to), release)) {
            return Refused.by(Refusal.PERSONAL_DATA);
        }
        return atomically(work -> {
            var document = documents.lock(id).orElse(null);
            var petition = work.find(id.petition()).orElse(null);
            if (document == null || petition == null) {
                return Refused.by(Refusal.NO_SUCH_DOCUMENT);
            }
            if (rights.may(login, Right.RECORD, petition) instanceof Verdict.Denied(var rule)) {
                return Refused.by(rule);
            }
            var registration = document.registration();
            if (registration == null) {
                return Refused.by(Refusal.NOT_APPROVED);
            }
            if (document.issue() == null) {
                var now = now();
                documents.issued(id, to, login.official(), now);
                fact(work, petition.number(), Act.issue(id.value(), registration, to), login, now);
            }
            return new Accepted(documents.find(id).orElseThrow());
        });
    }

    /** 공람: those named are to read it. Whom it was circulated to before stays so. */
    public Answered circulate(Login login, DocumentId id, Collection<OfficialId> readers) {
        return atomically(work -> {
            var document = documents.lock(id).orElse(null);
            var petition = work.find(id.petition()).orElse(null);
            if (document == null || petition == null) {
                return Refused.by(Refusal.NO_SUCH_DOCUMENT);
            }
            if (rights.may(login, Right.RECORD, petition) instanceof Verdict.Denied(var rule)) {
                return Refused.by(rule);
            }
            if (readers.isEmpty()) {
                return Refused.by(Refusal.NOBODY_TO_READ);
            }
            for (var reader : readers) {
                var official = organization.official(reader).orElse(null);
                if (official == null
                        || !official.servesOn(today())
                        || !official.agency().equals(document.agency())) {
                    return Refused.by(Refusal.UNKNOWN_OFFICIAL);
                }
                documents.circulate(id, reader, now());
            }
            return new Accepted(documents.find(id).orElseThrow());
        });
    }

    /** The document as this official may see it. Opening it leaves the read mark where it was circulated to that official. */
    public Answered read(Login login, DocumentId id) {
        var document = documents.find(id).orElse(null);
        var petition = petitions.find(id.petition()).orElse(null);
        if (document == null || petition == null) {
            return Refused.by(Refusal.NO_SUCH_DOCUMENT);
        }
        if (!mayRead(login, document, petition)) {
            return Refused.by(Refusal.NOT_FOR_YOU);
        }
        if (document.readers().stream()
                .anyMatch(reader -> reader.official().equals(login.official()) && reader.readAt() == null)) {
            documents.read(id, login.official(), now());
            return new Accepted(documents.find(id).orElseThrow());
        }
        return new Accepted(document);
    }

    private boolean mayRead(Login login, Document document, Petition petition) {
        return rights.may(login, Right.SEE_INSIDE, petition).isGranted()
                || documents.isAskedIn(document.petition(), meAndMine(login.official()));
    }

    /** The document, for doors that have checked who asks. */
    public Optional<Document> document(DocumentId id) {
        return documents.find(id);
    }

    /**
     * An approved document as PDF/A with its approval boxes, in Korean.
     *
     * @throws IllegalArgumentException when it is not approved
     */
    public byte[] pdf(Document document) {
        return PaperPdf.print(document, organization);
    }

    /** The documents of a petition, the oldest first. */
    public List<Document> documentsOf(PetitionNumber petition) {
        return documents.ofPetition(petition).stream()
                .map(id -> documents.find(id).orElseThrow())
                .toList();
    }

    /** What waits for this official's signature, also as somebody's deputy, the longest first. */
    public Waiting waitingFor(Login login) {
        var me = login.official();
        var officials = meAndMine(me);
        return new Waiting(
                documents.countWaitingFor(officials),
                documents.waitingFor(officials, MOST_LISTED).stream()
                        .map(one -> new Waiting.Entry(
                                one.document(),
                                one.document().petition(),
                                one.title(),
                                one.part(),
                                one.place(),
                                one.official().equals(me) ? null : one.official(),
                                one.since()))
                        .toList());
    }

    /** How many papers wait for this official's signature, also as somebody's deputy. */
    public long countWaitingFor(Login login) {
        return documents.countWaitingFor(meAndMine(login.official()));
    }

    /** The petitions that wait for this official's signature, also as somebody's deputy. */
    @Override
    public Set<PetitionNumber> waitingFor(OfficialId official) {
        return documents.petitionsWaitingFor(meAndMine(official));
    }

    /** What this official drafted and nobody has approved yet: in line, or come back. */
    public List<Listed> draftsOf(Login login) {
        return documents.drafts(login.official(), MOST_LISTED);
    }

    /** What was circulated to this official and has not been opened. */
    public List<Listed> unreadBy(Login login) {
        return documents.unread(login.official(), MOST_LISTED);
    }

    /** The boxes of this document in which this official could put something now, as its own or as deputy. */
    public List<Box> boxesFor(Login login, Document document) {
        if (document.state() != Document.State.IN_LINE) {
            return List.of();
        }
        var officials = meAndMine(login.official());
        return document.line().turn().stream()
                .filter(box ->
                        officials.contains(box.official()) && !login.official().equals(document.drafter()))
                .toList();
    }

    /** Whether this official, who waits for it, could pass over a review that nobody signs. */
    public boolean maySkip(Login login, Document document, Box box) {
        var skip = Sign.skip(document.version(), box.place(), new Text("-", "-"));
        return document.state() == Document.State.IN_LINE
                && document.line().judge(skip, login.official(), deputies.standsInFor(login.official()))
                        instanceof Line.Ruling.Signs;
    }

    /**
     * Papers approved beside the delegation table in these days, both included, the newest first; for those who may search everything.
     *
     * @param authority {@link Authority#BELOW} for violations, {@link Authority#ABOVE} for what is only noted
     */
    public List<Finding> findings(Login login, Authority authority, LocalDate from, LocalDate to) {
        return rights.may(login, Right.SEARCH_ALL).isGranted()
                ? documents.findings(authority, from, to, MOST_LISTED)
                : List.of();
    }

    /** Whether an official has been asked to sign or to read a paper of the petition, or deputises for somebody who has. */
    @Override
    public boolean isAskedIn(PetitionNumber petition, OfficialId official) {
        return documents.isAskedIn(petition, meAndMine(official));
    }

    private Set<OfficialId> meAndMine(OfficialId official) {
        var officials = new HashSet<>(deputies.standsInFor(official));
        officials.add(official);
        return officials;
    }

    /** Whether personal data stands in what would become public and nobody has said why it may; who does is written down before. */
    private boolean holdsBack(Login login, PetitionNumber petition, List<Text> open, @Nullable String release) {
        var look = publicWords.at(petition);
        Map<String, Kind> found = new LinkedHashMap<>();
        open.stream()
                .flatMap(text -> Stream.of(text.ko(), text.en()))
                .forEach(text -> look.through(text).forEach(finding -> found.put(finding.in(text), finding.kind())));
        if (found.isEmpty()) {
            return false;
        }
        if (release == null
                || release.isBlank()
                || !publicWords.letStand(login, petition, found, release.strip(), clock.instant())) {
            return true;
        }
        accessLog.note(login, RELEASED, petition.value(), release.strip());
        return false;
    }

    /** All of it or nothing; whoever loses a race looks again. */
    private Answered atomically(Function<Petitions.Work, Answered> doing) {
        for (int attempt = 1; ; attempt++) {
            try {
                return petitions.together(doing);
            } catch (RefusedByPetition no) {
                return Refused.by(no.rule);
            } catch (DuplicateKeyException someoneWasFaster) {
                if (attempt == TRIES) {
                    return Refused.by(Rule.SOMEONE_WAS_FASTER);
                }
            }
        }
    }

    private static void fact(Petitions.Work work, PetitionNumber number, Act act, Login login, Instant now) {
        if (work.record(number, act, login.by(), Moment.now(now)) instanceof Decision.Refused(var rule)) {
            throw new RefusedByPetition(rule);
        }
    }

    /** Takes back what this transaction has already written. */
    private static final class RefusedByPetition extends RuntimeException {
        private final transient Rule rule;

        RefusedByPetition(Rule rule) {
            super(rule.name(), null, false, false);
            this.rule = rule;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
    }

    /** The database keeps microseconds; what was signed is the same before and after it was stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
