package city.open.inside.counter;

import city.open.border.letters.FiledContent;
import city.open.border.letters.Filing;
import city.open.border.letters.Filings;
import city.open.border.letters.LetterKind;
import city.open.border.letters.SealedFile;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.casework.Draws;
import city.open.inside.casework.Fault;
import city.open.inside.casework.PublicWords;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.petition.Act;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.inside.petition.Rule;
import city.open.inside.vault.FileNote;
import city.open.inside.vault.OpenedFile;
import city.open.inside.vault.Vault;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * 접수 of what was filed online: within eight working hours an official of the division opens it, looks whether it is complete and receives
 * it. It cannot be refused or held back (Act art. 9(1)); what is missing is asked for afterwards (art. 22). With the reception the person
 * and the files go from the letter box into the vault.
 */
@Component
public class Receiving {
    private static final int MOST_SHOWN = 200;
    private static final int DAYS_FOR_WHAT_IS_MISSING = 14;

    private final Filings filings;
    private final Petitions petitions;
    private final Catalogue catalogue;
    private final HolidayRegister holidays;
    private final PublicWords publicWords;
    private final Rights rights;
    private final Draws draws;
    private final Vault vault;
    private final Clock clock;

    Receiving(
            Filings filings,
            Petitions petitions,
            Catalogue catalogue,
            HolidayRegister holidays,
            PublicWords publicWords,
            Rights rights,
            Draws draws,
            Vault vault,
            Clock clock) {
        this.filings = filings;
        this.petitions = petitions;
        this.catalogue = catalogue;
        this.holidays = holidays;
        this.publicWords = publicWords;
        this.rights = rights;
        this.draws = draws;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * @param receiveBy by which minute it has to be received (Decree art. 6)
     * @param since what the applicant has sent since
     */
    public record Waiting(Filing filing, Instant receiveBy, boolean late, List<LetterKind> since) {}

    /** What came of opening a filing that waits. */
    public sealed interface Look {
        /** @param answerBy by when what is missing would be asked for, as a proposal */
        record Opened(Waiting waiting, FiledContent content, List<Paper> papers, LocalDate answerBy) implements Look {}

        record Denied(Refusal rule) implements Look {}

        /** Received meanwhile, or never there. */
        record Gone() implements Look {}
    }

    /**
     * A document that the procedure asks for.
     *
     * @param id its place in the procedure's list, {@code 1} for the first
     * @param enclosed whether a file for it came along
     */
    public record Paper(String id, Text name, boolean enclosed) {}

    /**
     * What the official found.
     *
     * @param subject as it becomes public
     * @param missing the papers to be asked for, by {@link Paper#id}; empty where it is complete
     * @param answerBy by when, where something is missing
     */
    public record Finding(
            Text subject, List<String> missing, @Nullable LocalDate answerBy) {
        public Finding {
            missing = List.copyOf(missing);
        }
    }

    /** What waits for this official's division, the most overdue first. */
    public List<Waiting> waiting(Login login) {
        return rights.may(login, Right.RECEIVE).isGranted()
                ? waiting(filings.waiting(login.agency(), login.division(), MOST_SHOWN)).stream()
                        .sorted(Comparator.comparing(Waiting::receiveBy))
                        .toList()
                : List.of();
    }

    public int count(Login login) {
        return rights.may(login, Right.RECEIVE).isGranted()
                ? filings.countWaiting(login.agency(), login.division())
                : 0;
    }

    /** Opens a filing; that is written down with the purpose. */
    public Look open(Login login, PetitionNumber number, Purpose purpose) {
        var filing = filings.find(number).orElse(null);
        if (filing == null || filing.receivedAt() != null) {
            return new Look.Gone();
        }
        var denied = denied(login, filing);
        if (denied.isPresent()) {
            return new Look.Denied(denied.get());
        }
        var now = clock.instant();
        var content =
                FiledContent.of(vault.openLetter(filing.sealed(), number.value(), number, login.by(), purpose, now));
        return new Look.Opened(
                waiting(List.of(filing)).getFirst(),
                content,
                papers(procedure(filing), content),
                LocalDate.ofInstant(now, CityTime.ZONE).plusDays(DAYS_FOR_WHAT_IS_MISSING));
    }

    /** Opens a file that came with a filing, before it is received; that is written down with the purpose. */
    public Optional<OpenedFile> file(Login login, PetitionNumber number, UUID file, Purpose purpose) {
        var filing = filings.find(number).orElse(null);
        if (filing == null
                || filing.receivedAt() != null
                || denied(login, filing).isPresent()) {
            return Optional.empty();
        }
        var content = FiledContent.of(vault.openLetter(filing.sealed(), number.value()));
        return files(number, content).stream()
                .filter(one -> one.id().equals(file))
                .findFirst()
                .map(boxed -> {
                    var name = content.files().stream()
                            .filter(one -> one.id().equals(file))
                            .findFirst()
                            .map(FiledContent.Enclosed::name)
                            .orElse(file.toString());
                    var note = new FileNote(
                            file,
                            boxed.document(),
                            boxed.type(),
                            boxed.size(),
                            HexFormat.of().formatHex(boxed.sha256()),
                            filing.submittedAt());
                    return vault.openArrived(
                            number,
                            note,
                            name,
                            boxed.key(),
                            filings.chunks(file),
                            login.by(),
                            purpose,
                            clock.instant());
                });
    }

    /** Receives it under the number it was given when it was filed. Again is the same. */
    public Counter.Taken receive(Login login, PetitionNumber number, Finding finding) {
        var filing = filings.find(number).orElse(null);
        if (filing == null) {
            return new Counter.Taken.Refused(Rule.UNKNOWN_PETITION);
        }
        var denied = denied(login, filing);
        if (denied.isPresent()) {
            return new Counter.Taken.Denied(denied.get());
        }
        if (filing.receivedAt() != null) {
            return new Counter.Taken.Received(number);
        }
        var content = FiledContent.of(vault.openLetter(filing.sealed(), number.value()));
        var procedure = procedure(filing);
        var faults = faults(finding, content, procedure);
        if (!faults.isEmpty()) {
            return new Counter.Taken.Faulty(faults);
        }
        var now = clock.instant();
        try {
            var taken = petitions.together(work -> receive(work, login, filing, content, procedure, finding, now));
            if (taken instanceof Counter.Taken.Received
                    && draws.draws(filing.agency(), filing.division())
                    && petitions.find(number).orElseThrow().official() == null) {
                draws.assign(number, Moment.now(clock.instant()));
            }
            return taken;
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return new Counter.Taken.Received(number);
        }
    }

    private Counter.Taken receive(
            Petitions.Work work,
            Login login,
            Filing filing,
            FiledContent content,
            Procedure procedure,
            Finding finding,
            Instant now) {
        var number = filing.number();
        var moment = Moment.now(now);
        var reception = new Reception(
                filing.procedure(),
                filing.variant(),
                filing.agency(),
                filing.division(),
                finding.subject(),
                content.applicant().name(),
                content.site(),
                "online",
                filing.submittedAt(),
                null,
                false);
        if (work.receive(reception, number, procedure, login.by(), moment) instanceof Decision.Refused(var rule)) {
            return new Counter.Taken.Refused(rule);
        }
        var missing = missing(procedure, content, finding);
        var answerBy = finding.answerBy();
        work.record(number, Act.checkCompleteness(missing == null, null), login.by(), moment)
                .fact();
        if (missing != null && answerBy != null) {
            work.record(number, Act.requestSupplement(missing, answerBy), login.by(), moment)
                    .fact();
        }
        keep(number, content, now);
        filings.received(number, now);
        return new Counter.Taken.Received(number);
    }

    private void keep(PetitionNumber number, FiledContent content, Instant now) {
        vault.seal(number, content.applicant());
        if (content.site() != null) {
            vault.markSite(number, content.site());
        }
        var names = content.files().stream()
                .collect(Collectors.toMap(FiledContent.Enclosed::id, FiledContent.Enclosed::name));
        BoxedFiles.keep(vault, number, files(number, content), names, filings::chunks, now);
        var form = content.answers().stream()
                .map(answer -> answer.label().ko() + ": " + answer.said().ko())
                .collect(Collectors.joining("\n", "", "\n"));
        BoxedFiles.keep(vault, number, "신청서.txt", form, now);
    }

    /** With the documents that they are filed as: a file may have come when the procedure had others. */
    private List<SealedFile> files(PetitionNumber number, FiledContent content) {
        Map<UUID, Optional<String>> documents = content.files().stream()
                .collect(Collectors.toMap(
                        FiledContent.Enclosed::id, enclosed -> Optional.ofNullable(enclosed.document())));
        return filings.files(number).stream()
                .map(file -> new SealedFile(
                        file.id(),
                        documents
                                .getOrDefault(file.id(), Optional.ofNullable(file.document()))
                                .orElse(null),
                        file.type(),
                        file.size(),
                        file.sha256(),
                        file.key()))
                .toList();
    }

    private List<Fault> faults(Finding finding, FiledContent content, Procedure procedure) {
        List<Fault> faults = new ArrayList<>();
        var look = publicWords.before(content.applicant(), content.site());
        for (var subject : List.of(finding.subject().ko(), finding.subject().en())) {
            if (subject.isBlank()) {
                faults.add(new Fault("subject", new Text("제목을 쓰십시오.", "Write the subject.")));
            } else if (!look.through(subject).isEmpty()) {
                faults.add(new Fault(
                        "subject",
                        new Text(
                                "제목은 공개됩니다. 이름·전화번호 같은 개인정보를 빼십시오.",
                                "The subject is public; leave out names, telephone numbers and the like.")));
            }
        }
        var known = papers(procedure, content).stream().map(Paper::id).toList();
        if (!known.containsAll(finding.missing())) {
            faults.add(new Fault("missing", new Text("목록에 없는 서류입니다.", "This document is not on the list.")));
        }
        var answerBy = finding.answerBy();
        if (!finding.missing().isEmpty()
                && (answerBy == null || answerBy.isBefore(LocalDate.ofInstant(clock.instant(), CityTime.ZONE)))) {
            faults.add(new Fault("answerBy", new Text("보완 기한을 앞날로 정하십시오.", "Choose a day to come for the answer.")));
        }
        return faults.stream().distinct().toList();
    }

    private static @Nullable Text missing(Procedure procedure, FiledContent content, Finding finding) {
        var names = papers(procedure, content).stream()
                .filter(paper -> finding.missing().contains(paper.id()))
                .map(Paper::name)
                .toList();
        return names.isEmpty()
                ? null
                : new Text(
                        "빠진 서류: " + names.stream().map(Text::ko).collect(Collectors.joining(", ")),
                        "Missing documents: " + names.stream().map(Text::en).collect(Collectors.joining("; ")));
    }

    private static List<Paper> papers(Procedure procedure, FiledContent content) {
        var enclosed =
                content.files().stream().map(FiledContent.Enclosed::document).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, procedure.documents().size())
                .mapToObj(place -> new Paper(
                        Integer.toString(place),
                        procedure.documents().get(place - 1).name(),
                        enclosed.contains(Integer.toString(place))))
                .toList();
    }

    private Procedure procedure(Filing filing) {
        return catalogue.version(filing.procedure(), filing.version());
    }

    /** Someone else's letters stay closed, also to colleagues. */
    private Optional<Refusal> denied(Login login, Filing filing) {
        if (rights.may(login, Right.RECEIVE) instanceof Verdict.Denied(var rule)) {
            return Optional.of(rule);
        }
        if (!filing.agency().equals(login.agency())) {
            return Optional.of(Refusal.NOT_YOUR_AGENCY);
        }
        return filing.division().equals(login.division()) ? Optional.empty() : Optional.of(Refusal.NOT_YOUR_DIVISION);
    }

    private List<Waiting> waiting(List<Filing> waiting) {
        var statutory = new StatutoryClock(holidays.known());
        var now = clock.instant();
        var since = filings.sentSince(waiting.stream().map(Filing::number).toList());
        return waiting.stream()
                .map(filing -> {
                    var by = statutory.receiveBy(filing.submittedAt());
                    return new Waiting(filing, by, now.isAfter(by), since.getOrDefault(filing.number(), List.of()));
                })
                .toList();
    }
}
