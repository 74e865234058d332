package city.open.outside.verification;

import city.open.ground.vocabulary.FactKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The city's figures, counted from its entries: what is open in each sector, what came in, what was decided, what was entered within an hour. Days and months are those
 * of the city. How many were in time and how long they took follow from the law's clock and are not counted here.
 */
final class PublicFigures {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(250);
    private static final String FIGURES = "api/v1/figures";
    private static final int STRETCH = 500;
    private static final double SAME = 1e-9;

    private final Place place;
    private final Map<String, String> sectorOf = new HashMap<>();
    private final Map<String, Long> open = new TreeMap<>();
    private final Map<LocalDate, Long> received = new HashMap<>();
    private final Map<YearMonth, Long> decided = new HashMap<>();
    private final Map<YearMonth, Long> disclosed = new HashMap<>();
    private final Map<YearMonth, Long> withinHour = new HashMap<>();
    private final Set<String> imported = new HashSet<>();
    private final ZoneId zone;
    private final DivisionRecount divisions;
    private final CohortRecount cohorts;
    private long next;

    PublicFigures(Place place) {
        this.place = place;
        this.zone = ShownZone.in(read(FIGURES));
        this.divisions = new DivisionRecount(zone);
        this.cohorts = new CohortRecount(zone);
        for (var procedure : read("api/v1/procedures")) {
            sectorOf.put(
                    procedure.path("code").asString(""),
                    procedure.path("sector").asString(""));
        }
    }

    private JsonNode read(String path) {
        var bytes = place.read(path)
                .orElseThrow(() -> new CannotCheck(
                        "%s shows no %s: figures are checked at an installation's address.".formatted(place, path)));
        try {
            return Canonical.JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new NotShown("What is shown at %s is not JSON.".formatted(path));
        }
    }

    /** Entries come in their order. */
    void add(byte[] entry) {
        add(Canonical.JSON.readTree(entry));
    }

    private void add(JsonNode entry) {
        next = entry.path("index").asLong() + 1;
        var petition = entry.path("petition").asString("");
        if (petition.isEmpty()) {
            return;
        }
        var happened = Instant.parse(entry.path("occurredAt").asString(""));
        var entered = Instant.parse(entry.path("recordedAt").asString(""));
        var sector = sectorOf.getOrDefault(entry.path("procedure").path("code").asString(""), "");
        FactKind.named(entry.path("kind").asString("")).ifPresent(kind -> {
            long opened = opened(kind, entry);
            if (opened != 0) {
                open.merge(sector, opened, Long::sum);
            }
            if (kind == FactKind.PETITION_RECEIVED) {
                received.merge(LocalDate.ofInstant(happened, zone), 1L, Long::sum);
                if (entry.path("open").path("imported").asBoolean(false)) {
                    imported.add(petition);
                }
            } else if (kind == FactKind.PETITION_DECIDED) {
                decided.merge(month(happened), 1L, Long::sum);
            }
        });
        cohorts.add(petition, entry, month(happened), imported.contains(petition));
        if (!imported.contains(petition)) {
            divisions.add(petition, entry, month(entered));
            disclosed.merge(month(entered), 1L, Long::sum);
            boolean inTime = Duration.between(happened, entered).compareTo(HOUR) <= 0;
            withinHour.merge(month(entered), inTime ? 1L : 0L, Long::sum);
        }
    }

    /** How many more petitions are open after it. Opened again, one is among the open ones until it is decided anew. */
    private static long opened(FactKind kind, JsonNode entry) {
        return switch (kind) {
            case PETITION_RECEIVED, PETITION_REOPENED -> 1;
            case PETITION_DECIDED -> -1;
            case OBJECTION_DECIDED -> entry.path("open").has("again") ? 1 : 0;
            case COMPLETENESS_CHECKED,
                    SUPPLEMENT_REQUESTED,
                    SUPPLEMENT_EXTENDED,
                    SUPPLEMENT_DEMANDED,
                    SUPPLEMENT_ANSWERED,
                    PETITION_ASSIGNED,
                    CONFLICT_DECLARED,
                    STEP_STARTED,
                    STEP_COMPLETED,
                    CONSULTATION_ASKED,
                    CONSULTATION_EXTENDED,
                    CONSULTATION_ANSWERED,
                    INSPECTION_HELD,
                    COMMITTEE_SCHEDULED,
                    COMMITTEE_HELD,
                    NOTICE_PUBLISHED,
                    DOCUMENT_DRAFTED,
                    DOCUMENT_REVIEWED,
                    DOCUMENT_CONCURRED,
                    DOCUMENT_APPROVED,
                    DOCUMENT_RETURNED,
                    DOCUMENT_ISSUED,
                    PERIOD_EXTENDED,
                    PERIOD_SUSPENDED,
                    PERIOD_RESUMED,
                    PERIOD_RECOUNTED,
                    PETITION_TRANSFERRED,
                    PROGRESS_NOTICED,
                    DELAY_EXPLAINED,
                    HANDLING_REMINDED,
                    STEP_EXPECTED,
                    RESULT_NOTIFIED,
                    OBJECTION_FILED,
                    OBJECTION_EXTENDED,
                    OPINION_HEARD,
                    COMMENTS_INVITED,
                    NEIGHBOURS_WRITTEN,
                    COMMENT_GIVEN,
                    COMMENTS_ANSWERED,
                    QUESTION_ASKED,
                    QUESTION_ANSWERED,
                    CONTRACT_STATED,
                    PLEDGE_SIGNED,
                    VISIT_ANNOUNCED,
                    VISIT_HELD,
                    RECOMMENDATION_MADE,
                    RECOMMENDATION_ANSWERED,
                    SANCTION_IMPOSED,
                    DOCUMENT_OPENED,
                    DOCUMENT_WITHDRAWN,
                    WITHHOLDING_ASKED,
                    WITHHOLDING_DECIDED,
                    PETITION_ERASED,
                    ENTRY_CORRECTED,
                    ORDER_ISSUED,
                    ORDER_ANSWERED,
                    ORDER_ENDED -> 0;
        };
    }

    private YearMonth month(Instant at) {
        return YearMonth.from(LocalDate.ofInstant(at, zone));
    }

    /**
     * Holds what is shown against what was counted. While a city works, its figures and its entries are a moment apart; those that come meanwhile are counted
     * as its change feed shows them.
     *
     * @throws NotShown naming the figure that stays another
     */
    void requireShown(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var shown = read(FIGURES);
            var ofDivisions = read("api/v1/disclosure");
            var ofCohorts = read(cohorts.address());
            catchUp();
            var fault = difference(shown);
            if (fault.isEmpty()) {
                fault = divisions.difference(ofDivisions);
            }
            if (fault.isEmpty()) {
                fault = cohorts.difference(ofCohorts);
            }
            if (fault.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new NotShown(fault);
            }
            LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
        }
    }

    private void catchUp() {
        JsonNode more;
        do {
            more = Canonical.JSON.readTree(ChangeFeed.read(place, next, STRETCH).getBytes(StandardCharsets.UTF_8));
            more.forEach(this::add);
        } while (more.size() == STRETCH);
    }

    private String difference(JsonNode shown) {
        var today = LocalDate.parse(shown.path("day").asString(""));
        var month = YearMonth.from(today);
        var sectors = new HashSet<>(open.keySet());
        sectors.addAll(shown.path("openBySector").propertyNames());
        for (var sector : sectors) {
            var fault = difference(
                    "openBySector." + sector,
                    shown.path("openBySector").path(sector).asLong(0),
                    open.getOrDefault(sector, 0L));
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        long all = open.values().stream().mapToLong(Long::longValue).sum();
        var entered = disclosed.getOrDefault(month, 0L);
        double share = entered == 0 ? 0 : (double) withinHour.getOrDefault(month, 0L) / entered;
        for (var fault : new String[] {
            difference("openNow", shown.path("openNow").asLong(-1), all),
            difference("receivedToday", shown.path("receivedToday").asLong(-1), received.getOrDefault(today, 0L)),
            difference("decidedThisMonth", shown.path("decidedThisMonth").asLong(-1), decided.getOrDefault(month, 0L)),
            Math.abs(shown.path("disclosedWithinHour").asDouble(0) - share) < SAME
                    ? ""
                    : "The figure disclosedWithinHour is shown as %s, and the entries say %s."
                            .formatted(shown.path("disclosedWithinHour"), share)
        }) {
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        return "";
    }

    private static String difference(String figure, long shown, long counted) {
        return shown == counted
                ? ""
                : "The figure %s is shown as %,d, and the entries say %,d.".formatted(figure, shown, counted);
    }
}
