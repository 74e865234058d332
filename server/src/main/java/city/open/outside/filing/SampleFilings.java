package city.open.outside.filing;

import city.open.ground.page.When;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.UnitId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Files what a demo makes up, the way a citizen's browser does: a draft first, then all of it sealed to the office. */
@Component
public class SampleFilings {
    private final Catalogue catalogue;
    private final FilingForms forms;
    private final Offices offices;
    private final Drafts drafts;
    private final Submission submission;

    SampleFilings(Catalogue catalogue, FilingForms forms, Offices offices, Drafts drafts, Submission submission) {
        this.catalogue = catalogue;
        this.forms = forms;
        this.offices = offices;
        this.drafts = drafts;
        this.submission = submission;
    }

    /** @param code what opens the applicant's own view */
    public record Filed(PetitionNumber number, String code) {}

    /**
     * Files with the division, each under another procedure as far as there are that many.
     *
     * @param answers of each filing, by the ids of the form that all procedures share
     * @return what was filed; nothing where no such form goes to the division
     */
    public List<Filed> file(AgencyCode agency, UnitId division, List<Map<String, String>> answers, Instant now) {
        var procedures = catalogue.current().stream()
                .filter(procedure -> goesTo(procedure, agency, division, answers.getFirst(), now))
                .toList();
        return procedures.isEmpty()
                ? List.of()
                : IntStream.range(0, answers.size())
                        .mapToObj(i -> file(procedures.get(i % procedures.size()), agency, answers.get(i), now))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private boolean goesTo(
            Procedure procedure, AgencyCode agency, UnitId division, Map<String, String> answers, Instant now) {
        var today = When.dayOf(now);
        var draft = draft(procedure, agency, answers);
        return procedure.variants().isEmpty()
                && offices.to(procedure, draft, today)
                        .filter(to ->
                                to.agency().equals(agency) && to.division().equals(division))
                        .isPresent()
                && forms.of(procedure, today).topics().stream()
                        .allMatch(topic -> topic.faults(draft::answer).isEmpty());
    }

    private static Draft draft(Procedure procedure, AgencyCode agency, Map<String, String> answers) {
        var all = new HashMap<>(answers);
        all.put(Offices.AGENCY, agency.value());
        var why = IntStream.rangeClosed(1, procedure.documents().size())
                .boxed()
                .collect(Collectors.toMap(String::valueOf, _ -> "later"));
        return new Draft(procedure.code().value(), procedure.version(), all, List.of(), why);
    }

    private Optional<Filed> file(Procedure procedure, AgencyCode agency, Map<String, String> answers, Instant now) {
        var today = When.dayOf(now);
        var draft = draft(procedure, agency, answers);
        var key = drafts.begin(draft, now);
        var to = offices.to(procedure, draft, today).orElseThrow();
        submission.file(key, drafts.find(key, now).orElseThrow(), procedure, forms.of(procedure, today), to, "ko", now);
        return submission
                .filed(key, now)
                .flatMap(filed -> Optional.ofNullable(filed.code())
                        .map(code -> new Filed(filed.filing().number(), code.value())));
    }
}
