package city.open.demo;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Deadline;
import city.open.ground.calendar.Extension;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.ContractKind;
import city.open.ground.vocabulary.ExtensionReason;
import city.open.ground.vocabulary.SuspensionGround;
import city.open.ground.vocabulary.TakenUp;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.*;
import city.open.town.catalogue.Actor;
import city.open.town.catalogue.CleanHands;
import city.open.town.catalogue.CommentPeriods;
import city.open.town.catalogue.Deemed;
import city.open.town.catalogue.Nature;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.catalogue.Variant;
import city.open.town.organization.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells what becomes of a petition after its reception, to the last notice. The same filing always has the same story. */
final class Storyteller {
    /** Working time from reception to decision as a part of the period: the median, and how far people are apart. */
    private static final double USUAL_PACE = 0.72;

    private static final double SPREAD = 0.34;

    private final long seed;
    private final Phrasebook phrases;
    private final Places places;
    private final Roster roster;
    private final StatutoryClock clock;
    private final OfficeHours hours;

    Storyteller(long seed, Phrasebook phrases, Places places, Roster roster, StatutoryClock clock, OfficeHours hours) {
        this.seed = seed;
        this.phrases = phrases;
        this.places = places;
        this.roster = roster;
        this.clock = clock;
        this.hours = hours;
    }

    Scene scene(Filing filing) {
        var chance = filing.chance(seed);
        return new Scene(
                chance,
                phrases.page(filing.procedure(), filing.variant()),
                places.of(filing.agency(), filing.division(), chance.about("district")));
    }

    List<Beat> tell(Filing filing) {
        return new Story(filing).told();
    }

    /** Days given with the last demand. */
    private static final int LAST_DEMAND = 7;

    private static final Text LONGER = new Text("의견과 자료가 늦게 도착함", "What was waited for came late");

    private static final CleanHands CLEAN_HANDS = new CleanHands();
    private static final CommentPeriods COMMENTS = new CommentPeriods();
    private static final Text VISITED_FOR =
            new Text("규격과 납품 조건이 특정 업체에 치우치지 않는지 확인", "Whether specification and terms favour one supplier");
    private static final Text VISITED =
            new Text("서류와 현장을 확인하고 담당자의 설명을 들음", "Papers and place were seen, and those in charge explained");
    private static final Text ADVICE = new Text(
            "규격서에서 특정 제품만 갖춘 항목을 빼고 동등한 것을 받을 것", "Take out what only one product has, and accept what is equal");
    private static final Text FOLLOWED = new Text("해당 항목을 고쳐 다시 공개함", "The item was changed and published again");

    private enum Ending {
        GRANTED,
        CONDITIONS,
        REFUSED,
        RETURNED,
        WITHDRAWN,
        DEEMED
    }

    /** One story while it is being told; {@code at} moves on. */
    private final class Story {
        private final Filing filing;
        private final Procedure procedure;
        private final Scene scene;
        private final Chance chance;
        private final List<Beat> beats = new ArrayList<>();
        private final List<Beat> delayed = new ArrayList<>();
        private final @Nullable Period period;
        private final Deemed deemed;
        private final Ending ending;
        private boolean asksForSupplement;
        private final boolean extended;
        /** Minutes at the desk that the law gives, and those that this story takes up to the decision. */
        private final double lawful;

        private final double taken;
        private By handler;
        private UnitId division;
        private Instant at;
        private boolean decided;

        Story(Filing filing) {
            this.filing = filing;
            this.procedure = filing.procedure();
            this.scene = scene(filing);
            this.chance = filing.chance(seed).about("story");
            this.division = filing.division();
            this.handler = roster.handler(filing.agency(), division, chance.about("handler"));
            this.at = filing.receivedAt();
            var form = form();
            this.period = form == null ? procedure.period() : form.period();
            this.deemed = form == null ? procedure.deemed() : form.deemed();
            this.lawful = minutesOf(period);
            this.ending = ending();
            this.extended = ending != Ending.DEEMED
                    && lawful > 480
                    && chance.about("extended").happens(0.06);
            this.asksForSupplement = ending == Ending.RETURNED
                    || (ending != Ending.DEEMED
                            && isAsked()
                            && chance.about("supplemented").happens(0.19));
            var pace = chance.about("pace");
            this.taken = lawful
                    * (extended ? pace.between(1.05, 1.45) : Math.min(3, pace.logNormal(USUAL_PACE, SPREAD)))
                    * (lawful <= 480 ? 0.9 : 1);
        }

        private @Nullable Variant form() {
            return procedure.variants().stream()
                    .filter(variant -> variant.id().equals(filing.variant()))
                    .findFirst()
                    .orElse(null);
        }

        private double minutesOf(Period lawfully) {
            var due = clock.reckon(filing.receivedAt(), lawfully, List.of(), 0).due();
            return Math.max(60, clock.workingMinutesBetween(filing.receivedAt(), due.endsAt()));
        }

        /** Whether someone outside asked for it, rather than the office itself having begun. */
        private boolean isAsked() {
            return procedure.nature() == Nature.APPLICATION || procedure.nature() == Nature.REPORT;
        }

        private Ending ending() {
            var fate = chance.about("ending");
            if (!isAsked()) {
                return procedure.nature() == Nature.SANCTION && fate.happens(0.06) ? Ending.WITHDRAWN : Ending.GRANTED;
            }
            if (deemed != Deemed.NONE && fate.happens(0.04)) {
                return Ending.DEEMED;
            }
            double share = fate.between(0.0, 1.0);
            if (share < 0.05) {
                return Ending.REFUSED;
            }
            if (share < 0.08) {
                return Ending.WITHDRAWN;
            }
            if (share < 0.095) {
                return Ending.RETURNED;
            }
            return share < (procedure.nature() == Nature.REPORT ? 0.12 : 0.34) ? Ending.CONDITIONS : Ending.GRANTED;
        }

        List<Beat> told() {
            assign();
            contract();
            var line = procedure.mainLine();
            var steps = line.subList(line.getFirst().kind() == Step.Kind.RECEIVE ? 1 : 0, line.size());
            int decision = decisionAt(steps);
            var last = steps.get(decision);
            expectDecision(last);
            if (ending == Ending.DEEMED) {
                workUntilSilence(steps, decision);
            } else {
                workUntilDecision(steps, decision);
            }
            if (decided) {
                afterDecision(steps.subList(decision + 1, steps.size()));
            }
            interrupt();
            return withRecording();
        }

        /** For what someone asked for it is the last approval; for what the office does itself, the last step of the period. */
        private int decisionAt(List<Step> steps) {
            int found = steps.size() - 1;
            for (int i = 0; i < steps.size(); i++) {
                var step = steps.get(i);
                boolean ends = isDecidedByApproval() ? step.kind() == Step.Kind.APPROVE : step.share() > 0;
                found = ends ? i : found;
            }
            return found;
        }

        private void assign() {
            pass(Math.min(taken * 0.03, chance.about("assigned").logNormal(55, 0.8)));
            var transfer = chance.about("transfer");
            if (lawful > 2_000 && transfer.happens(0.02)) {
                var elsewhere = roster.concurring(filing.agency(), division, transfer);
                if (elsewhere instanceof By.OfOffice there) {
                    var to = there.division();
                    var reason = scene.say("transfer");
                    add(roster.teamLeader(filing.agency(), division), Transferred.class, _ -> Act.transfer(to, reason));
                    division = to;
                    handler = roster.handler(filing.agency(), division, chance.about("handler", "there"));
                    pass(chance.about("transfer", "wait").between(40, 200));
                }
            }
            assignTo(handler, null);
        }

        /** What is to be contracted, and both pledges; now and then the agency forgets its own. */
        private void contract() {
            var rules = CLEAN_HANDS.on(OfficeHours.day(at));
            if (!rules.covers(procedure.code())) {
                return;
            }
            var about = chance.about("contract");
            var kind = procedure.code().value().startsWith("CN-02")
                    ? ContractKind.WORKS
                    : procedure.code().value().equals("AD-01") ? ContractKind.GOODS : ContractKind.SERVICES;
            long usual = rules.watchedFrom().getOrDefault(kind, 0L);
            long amount = Math.round(usual * about.about("sum").logNormal(0.6, 0.9) / 100_000) * 100_000;
            later(
                    about.about("stated").between(30, 120),
                    handler,
                    ContractStated.class,
                    _ -> Act.stateContract(rules, kind, amount));
            if (about.about("contractor").happens(0.93)) {
                later(
                        about.about("contractor", "when").between(150, 600),
                        new By.OfApplicant(filing.agency()),
                        PledgeSigned.class,
                        _ -> Act.pledge(rules));
            }
            if (about.about("city").happens(0.8)) {
                later(
                        about.about("city", "when").between(150, 900),
                        roster.divisionHead(filing.agency(), division),
                        PledgeSigned.class,
                        _ -> Act.pledge(rules));
            }
            if (amount >= usual && about.about("visit").happens(0.6)) {
                watch(about);
            }
        }

        private void watch(Chance about) {
            var ombudsman = roster.ombudsman();
            double told = about.about("visit", "when").between(1_000, 1_800);
            later(told, ombudsman, VisitAnnounced.class, day -> Act.announceVisit(hours.plusDays(day, 3), VISITED_FOR));
            later(told + 5 * 480, ombudsman, VisitHeld.class, _ -> Act.holdVisit(VISITED));
            if (about.about("advice").happens(0.6)) {
                var rules = CLEAN_HANDS.on(OfficeHours.day(at));
                later(told + 5.6 * 480, ombudsman, Recommended.class, _ -> Act.recommend(rules, ADVICE));
                later(
                        told + (5.6 + about.about("answer").between(1, 4)) * 480,
                        handler,
                        RecommendationAnswered.class,
                        _ -> Act.answerRecommendation(true, FOLLOWED));
            }
        }

        private void assignTo(By official, @Nullable Text reason) {
            var to = (By.OfOffice) official;
            add(
                    roster.teamLeader(filing.agency(), division),
                    Assigned.class,
                    _ -> Act.assign(to.division(), to.official(), reason));
        }

        /** Now and then the applicant is told at the start when to reckon with an answer. */
        private void expectDecision(Step decision) {
            if (lawful > 2_000 && chance.about("expect").happens(0.3)) {
                int days = workingDays(Math.min(taken, lawful) * 0.95);
                pass(chance.about("expect", "wait").between(2, 9));
                add(handler, StepExpected.class, day -> Act.expect(decision.id(), hours.plusDays(day, days), null));
            }
        }

        private void workUntilDecision(List<Step> prescribed, int decision) {
            List<Step> steps = new ArrayList<>(prescribed.subList(0, decision + 1));
            int early = stepTakenEarly(steps);
            if (early > 0) {
                Collections.swap(steps, early - 1, early);
            }
            var shares = shares(steps);
            int withdrawal =
                    ending == Ending.WITHDRAWN ? chance.about("withdrawn").between(0, decision) : -1;
            for (int i = 0; i <= decision; i++) {
                var step = steps.get(i);
                double minutes = taken * 0.97 * shares.get(i);
                if (i == withdrawal) {
                    pass(minutes * 0.5);
                    withdraw();
                    return;
                }
                boolean departs = i == early - 1;
                if (departs) {
                    start(step, minutes, scene.say("departure"));
                }
                if (i == 0 && asksForSupplement && steps.stream().noneMatch(Story::isCheck)) {
                    pass(chance.about("supplement", "wait").between(0.4, 0.8) * Math.min(minutes, 960));
                    supplement();
                }
                if (!decided && i == decision && isDecidedByApproval()) {
                    approve(step, minutes, true, departs);
                } else if (!decided) {
                    work(step, minutes, departs);
                }
                if (decided) {
                    return;
                }
            }
            conclude(roster.divisionHead(filing.agency(), division));
        }

        /** The place of a step that is begun before the one prescribed to come first, or 0. */
        private int stepTakenEarly(List<Step> steps) {
            var departing = chance.about("departs");
            if (!departing.happens(0.035)) {
                return 0;
            }
            for (int i = 1; i < steps.size() - 1; i++) {
                if (canChangePlaces(steps.get(i)) && canChangePlaces(steps.get(i - 1))) {
                    return i;
                }
            }
            return 0;
        }

        private static boolean canChangePlaces(Step step) {
            return switch (step.kind()) {
                case SITE, TECHNICAL_REVIEW, OPINION, CONSULT, COMMITTEE -> true;
                default -> false;
            };
        }

        private static boolean isCheck(Step step) {
            return step.kind() == Step.Kind.COMPLETE_CHECK;
        }

        private boolean isDecidedByApproval() {
            return isAsked() || procedure.nature() == Nature.SANCTION;
        }

        private void workUntilSilence(List<Step> steps, int decision) {
            var counted = clock.reckon(filing.receivedAt(), lawfully(), List.of(), 0);
            var deemedOn = counted.deemedOn();
            var shares = shares(steps.subList(0, decision + 1));
            for (int i = 0; i < Math.max(1, decision - 1); i++) {
                double minutes = lawful * 0.8 * shares.get(i);
                var before = beats.size();
                var until = at;
                work(steps.get(i), minutes, false);
                if (!OfficeHours.day(at).isBefore(deemedOn)) {
                    beats.subList(before, beats.size()).clear();
                    at = until;
                    break;
                }
            }
            at = deemedOn.atTime(0, 5).atZone(CityTime.ZONE).toInstant();
            beats.add(new Beat(
                    at,
                    at,
                    new By.OfSystem(filing.agency(), "clock"),
                    Decided.class,
                    null,
                    List.of(),
                    _ -> Act.deem()));
            decided = true;
        }

        private boolean isOver(Instant then) {
            return clock.reckon(filing.receivedAt(), lawfully(), List.of(), 0)
                    .due()
                    .passedAt(then.plusSeconds(3_600));
        }

        private Period lawfully() {
            return period == null ? procedure.period() : period;
        }

        private static List<Double> shares(List<Step> steps) {
            double all = steps.stream()
                    .mapToDouble(step -> Math.max(step.share(), 0.03))
                    .sum();
            return steps.stream()
                    .map(step -> Math.max(step.share(), 0.03) / all)
                    .toList();
        }

        private void work(Step step, double minutes, boolean started) {
            var invites = COMMENTS.of(procedure.code()).filter(one -> one.step().equals(step.id()));
            var since = OfficeHours.day(at);
            if (invites.isPresent()) {
                var what = scene.say("comments-about");
                add(handler, CommentsInvited.class, _ -> Act.inviteComments(invites, what, null));
            }
            workAt(step, minutes, started);
            if (invites.isPresent() && !decided) {
                hearEverybody(step, since, clock.until(since, invites.get().atLeast()));
            }
        }

        /** What neighbours say while comments are invited, and what is made of it once the last day is over. */
        private void hearEverybody(Step step, LocalDate since, LocalDate until) {
            var about = chance.about("comments", step.id());
            int said = about.between(1, 4);
            Set<Integer> numbers = new TreeSet<>();
            pass(since.plusDays(1), about.between(60, 300));
            for (int i = 1; i <= said; i++) {
                pass(about.between(60, 700));
                var words = scene.say("comment");
                boolean neighbour = about.happens(0.25);
                add(
                        handler,
                        CommentGiven.class,
                        day -> Act.showComment(
                                day.minusDays(1).isAfter(until) ? until : day.minusDays(1), neighbour, words));
                numbers.add(i);
            }
            pass(until, about.between(100, 900));
            var takenUp = about.happens(0.3) ? TakenUp.YES : about.happens(0.5) ? TakenUp.PARTLY : TakenUp.NO;
            var answer = scene.say("comment-answer-" + takenUp.name().toLowerCase(Locale.ROOT));
            add(handler, CommentsAnswered.class, _ -> Act.answerComments(numbers, takenUp, answer));
        }

        private void workAt(Step step, double minutes, boolean started) {
            switch (step.kind()) {
                case COMPLETE_CHECK -> check(step, minutes, started);
                case CONSULT -> consult(step, minutes, started);
                case SITE -> visit(step, minutes, started);
                case COMMITTEE -> deliberate(step, minutes, started);
                case PUBLIC_NOTICE -> announce(step, minutes, started);
                case APPROVE -> approve(step, minutes, false, started);
                case DRAFT -> draftAsStep(step, minutes, started);
                case OPINION, HEARING, PRIOR_NOTICE, TECHNICAL_REVIEW -> hear(step, minutes, started);
                case RECEIVE,
                        TRANSFER,
                        REVIEW,
                        COOPERATE,
                        CONTRACT,
                        INSPECT,
                        ISSUE,
                        NOTIFY,
                        REGISTER,
                        PAY,
                        CLOSE,
                        SUPPLEMENT,
                        RETURN,
                        REFUSE,
                        OBJECTION,
                        WORK -> plain(step, minutes, started);
            }
        }

        private By actor(Step step) {
            return roster.acting(step.actor(), filing.agency(), division, handler);
        }

        private void start(Step step, double minutes, @Nullable Text departure) {
            int days = workingDays(minutes * 1.15);
            add(
                    handler,
                    StepStarted.class,
                    step.id(),
                    day -> Act.startStep(step.id(), days == 0 ? null : hours.plusDays(day, days), departure));
            var moved = chance.about("moved", step.id());
            if (days >= 3 && moved.happens(0.07)) {
                var reason = scene.say("moved");
                int later = days + moved.between(2, 6);
                later(
                        minutes * 0.7,
                        handler,
                        StepExpected.class,
                        day -> Act.expect(step.id(), hours.plusDays(day, later - days), reason));
            }
        }

        private void begin(Step step, double minutes, boolean started) {
            if (!started) {
                start(step, minutes, null);
            }
        }

        private void complete(Step step, By by) {
            var result = scene.sayFirst(List.of("result-" + step.id(), "result-" + kind(step)));
            var summary = scene.knows("summary-" + kind(step))
                            && chance.about("summary", step.id()).happens(0.25)
                    ? scene.say("summary-" + kind(step))
                    : null;
            add(by, StepCompleted.class, step.id(), _ -> Act.completeStep(step.id(), result, summary, null, null));
        }

        private static String kind(Step step) {
            return step.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private void plain(Step step, double minutes, boolean started) {
            if (minutes > 240) {
                begin(step, minutes, started);
            }
            pass(minutes);
            complete(step, actor(step));
        }

        private void check(Step step, double minutes, boolean started) {
            begin(step, minutes, started);
            pass(minutes * 0.6);
            if (asksForSupplement) {
                var lacking = scene.say("incomplete");
                add(handler, CompletenessChecked.class, _ -> Act.checkCompleteness(false, lacking));
                pass(Math.min(30, minutes * 0.05));
                supplement();
                if (decided) {
                    return;
                }
            }
            pass(minutes * 0.4);
            var note = chance.about("check").happens(0.6) ? scene.say("complete") : null;
            add(handler, CompletenessChecked.class, _ -> Act.checkCompleteness(true, note));
        }

        /** Where nothing comes, the papers go back. */
        private void supplement() {
            asksForSupplement = false;
            var what = scene.say("supplement");
            int given = workingDays(Math.max(2_400, lawful * 0.25));
            var until = hours.plusDays(OfficeHours.day(at), given);
            add(handler, SupplementRequested.class, _ -> Act.requestSupplement(what, until));
            var wait = chance.about("supplement");
            if (ending == Ending.RETURNED) {
                pass(until, wait.between(500, 1_500));
                var last = OfficeHours.day(at).plusDays(LAST_DEMAND);
                add(handler, SupplementDemanded.class, _ -> Act.demandSupplement(what, last));
                pass(last, wait.between(500, 1_500));
                var reason = scene.say("returned");
                add(handler, Decided.class, _ -> Act.returnPapers(reason));
                decided = true;
                return;
            }
            pass(wait.logNormal(Math.min(given * 480.0, 1_900), 0.5));
            var answer = scene.say("supplement-answer");
            add(new By.OfApplicant(filing.agency()), SupplementAnswered.class, _ -> Act.answerSupplement(answer));
            pass(wait.between(20, 90));
        }

        private void consult(Step step, double minutes, boolean started) {
            switch (step.actor()) {
                case OTHER_AGENCY, OTHER_DIVISION -> {}
                default -> {
                    begin(step, minutes, started);
                    pass(minutes);
                    complete(step, actor(step));
                    return;
                }
            }
            var asking = chance.about("consult", step.id());
            int asked = lawful < 2_500 ? asking.between(1, 2) : asking.between(1, 3);
            List<Consulted> consulted = new ArrayList<>();
            int days = Math.max(1, workingDays(minutes));
            for (int i = 0; i < asked; i++) {
                var office = consulted(step, asking);
                if (consulted.stream().anyMatch(one -> one.office().equals(office.office()))) {
                    break;
                }
                consulted.add(office);
                var question = scene.say("question");
                pass(asking.between(3, 15) * Math.min(1, minutes / 480));
                add(
                        handler,
                        ConsultationAsked.class,
                        day -> office.ask(step.id(), question, hours.plusDays(day, days)));
            }
            for (var office : consulted) {
                pass(minutes * 0.85 / consulted.size() * asking.between(0.6, 1.3));
                var reply = scene.say("reply");
                add(office.by(), ConsultationAnswered.class, _ -> Act.officeAnswers(step.id(), office.office(), reply));
            }
            pass(minutes * 0.1);
            complete(step, handler);
        }

        /** A division that works here answers in its own name; an office elsewhere has its answer entered. */
        private Consulted consulted(Step step, Chance asking) {
            var beside =
                    step.actor() == Actor.OTHER_DIVISION ? roster.concurring(filing.agency(), division, asking) : null;
            return beside instanceof By.OfOffice here
                    ? new Consulted(roster.name(here), here)
                    : new Consulted(
                            scene.say(step.actor() == Actor.OTHER_DIVISION ? "division-asked" : "office"),
                            new By.OfOthers(filing.agency(), null, Roster.role(step.actor())));
        }

        private record Consulted(Text office, By by) {
            Act ask(StepId step, Text question, LocalDate replyBy) {
                return by instanceof By.OfOffice here
                        ? Act.consult(step, office, here.agency(), here.division(), question, replyBy)
                        : Act.askOffice(step, office, question, replyBy);
            }
        }

        private void visit(Step step, double minutes, boolean started) {
            begin(step, minutes, started);
            pass(minutes * 0.8);
            var findings = scene.say("findings");
            add(actor(step), InspectionHeld.class, _ -> Act.inspect(step.id(), findings, null));
            pass(minutes * 0.2);
            complete(step, actor(step));
        }

        private void deliberate(Step step, double minutes, boolean started) {
            begin(step, minutes, started);
            var sitting = chance.about("committee", step.id());
            var committee = scene.sayFirst(List.of("committee-" + step.id(), "committee"));
            int seats = sitting.between(7, 15);
            var role = new By.OfOthers(filing.agency(), null, "committee");
            pass(minutes * 0.5);
            if (minutes > 1_000 && sitting.happens(0.08)) {
                var deferred = scene.say("committee-deferred");
                add(role, CommitteeHeld.class, _ -> Act.committee(null, committee, deferred, null, null));
                pass(minutes * 0.5);
            }
            pass(minutes * 0.5);
            int against = Math.min(seats / 2 - 1, (int) Math.max(0, Math.round(sitting.logNormal(0.8, 1))));
            var outcome = scene.say(ending == Ending.CONDITIONS ? "committee-conditions" : "committee-carried");
            boolean counted = sitting.happens(0.8);
            add(
                    role,
                    CommitteeHeld.class,
                    _ -> Act.committee(
                            step.id(), committee, outcome, counted ? seats - against : null, counted ? against : null));
        }

        private void announce(Step step, double minutes, boolean started) {
            if (started || minutes > 480) {
                begin(step, minutes, started);
            }
            pass(minutes);
            var where = scene.sayFirst(List.of("notice-" + step.id(), "notice"));
            int days = chance.about("notice", step.id()).between(14, 30);
            add(handler, NoticePublished.class, day -> Act.publishNotice(step.id(), where, day.plusDays(days)));
        }

        /** Hearing people and testing things do not count towards the period; where the office says so, time stands. */
        private void hear(Step step, double minutes, boolean started) {
            begin(step, minutes, started);
            boolean test = step.kind() == Step.Kind.TECHNICAL_REVIEW;
            double stands = switch (step.kind()) {
                case HEARING -> 0.9;
                case OPINION -> 0.45;
                case TECHNICAL_REVIEW -> 0.25;
                default -> 0;
            };
            if (ending != Ending.DEEMED
                    && lawful > 2_500
                    && chance.about("suspended", step.id()).happens(stands)
                    && !isOver(hours.plus(at, seconds(minutes * 0.15 * 1.2)))) {
                var ground = test ? SuspensionGround.TEST_OR_APPRAISAL : SuspensionGround.OPINION_HEARING;
                var why = scene.say(test ? "suspended-test" : "suspended-hearing");
                pass(minutes * 0.15);
                // What is said at first is generous, so that it is kept.
                int longest = 7 + 2 * workingDays(minutes);
                add(handler, Suspended.class, day -> Act.suspend(ground, day.plusDays(longest), why));
                pass(minutes * 0.75);
                add(handler, Resumed.class, _ -> Act.resume(LONGER));
                pass(minutes * 0.1);
            } else {
                pass(minutes);
            }
            complete(step, actor(step));
        }

        private void draftAsStep(Step step, double minutes, boolean started) {
            if (step.actor() != Actor.OFFICER) {
                plain(step, minutes, started);
                return;
            }
            begin(step, minutes, started);
            pass(minutes);
            draft();
            complete(step, handler);
        }

        private void draft() {
            var title = scene.say("draft-title");
            var opinion = scene.say("draft-opinion");
            beats.add(new Beat(
                    at, at, handler, Drafted.class, null, List.of(title, opinion), _ -> Act.draft(title, opinion)));
        }

        private boolean isDrafted() {
            return beats.stream().anyMatch(beat -> beat.kind() == Drafted.class);
        }

        /** From the draft to the signature; {@code last} is the approval that decides. */
        private void approve(Step step, double minutes, boolean last, boolean started) {
            if (step.actor() == Actor.OTHER_AGENCY) {
                begin(step, minutes, started);
                pass(minutes);
                complete(step, actor(step));
                if (last) {
                    conclude(actor(step));
                }
                return;
            }
            var signing = chance.about("signing", step.id());
            boolean second = beats.stream().anyMatch(beat -> beat.kind() == Approved.class);
            if (started || minutes > 480) {
                begin(step, minutes, started);
            }
            double part = minutes / 4;
            if (second || !isDrafted()) {
                pass(part);
                draft();
            }
            var line = roster.line(filing.agency(), division, step.actor());
            if (line.size() > 1 && minutes > 300 && signing.happens(0.05)) {
                pass(part * 0.4);
                var reason = scene.say("draft-returned");
                beats.add(new Beat(
                        at,
                        at,
                        line.getFirst(),
                        DraftReturned.class,
                        null,
                        List.of(reason),
                        _ -> Act.returnDraft(reason)));
                pass(part * 0.4);
                draft();
            }
            for (var reviewer : line.subList(0, line.size() - 1)) {
                pass(part / Math.max(1, line.size() - 1));
                review(reviewer, signing);
            }
            if (line.size() == 1 && minutes > 60 && signing.happens(0.3)) {
                pass(part * 0.5);
                review(roster.colleague(handler), signing);
            }
            if (lawful > 4_000 && signing.happens(0.15)) {
                var beside = roster.concurring(filing.agency(), division, signing);
                if (beside != null) {
                    pass(part);
                    boolean dissent = signing.happens(0.05);
                    var opinion = scene.say(dissent ? "dissent" : "concur-opinion");
                    add(beside, Concurred.class, _ -> Act.concur(opinion, dissent));
                }
            }
            pass(part);
            boolean acting = line.size() > 1 && signing.happens(0.04);
            boolean delegated = !acting && line.size() <= 2 && signing.happens(0.4);
            var approver = acting ? line.get(line.size() - 2) : line.getLast();
            add(approver, Approved.class, step.id(), _ -> Act.approve(delegated, acting));
            if (last) {
                pass(Math.min(3, minutes / 60));
                conclude(approver);
            }
        }

        private void review(By reviewer, Chance signing) {
            boolean absent = signing.happens(0.03);
            boolean dissent = !absent && signing.happens(0.02);
            var skipped = absent ? scene.say("skipped") : null;
            var opinion = absent
                    ? null
                    : dissent ? scene.say("dissent") : signing.happens(0.5) ? scene.say("review-opinion") : null;
            add(reviewer, Reviewed.class, _ -> Act.review(opinion, skipped, dissent));
        }

        private void withdraw() {
            var reason = scene.say(isAsked() ? "withdrawn" : "dropped");
            add(handler, Decided.class, _ -> Act.decide(Outcome.WITHDRAWN, reason, List.of(), null, null));
            decided = true;
        }

        private void conclude(By by) {
            decided = true;
            if (!isAsked()) {
                var reason = scene.say("completed");
                add(by, Decided.class, _ -> Act.decide(Outcome.COMPLETED, reason, List.of(), null, null));
            } else if (ending == Ending.REFUSED) {
                var reason = scene.say("refused");
                var remedies = scene.say("remedies");
                add(by, Decided.class, _ -> Act.decide(Outcome.REFUSED, reason, List.of(), remedies, null));
            } else if (ending == Ending.CONDITIONS) {
                var reason = scene.say("granted-with-conditions");
                List<Text> conditions = new ArrayList<>();
                int count = chance.about("conditions").between(1, 3);
                for (int i = 0; i < count; i++) {
                    var condition = scene.say("condition");
                    if (!conditions.contains(condition)) {
                        conditions.add(condition);
                    }
                }
                add(
                        by,
                        Decided.class,
                        _ -> Act.decide(Outcome.GRANTED_WITH_CONDITIONS, reason, conditions, null, null));
            } else {
                var reason = scene.say("granted");
                add(by, Decided.class, _ -> Act.decide(Outcome.GRANTED, reason, List.of(), null, null));
            }
        }

        private boolean isDeclined() {
            return ending == Ending.REFUSED || ending == Ending.RETURNED || ending == Ending.WITHDRAWN;
        }

        private void afterDecision(List<Step> rest) {
            var telling = chance.about("told");
            pass(Math.min(lawful * 0.02, telling.logNormal(90, 0.7)));
            boolean objectable =
                    ending == Ending.REFUSED || (procedure.nature() == Nature.SANCTION && ending != Ending.WITHDRAWN);
            var deadline = isAsked() ? Deadline.OBJECTION_TO_REFUSAL : Deadline.GENERAL_OBJECTION;
            String channel = telling.one(List.of("online", "online", "text-message", "post", "counter"));
            add(
                    handler,
                    Notified.class,
                    day -> Act.notifyResult(channel, objectable ? clock.until(day, deadline.period()) : null));
            if (objectable && telling.happens(0.22)) {
                object(telling);
                return;
            }
            if (isDeclined()) {
                return;
            }
            if (ending == Ending.DEEMED) {
                issueWithoutApproval(rest);
                return;
            }
            for (var step : rest) {
                double minutes = step.share() > 0
                        ? taken * step.share()
                        : chance.about("later", step.id()).logNormal(6_000, 0.5);
                switch (step.kind()) {
                    // Done by the notice itself.
                    case NOTIFY -> {}
                    case PUBLIC_NOTICE -> announce(step, minutes, false);
                    case COMMITTEE -> deliberate(step, minutes, false);
                    default -> {
                        begin(step, minutes, minutes <= 480);
                        pass(minutes);
                        complete(step, actor(step));
                    }
                }
            }
        }

        /** What silence granted is handed out too; that no one approved it leaves the procedure, and is said. */
        private void issueWithoutApproval(List<Step> rest) {
            if (!rest.isEmpty()) {
                var step = rest.getFirst();
                start(step, 0, scene.say("departure-deemed"));
                pass(lawful * 0.05);
                complete(step, handler);
            }
        }

        private void object(Chance telling) {
            // Well within the thirty days that are the shorter of the two periods.
            pass(Math.min(5_500, telling.logNormal(3_500, 0.5)));
            var grounds = scene.say("objection-grounds").ko();
            add(new By.OfApplicant(filing.agency()), ObjectionFiled.class, _ -> Act.object(grounds));
            pass(telling.between(1_500, 3_200));
            boolean upheld = telling.happens(0.25);
            var reason = scene.say(upheld ? "objection-upheld" : "objection-dismissed");
            add(
                    roster.divisionHead(filing.agency(), division),
                    ObjectionDecided.class,
                    _ -> Act.decideObjection(upheld, reason));
            if (upheld) {
                decideAnew(telling);
            }
        }

        /** What was refused is granted, what was imposed is dropped. */
        private void decideAnew(Chance telling) {
            pass(telling.between(400, 1_200));
            if (!isAsked()) {
                var dropped = scene.say("dropped");
                add(handler, Decided.class, _ -> Act.decide(Outcome.WITHDRAWN, dropped, List.of(), null, null));
            } else {
                var approval = procedure.mainLine().reversed().stream()
                        .filter(step -> step.kind() == Step.Kind.APPROVE && step.actor() != Actor.OTHER_AGENCY)
                        .findFirst();
                if (approval.isEmpty()) {
                    return;
                }
                draft();
                pass(telling.between(100, 500));
                var approver = roster.line(
                                filing.agency(), division, approval.get().actor())
                        .getLast();
                add(approver, Approved.class, approval.get().id(), _ -> Act.approve(false, false));
                pass(2);
                var granted = scene.say("granted");
                add(approver, Decided.class, _ -> Act.decide(Outcome.GRANTED, granted, List.of(), null, null));
            }
            pass(telling.between(30, 200));
            add(handler, Notified.class, _ -> Act.notifyResult("online", null));
        }

        /** What comes in between, whatever step is being worked on. */
        private void interrupt() {
            if (extended) {
                var when = chance.about("extended", "when");
                var reason = when.happens(0.5) ? ExtensionReason.FACTS_TO_CHECK : ExtensionReason.OTHER_OFFICE_NEEDED;
                var told = scene.say(reason == ExtensionReason.FACTS_TO_CHECK ? "extended-facts" : "extended-office");
                var by = lawfully().unit() == Period.Unit.DAY
                                && when.about("length").happens(0.4)
                        ? new Extension(Math.max(1, lawfully().count() / 2))
                        : Extension.WHOLE;
                between(
                        lawful * when.between(0.7, 0.93),
                        roster.divisionHead(filing.agency(), division),
                        Extended.class,
                        _ -> Act.extend(reason, told, false, by));
            }
            var reassigned = chance.about("reassigned");
            if (lawful > 2_000 && reassigned.happens(0.05)) {
                var to = (By.OfOffice) roster.colleague(handler);
                var reason = scene.say("reassigned");
                between(
                        taken * reassigned.between(0.2, 0.8),
                        roster.teamLeader(filing.agency(), division),
                        Assigned.class,
                        _ -> Act.assign(to.division(), to.official(), reason));
            }
        }

        /** Puts a beat among the others, if the decision has not been taken by then. */
        private void between(double minutes, By by, Class<? extends PetitionEvent> kind, Function<LocalDate, Act> act) {
            var when = hours.plus(filing.receivedAt(), seconds(minutes));
            insert(new Beat(when, when, by, kind, null, List.of(), act));
        }

        private void insert(Beat beat) {
            int place = 0;
            boolean assigned = false;
            while (place < beats.size() && !beats.get(place).occurredAt().isAfter(beat.occurredAt())) {
                assigned |= beats.get(place).kind() == Assigned.class;
                if (beats.get(place).kind() == Decided.class) {
                    return;
                }
                place++;
            }
            if (assigned) {
                beats.add(place, beat);
            }
        }

        /** A beat that comes after some minutes, while the story goes on. */
        private void later(double minutes, By by, Class<? extends PetitionEvent> kind, Function<LocalDate, Act> act) {
            var when = hours.plus(at, seconds(minutes));
            delayed.add(new Beat(when, when, by, kind, null, List.of(), act));
        }

        private void add(By by, Class<? extends PetitionEvent> kind, Function<LocalDate, Act> act) {
            add(by, kind, null, act);
        }

        private void add(
                By by, Class<? extends PetitionEvent> kind, @Nullable StepId step, Function<LocalDate, Act> act) {
            beats.add(new Beat(at, at, by, kind, step, List.of(), act));
        }

        private void pass(double minutes) {
            at = hours.plus(at, seconds(minutes * chance.between(0.8, 1.2)));
        }

        /** Until a day is over, and so much longer. */
        private void pass(LocalDate day, double minutes) {
            var over = hours.atDesk(day.plusDays(1).atStartOfDay(CityTime.ZONE).toInstant());
            at = over.isAfter(at) ? over : at;
            pass(minutes);
        }

        private Duration seconds(double minutes) {
            return Duration.ofSeconds(Math.max(5, Math.round(minutes * 60)) + chance.between(0, 50));
        }

        private static int workingDays(double minutes) {
            return (int) Math.round(minutes / 480);
        }

        /** Most acts are entered at once, some hours or a day later; what was entered once is never overtaken by an earlier one. */
        private List<Beat> withRecording() {
            delayed.forEach(this::insert);
            correctInspections();
            List<Beat> recorded = new ArrayList<>(beats.size());
            var entering = chance.about("entering");
            // What moves the due date has to be entered before it, and nothing waits behind it.
            boolean prompt =
                    beats.stream().anyMatch(beat -> beat.kind() == Suspended.class || beat.kind() == Extended.class);
            var previous = filing.receivedAt();
            for (var beat : beats) {
                var entered = beat.by() instanceof By.OfSystem
                        ? beat.occurredAt()
                        : beat.occurredAt().plus(atOnce(delay(entering), prompt));
                previous = entered.isAfter(previous) ? entered : previous.plusSeconds(2);
                recorded.add(beat.recorded(previous));
            }
            return recorded;
        }

        /** A slip in an inspection's findings is put right beside them. Reception is the first fact, so beat 0 is the second. */
        private void correctInspections() {
            for (int i = 0; i < beats.size() - 1; i++) {
                var inspection = beats.get(i);
                if (inspection.kind() == InspectionHeld.class
                        && chance.about("corrected", i).happens(0.04)) {
                    int seq = i + 2;
                    var correction = scene.say("correction");
                    var reason = scene.say("correction-reason");
                    var when = beats.get(i + 1).occurredAt();
                    beats.add(
                            i + 2,
                            new Beat(
                                    when,
                                    when,
                                    handler,
                                    Corrected.class,
                                    null,
                                    List.of(),
                                    _ -> Act.correct(seq, correction, reason)));
                }
            }
        }

        private static Duration atOnce(Duration delay, boolean prompt) {
            var longest = Duration.ofSeconds(40);
            return prompt && delay.compareTo(longest) > 0 ? longest : delay;
        }

        private Duration delay(Chance entering) {
            return entering.happens(0.035)
                    ? Duration.ofSeconds((long) (3600 * entering.between(1.2, 26)))
                    : Duration.ofSeconds((long) Math.min(3_000, entering.logNormal(45, 1.1)));
        }
    }
}
