package city.open.bench;

import city.open.Open;
import city.open.border.disclosure.Publisher;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Role;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.inside.petition.Rule;
import city.open.outside.log.Mishap;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Deemed;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.Agency;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.Unit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** OPEN without its pages and its publisher, in this process: beside a running server, or with the database to itself. */
final class Doors implements AutoCloseable {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final int AT_ONCE = 200;
    private static final Text RESULT = new Text("적합", "conforms");
    private static final Text SUMMARY =
            new Text("제출한 서류가 기준에 맞음을 확인함", "The papers filed were found to meet the standard");
    /** Steps that receiving and checking have completed already, and those of a decision, which comes out of a paper and its line. */
    private static final Set<Step.Kind> NOT_FOR_ONE_OFFICER = EnumSet.of(
            Step.Kind.RECEIVE,
            Step.Kind.COMPLETE_CHECK,
            Step.Kind.DRAFT,
            Step.Kind.REVIEW,
            Step.Kind.COOPERATE,
            Step.Kind.APPROVE,
            Step.Kind.SUPPLEMENT,
            Step.Kind.RETURN,
            Step.Kind.REFUSE);

    private static final List<Text> SUBJECTS = List.of(
            new Text("음식점 영업신고", "Notice of a restaurant business"),
            new Text("다세대주택 신축 허가", "Permit for a new apartment house"),
            new Text("도로점용 허가 신청", "Permit to occupy a road"),
            new Text("옥외광고물 표시 허가", "Permit for an outdoor sign"),
            new Text("공장 등록 변경", "Change of a factory's registration"),
            new Text("어린이집 인가 신청", "Licence for a day-care centre"),
            new Text("주민등록 정정 요청", "Correction of a resident register"),
            new Text("소음 피해 조사 요청", "Inquiry into noise"));

    private final ConfigurableApplicationContext context;
    private final Petitions petitions;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Clock clock;
    private final Map<PetitionNumber, Life> lives = new HashMap<>();

    /** Who acts on a petition, the steps of its procedure, and how many of them were done. */
    private static final class Life {
        final List<StepId> steps;
        final By by;
        /** Changes only once a step is durable: batch work that loses a race is done again. */
        int done;

        Life(Procedure procedure, By by) {
            this.steps = procedure.mainLine().stream()
                    .filter(step -> !NOT_FOR_ONE_OFFICER.contains(step.kind()))
                    .map(Step::id)
                    .toList();
            this.by = by;
        }
    }

    private Doors(ConfigurableApplicationContext context) {
        this.context = context;
        petitions = context.getBean(Petitions.class);
        catalogue = context.getBean(Catalogue.class);
        organization = context.getBean(Organization.class);
        clock = context.getBean(Clock.class);
    }

    static Doors open(Path data) {
        return open(data, Mishap.NONE);
    }

    /** @param watched hears of the moments that a publisher passes, if it is told to publish here */
    static Doors open(Path data, Mishap watched) {
        return new Doors(new SpringApplicationBuilder(Open.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> context.getBeanFactory().registerSingleton("watched", watched))
                .run(
                        "--open.data=" + data,
                        "--open.database=",
                        "--open.beside=true",
                        "--open.role=office",
                        // Standard output is for the table alone.
                        "--logging.threshold.console=off"));
    }

    /** Somebody who plants what others are to find. */
    Planter planter(long seed) {
        return new Planter(petitions, catalogue, organization, today(), seed);
    }

    /** An auditor, who works in none of the divisions that are planted. */
    void auditor(String account) {
        var agency = organization.agencies().getFirst();
        var last = organization.units(agency.code(), today()).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                .reduce((_, later) -> later)
                .orElseThrow();
        context.getBean(Accounts.class).add(account, post(last, today()), Set.of(Role.AUDITOR));
    }

    /** What a server beside would do; only where there is none. */
    void publishAll() {
        context.getBean(Publisher.class).publishAll();
    }

    /** Petitions of the last two months in all agencies, each with a check, an official and one step done: as many as asked for. */
    List<PetitionNumber> receive(int count) {
        var agencies = organization.agencies();
        var today = today();
        List<Callable<List<PetitionNumber>>> work = new ArrayList<>();
        for (int i = 0; i < agencies.size(); i++) {
            int share = count / agencies.size() + (i < count % agencies.size() ? 1 : 0);
            var agency = agencies.get(i);
            var random = new Random(i);
            work.add(() -> receive(agency, share, today, random));
        }
        return inParallel(2, work).stream().flatMap(List::stream).toList();
    }

    private List<PetitionNumber> receive(Agency agency, int count, LocalDate today, RandomGenerator random) {
        var divisions = organization.units(agency.code(), today).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                .limit(10)
                .toList();
        var officials =
                divisions.stream().map(division -> post(division, today)).toList();
        var procedures = undisturbed();
        List<PetitionNumber> received = new ArrayList<>(count);
        while (received.size() < count) {
            int batch = Math.min(AT_ONCE, count - received.size());
            received.addAll(petitions.together(work -> {
                List<PetitionNumber> numbers = new ArrayList<>(batch);
                for (int i = 0; i < batch; i++) {
                    int place = random.nextInt(divisions.size());
                    numbers.add(begin(
                            work,
                            divisions.get(place),
                            officials.get(place),
                            procedures.get(random.nextInt(procedures.size())),
                            SUBJECTS.get(random.nextInt(SUBJECTS.size())),
                            Duration.ofMinutes(1 + random.nextInt(60 * 24 * 60))));
                }
                return numbers;
            }));
        }
        return received;
    }

    /** One division with its only official. */
    record Desk(Unit division, OfficialId official, List<PetitionNumber> mine) {}

    /**
     * A division with open petitions: those that nobody has yet, and those of one official, each with a check and one step done.
     *
     * @param account what that official logs in with
     */
    Desk fill(String account, int unassigned, int assigned) {
        var today = today();
        var agency = organization.agencies().getFirst();
        var division = organization.units(agency.code(), today).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                .findFirst()
                .orElseThrow();
        var official = post(division, today);
        context.getBean(Accounts.class).add(account, official, Set.of(Role.OFFICER));
        var procedures = undisturbed();
        List<PetitionNumber> mine = new ArrayList<>(assigned);
        for (int from = 0; from < unassigned + assigned; from += AT_ONCE) {
            int first = from;
            int last = Math.min(unassigned + assigned, from + AT_ONCE);
            mine.addAll(petitions.together(work -> {
                List<PetitionNumber> numbers = new ArrayList<>();
                for (int i = first; i < last; i++) {
                    var procedure = procedures.get(i % procedures.size());
                    var subject = SUBJECTS.get(i % SUBJECTS.size());
                    var ago = Duration.ofMinutes(1 + i);
                    if (i < assigned) {
                        numbers.add(begin(work, division, official, procedure, subject, ago));
                    } else {
                        come(
                                work,
                                division,
                                by(division, official),
                                procedure,
                                subject,
                                clock.instant().minus(ago));
                    }
                }
                return numbers;
            }));
        }
        return new Desk(division, official, mine);
    }

    private static By by(Unit division, OfficialId official) {
        return new By.OfOffice(division.agency(), division.id(), official, Rank.OFFICER);
    }

    private static PetitionNumber come(
            Petitions.Work work, Unit division, By by, Procedure procedure, Text subject, Instant at) {
        var reception = new Reception(
                procedure.code(),
                null,
                division.agency(),
                division.id(),
                subject,
                "홍길동",
                "서울특별시 중구 태평로1가 31",
                "counter",
                at,
                null,
                false);
        return recorded(work.receive(reception, by, Moment.now(at)));
    }

    private PetitionNumber begin(
            Petitions.Work work, Unit division, OfficialId official, Procedure procedure, Text subject, Duration ago) {
        var by = by(division, official);
        var at = clock.instant().minus(ago);
        var number = come(work, division, by, procedure, subject, at);
        recorded(work.record(number, Act.checkCompleteness(true, null), by, Moment.now(at)));
        recorded(work.record(number, Act.assign(division.id(), official, null), by, Moment.now(at)));
        var life = new Life(procedure, by);
        synchronized (lives) {
            lives.put(number, life);
        }
        recorded(work.record(number, next(life), by, Moment.now(at)));
        life.done++;
        return number;
    }

    private OfficialId post(Unit division, LocalDate today) {
        var serving = organization.officials(division.agency(), division.id(), today);
        if (!serving.isEmpty()) {
            return serving.getFirst().id();
        }
        var id = new OfficialId("b-%s-%s".formatted(division.agency(), division.id()));
        organization.add(new Official(
                id,
                division.agency(),
                division.id(),
                Rank.OFFICER,
                new Text("김하나", "Kim Hana"),
                "B-" + Integer.toHexString(id.hashCode()),
                division.phone(),
                division.validFrom(),
                null));
        return id;
    }

    /**
     * Procedures in which silence decides nothing. Where it does, the server decides old petitions by itself while we measure, on some days
     * more than on others, and takes no further step of them.
     */
    private List<Procedure> undisturbed() {
        return catalogue.current().stream()
                .filter(procedure -> procedure.deemed() == Deemed.NONE
                        && procedure.variants().stream().allMatch(variant -> variant.deemed() == Deemed.NONE))
                .toList();
    }

    /** The next step of its procedure; when all are done, one more inspection. */
    private static Act next(Life life) {
        return life.done < life.steps.size()
                ? Act.completeStep(life.steps.get(life.done), RESULT, SUMMARY, null, RESULT)
                : Act.inspect(null, SUMMARY, null);
    }

    /** Records the next step of this petition, now. Not for two threads and one petition at a time. */
    int step(PetitionNumber number) {
        var life = life(number);
        int seq = seq(petitions.record(number, next(life), life.by, Moment.now(clock.instant())));
        life.done++;
        return seq;
    }

    /** How far a petition has come, for a form about it. */
    int seq(PetitionNumber number) {
        return petitions.find(number).orElseThrow().seq();
    }

    /** A petition come in this minute to which no date is near, so that nobody but us acts on it meanwhile. */
    PetitionNumber fresh() {
        var agency = organization.agencies().getFirst();
        var today = today();
        var division = organization.units(agency.code(), today).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                .findFirst()
                .orElseThrow();
        var official = post(division, today);
        var slowest = undisturbed().stream()
                .max(Comparator.comparing(procedure -> dueIn(procedure.period())))
                .orElseThrow();
        return petitions.together(
                work -> begin(work, division, official, slowest, SUBJECTS.getFirst(), Duration.ofMinutes(1)));
    }

    private Instant dueIn(Period period) {
        return new StatutoryClock(Holidays.builtIn())
                .reckon(clock.instant(), period, List.of(), 0)
                .due()
                .endsAt();
    }

    /** The day it is in Seoul. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SEOUL);
    }

    /** The next step of each, many at once. */
    void stepAll(List<PetitionNumber> numbers) {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            var some = numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE));
            work.add(() -> {
                // The server acts on dates meanwhile, so a race may be lost and is then run again.
                boolean recorded = petitions.together(
                        together -> {
                            for (var number : some) {
                                var life = life(number);
                                recorded(together.record(number, next(life), life.by, Moment.now(clock.instant())));
                            }
                            return true;
                        },
                        () -> false);
                if (!recorded) {
                    throw new BenchTrouble("The server was faster each time: %s".formatted(Rule.SOMEONE_WAS_FASTER));
                }
                some.forEach(number -> life(number).done++);
                return true;
            });
        }
        inParallel(2, work);
    }

    private Life life(PetitionNumber number) {
        var life = lives.get(number);
        if (life == null) {
            throw new IllegalArgumentException(number + " was not received here");
        }
        return life;
    }

    private static int seq(Decision decision) {
        return switch (decision) {
            case Decision.Recorded(var fact) -> fact.seq();
            case Decision.Refused(var rule) -> throw new BenchTrouble("A step was refused: %s.".formatted(rule));
        };
    }

    private static PetitionNumber recorded(Decision decision) {
        return switch (decision) {
            case Decision.Recorded(var fact) -> fact.petition();
            case Decision.Refused(var rule) -> throw new BenchTrouble("An act was refused: %s.".formatted(rule));
        };
    }

    private static <T> List<T> inParallel(int threads, List<Callable<T>> work) {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<T> results = new ArrayList<>();
            for (Future<T> done : pool.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchTrouble("It was interrupted.", e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
