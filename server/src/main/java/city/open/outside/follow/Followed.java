package city.open.outside.follow;

import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.telling.Question;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What somebody follows. */
public sealed interface Followed {
    record OfPetition(String number) implements Followed {}

    record OfProcedure(String code) implements Followed {}

    /** @param agency and {@code division} as the organisation names them by id */
    record OfDivision(String agency, String division) implements Followed {}

    /** @param parts of the question as search and browse take them, such as {@code q} and {@code status} */
    record OfSearch(Map<String, String> parts) implements Followed {
        public OfSearch {
            parts = new TreeMap<>(parts);
        }
    }

    /** As it is kept: {@code petition}, {@code procedure}, {@code division} or {@code search}. */
    default String kind() {
        return switch (this) {
            case OfPetition _ -> "petition";
            case OfProcedure _ -> "procedure";
            case OfDivision _ -> "division";
            case OfSearch _ -> "search";
        };
    }

    /** As it is kept beside its kind; the same search has always the same. */
    default String target() {
        return switch (this) {
            case OfPetition(var number) -> number;
            case OfProcedure(var code) -> code;
            case OfDivision(var agency, var division) -> agency + "/" + division;
            case OfSearch(var parts) -> query(parts);
        };
    }

    /** The address of its public page, without the language. */
    default String path() {
        return switch (this) {
            case OfPetition(var number) -> "/petitions/" + number;
            case OfProcedure(var code) -> "/procedures/" + code;
            case OfDivision _, OfSearch _ -> "/petitions?" + asked();
        };
    }

    /** Its Atom feed ({@code atom}) or its calendar ({@code ics}), without the language. */
    default String in(String format) {
        return switch (this) {
            case OfPetition(var number) -> "/petitions/" + number + "." + format;
            case OfProcedure _, OfDivision _, OfSearch _ -> "/petitions." + format + "?" + asked();
        };
    }

    /** As it stands behind {@code /follow?}. */
    default String asked() {
        return switch (this) {
            case OfPetition(var number) -> query(Map.of("petition", number));
            case OfProcedure(var code) -> query(Map.of("procedure", code));
            case OfDivision(var agency, var division) ->
                query(new TreeMap<>(Map.of("agency", agency, "division", division)));
            case OfSearch(var parts) -> query(parts);
        };
    }

    /** What an address asks to follow; empty where it names nothing. */
    static Optional<Followed> of(String petition, Question question) {
        if (PetitionNumber.isWellFormed(petition)) {
            return Optional.of(new OfPetition(petition));
        }
        Map<String, String> parts = new LinkedHashMap<>(question.parts());
        parts.remove("after");
        if (parts.keySet().equals(Set.of("procedure"))) {
            return Optional.of(new OfProcedure(question.part("procedure")));
        }
        if (parts.keySet().equals(Set.of("agency", "division"))) {
            return Optional.of(new OfDivision(question.part("agency"), question.part("division")));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new OfSearch(parts));
    }

    /** As it was kept. */
    static Followed kept(String kind, String target) {
        return switch (kind) {
            case "petition" -> new OfPetition(target);
            case "procedure" -> new OfProcedure(target);
            case "division" -> new OfDivision(before(target, '/'), behind(target, '/'));
            case "search" -> {
                Map<String, String> parts = new TreeMap<>();
                for (var part : target.split("&")) {
                    parts.put(before(part, '='), URLDecoder.decode(behind(part, '='), StandardCharsets.UTF_8));
                }
                yield new OfSearch(parts);
            }
            default -> throw new IllegalArgumentException("nothing that can be followed: " + kind);
        };
    }

    private static String query(Map<String, String> parts) {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String before(String text, char mark) {
        return text.substring(0, text.indexOf(mark));
    }

    private static String behind(String text, char mark) {
        return text.substring(text.indexOf(mark) + 1);
    }
}
