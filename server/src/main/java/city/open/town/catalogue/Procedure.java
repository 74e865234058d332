package city.open.town.catalogue;

import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of a procedure. It never changes; the next version has the next number.
 *
 * @param version 1 for the first; {@link Catalogue#publish} sets it
 * @param owners the divisions that answer for it, the usual one first
 * @param deemed what silence means for the main period; variants say it for themselves
 * @param deemedNote when silence has an effect and by which provision, empty where it has none
 * @param law the provisions it rests on
 * @param steps the main line in order, then the branches and tracks
 * @param notes changes of law and special rules worth knowing
 * @param until the last day on which it can be filed; none where that is open. What is filed by then goes on after it
 */
public record Procedure(
        ProcedureCode code,
        int version,
        Sector sector,
        Text name,
        Nature nature,
        boolean compound,
        Level level,
        List<Owner> owners,
        Period period,
        Basis basis,
        Deemed deemed,
        Text deemedNote,
        List<Text> law,
        List<RequiredDocument> documents,
        List<Step> steps,
        List<Link> links,
        List<Variant> variants,
        List<Track> tracks,
        Disclosure disclosure,
        List<Text> notes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate until) {

    public Procedure {
        owners = List.copyOf(owners);
        law = List.copyOf(law);
        documents = List.copyOf(documents);
        steps = List.copyOf(steps);
        links = List.copyOf(links);
        variants = List.copyOf(variants);
        tracks = List.copyOf(tracks);
        notes = List.copyOf(notes);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("procedure %s has no step".formatted(code));
        }
    }

    /** The step with this id; asking for one that is not there is a fault in the caller. */
    public Step step(StepId id) {
        return find(id).orElseThrow(() ->
                new IllegalArgumentException("procedure %s v%d has no step %s".formatted(code, version, id)));
    }

    public Optional<Step> find(StepId id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** Whether something filed on this day is taken. */
    public boolean isOfferedOn(LocalDate day) {
        return until == null || !day.isAfter(until);
    }

    /** The step a petition begins with. */
    public Step first() {
        return steps.getFirst();
    }

    /** The next step on the line this one stands on, if it is not the last. */
    public Optional<Step> after(StepId id) {
        return links.stream()
                .filter(link -> link.kind() == Link.Kind.NEXT && link.from().equals(id))
                .findFirst()
                .map(link -> step(link.to()));
    }

    /** The same with another line of steps. */
    public Procedure with(List<Step> steps, List<Link> links) {
        return with(version, steps, links, until);
    }

    /** The same, to be filed until this day. */
    public Procedure ending(LocalDate lastDay) {
        return with(version, steps, links, lastDay);
    }

    /** The steps a petition goes through when nothing special happens, in order. */
    @JsonIgnore
    public List<Step> mainLine() {
        return line(first().id());
    }

    /** The step with which it decides: the last approval of the main line, where that has one. */
    @JsonIgnore
    public Optional<Step> deciding() {
        return mainLine().reversed().stream()
                .filter(step -> step.kind() == Step.Kind.APPROVE)
                .findFirst();
    }

    /** The steps from this one to the end of its line. */
    public List<Step> line(StepId start) {
        List<Step> line = new ArrayList<>();
        Set<StepId> seen = new HashSet<>();
        @Nullable Step step = step(start);
        while (step != null && seen.add(step.id())) {
            line.add(step);
            step = after(step.id()).orElse(null);
        }
        return line;
    }

    /** The same content under another version number. */
    Procedure withVersion(int number) {
        return with(number, steps, links, until);
    }

    private Procedure with(int version, List<Step> steps, List<Link> links, @Nullable LocalDate until) {
        return new Procedure(
                code,
                version,
                sector,
                name,
                nature,
                compound,
                level,
                owners,
                period,
                basis,
                deemed,
                deemedNote,
                law,
                documents,
                steps,
                links,
                variants,
                tracks,
                disclosure,
                notes,
                until);
    }
}
