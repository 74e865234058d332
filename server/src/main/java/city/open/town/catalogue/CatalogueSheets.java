package city.open.town.catalogue;

import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.Faults;
import city.open.ground.vocabulary.Ground;
import city.open.town.organization.Agency;
import city.open.town.organization.UnitId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the procedures from the sheets. {@code shared.yaml} holds what many procedures have in common; it is worked into
 * each of them here, so that a procedure read is complete by itself.
 */
final class CatalogueSheets {
    /**
     * What the sheets say.
     *
     * @param shared what all procedures have in common, for drafts to be read and written by
     */
    record Written(List<Sector> sectors, List<LifeEvent> lifeEvents, List<Procedure> procedures, List<Entry> shared) {}

    private record Branch(List<Step> steps, List<Entry> links) {}

    private record StepLaw(Step.Kind kind, List<String> natures, Text law) {}

    private record SharedTrack(Text name, List<Step> steps, Disclosure disclosure) {}

    private static final Text NOTHING = new Text("", "");
    private static final ProcedureCode NO_CODE = new ProcedureCode("UNKNOWN");

    private final Faults faults;
    private final BiPredicate<Agency.Level, UnitId> unitKnown;
    private final Map<String, Sector> sectors = new LinkedHashMap<>();
    private final Map<String, Branch> branches = new LinkedHashMap<>();
    private final Map<String, SharedTrack> tracks = new LinkedHashMap<>();
    private final Map<String, Disclosure> profiles = new LinkedHashMap<>();
    private final List<StepLaw> stepLaws = new ArrayList<>();
    private final Map<ProcedureCode, String> codes = new HashMap<>();

    private CatalogueSheets(Faults faults, BiPredicate<Agency.Level, UnitId> unitKnown) {
        this.faults = faults;
        this.unitKnown = unitKnown;
    }

    static Written read(List<Entry> sheets, Faults faults, BiPredicate<Agency.Level, UnitId> unitKnown) {
        CatalogueSheets reading = new CatalogueSheets(faults, unitKnown);
        sheets.stream().filter(sheet -> sheet.has("sectors")).forEach(reading::shared);
        List<Procedure> procedures = new ArrayList<>();
        sheets.stream()
                .filter(sheet -> !sheet.has("sectors") && !sheet.has("life-events"))
                .forEach(sheet -> reading.sector(sheet, procedures));
        var lifeEvents = sheets.stream()
                .filter(sheet -> sheet.has("life-events"))
                .flatMap(reading::lifeEvents)
                .toList();
        return new Written(
                List.copyOf(reading.sectors.values()),
                lifeEvents,
                procedures,
                sheets.stream().filter(sheet -> sheet.has("sectors")).toList());
    }

    /**
     * The one procedure of a sheet that somebody drafts, as it would be beside what all share; nothing where it holds none.
     *
     * @param unitStands which units the city has now; one that has ended answers for nothing new
     */
    static Optional<Procedure> draft(
            List<Entry> shared,
            Entry sheet,
            Faults faults,
            BiPredicate<Agency.Level, UnitId> unitKnown,
            BiPredicate<Agency.Level, UnitId> unitStands) {
        CatalogueSheets reading = of(shared, faults, unitKnown);
        List<Procedure> procedures = new ArrayList<>();
        reading.sector(sheet, procedures);
        if (procedures.size() != 1) {
            sheet.fault(
                    "procedures",
                    new Text(
                            "`procedures`: 절차가 하나만 있어야 하는데 %d개 있습니다".formatted(procedures.size()),
                            "`procedures` should list one procedure, and lists %d".formatted(procedures.size())));
        }
        procedures.stream()
                .flatMap(procedure -> procedure.owners().stream())
                .filter(owner -> !unitStands.test(owner.at(), owner.unit()))
                .forEach(owner -> sheet.entries("procedures")
                        .getFirst()
                        .fault(
                                "owners",
                                new Text(
                                        "\"%s\" 부서는 없어졌습니다. 이어받은 부서를 쓰세요"
                                                .formatted(owner.unit().value()),
                                        "the unit \"%s\" has ended; name its successor"
                                                .formatted(owner.unit().value()))));
        return procedures.stream().findFirst();
    }

    private static CatalogueSheets of(List<Entry> shared, Faults faults, BiPredicate<Agency.Level, UnitId> unitKnown) {
        CatalogueSheets reading = new CatalogueSheets(faults, unitKnown);
        shared.forEach(reading::shared);
        return reading;
    }

    static Catalogue.Shared choices(List<Entry> shared) {
        CatalogueSheets reading = of(shared, new Faults(), (_, _) -> true);
        Map<String, Text> tracks = new LinkedHashMap<>();
        Map<String, List<Step>> trackSteps = new LinkedHashMap<>();
        reading.tracks.forEach((id, track) -> {
            tracks.put(id, track.name());
            trackSteps.put(id, track.steps());
        });
        List<Catalogue.UsualBranch> usual = new ArrayList<>();
        reading.branches.forEach((id, branch) -> usual.add(new Catalogue.UsualBranch(
                id,
                branch.steps(),
                branch.links().stream().anyMatch(link -> link.word("from").equals("before")))));
        return new Catalogue.Shared(usual, tracks, trackSteps, List.copyOf(reading.profiles.keySet()));
    }

    /** What the shared sheets bring to a procedure, so that it can be written without it. */
    static SheetText writing(List<Entry> shared) {
        CatalogueSheets reading = of(shared, new Faults(), (_, _) -> true);
        return new SheetText(
                reading.branches.entrySet().stream()
                        .map(branch -> new SheetText.Shape(
                                branch.getKey(),
                                branch.getValue().steps(),
                                branch.getValue().links().stream()
                                        .map(link -> List.of(link.word("from"), link.word("to"), link.word("as")))
                                        .toList()))
                        .toList(),
                Map.copyOf(reading.profiles),
                reading.stepLaws.stream()
                        .map(law -> new SheetText.UsualLaw(law.kind(), law.natures(), law.law()))
                        .toList());
    }

    /** After all procedures, as it names them. */
    private Stream<LifeEvent> lifeEvents(Entry sheet) {
        sheet.only("life-events");
        return sheet.entries("life-events").stream().map(this::lifeEvent);
    }

    private LifeEvent lifeEvent(Entry written) {
        Entry entry =
                written.named("life event \"%s\"".formatted(written.maybe("id").orElse("?")));
        entry.only("id", "name", "procedures");
        List<ProcedureCode> named = new ArrayList<>();
        for (String code : entry.words("procedures")) {
            codes.keySet().stream()
                    .filter(known -> known.value().equals(code))
                    .findFirst()
                    .ifPresentOrElse(named::add, () -> entry.fault("no procedure has the code \"%s\"".formatted(code)));
        }
        return new LifeEvent(entry.word("id"), entry.text("name"), named);
    }

    private void shared(Entry sheet) {
        sheet.only("sectors", "branches", "tracks", "profiles", "step-law");
        for (Entry entry : sheet.entries("sectors")) {
            entry.only("id", "name");
            String id = entry.word("id");
            sectors.put(id, new Sector(id, entry.text("name")));
        }
        for (Entry written : sheet.entries("branches")) {
            Entry entry =
                    written.named("branch \"%s\"".formatted(written.maybe("id").orElse("?")));
            entry.only("id", "steps", "links");
            branches.put(entry.word("id"), new Branch(steps(entry, false), entry.entries("links")));
        }
        for (Entry written : sheet.entries("tracks")) {
            Entry entry =
                    written.named("track \"%s\"".formatted(written.maybe("id").orElse("?")));
            entry.only("id", "name", "steps", "disclosure");
            Disclosure disclosure = entry.entry("disclosure").map(this::fields).orElse(empty());
            tracks.put(entry.word("id"), new SharedTrack(entry.text("name"), steps(entry, true), disclosure));
        }
        for (Entry entry : sheet.entries("profiles")) {
            entry.only("id", "open", "masked", "withheld");
            profiles.put(entry.word("id"), fields(entry));
        }
        for (Entry entry : sheet.entries("step-law")) {
            entry.only("kind", "natures", "law");
            stepLaws.add(new StepLaw(entry.choice("kind", Step.Kind.class), entry.words("natures"), entry.text("law")));
        }
    }

    private void sector(Entry sheet, List<Procedure> procedures) {
        sheet.only("sector", "procedures");
        String id = sheet.word("sector");
        Sector sector = Optional.ofNullable(sectors.get(id)).orElseGet(() -> {
            sheet.fault(
                    "sector",
                    new Text(
                            "모르는 분야 \"%s\"입니다. %s 가운데 하나여야 합니다".formatted(id, String.join(", ", sectors.keySet())),
                            "unknown sector \"%s\"; expected one of %s"
                                    .formatted(id, String.join(", ", sectors.keySet()))));
            return new Sector(id, new Text("?", "?"));
        });
        for (Entry entry : sheet.entries("procedures")) {
            procedure(entry.named(entry.maybe("code").orElse("procedure without a code")), sector)
                    .ifPresent(procedures::add);
        }
    }

    private Optional<Procedure> procedure(Entry entry, Sector sector) {
        entry.only(Catalogue.KEYS.toArray(String[]::new));
        ProcedureCode code = entry.parsed("code", ProcedureCode::new, NO_CODE, "대문자로 시작하는 대문자·숫자·붙임표 2~20자를 쓰세요");
        @Nullable String elsewhere = codes.putIfAbsent(code, entry.file());
        if (elsewhere != null) {
            entry.fault(
                    "code",
                    new Text(
                            "이미 %s에서 쓰는 코드입니다".formatted(elsewhere),
                            "the code is used already in %s".formatted(elsewhere)));
        }
        Nature nature = entry.choice("nature", Nature.class);
        List<Step> main = new ArrayList<>();
        steps(entry, true).forEach(step -> main.add(withLaw(step, nature)));
        List<Step> steps = new ArrayList<>(main);
        List<Link> links = new ArrayList<>(line(main));
        entry.entry("branches").ifPresent(chosen -> branches(chosen, main, steps, links));
        List<Track> ownTracks = new ArrayList<>();
        for (String id : entry.words("tracks")) {
            @Nullable SharedTrack track = tracks.get(id);
            if (track == null || track.steps().isEmpty()) {
                entry.fault(
                        "tracks",
                        new Text(
                                "모르는 후속 절차 \"%s\"입니다. %s 가운데 하나여야 합니다"
                                        .formatted(id, String.join(", ", tracks.keySet())),
                                "unknown track \"%s\"; expected one of %s"
                                        .formatted(id, String.join(", ", tracks.keySet()))));
            } else {
                ownTracks.add(
                        new Track(id, track.name(), track.steps().getFirst().id(), track.disclosure()));
                steps.addAll(track.steps());
                links.addAll(line(track.steps()));
            }
        }
        Set<StepId> ids = new HashSet<>();
        for (Step step : steps) {
            if (!ids.add(step.id())) {
                entry.fault(
                        "steps",
                        new Text(
                                "단계 id \"%s\"를 두 번 씁니다".formatted(step.id()),
                                "step id \"%s\" is used twice".formatted(step.id())));
            }
        }
        List<Variant> variants =
                entry.entries("variants").stream().map(CatalogueSheets::variant).toList();
        Set<String> variantIds = new HashSet<>();
        for (Variant variant : variants) {
            if (!variantIds.add(variant.id())) {
                entry.fault(
                        "variants",
                        new Text(
                                "유형 id \"%s\"를 두 번 씁니다".formatted(variant.id()),
                                "variant id \"%s\" is used twice".formatted(variant.id())));
            }
        }
        Procedure read = new Procedure(
                code,
                1,
                sector,
                entry.text("name"),
                nature,
                entry.yes("compound", false),
                entry.choice("level", Level.class),
                owners(entry),
                period(entry),
                basis(entry),
                entry.choice("deemed", Deemed.class),
                entry.maybeText("deemed-note").orElse(NOTHING),
                entry.entries("law").stream().map(Entry::both).toList(),
                entry.entries("documents").stream()
                        .map(document -> new RequiredDocument(document.both()))
                        .toList(),
                steps.isEmpty() ? List.of(STAND_IN) : steps,
                links,
                variants,
                ownTracks,
                disclosure(entry),
                entry.entries("notes").stream().map(Entry::both).toList(),
                entry.has("until")
                        ? entry.parsed("until", CatalogueSheets::day, LocalDate.MAX, "마지막 날은 2027-06-30처럼 쓰세요")
                        : null);
        return Optional.of(read);
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException noDay) {
            throw new IllegalArgumentException(
                    "the last day is written like 2027-06-30, not \"%s\"".formatted(written), noDay);
        }
    }

    private static final Step STAND_IN = new Step(
            new StepId("unknown"), Step.Kind.WORK, new Text("?", "?"), Actor.OFFICER, 1, true, false, null, null);

    private static Text missing(String key) {
        return new Text("`%s`: 빠졌습니다".formatted(key), "`%s` is missing".formatted(key));
    }

    private static Period period(Entry entry) {
        return entry.parsed("period", Period::parse, Period.AT_ONCE, "immediate, 3d, 2w, 1m, 1y처럼 쓰세요");
    }

    private static Basis basis(Entry entry) {
        return entry.entry("basis")
                .map(basis -> {
                    basis.only("status", "ko", "en");
                    return new Basis(
                            basis.choice("status", Basis.Status.class),
                            basis.has("ko") || basis.has("en") ? basis.both() : NOTHING);
                })
                .orElseGet(() -> {
                    entry.fault("basis", missing("basis"));
                    return new Basis(Basis.Status.DEFAULT, NOTHING);
                });
    }

    private static Variant variant(Entry written) {
        Entry entry =
                written.named("variant \"%s\"".formatted(written.maybe("id").orElse("without an id")));
        entry.only("id", "name", "period", "basis", "deemed");
        return new Variant(
                entry.word("id"),
                entry.text("name"),
                period(entry),
                basis(entry),
                entry.choice("deemed", Deemed.class));
    }

    private List<Owner> owners(Entry entry) {
        List<Owner> owners = new ArrayList<>();
        for (String written : entry.words("owners")) {
            String[] parts = written.split("/", 2);
            Agency.@Nullable Level at = switch (parts[0]) {
                case "city" -> Agency.Level.CITY;
                case "district" -> Agency.Level.DISTRICT;
                default -> null;
            };
            if (at == null || parts.length != 2 || !parts[1].matches("[a-z0-9][a-z0-9-]{0,59}")) {
                entry.fault(
                        "owners",
                        new Text(
                                "소관 부서 \"%s\"를 알 수 없습니다. city/부서나 district/부서로 쓰세요".formatted(written),
                                "owner \"%s\" is not understood; write city/UNIT or district/UNIT".formatted(written)));
            } else if (!unitKnown.test(at, new UnitId(parts[1]))) {
                entry.fault(
                        "owners",
                        new Text(
                                "%s에 \"%s\" 부서가 없습니다. organization/ 시트를 보세요"
                                        .formatted(at == Agency.Level.CITY ? "시" : "자치구", parts[1]),
                                "unknown unit \"%s\" of the %s; see the sheets in organization/"
                                        .formatted(parts[1], parts[0])));
            } else {
                owners.add(new Owner(at, new UnitId(parts[1])));
            }
        }
        if (entry.words("owners").isEmpty()) {
            entry.fault("owners", missing("owners"));
        }
        return owners;
    }

    /** @param shares whether the steps stand on a line and divide the period among them */
    private List<Step> steps(Entry owner, boolean shares) {
        List<Step> steps = new ArrayList<>();
        int sum = 0;
        for (Entry written : owner.entries("steps")) {
            Entry entry =
                    written.named("step \"%s\"".formatted(written.maybe("id").orElse("without an id")));
            entry.only("id", "kind", "by", "share", "public", "optional", "name", "note", "law");
            int share = shares ? entry.number("share") : 0;
            sum += share;
            steps.add(new Step(
                    entry.parsed("id", StepId::new, new StepId("unknown"), "영어 소문자·숫자·붙임표로 쓰세요"),
                    entry.choice("kind", Step.Kind.class),
                    entry.text("name"),
                    actor(entry),
                    Math.min(share, 100) / 100.0,
                    entry.yes("public", true),
                    entry.yes("optional", false),
                    entry.maybeText("note").orElse(null),
                    entry.maybeText("law").orElse(null)));
        }
        if (steps.isEmpty()) {
            owner.fault("steps", new Text("`steps`: 단계가 하나도 없습니다", "`steps` lists no step"));
        } else if (shares && sum != 100) {
            owner.fault(
                    "steps",
                    new Text(
                            "단계들의 비율을 더하면 100이 아니라 %d입니다".formatted(sum),
                            "the shares of the steps add up to %d, not 100".formatted(sum)));
        }
        return steps;
    }

    private static Actor actor(Entry step) {
        return step.choice("by", "actor", Actor.class);
    }

    private Step withLaw(Step step, Nature nature) {
        if (step.law() != null) {
            return step;
        }
        String written = Entry.written(nature);
        return stepLaws.stream()
                .filter(law -> law.kind() == step.kind() && law.natures().contains(written))
                .findFirst()
                .map(law -> new Step(
                        step.id(),
                        step.kind(),
                        step.name(),
                        step.actor(),
                        step.share(),
                        step.disclosed(),
                        step.optional(),
                        step.note(),
                        law.law()))
                .orElse(step);
    }

    private static List<Link> line(List<Step> steps) {
        List<Link> links = new ArrayList<>();
        for (int i = 1; i < steps.size(); i++) {
            links.add(new Link(steps.get(i - 1).id(), steps.get(i).id(), Link.Kind.NEXT));
        }
        return links;
    }

    private void branches(Entry chosen, List<Step> main, List<Step> steps, List<Link> links) {
        chosen.pairs().forEach((id, at) -> {
            @Nullable Branch branch = branches.get(id);
            int here = main.stream().map(step -> step.id().value()).toList().indexOf(at);
            if (branch == null) {
                var right =
                        String.join(", ", branches.keySet().stream().sorted().toList());
                chosen.fault(
                        id,
                        new Text(
                                "모르는 갈래 \"%s\"입니다. %s 가운데 하나여야 합니다".formatted(id, right),
                                "unknown branch \"%s\"; expected one of %s".formatted(id, right)));
            } else if (here < 0) {
                chosen.fault(
                        id,
                        new Text(
                                "갈래 \"%s\"가 갈라지는 \"%s\"는 본줄기의 단계가 아닙니다".formatted(id, at),
                                "branch \"%s\" leaves at \"%s\", which is no step of the main line".formatted(id, at)));
            } else {
                steps.addAll(branch.steps());
                for (Entry link : branch.links()) {
                    Optional<StepId> from = end(link, "from", main, here, branch);
                    Optional<StepId> to = end(link, "to", main, here, branch);
                    if (from.isPresent() && to.isPresent()) {
                        links.add(new Link(from.get(), to.get(), link.choice("as", Link.Kind.class)));
                    } else {
                        chosen.fault(
                                id,
                                new Text(
                                        "갈래 \"%s\"(%s)에 갈 곳이 없는 연결이 있습니다: %s > %s"
                                                .formatted(id, at, link.word("from"), link.word("to")),
                                        "branch \"%s\" at \"%s\" has a link that leads nowhere: %s > %s"
                                                .formatted(id, at, link.word("from"), link.word("to"))));
                    }
                }
            }
        });
    }

    private static Optional<StepId> end(Entry link, String key, List<Step> main, int here, Branch branch) {
        String written = link.word(key);
        int place = switch (written) {
            case "before" -> here - 1;
            case "here" -> here;
            case "after" -> here + 1;
            default -> -1;
        };
        return place >= 0 && place < main.size()
                ? Optional.of(main.get(place).id())
                : branch.steps().stream()
                        .map(Step::id)
                        .filter(id -> id.value().equals(written))
                        .findFirst();
    }

    private Disclosure disclosure(Entry procedure) {
        @Nullable Entry entry = procedure.entry("disclosure").orElse(null);
        if (entry == null) {
            procedure.fault("disclosure", missing("disclosure"));
            return empty();
        }
        entry.only("profile", "open", "masked", "withheld");
        String id = entry.word("profile");
        @Nullable Disclosure profile = profiles.get(id);
        if (profile == null) {
            entry.fault(
                    "profile",
                    new Text(
                            "모르는 공개 유형 \"%s\"입니다. %s 가운데 하나여야 합니다".formatted(id, String.join(", ", profiles.keySet())),
                            "unknown profile \"%s\"; expected one of %s"
                                    .formatted(id, String.join(", ", profiles.keySet()))));
            return empty();
        }
        Disclosure own = fields(entry);
        return new Disclosure(
                joined(profile.open(), own.open()),
                joined(profile.masked(), own.masked()),
                joined(profile.withheld(), own.withheld()));
    }

    private static List<Disclosure.Field> joined(List<Disclosure.Field> shared, List<Disclosure.Field> own) {
        List<Disclosure.Field> all = new ArrayList<>(shared);
        own.stream()
                .filter(field -> shared.stream().noneMatch(one -> one.id().equals(field.id())))
                .forEach(all::add);
        return all;
    }

    private Disclosure fields(Entry entry) {
        return new Disclosure(
                fields(entry, "open", false), fields(entry, "masked", true), fields(entry, "withheld", true));
    }

    private static List<Disclosure.Field> fields(Entry entry, String key, boolean hidden) {
        List<Disclosure.Field> fields = new ArrayList<>();
        for (Entry written : entry.entries(key)) {
            Entry field =
                    written.named("%s \"%s\"".formatted(key, written.maybe("id").orElse("without an id")));
            field.only("id", "ko", "en", "ground");
            @Nullable
            String ground =
                    hidden ? field.parsed("ground", CatalogueSheets::ground, "9-1-6", "9-1-1부터 9-1-8까지 쓰세요") : null;
            fields.add(new Disclosure.Field(field.word("id"), field.both(), ground));
        }
        return fields;
    }

    private static String ground(String written) {
        if (Ground.find(written).isEmpty()) {
            throw new IllegalArgumentException(
                    "a ground of the Disclosure Act is 9-1-1 to 9-1-8, not '%s'".formatted(written));
        }
        return written;
    }

    private static Disclosure empty() {
        return new Disclosure(List.of(), List.of(), List.of());
    }
}
