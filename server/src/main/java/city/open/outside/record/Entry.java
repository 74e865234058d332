package city.open.outside.record;

import city.open.ground.city.City;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One disclosed fact of a petition, or what the city said about itself, as everyone may read it (contract.md, "A public entry"). The index is dense, global and orders everything public.
 *
 * <p>It is shown with the words that people wrote; hashed into the log, as its leaf, with salted commitments in their place, so that words can
 * go later and the log still holds.
 *
 * @param petition its number; empty, and left out of the JSON, where the city speaks about itself
 * @param procedure the petition's; {@link ProcedureRef#NONE}, and left out of the JSON, where there is no petition
 * @param open values shown as they are: text, numbers, booleans, lists and maps of these; times as ISO 8601 text
 * @param masked values of which only a part is shown
 * @param commitments salted hashes of values that stay sealed, by field
 * @param salts of the parts that are shown here and stand in the leaf as commitments, in hexadecimal; none in the leaf itself
 * @param withheld fields not shown, each with its ground in the Official Information Disclosure Act
 * @param policy the version of the disclosure policy that let this through
 * @param head what {@link CaseHead} makes of the petition's public view after this entry; null in entries from before views were bound
 */
public record Entry(
        long index,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String petition,
        int seq,
        String kind,
        Instant occurredAt,
        Instant recordedAt,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = ProcedureRef.Missing.class)
        ProcedureRef procedure,

        @Nullable String step,
        By by,
        Map<String, Object> open,
        Map<String, String> masked,
        Map<String, String> commitments,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> salts,
        List<Withheld> withheld,
        int policy,
        @Nullable String head) {

    /** From this version of the policy on, a leaf holds no words that people wrote. */
    public static final int COMMITTED_FROM = 4;

    /** The name of the gap where nothing of an entry is shown. */
    static final String WHOLE = "entry";

    public Entry {
        petition = Objects.requireNonNullElse(petition, "");
        procedure = Objects.requireNonNullElse(procedure, ProcedureRef.NONE);
        open = inOrder(open);
        masked = inOrder(masked);
        commitments = inOrder(commitments);
        salts = salts == null ? Map.of() : inOrder(salts);
        withheld = List.copyOf(withheld);
    }

    /** As canonical JSON has it: an answer with this in it is the same bytes, and has the same ETag, on every machine. */
    private static <V> Map<String, V> inOrder(Map<String, V> parts) {
        return Collections.unmodifiableMap(new TreeMap<>(parts));
    }

    /** What the city says about itself; no petition has it. */
    public static Entry ofCity(long index, int seq, String kind, Instant at, Map<String, Object> open, int policy) {
        return new Entry(
                index,
                "",
                seq,
                kind,
                at,
                at,
                ProcedureRef.NONE,
                null,
                new By(City.here().code(), null, null, null, "system:publisher"),
                open,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                policy,
                null);
    }

    /** What it says, by its kind. */
    public Disclosed disclosed() {
        return Disclosed.of(this);
    }

    /** Whether it belongs to no petition. */
    @JsonIgnore
    public boolean isOfCity() {
        return petition.isEmpty();
    }

    /** How long after the act it was entered; what the audit watches. */
    public Duration lag() {
        return Duration.between(occurredAt, recordedAt);
    }

    /** This entry as it is hashed, with these of its contents and commitments for all others. */
    public Entry leaf(Map<String, Object> open, Map<String, String> masked, Map<String, String> commitments) {
        return with(open, masked, commitments, Map.of(), withheld);
    }

    /** This entry with other contents, in the same place. */
    Entry with(
            Map<String, Object> open,
            Map<String, String> masked,
            Map<String, String> commitments,
            Map<String, String> salts,
            List<Withheld> withheld) {
        return new Entry(
                index,
                petition,
                seq,
                kind,
                occurredAt,
                recordedAt,
                procedure,
                step,
                by,
                open,
                masked,
                commitments,
                salts,
                withheld,
                policy,
                head);
    }

    /** The same entry, bound to the view after it. */
    public Entry withHead(@Nullable String bound) {
        return new Entry(
                index,
                petition,
                seq,
                kind,
                occurredAt,
                recordedAt,
                procedure,
                step,
                by,
                open,
                masked,
                commitments,
                salts,
                withheld,
                policy,
                bound);
    }

    /** Follows from the gaps and is no part of what is signed. */
    @JsonIgnore
    public boolean isWithheldWhole() {
        return withheld.stream().anyMatch(gap -> gap.field().equals(WHOLE));
    }

    public record ProcedureRef(String code, int version) {
        public static final ProcedureRef NONE = new ProcedureRef("", 0);

        /** Tells the writer of JSON what is left out. */
        static final class Missing {
            @Override
            public boolean equals(@Nullable Object value) {
                return value == null || value.equals(NONE);
            }

            @Override
            public int hashCode() {
                return NONE.hashCode();
            }
        }
    }

    /**
     * Who acted: the official's name or stable alias by the agency's identity policy, or no official for acts of the applicant
     * and of the system.
     *
     * @param rank {@code officer} … {@code mayor}, or {@code applicant}, {@code committee}, {@code system}
     */
    public record By(
            String agency,
            @Nullable String division,
            @Nullable String official,
            @Nullable String officialEn,
            String rank) {}

    /**
     * A gap that names its ground.
     *
     * @param ground {@code 9-1-5} for article 9(1)5 of the Disclosure Act
     * @param until when the ground lapses, e.g. {@code decision}; absent when it does not
     * @param since the number of the entry that decided it, for what had been public before; such a gap is not in the leaf
     */
    public record Withheld(
            String field,
            String ground,
            @Nullable String until,
            @Nullable Integer since) {
        public Withheld(String field, String ground, @Nullable String until) {
            this(field, ground, until, null);
        }
    }
}
