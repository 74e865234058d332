package city.open.outside.filing;

import city.open.ground.files.FileSettings;
import city.open.ground.page.Guest;
import city.open.ground.page.Words;
import city.open.outside.filing.DocumentsPage.Here;
import city.open.outside.filing.DocumentsPage.Paper;
import city.open.outside.filing.TopicPage.Pick;
import city.open.town.catalogue.Procedure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The topic of documents. What is sent is read as it arrives; the web server never puts it on a disk. */
@Controller
class UploadPages {
    private static final String ELSE = "0";
    private static final List<String> WHYS = List.of("later", "office", "not-needed");
    private static final Pattern FILE = Pattern.compile("file-(\\d{1,2})");
    private static final Pattern WHY = Pattern.compile("why-(\\d{1,2})");
    private static final int LONGEST_FIELD = 200;
    private static final int LONGEST_WORK = 2_000;
    /** What a page of ours can send: for each document some files and a reason, and what lies beside. */
    private static final int MOST_PARTS = 250;

    private final FilingPages pages;
    private final Drafts drafts;
    private final Uploads uploads;
    private final Doorkeeper doorkeeper;
    private final IntakeSettings settings;
    private final FileSettings files;
    private final Sheets sheets;

    UploadPages(
            FilingPages pages,
            Drafts drafts,
            Uploads uploads,
            Doorkeeper doorkeeper,
            IntakeSettings settings,
            FileSettings files,
            Sheets sheets) {
        this.pages = pages;
        this.drafts = drafts;
        this.uploads = uploads;
        this.doorkeeper = doorkeeper;
        this.settings = settings;
        this.files = files;
        this.sheets = sheets;
    }

    @GetMapping(FilingPages.CODE + "/documents")
    void documents(Guest guest, @PathVariable String code) throws IOException {
        var asked = pages.asked(guest, code);
        var key = Held.key(guest.request());
        var kept = key.flatMap(one -> drafts.find(one, asked.now()));
        if (kept.isEmpty()) {
            pages.missing(asked, key);
            return;
        }
        show(200, asked, kept.get().draft(), Map.of());
    }

    @PostMapping(FilingPages.CODE + "/documents")
    void upload(Guest guest, @PathVariable String code) throws IOException {
        var asked = pages.asked(guest, code);
        if (!JakartaServletFileUpload.isMultipartContent(guest.request())) {
            pages.isTurnedAway(asked, "");
            return;
        }
        try {
            upload(asked);
        } catch (FileUploadException broken) {
            sheets.say(
                    guest,
                    400,
                    "intake.broken",
                    asked.path(Asked.DOCUMENTS),
                    asked.path(Asked.DOCUMENTS),
                    "intake.go-back");
        }
    }

    /** What a page of documents asked for, gathered while it arrives. */
    private static final class Arriving {
        private final Map<String, String> why = new LinkedHashMap<>();
        private final Map<String, String> faults = new LinkedHashMap<>();
        private String go = "add";
        private int files;
        private int parts;
    }

    private void upload(Asked asked) throws IOException {
        var parts = new JakartaServletFileUpload<>();
        parts.setHeaderCharset(StandardCharsets.UTF_8);
        parts.setMaxSize((settings.mostFiles() + 1) * files.largest());
        var items = parts.getItemIterator(asked.request());
        // Our page sends its proof first; nothing of a foreign form is read.
        var proof = items.hasNext() ? items.next() : null;
        var form = proof != null && proof.isFormField() && proof.getFieldName().equals(Doorkeeper.FIELD)
                ? text(proof, LONGEST_FIELD)
                : "";
        if (pages.isTurnedAway(asked, form)) {
            return;
        }
        var held = Held.key(asked.request());
        if (held.flatMap(one -> drafts.find(one, asked.now())).isEmpty()) {
            pages.missing(asked, held);
            return;
        }
        var key = held.orElseThrow();
        var arriving = new Arriving();
        while (items.hasNext()) {
            if (++arriving.parts > MOST_PARTS) {
                throw new FileUploadException("more parts than a page of ours has");
            }
            take(asked, key, items.next(), arriving);
        }
        var draft = drafts.change(key, asked.now(), one -> one.explained(arriving.why));
        if (draft.isEmpty()) {
            pages.missing(asked, held);
            return;
        }
        if (arriving.go.equals("on")) {
            unexplained(asked.procedure(), draft.get())
                    .forEach(document ->
                            arriving.faults.putIfAbsent(document, asked.words().say("intake.wrong.why")));
        }
        if (!arriving.faults.isEmpty()) {
            show(422, asked, draft.get(), arriving.faults);
        } else if (arriving.go.equals(FilingPages.LATER)) {
            pages.saved(asked, key);
        } else {
            asked.guest().seeOther(asked.address(arriving.go.equals("on") ? Asked.REVIEW : Asked.DOCUMENTS));
        }
    }

    private void take(Asked asked, DraftKey key, FileItemInput item, Arriving arriving) throws IOException {
        var field = item.getFieldName() == null ? "" : item.getFieldName();
        var file = FILE.matcher(field);
        var why = WHY.matcher(field);
        if (item.isFormField() && field.equals(Doorkeeper.WORK)) {
            doorkeeper.hasWorked(asked.request(), text(item, LONGEST_WORK));
        } else if (item.isFormField()) {
            var value = text(item, LONGEST_FIELD);
            if (why.matches() && isDocument(asked.procedure(), why.group(1))) {
                arriving.why.put(why.group(1), WHYS.contains(value) ? value : "");
            } else if (field.equals("remove")) {
                remove(asked, key, value);
            } else if (field.equals("go")) {
                arriving.go = value;
            }
        } else if (file.matches() && (file.group(1).equals(ELSE) || isDocument(asked.procedure(), file.group(1)))) {
            takeFile(asked, key, item, file.group(1), arriving);
        }
    }

    private void takeFile(Asked asked, DraftKey key, FileItemInput item, String document, Arriving arriving)
            throws IOException {
        var name = name(item);
        if (name.isEmpty()) {
            return;
        }
        if (++arriving.files > settings.mostFiles()) {
            arriving.faults.putIfAbsent(document, asked.words().of(Uploads.full(settings.mostFiles())));
            return;
        }
        if (!doorkeeper.letsPour(asked.request())) {
            arriving.faults.putIfAbsent(document, asked.words().say("intake.file.work"));
            return;
        }
        try (var content = new Counted(item.getInputStream())) {
            switch (uploads.take(
                    key, content, name, document.equals(ELSE) ? null : document, settings.mostFiles(), asked.now())) {
                case Uploads.Arrival.Taken(var taken) -> drafts.change(key, asked.now(), draft -> draft.with(taken));
                case Uploads.Arrival.Refused(var why) ->
                    arriving.faults.putIfAbsent(document, asked.words().of(why));
            }
            doorkeeper.poured(asked.request(), content.bytes);
        } catch (DataIntegrityViolationException gone) {
            // The draft was filed or given up meanwhile; what follows finds none and says so.
        }
    }

    /** Counts what arrives, taken or refused. */
    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            bytes += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            bytes += Math.max(0, n);
            return n;
        }
    }

    private void remove(Asked asked, DraftKey key, String value) {
        UUID id;
        try {
            id = UUID.fromString(value);
        } catch (IllegalArgumentException notOne) {
            return;
        }
        var mine = drafts.find(key, asked.now())
                .filter(kept ->
                        kept.draft().files().stream().anyMatch(file -> file.id().equals(id)))
                .isPresent();
        if (mine) {
            drafts.change(key, asked.now(), draft -> draft.without(id));
            uploads.drop(id);
        }
    }

    private static boolean isDocument(Procedure procedure, String document) {
        int n = Integer.parseInt(document);
        return n >= 1 && n <= procedure.documents().size();
    }

    private static String name(FileItemInput item) {
        try {
            @Nullable String name = item.getName();
            return name == null ? "" : name;
        } catch (InvalidPathException withLettersNoFileHas) {
            return "file";
        }
    }

    private static String text(FileItemInput item, int longest) throws IOException {
        try (var in = item.getInputStream()) {
            return new String(in.readNBytes(longest), StandardCharsets.UTF_8);
        }
    }

    /** The required documents that are neither enclosed nor explained. */
    static List<String> unexplained(Procedure procedure, Draft draft) {
        return FilingPages.asksForPapers(procedure)
                ? IntStream.rangeClosed(1, procedure.documents().size())
                        .mapToObj(Integer::toString)
                        .filter(document -> draft.filesFor(document).isEmpty()
                                && !draft.why().containsKey(document))
                        .toList()
                : List.of();
    }

    private void show(int status, Asked asked, Draft draft, Map<String, String> faults) throws IOException {
        var words = asked.words();
        var papers = new ArrayList<Paper>();
        var documents = asked.procedure().documents();
        for (int n = 1; n <= documents.size(); n++) {
            papers.add(paper(
                    asked,
                    draft,
                    Integer.toString(n),
                    words.of(documents.get(n - 1).name()),
                    faults));
        }
        papers.add(paper(asked, draft, ELSE, words.say("intake.documents.other"), faults));
        sheets.send(
                asked.guest(),
                status,
                "documents",
                new DocumentsPage(
                        sheets.frame(asked.lang(), words.say("intake.topic.documents"), asked.path(Asked.DOCUMENTS)),
                        asked.name(),
                        words.say("intake.topic.documents"),
                        FilingPages.stages(asked, Asked.DOCUMENTS),
                        asked.address(Asked.DOCUMENTS),
                        asked.before(Asked.DOCUMENTS),
                        doorkeeper.form(asked.guest()),
                        doorkeeper.challenge(),
                        papers));
    }

    private static Paper paper(Asked asked, Draft draft, String document, String name, Map<String, String> faults) {
        Words words = asked.words();
        return new Paper(
                document,
                name,
                draft.filesFor(document.equals(ELSE) ? "" : document).stream()
                        .map(file -> new Here(
                                file.id().toString(),
                                file.name(),
                                words.say("intake.documents.size", Math.max(1, file.size() / 1024))))
                        .toList(),
                document.equals(ELSE) || !FilingPages.asksForPapers(asked.procedure())
                        ? List.of()
                        : WHYS.stream()
                                .map(why -> new Pick(
                                        why,
                                        words.say("intake.documents.why." + why),
                                        why.equals(draft.why().get(document))))
                                .toList(),
                faults.getOrDefault(document, ""));
    }
}
