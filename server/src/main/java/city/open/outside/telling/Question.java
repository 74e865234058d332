package city.open.outside.telling;

import city.open.ground.calendar.Legible;
import city.open.ground.page.When;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.record.CohortCount;
import city.open.outside.record.PublicQuery;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was asked of search and browse, as it was written, so that the form can keep it. */
public record Question(Map<String, String> parts) {
    public static final List<String> STATUSES = List.of(
            "open",
            "supplement",
            "suspended",
            "closed",
            "granted",
            "granted-with-conditions",
            "refused",
            "returned",
            "withdrawn",
            "deemed-accepted",
            "deemed-approved",
            "objected");
    private static final List<String> OTHER_STATUSES = List.of("received", "under-review", "decided", "completed");

    /** In which orders what is found can be had; the first where none is asked for. */
    public static final List<String> ORDERS = List.of("newest", "oldest", "due");
    /** In which forms the page can be had; the first where none is asked for. */
    public static final List<String> VIEWS = List.of("list", "table");
    /** What a petition can be looked for by: that it has such an entry. */
    public static final List<String> WITH =
            CohortCount.MARKS.stream().map(CohortCount::text).toList();

    /** Only how it is shown, and from where on: what is found is the same. */
    private static final List<String> SHOWING = List.of("sort", "view", "after");

    private static final List<String> NAMES = List.of(
            "q",
            "sector",
            "procedure",
            "agency",
            "division",
            "place",
            "status",
            "from",
            "to",
            "late",
            "with",
            "sort",
            "view",
            "after");
    private static final int LONGEST = 200;
    private static final Pattern NUMBER = Pattern.compile("([0-9]{4})[- ]?([0-9]{7})[- ]?([0-9]{7})[- ]?([0-9])");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    public static Question of(HttpServletRequest request) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (var name : NAMES) {
            var value = request.getParameter(name);
            if (value != null && !value.isBlank()) {
                parts.put(name, value.strip());
            }
        }
        return new Question(parts);
    }

    public String part(String name) {
        return parts.getOrDefault(name, "");
    }

    /** For a field that can only hold a day. */
    public String day(String name) {
        return When.dayField(part(name));
    }

    public boolean late() {
        return parts.containsKey("late");
    }

    /** Whether anything beyond the words narrows the search. */
    public boolean filtered() {
        return parts.keySet().stream().anyMatch(name -> !name.equals("q") && !SHOWING.contains(name));
    }

    /** Whether anything was asked for at all, rather than everything. */
    public boolean asks() {
        return filtered() || parts.containsKey("q");
    }

    /** What was typed into the search, a petition's number in the form in which it is written. */
    public String sought() {
        var plain = Normalizer.normalize(Legible.tidy(part("q")), Normalizer.Form.NFKC)
                .replaceAll("\\p{Pd}|\u2212", "-")
                .strip();
        var number = NUMBER.matcher(plain);
        return number.matches()
                ? String.join("-", number.group(1), number.group(2), number.group(3), number.group(4))
                : plain;
    }

    /**
     * A question that cannot be meant.
     *
     * <p>{@code kind} is part of the contract: it names the problem type for machines and the words for people.
     */
    public static final class NotMeant extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String kind;
        private final transient List<Object> values;

        public NotMeant(String kind, Object... values) {
            super(kind, null, false, false);
            this.kind = kind;
            this.values = List.of(values);
        }

        public String kind() {
            return kind;
        }

        /** What the words of the refusal name. */
        public List<Object> values() {
            return values;
        }
    }

    /**
     * What the record is to be asked.
     *
     * @throws NotMeant where a part cannot be meant
     */
    public PublicQuery query(Catalogue catalogue, Organization organization, int limit) {
        parts.forEach((name, value) -> {
            if (value.length() > LONGEST) {
                throw new NotMeant("too-long", name, LONGEST);
            }
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw new NotMeant("unreadable", name);
            }
        });
        var sought = sought();
        if (NUMBER.matcher(sought).matches() && !PetitionNumber.isWellFormed(sought)) {
            throw new NotMeant("malformed-number");
        }
        known(
                "sector",
                sector -> catalogue.sectors().stream().anyMatch(one -> one.id().equals(sector))
                        || SLUG.matcher(sector).matches());
        known("procedure", code -> catalogue.find(new ProcedureCode(code)).isPresent());
        known("agency", code -> organization.find(new AgencyCode(code)).isPresent());
        known("division", id -> SLUG.matcher(id).matches());
        known("status", status -> STATUSES.contains(status) || OTHER_STATUSES.contains(status));
        var from = date("from");
        var to = date("to");
        if (from != null && to != null && from.isAfter(to)) {
            throw new NotMeant("from-after-to");
        }
        known("sort", ORDERS::contains);
        known("view", VIEWS::contains);
        known("with", WITH::contains);
        known("late", late -> List.of("true", "1", "on", "yes", "false").contains(late));
        return new PublicQuery(
                sought.isEmpty() ? null : sought,
                parts.get("sector"),
                parts.get("procedure"),
                parts.get("agency"),
                parts.get("division"),
                parts.get("status"),
                from,
                to,
                late() && !part("late").equals("false"),
                parts.get("after"),
                limit,
                parts.get("with"),
                parts.get("place"),
                PublicQuery.Order.valueOf(
                        parts.getOrDefault("sort", ORDERS.getFirst()).toUpperCase(Locale.ROOT)));
    }

    /** The same for a question kept from earlier; empty where it means nothing any more. */
    public Optional<PublicQuery> queryIfMeant(Catalogue catalogue, Organization organization, int limit) {
        try {
            return Optional.of(query(catalogue, organization, limit));
        } catch (NotMeant _) {
            return Optional.empty();
        }
    }

    private interface Known {
        boolean test(String value);
    }

    private void known(String name, Known known) {
        var value = parts.get(name);
        if (value == null) {
            return;
        }
        boolean is;
        try {
            is = known.test(value);
        } catch (IllegalArgumentException _) {
            is = false;
        }
        if (!is) {
            throw new NotMeant("unknown-value", name);
        }
    }

    private @Nullable LocalDate date(String name) {
        var value = parts.get(name);
        return value == null ? null : day(name, value);
    }

    /** A day as people write it in an address, such as {@code 2026-06-01}. */
    public static LocalDate day(String name, String value) {
        try {
            var date = LocalDate.parse(value);
            if (date.getYear() < 1900 || date.getYear() > 2200) {
                throw new NotMeant("unknown-date", name);
            }
            return date;
        } catch (DateTimeException _) {
            throw new NotMeant("unknown-date", name);
        }
    }

    /** What is asked for, without how it is shown. */
    public Question itself() {
        return without(SHOWING);
    }

    /** The same question without these parts. */
    public Question without(List<String> names) {
        Map<String, String> rest = new LinkedHashMap<>(parts);
        names.forEach(rest::remove);
        return new Question(rest);
    }

    /** The same question with one part, the last now, as it is given. */
    public Question with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parts);
        changed.remove(name);
        changed.put(name, value);
        return new Question(changed);
    }

    /** The same question with one part changed, as an address below {@code base}. */
    public String address(String base, String name, @Nullable String value) {
        var changed = (value == null ? without(List.of(name)) : with(name, value)).parts();
        return changed.isEmpty()
                ? base
                : base
                        + changed.entrySet().stream()
                                .map(part -> part.getKey() + "="
                                        + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&", "?", ""));
    }
}
