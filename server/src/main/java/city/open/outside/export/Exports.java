package city.open.outside.export;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Text;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.export.ExportFile.Of;
import city.open.outside.log.PublicLog;
import city.open.outside.record.CaseView;
import city.open.outside.record.EntriesSought;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicQuery;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.WholeRecord;
import city.open.outside.telling.Question;
import city.open.outside.telling.Question.NotMeant;
import city.open.outside.telling.Tellers;
import city.open.tlog.Checkpoint;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.Agency;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.exc.JacksonIOException;

/** Writes the files: the one door for addresses and commands. */
@Component
public class Exports {
    private static final List<String> OF_ENTRIES = List.of("petition", "procedure", "agency", "from", "to", "after");
    private static final List<String> OF_PROCEDURES = List.of("procedure", "lang");
    private static final List<String> OF_CASES =
            List.of("q", "sector", "procedure", "agency", "division", "status", "from", "to", "late", "after");

    private static final int TOGETHER = 200;

    /** A version of a procedure never changes. */
    private final Map<String, Optional<Text>> names = new ConcurrentHashMap<>();

    private final WholeRecord whole;
    private final PublicRecord record;
    private final PublicLog log;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Tellers tellers;
    private final HolidayRegister holidays;
    private final Clock clock;
    private final String licence;
    private final String site;

    /**
     * @param licence under which the city gives its data away; the Korea Open Government Licence, type 1, asks for the source to be named
     * @param site where the site is, as far as the command line has to know it
     */
    Exports(
            WholeRecord whole,
            PublicRecord record,
            PublicLog log,
            Catalogue catalogue,
            Organization organization,
            Tellers tellers,
            HolidayRegister holidays,
            Clock clock,
            @Value("${open.data-licence:https://www.kogl.or.kr/info/licenseType1.do}") String licence,
            @Value("${open.mail.site:}") String site) {
        this.whole = whole;
        this.record = record;
        this.log = log;
        this.catalogue = catalogue;
        this.organization = organization;
        this.tellers = tellers;
        this.holidays = holidays;
        this.clock = clock;
        this.licence = licence;
        this.site = site.replaceFirst("/+$", "");
    }

    String licence() {
        return licence;
    }

    /**
     * Writes a file as somebody at a command line asks for it.
     *
     * @param asked filters by the names that addresses give them; what is empty does not narrow
     * @param site the site's address, by which things are named in some files; empty where nobody knows it
     * @throws CannotExport in a sentence for whoever asked
     */
    public Manifest write(ExportFile file, Map<String, String> asked, String site, OutputStream out)
            throws IOException {
        var known = site.isEmpty() ? this.site : site.replaceFirst("/+$", "");
        if (known.isEmpty() && (file.of() == Of.PROCEDURES || file.of() == Of.ITSELF)) {
            throw new CannotExport(
                    "Things in %s are named by their addresses: say where the site is, with --site https://open.example."
                            .formatted(file.text()));
        }
        ExportOrder order;
        try {
            order = order(file, asked, known);
        } catch (NotMeant fault) {
            throw new CannotExport(Words.in(Lang.EN)
                    .say("fault." + fault.kind(), fault.values().toArray()));
        }
        return write(order, out);
    }

    /** @throws NotMeant where something that was asked for cannot be meant */
    ExportOrder order(ExportFile file, Map<String, String> asked, String site) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (var name : names(file)) {
            var value = asked.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                filters.put(name, value);
            }
        }
        Map<String, String> narrowing = new LinkedHashMap<>(filters);
        if (file.of() != Of.CASES) {
            List.of("after", "petition", "lang").forEach(narrowing::remove);
        }
        if (filters.containsKey("lang") && Lang.find(filters.get("lang")).isEmpty()) {
            throw new NotMeant("unknown-value", "lang");
        }
        var query = new Question(narrowing).query(catalogue, organization, 1);
        if (query.from() != null && query.from().isAfter(When.dayOf(clock.instant()))) {
            throw new NotMeant("empty-range");
        }
        return new ExportOrder(file, filters, query, entries(file, filters, query), site);
    }

    private static List<String> names(ExportFile file) {
        return switch (file.of()) {
            case CASES -> OF_CASES;
            case ENTRIES -> OF_ENTRIES;
            case PROCEDURES -> OF_PROCEDURES;
            case ITSELF -> List.of();
        };
    }

    private EntriesSought entries(ExportFile file, Map<String, String> filters, PublicQuery query) {
        long before = signed().map(tree -> tree.size()).orElseGet(() -> record.lastIndex() + 1);
        if (file.of() != Of.ENTRIES) {
            if (filters.containsKey("after") && !WholeRecord.isPlace(filters.get("after"))) {
                throw new NotMeant("unknown-value", "after");
            }
            return new EntriesSought(null, null, null, -1, before);
        }
        var petition = filters.get("petition");
        if (petition != null && !PetitionNumber.isWellFormed(petition)) {
            throw new NotMeant("malformed-number");
        }
        var after = index(filters.getOrDefault("after", "-1"));
        if (after.isEmpty()) {
            throw new NotMeant("unknown-number", "after");
        }
        if (after.getAsLong() >= before && before > 0) {
            throw new NotMeant("empty-range");
        }
        return new EntriesSought(petition, query.from(), query.to(), after.getAsLong(), before);
    }

    private static OptionalLong index(String text) {
        return text.matches("-1|\\d{1,15}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private Optional<Manifest.Tree> signed() {
        return log.checkpoint().map(note -> {
            var checkpoint = Checkpoint.parse(note.text());
            return new Manifest.Tree(
                    checkpoint.origin(),
                    checkpoint.head().size(),
                    checkpoint.head().root().toString(),
                    note.encoded());
        });
    }

    /** Writes the whole file and leaves the stream open. */
    Manifest write(ExportOrder order, OutputStream out) throws IOException {
        var sum = sha256();
        var counted = new Counting(new DigestOutputStream(out, sum));
        var writer = new BufferedWriter(new OutputStreamWriter(counted, StandardCharsets.UTF_8), 1 << 16);
        var begun = clock.instant();
        var tree = signed().filter(one ->
                order.file().of() != Of.ENTRIES || one.size() >= order.entries().before());
        var written = order.file() == ExportFile.PETITIONS_PARQUET
                ? new PetitionsParquet(whole, order.cases(), new Lateness(holidays.known(), clock.instant()), counted)
                        .write()
                : rows(order, writer);
        writer.flush();
        return new Manifest(
                order.file().text(),
                Manifest.VERSION,
                HexFormat.of().formatHex(sum.digest()),
                counted.bytes(),
                written.rows(),
                order.filters(),
                CityTime.ZONE.getId(),
                new Manifest.Range(
                        written.first(),
                        written.last(),
                        order.entries().after(),
                        order.entries().before()),
                tree.orElse(null),
                begun,
                licence);
    }

    private Written rows(ExportOrder order, Writer out) throws IOException {
        return switch (order.file()) {
            case EVENTS_CSV -> new EventsTable(whole, order, out).write();
            case PETITIONS_PARQUET -> throw new IllegalArgumentException("no letters are written to " + order.file());
            case PETITIONS_CSV -> petitions(order.cases(), out).forPrograms();
            case EVENTS_XES -> xes(order, out);
            case EVENTS_OCEL -> ocel(order, out);
            case CATALOGUE_JSONLD ->
                written(new Services(order.site(), organization.agencies()).of(procedures(order)), out);
            case DCAT -> written(new Datasets(order.site(), licence, city()).of(clock.instant()), out);
            case CATALOGUE_BPMN -> {
                var procedures = procedures(order);
                new Bpmn(
                                out,
                                Lang.find(order.filters().getOrDefault("lang", "ko"))
                                        .orElse(Lang.KO))
                        .write(procedures, order.site());
                yield new Written(procedures.size(), -1, -1);
            }
        };
    }

    private static Written written(Linked graph, Writer out) throws IOException {
        graph.write(out);
        return new Written(graph.size(), -1, -1);
    }

    private List<Procedure> procedures(ExportOrder order) {
        var code = order.cases().procedure();
        return catalogue.current().stream()
                .filter(procedure -> code == null || procedure.code().value().equals(code))
                .toList();
    }

    /** Who publishes: the agency of the whole city. */
    private Text city() {
        return organization.agencies().stream()
                .filter(agency -> agency.level() == Agency.Level.CITY)
                .findFirst()
                .map(Agency::name)
                .orElseGet(() -> new Text("시", "The city"));
    }

    private Written xes(ExportOrder order, Writer out) throws IOException {
        var count = new Written.Count();
        var xes = new Xes(out, this::stepName);
        xes.begin();
        cases(order, one -> {
            xes.petition(one);
            one.entries().forEach(entry -> count.add(entry.index(), entry.index()));
        });
        xes.end();
        return count.done();
    }

    private Written ocel(ExportOrder order, Writer out) throws IOException {
        var count = new Written.Count();
        try (var ocel = new Ocel(out, this::agencyName)) {
            ocel.begin();
            cases(order, one -> {
                ocel.petition(one);
                one.entries().forEach(entry -> count.add(entry.index(), entry.index()));
            });
            ocel.end();
        } catch (JacksonIOException gone) {
            throw new IOException(gone);
        }
        return count.done();
    }

    /** Petitions with their entries, each pair of one moment. */
    private void cases(ExportOrder order, WholeRecord.Taking<PublicCase> taking) throws IOException {
        whole.cases(order.cases(), page -> {
            // A petition has some dozen entries: a part of a page of them is as many rows as the page itself.
            for (int from = 0; from < page.size(); from += TOGETHER) {
                var some = page.subList(from, Math.min(page.size(), from + TOGETHER));
                var entries =
                        whole.entriesOf(some.stream().map(CaseView::number).toList());
                for (var view : some) {
                    taking.take(new PublicCase(
                            view,
                            entries.getOrDefault(view.number(), List.of()).stream()
                                    .filter(entry -> entry.index() <= view.lastIndex())
                                    .toList(),
                            null));
                }
            }
        });
    }

    private Optional<Text> stepName(Entry entry) {
        var step = entry.step();
        if (step == null) {
            return Optional.empty();
        }
        return names.computeIfAbsent(
                entry.procedure() + "/" + step,
                _ -> tellers.procedure(entry.procedure())
                        .flatMap(procedure -> procedure.find(new StepId(step)))
                        .filter(Step::disclosed)
                        .map(Step::name));
    }

    private Text agencyName(String code) {
        return organization.find(new AgencyCode(code)).map(Agency::name).orElseGet(() -> new Text(code, code));
    }

    PetitionsTable petitions(PublicQuery query, Writer out) {
        return new PetitionsTable(whole, query, new Lateness(holidays.known(), clock.instant()), out);
    }

    /** What may have changed since a file was taken, so that the same one need not be taken again. */
    String state(ExportOrder order) {
        var text = order.file().text() + Manifest.VERSION + order.filters();
        return tag(
                order.file() == ExportFile.PETITIONS_CSV
                        // What is late changes by itself.
                        ? text + record.lastIndex() + "/" + clock.instant().getEpochSecond() / 60
                        : text + order.site() + order.entries().before() + "/" + record.lastIndex());
    }

    private static String tag(String of) {
        return HexFormat.of().formatHex(sha256().digest(of.getBytes(StandardCharsets.UTF_8)), 0, 12);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException unheardOf) {
            throw new IllegalStateException("SHA-256 is part of every JDK", unheardOf);
        }
    }
}
