package city.open.inside.office;

import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.Desk;
import city.open.inside.casework.Fault;
import city.open.inside.casework.Form;
import city.open.inside.casework.Posted;
import city.open.inside.casework.Task;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Visit;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.FormView.Kind;
import city.open.inside.office.Forms.Returned;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same recorded for several like petitions with one form; each is judged on its own. */
@Controller
class Batches {
    private static final int MOST = 50;
    private static final List<Task> TASKS = List.of(
            Task.CHECK_COMPLETENESS,
            Task.START_STEP,
            Task.COMPLETE_STEP,
            Task.EXPECT,
            Task.PUBLISH_NOTICE,
            Task.EXTEND);

    private final Petitions petitions;
    private final Desk desk;
    private final Rights rights;
    private final Forms forms;
    private final Frames frames;
    private final Answers answers;

    Batches(Petitions petitions, Desk desk, Rights rights, Forms forms, Frames frames, Answers answers) {
        this.petitions = petitions;
        this.desk = desk;
        this.rights = rights;
        this.forms = forms;
        this.frames = frames;
        this.answers = answers;
    }

    List<Choice> tasks(Words words) {
        return TASKS.stream()
                .map(task -> new Choice(task.slug(), words.of(task.words()), "", false))
                .toList();
    }

    @GetMapping("/{lang:ko|en}/office/batch")
    void form(
            Visit visit,
            @RequestParam(defaultValue = "") String task,
            @RequestParam(defaultValue = "") List<String> number)
            throws IOException {
        var chosen = TASKS.stream().filter(one -> one.slug().equals(task)).findFirst();
        if (chosen.isEmpty()) {
            answers.unknown(visit);
            return;
        }
        show(visit, 200, chosen.get(), number, null, UUID.randomUUID().toString(), Returned.NOTHING);
    }

    @PostMapping("/{lang:ko|en}/office/batch")
    void record(
            Visit visit,
            @RequestParam String task,
            @RequestParam(defaultValue = "") List<String> number,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String personal,
            @RequestParam(defaultValue = "") String override)
            throws IOException {
        var chosen = TASKS.stream().filter(one -> one.slug().equals(task)).findFirst();
        if (chosen.isEmpty() || token.isBlank() || token.length() > 100) {
            answers.unknown(visit);
            return;
        }
        var form = Asking.form(chosen.get(), visit.request());
        var seen = seen(visit.login(), chosen.get(), number, visit.request());
        var why = personal.equals("override") && !override.isBlank() ? override.strip() : null;
        var results = desk.postAll(visit.login(), form, seen, token, why);
        if (personal.equals("mask")) {
            var masked = results.values().stream()
                    .flatMap(posted ->
                            posted instanceof Posted.Personal found ? Stream.of(found.masked()) : Stream.empty())
                    .findFirst();
            results = masked.isEmpty() ? results : desk.postAll(visit.login(), masked.get(), seen, token, null);
        }
        var words = visit.words();
        var returned = toMend(words, results);
        if (returned.isPresent()) {
            show(visit, 422, chosen.get(), number, form, token, returned.get());
            return;
        }
        told(visit, chosen.get(), results);
    }

    /** What the official saw of each when filling in the form; only of petitions that this official may act on. */
    private Map<PetitionNumber, Integer> seen(
            Login login, Task task, List<String> numbers, HttpServletRequest request) {
        Map<PetitionNumber, Integer> seen = new LinkedHashMap<>();
        for (var petition : open(login, task, numbers)) {
            var at = Asking.parameter(request, "seen-" + petition.number());
            seen.put(petition.number(), at.matches("\\d{1,6}") ? Integer.parseInt(at) : 0);
        }
        return seen;
    }

    private List<Petition> open(Login login, Task task, List<String> numbers) {
        return numbers.stream()
                .distinct()
                .limit(MOST)
                .filter(PetitionNumber::isWellFormed)
                .flatMap(number -> petitions.find(new PetitionNumber(number)).stream())
                .filter(petition -> rights.may(login, task.right(), petition).isGranted())
                .toList();
    }

    /** What the form lacks, where it could be used for none of them. */
    private static Optional<Returned> toMend(Words words, Map<PetitionNumber, Posted> results) {
        if (results.values().stream()
                .anyMatch(posted -> posted instanceof Posted.Held || posted instanceof Posted.Recorded)) {
            return Optional.empty();
        }
        for (var posted : results.values()) {
            if (posted instanceof Posted.Faulty(var faults)) {
                return Optional.of(new Returned("", faults, List.of()));
            }
            if (posted instanceof Posted.Personal personal) {
                return Optional.of(new Returned("", List.of(), CaseScreens.findings(words, personal.found())));
            }
        }
        return Optional.empty();
    }

    private void show(
            Visit visit,
            int status,
            Task task,
            List<String> numbers,
            @Nullable Form typed,
            String token,
            Returned returned)
            throws IOException {
        var words = visit.words();
        var all = open(visit.login(), task, numbers);
        var first = all.stream()
                .filter(petition -> desk.tasks(visit.login(), petition).contains(task))
                .findFirst()
                .orElse(null);
        List<Petition> like = new ArrayList<>();
        List<Petition> without = new ArrayList<>();
        for (var petition : all) {
            boolean same = first != null
                    && petition.procedure().equals(first.procedure())
                    && petition.procedureVersion() == first.procedureVersion()
                    && desk.tasks(visit.login(), petition).contains(task);
            (same ? like : without).add(petition);
        }
        @Nullable FormView form = null;
        if (first != null) {
            var values = typed == null ? desk.prefilled(first, task, null) : typed;
            form = together(
                    forms.form(words, visit.login(), first, values, returned, 0, List.of()),
                    visit.lang(),
                    task,
                    like,
                    token);
        }
        answers.show(
                visit,
                status,
                "office/batch",
                new BatchPage(
                        frames.inside(visit, words.say("office.batch.title", words.of(task.words())), "/office"),
                        words.say("office.batch.title", words.of(task.words())),
                        like.isEmpty() ? words.say("office.batch.none") : words.say("office.batch.for", like.size()),
                        form,
                        like.stream().map(one -> line(words, one, "", false)).toList(),
                        without.stream().map(one -> line(words, one, "", false)).toList()));
    }

    /** The form of one petition made into that of several. */
    private static FormView together(FormView one, Lang lang, Task task, List<Petition> like, String token) {
        var fields = new ArrayList<FormView.Field>();
        fields.add(hidden("task", task.slug()));
        for (var petition : like) {
            fields.add(hidden("number", petition.number().value()));
            fields.add(hidden("seen-" + petition.number(), Integer.toString(petition.seq())));
        }
        fields.addAll(one.fields());
        return new FormView(
                one.id(),
                "/" + lang.tag() + "/office/batch",
                0,
                token,
                fields,
                one.folded(),
                one.fault(),
                one.findings(),
                one.button());
    }

    private static FormView.Field hidden(String name, String value) {
        return new FormView.Field("", name, "", Kind.HIDDEN, value, "", false, false, List.of(), "");
    }

    private void told(Visit visit, Task task, Map<PetitionNumber, Posted> results) throws IOException {
        var words = visit.words();
        List<BatchPage.BatchLine> lines = new ArrayList<>();
        int done = 0;
        for (var result : results.entrySet()) {
            var petition = petitions.find(result.getKey()).orElseThrow();
            boolean wrong = !(result.getValue() instanceof Posted.Held || result.getValue() instanceof Posted.Recorded);
            done += wrong ? 0 : 1;
            lines.add(line(words, petition, said(words, result.getValue()), wrong));
        }
        var title = words.say("office.batch.result.title");
        answers.show(
                visit,
                200,
                "office/batch",
                new BatchPage(
                        frames.inside(visit, title, "/office"),
                        title,
                        words.say("office.batch.done", results.size(), done),
                        null,
                        lines,
                        List.of()));
    }

    private static String said(Words words, Posted posted) {
        return switch (posted) {
            case Posted.Held _, Posted.Recorded _ -> words.say("office.batch.result.held");
            case Posted.Stale _ -> words.say("office.batch.result.stale");
            case Posted.TakenBack _ -> words.say("office.gone");
            case Posted.Denied(var rule) -> words.say("office.batch.result.faulty", words.of(rule.words()));
            case Posted.Refused(var rule) -> words.say("office.batch.result.faulty", words.of(rule.words()));
            case Posted.Faulty(var faults) ->
                words.say(
                        "office.batch.result.faulty",
                        words.of(faults.stream().map(Fault::words).findFirst().orElseThrow()));
            case Posted.Personal _ -> words.say("office.batch.result.faulty", words.say("office.found.title"));
        };
    }

    private static BatchPage.BatchLine line(Words words, Petition petition, String what, boolean wrong) {
        return new BatchPage.BatchLine(
                petition.number().value(),
                "/" + words.lang().tag() + CaseScreens.address(petition.number()),
                words.of(petition.subject()),
                what,
                wrong);
    }
}
