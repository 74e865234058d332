package city.open.border.disclosure;

import static city.open.border.disclosure.Treatment.MASKED;
import static city.open.border.disclosure.Treatment.OPEN;
import static city.open.border.disclosure.Treatment.withheld;

import city.open.ground.calendar.Text;
import city.open.inside.petition.EventKinds;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.*;
import city.open.outside.record.Entry;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A version of the disclosure policy: by kind of fact and part, what becomes of it. It is an allow-list; what it does not name stays inside.
 */
record Policy(int version, Map<String, Map<String, Treatment>> rules) {
    /** Decisions under way (Disclosure Act art. 9(1)5): the stage and its end are said, and the gap can be opened then. */
    private static final Treatment UNTIL_DECISION = withheld("9-1-5", "decision");
    /** Privacy (art. 9(1)6). */
    private static final Treatment PRIVATE = withheld("9-1-6", null);

    /**
     * From version 2 on, what is chosen from a list appears as queries and tables write it. Version 1 shows the names of the program, and its
     * entries stay as they are.
     */
    private static final int SPELT_FROM = 2;

    /**
     * Version 3 names papers that were opened and wishes that an entry be withheld. From version 4 on what people wrote stands in the leaf as
     * a commitment, so that it can be withheld later.
     */
    private static final int IN_FORCE = Entry.COMMITTED_FROM;

    /** Text, but chosen from a list or made by the program: numbers of papers, hashes, grounds, steps. */
    private static final Set<String> NEVER_WORDS =
            Set.of("variant", "channel", "document", "registration", "sha256", "draw", "ground", "again", "passedOver");

    private static final Map<String, Map<String, Treatment>> RULES = rulesOfAllVersions();
    private static final Map<String, Map<String, Treatment>> COMMITTED_RULES = committed(RULES);

    /**
     * From the catalogue's base profile: the handling is open, the person is not, opinions wait for the decision and are opened with it.
     */
    static Policy inForce() {
        return new Policy(IN_FORCE, COMMITTED_RULES);
    }

    /** The policy under which an entry was made, to make it again; null for a version that never was. */
    static @Nullable Policy inVersion(int version) {
        if (version < 1 || version > IN_FORCE) {
            return null;
        }
        return new Policy(version, version < Entry.COMMITTED_FROM ? RULES : COMMITTED_RULES);
    }

    /** What people write; all else in a fact is a date, a number, an id or chosen from a list. */
    static boolean isWords(RecordComponent part) {
        return Set.of(Text.class, String.class, List.class).contains(part.getType())
                && !NEVER_WORDS.contains(part.getName());
    }

    private static Map<String, Map<String, Treatment>> committed(Map<String, Map<String, Treatment>> rules) {
        var all = new TreeMap<String, Map<String, Treatment>>();
        rules.forEach((kind, parts) -> {
            Map<String, Treatment> committed = new LinkedHashMap<>(parts);
            for (var part : EventKinds.type(kind).getRecordComponents()) {
                if (isWords(part)) {
                    committed.computeIfPresent(part.getName(), (_, treatment) -> treatment.withCommitment());
                }
            }
            all.put(kind, committed);
        });
        return all;
    }

    private static Map<String, Map<String, Treatment>> rulesOfAllVersions() {
        var rules = new TreeMap<String, Map<String, Treatment>>();
        put(
                rules,
                Received.class,
                "variant",
                OPEN,
                "division",
                OPEN,
                "subject",
                OPEN,
                "applicant",
                MASKED,
                "site",
                MASKED,
                "channel",
                OPEN,
                "submittedAt",
                OPEN,
                "period",
                OPEN,
                "due",
                OPEN,
                "deemedOn",
                OPEN,
                "imported",
                OPEN);
        put(rules, CompletenessChecked.class, "complete", OPEN, "note", OPEN);
        put(rules, SupplementRequested.class, "what", OPEN, "answerBy", OPEN, "round", OPEN);
        put(rules, SupplementExtended.class, "answerBy", OPEN, "times", OPEN);
        put(rules, SupplementDemanded.class, "what", OPEN, "answerBy", OPEN);
        put(rules, SupplementAnswered.class, "what", OPEN, "due", OPEN, "deemedOn", OPEN);
        put(
                rules,
                Assigned.class,
                "division",
                OPEN,
                "official",
                OPEN,
                "reason",
                OPEN,
                "draw",
                OPEN,
                "eligible",
                OPEN,
                "excluded",
                OPEN,
                "passedOver",
                OPEN);
        put(rules, ConflictDeclared.class, "official", OPEN, "interest", PRIVATE);
        put(rules, StepStarted.class, "expectedBy", OPEN, "departure", OPEN);
        put(rules, StepCompleted.class, "result", OPEN, "summary", OPEN, "report", UNTIL_DECISION, "departure", OPEN);
        put(
                rules,
                ConsultationAsked.class,
                "office",
                OPEN,
                "question",
                OPEN,
                "replyBy",
                OPEN,
                "agency",
                OPEN,
                "unit",
                OPEN);
        put(rules, ConsultationExtended.class, "asked", OPEN, "reason", OPEN, "replyBy", OPEN);
        put(rules, ConsultationAnswered.class, "office", OPEN, "reply", OPEN, "asked", OPEN);
        put(rules, InspectionHeld.class, "findings", OPEN, "report", UNTIL_DECISION);
        put(rules, CommitteeScheduled.class, "committee", OPEN, "agenda", OPEN, "on", OPEN);
        put(
                rules,
                CommitteeHeld.class,
                "committee",
                OPEN,
                "heldOn",
                OPEN,
                "outcome",
                OPEN,
                "votesFor",
                OPEN,
                "votesAgainst",
                OPEN,
                "early",
                OPEN);
        put(rules, NoticePublished.class, "where", OPEN, "until", OPEN);
        put(rules, Drafted.class, "title", OPEN, "opinion", UNTIL_DECISION, "document", OPEN, "acknowledged", OPEN);
        put(rules, Reviewed.class, "opinion", UNTIL_DECISION, "skipped", OPEN, "dissent", OPEN, "document", OPEN);
        put(rules, Concurred.class, "opinion", UNTIL_DECISION, "dissent", OPEN, "document", OPEN);
        put(
                rules,
                Approved.class,
                "delegated",
                OPEN,
                "acting",
                OPEN,
                "document",
                OPEN,
                "registration",
                OPEN,
                "authority",
                OPEN,
                "actingFor",
                OPEN);
        put(rules, DraftReturned.class, "reason", OPEN, "document", OPEN);
        put(rules, DocumentIssued.class, "document", OPEN, "registration", OPEN, "to", OPEN);
        put(
                rules,
                Extended.class,
                "reason",
                OPEN,
                "explanation",
                OPEN,
                "times",
                OPEN,
                "consented",
                OPEN,
                "due",
                OPEN,
                "deemedOn",
                OPEN,
                "days",
                OPEN);
        put(rules, Suspended.class, "ground", OPEN, "from", OPEN, "explanation", OPEN, "until", OPEN);
        put(rules, Resumed.class, "to", OPEN, "due", OPEN, "deemedOn", OPEN, "explanation", OPEN);
        put(rules, Recounted.class, "cause", OPEN, "before", OPEN, "due", OPEN, "deemedOn", OPEN);
        put(rules, Transferred.class, "from", OPEN, "to", OPEN, "reason", OPEN, "agency", OPEN, "receiveBy", OPEN);
        put(rules, Reminded.class, "overdue", OPEN, "due", OPEN, "workingDays", OPEN);
        put(rules, ProgressNoticed.class, "days", OPEN, "standing", OPEN);
        put(rules, StepExpected.class, "on", OPEN, "before", OPEN, "reason", OPEN);
        put(
                rules,
                Decided.class,
                "outcome",
                OPEN,
                "reason",
                OPEN,
                "conditions",
                OPEN,
                "remedies",
                OPEN,
                "document",
                OPEN,
                "departure",
                OPEN,
                "passedOver",
                OPEN);
        put(rules, Notified.class, "channel", OPEN, "objectionUntil", OPEN);
        put(rules, ObjectionFiled.class, "grounds", PRIVATE, "decideBy", OPEN);
        put(rules, ObjectionExtended.class, "reason", OPEN, "decideBy", OPEN);
        put(rules, ObjectionDecided.class, "upheld", OPEN, "reason", OPEN, "due", OPEN, "again", OPEN);
        put(
                rules,
                Reopened.class,
                "ground",
                OPEN,
                "reason",
                OPEN,
                "hearing",
                OPEN,
                "opinionsBy",
                OPEN,
                "unheard",
                OPEN,
                "due",
                OPEN,
                "again",
                OPEN);
        put(rules, OpinionHeard.class, "way", OPEN, "result", OPEN);
        put(
                rules,
                DocumentOpened.class,
                "document",
                OPEN,
                "title",
                OPEN,
                "pages",
                OPEN,
                "sha256",
                OPEN,
                "covered",
                OPEN,
                "redactedBy",
                OPEN);
        put(rules, DocumentWithdrawn.class, "document", OPEN, "reason", OPEN);
        put(rules, WithholdingAsked.class, "seq", OPEN, "decideBy", OPEN);
        put(rules, WithholdingDecided.class, "seq", OPEN, "granted", OPEN, "ground", OPEN, "reason", OPEN);
        put(rules, Erased.class, "ground", OPEN);
        put(rules, Corrected.class, "seq", OPEN, "correction", OPEN, "reason", OPEN);
        return rules;
    }

    /** Whether what people wrote stands in the leaf as commitments. */
    boolean commits() {
        return version >= Entry.COMMITTED_FROM;
    }

    boolean speltAsInQueries() {
        return version >= SPELT_FROM;
    }

    /** Whether a part of such a fact is withheld until the petition is decided. */
    boolean waits(String kind) {
        return rules.getOrDefault(kind, Map.of()).values().stream().anyMatch(Treatment::untilDecision);
    }

    /** Null for a part that no rule names. */
    @Nullable
    Treatment treatment(String kind, String part) {
        return rules.getOrDefault(kind, Map.of()).get(part);
    }

    private static void put(
            Map<String, Map<String, Treatment>> rules,
            Class<? extends PetitionEvent> kind,
            Object... partsAndTreatments) {
        Map<String, Treatment> parts = new LinkedHashMap<>();
        for (int i = 0; i < partsAndTreatments.length; i += 2) {
            parts.put((String) partsAndTreatments[i], (Treatment) partsAndTreatments[i + 1]);
        }
        rules.put(EventKinds.named(kind), parts);
    }
}
