package city.open.inside.exchange;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.Text;
import city.open.ground.city.City;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.exchange.ImportOutcome.Done;
import city.open.inside.exchange.ImportOutcome.Refused;
import city.open.inside.petition.Act;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.Sector;
import city.open.town.catalogue.StepId;
import city.open.town.organization.Organization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings an event log of another system in: a procedure made from its steps and their most frequent flow, a petition
 * for each case, a fact for each event, officials under an alias for its people.
 *
 * <p>The file is read twice. The first reading only counts, and a fault anywhere in it ends the import before anything
 * is written. The second writes some cases at a time, each whole with the note that it is here; so an import that was
 * cut off is completed by giving the order again, and a completed one is not repeated.
 */
@Component
public class EventLogImport {
    private static final int EVENTS_IN_A_BATCH = 2_000;
    private static final int LONGEST_CODE = 20;
    /** A log rarely says what it is about, so its procedure stands where general office work does, or last of all where a city has no such sector. */
    private static final String SECTOR = "administration";

    /** Stages of the XES lifecycle extension at which a step is only handed around, halted or given up. */
    private static final Set<String> NEITHER_START_NOR_END = Set.of(
            "schedule",
            "assign",
            "reassign",
            "suspend",
            "resume",
            "withdraw",
            "autoskip",
            "manualskip",
            "abort_activity",
            "abort_case",
            "ate_abort",
            "pi_abort");

    private static final Text DONE = new Text("마침", "Done");
    private static final Text ENDED = new Text(
            "원래 기록에 종료일이 있으나 결과는 적혀 있지 않습니다.", "The original log has an end date but does not say how the case ended.");
    private static final Text ENDED_WITH_LAST_EVENT = new Text(
            "원래 기록에 종료일이 없어 마지막 처리와 함께 끝난 것으로 봅니다.",
            "The original log has no end dates; the case is taken to have ended with its last event.");

    private final Petitions petitions;
    private final Catalogue catalogue;
    private final Organization organization;
    private final OfficeDatabase database;
    private final Clock clock;

    EventLogImport(
            Petitions petitions, Catalogue catalogue, Organization organization, OfficeDatabase database, Clock clock) {
        this.petitions = petitions;
        this.catalogue = catalogue;
        this.organization = organization;
        this.database = database;
        this.clock = clock;
    }

    /** @throws IOException when the disk fails; a file that is broken or not there is {@link Refused} */
    public ImportOutcome run(ImportOrder order) throws IOException {
        var file = order.file();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return refused("There is no file %s that can be read.".formatted(file));
        }
        var agency = organization.find(order.agency());
        if (agency.isEmpty()) {
            return refused("No agency has the code %s; the city is %s."
                    .formatted(order.agency(), City.here().code()));
        }
        var name = new ImportedWords(organization, List.of()).open(nameOf(file));
        var code = order.procedure() == null ? codeFrom(name) : order.procedure();
        var before = catalogue.find(code);
        if (before.isPresent() && !ImportedProcedure.isOne(before.get())) {
            return refused(
                    "%s is a procedure of the catalogue and cannot be made from a log; name another with --procedure."
                            .formatted(code));
        }
        var source = new ImportedCases(database, order.agency() + "/" + code);
        try {
            var summary = read(file);
            var words = new ImportedWords(organization, summary.resources());
            var found = Discovery.of(summary, words::open);
            if (found.mainLine().isEmpty() || summary.firstReceived() == null) {
                return refused("The log has no events, so there is no procedure to be found in it.");
            }
            var staff = new ImportedStaff(
                    organization,
                    order.agency(),
                    code,
                    summary.groups(),
                    words::open,
                    LocalDate.ofInstant(summary.firstReceived(), CityTime.ZONE));
            var intake = new Intake(source, staff, words, found, summary, code, order, clock.instant());
            if (!order.dryRun()) {
                var definition = ImportedProcedure.of(
                        code, words.open(name), found, summary, sector(before), agency.get(), staff.unit(null));
                database.transactions().executeWithoutResult(_ -> {
                    staff.addUnits();
                    catalogue.publish(definition, clock.instant());
                });
            }
            try (var log = EventLog.open(file, CityTime.ZONE)) {
                intake.takeAll(log);
            }
            return intake.done();
        } catch (XesFault fault) {
            return new Refused(fault.line(), fault.column(), fault.reason());
        }
    }

    private static LogSummary read(Path file) throws IOException, XesFault {
        try (var log = EventLog.open(file, CityTime.ZONE)) {
            return LogTally.of(log);
        }
    }

    private Sector sector(Optional<Procedure> before) {
        return before.map(Procedure::sector)
                .or(() -> catalogue.sector(SECTOR))
                .orElseGet(() -> catalogue.sectors().getLast());
    }

    private static Refused refused(String reason) {
        return new Refused(0, 0, reason);
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("(?i)(\\.xes)?(\\.gz)?$", "");
    }

    /** {@code LOG-} and the file's name; where that is too long, the end of it gives way to a checksum. */
    static ProcedureCode codeFrom(String name) {
        var whole = "LOG-" + new Slugs().idFor(name).toUpperCase(Locale.ROOT);
        if (whole.length() <= LONGEST_CODE) {
            return new ProcedureCode(whole);
        }
        var checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        return new ProcedureCode(whole.substring(0, LONGEST_CODE - 5).replaceFirst("-$", "")
                + "-%04X".formatted(checksum.getValue() & 0xffff));
    }

    private static @Nullable Due due(LoggedCase one) {
        var due = one.due();
        if (due == null) {
            return null;
        }
        var local = due.atZone(CityTime.ZONE);
        return new Due(local.toLocalDate(), local.toLocalTime());
    }

    /** A log that tells a case in another order than it happened is believed in its times. */
    private static List<LoggedEvent> inOrder(List<LoggedEvent> events) {
        return events.stream().sorted(Comparator.comparing(LoggedEvent::at)).toList();
    }

    /** The second reading. */
    private final class Intake {
        private final ImportedCases source;
        private final ImportedStaff staff;
        private final ImportedWords words;
        private final LogSummary summary;
        private final ProcedureCode code;
        private final ImportOrder order;
        private final Instant now;
        private final Map<String, StepId> steps = new HashMap<>();
        private final Remarks skipped = new Remarks();
        private final List<LoggedCase> batch = new ArrayList<>();
        private int eventsInBatch;
        private int made;
        private int known;
        private int recorded;

        Intake(
                ImportedCases source,
                ImportedStaff staff,
                ImportedWords words,
                DiscoveredProcedure found,
                LogSummary summary,
                ProcedureCode code,
                ImportOrder order,
                Instant now) {
            this.source = source;
            this.staff = staff;
            this.words = words;
            this.summary = summary;
            this.code = code;
            this.order = order;
            this.now = now;
            found.mainLine().forEach(step -> steps.put(step.activity(), new StepId(step.id())));
            found.sideSteps().forEach(step -> steps.put(step.activity(), new StepId(step.id())));
        }

        void takeAll(EventLog log) throws IOException, XesFault {
            for (var one = log.next(); one != null; one = log.next()) {
                batch.add(one);
                eventsInBatch += one.events().size();
                if (eventsInBatch >= EVENTS_IN_A_BATCH) {
                    takeBatch();
                }
            }
            takeBatch();
        }

        private void takeBatch() {
            recorded += petitions.<Integer>together(work -> {
                source.lock();
                var earlier = source.known(batch);
                var entered = new ArrayList<ImportedCases.Entered>();
                int facts = 0;
                for (var one : batch) {
                    var content = earlier.get(one.id());
                    if (content != null) {
                        known++;
                        if (!content.equals(ImportedCases.contentOf(one))) {
                            skipped.add(
                                    one.line(),
                                    "The case has changed since it was imported; the petition stays as it is.");
                        }
                        continue;
                    }
                    var received = one.received();
                    if (received == null || isInTheFuture(one, received)) {
                        skipped.add(
                                one.line(),
                                received == null
                                        ? "The case has neither an event nor a date."
                                        : "Something in the case has not happened yet.");
                        continue;
                    }
                    made++;
                    if (!order.dryRun()) {
                        var number = enter(one, received, work);
                        entered.add(new ImportedCases.Entered(one, number));
                        facts += work.petition(number).seq();
                    }
                }
                source.remember(entered, now);
                return facts;
            });
            batch.clear();
            eventsInBatch = 0;
        }

        private boolean isInTheFuture(LoggedCase one, Instant received) {
            return Stream.concat(
                            Stream.of(received, Objects.requireNonNullElse(one.ended(), received)),
                            one.events().stream().map(LoggedEvent::at))
                    .anyMatch(moment -> moment.isAfter(now));
        }

        private PetitionNumber enter(LoggedCase one, Instant received, Petitions.Work work) {
            var finished = one.finished(summary.tellsEnds());
            var reception = new Reception(
                    code,
                    null,
                    order.agency(),
                    staff.unit(
                            one.events().isEmpty()
                                    ? null
                                    : one.events().getFirst().group()),
                    new Text("사건 " + words.open(one.id()), "Case " + words.open(one.id())),
                    null,
                    null,
                    "import",
                    received,
                    due(one),
                    true);
            var number =
                    work.receive(reception, staff.system(), at(received)).fact().petition();
            boolean open = true;
            for (var event : inOrder(one.events())) {
                if (open && finished != null && event.at().isAfter(finished)) {
                    end(number, finished, work);
                    open = false;
                }
                enter(event, number, work);
            }
            if (open && finished != null) {
                end(number, finished, work);
            }
            return number;
        }

        private void enter(LoggedEvent event, PetitionNumber number, Petitions.Work work) {
            var step = Objects.requireNonNull(steps.get(event.activity()), "a step that the first reading did not see");
            var transition =
                    event.transition() == null ? "complete" : event.transition().toLowerCase(Locale.ROOT);
            if (transition.equals("start")) {
                work.record(number, Act.startStep(step, null, null), staff.author(event), at(event.at()))
                        .fact();
            } else if (NEITHER_START_NOR_END.contains(transition)) {
                skipped.add(
                        event.line(),
                        "An event of the stage '%s' is neither the start nor the end of a step.".formatted(transition));
            } else {
                work.record(number, Act.completeStep(step, DONE, null, null, null), staff.author(event), at(event.at()))
                        .fact();
            }
        }

        private void end(PetitionNumber number, Instant finished, Petitions.Work work) {
            work.record(
                            number,
                            Act.decide(
                                    Outcome.COMPLETED,
                                    summary.tellsEnds() ? ENDED : ENDED_WITH_LAST_EVENT,
                                    List.of(),
                                    null,
                                    null),
                            staff.system(),
                            at(finished))
                    .fact();
        }

        private Moment at(Instant occurred) {
            return new Moment(occurred, now);
        }

        Done done() {
            return new Done(
                    code,
                    order.dryRun(),
                    summary.cases(),
                    summary.events(),
                    summary.activities().size(),
                    summary.resources().size(),
                    summary.groups().size(),
                    summary.first(),
                    summary.last(),
                    summary.late(),
                    summary.open(),
                    made,
                    known,
                    recorded,
                    Stream.concat(summary.leftOut().stream(), skipped.all().stream())
                            .toList(),
                    summary.remarks());
        }
    }
}
