package city.open.audit.postcard;

import city.open.audit.postcard.CustodyScreen.Line;
import city.open.border.letters.VaultFault;
import city.open.border.reports.Passphrase;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.town.organization.Organization;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where custodians choose their passphrase, and agree or refuse to open who a reporter is. Nothing of a report is shown here. */
@Controller
class CustodyPages {
    static final String PATH = "/office/audit/custody";

    private static final Logger log = LoggerFactory.getLogger(CustodyPages.class);
    /** Longer ones are cut before anything is done with them, and are wrong then. */
    private static final int LONGEST_TYPED = 4 * Passphrase.LONGEST;

    private final Identities identities;
    private final Organization organization;
    private final Frames frames;
    private final Refusals refusals;
    private final Printer printer;

    CustodyPages(Identities identities, Organization organization, Frames frames, Refusals refusals, Printer printer) {
        this.identities = identities;
        this.organization = organization;
        this.frames = frames;
        this.refusals = refusals;
        this.printer = printer;
    }

    @GetMapping("/{lang:ko|en}/office/audit/custody")
    void page(Visit visit) throws IOException {
        if (refusals.admit(visit, Right.HOLD_IDENTITIES, PATH)) {
            show(visit, null, "", "");
        }
    }

    @PostMapping("/{lang:ko|en}/office/audit/custody")
    void choose(
            Visit visit,
            @RequestParam(defaultValue = "") String passphrase,
            @RequestParam(defaultValue = "") String again)
            throws IOException {
        if (!refusals.admit(visit, Right.HOLD_IDENTITIES, PATH)) {
            return;
        }
        try {
            done(visit, identities.choose(visit.login(), typed(passphrase), typed(again)), "", "");
        } catch (VaultFault shut) {
            log.error("custodians: {}", shut.getMessage());
            print(visit, 503, visit.words().say("custody.shut"), "", "");
        }
    }

    @PostMapping("/{lang:ko|en}/office/audit/custody/{id:[0-9a-f-]{36}}")
    void answer(
            Visit visit,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String passphrase,
            @RequestParam(defaultValue = "") String why)
            throws IOException {
        if (!refusals.admit(visit, Right.HOLD_IDENTITIES, PATH)) {
            return;
        }
        var report = report(id);
        if (report == null) {
            done(visit, Hindrance.NOT_ASKED, "", "");
            return;
        }
        try {
            var hindrance = switch (what) {
                case "agree" -> identities.agree(visit.login(), report, typed(passphrase));
                case "refuse" -> identities.refuse(visit.login(), report, why.strip());
                default -> Hindrance.NOTHING_CHOSEN;
            };
            done(visit, hindrance, id, why.strip());
        } catch (VaultFault shut) {
            log.error("custodians: {}", shut.getMessage());
            print(visit, 503, visit.words().say("custody.shut"), id, why.strip());
        }
    }

    private static Passphrase typed(String letters) {
        return new Passphrase(letters.substring(0, Math.min(letters.length(), LONGEST_TYPED)));
    }

    private static @Nullable UUID report(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    private void done(Visit visit, @Nullable Hindrance hindrance, String at, String typed) throws IOException {
        if (hindrance == null) {
            visit.seeOther(visit.to(PATH));
        } else {
            show(visit, hindrance, at, typed);
        }
    }

    private void show(Visit visit, @Nullable Hindrance hindrance, String at, String typed) throws IOException {
        print(
                visit,
                hindrance == null ? 200 : 409,
                hindrance == null ? "" : visit.words().say(hindrance.words()),
                at,
                typed);
    }

    private void print(Visit visit, int status, String fault, String at, String typed) throws IOException {
        var words = visit.words();
        var when = new When(words);
        var asked = identities.waitingFor(visit.login()).stream()
                .map(request -> new Line(
                        request.report().toString(),
                        visit.to(PATH + "/" + request.report()),
                        PostcardPages.name(words, request.report()),
                        when.minute(request.asked().at()),
                        PostcardPages.named(organization, words, request.asked().official()),
                        Objects.requireNonNullElse(request.asked().why(), ""),
                        request.agreed() == null ? "" : PostcardPages.named(organization, words, request.agreed()),
                        request.isSealedToYou()))
                .toList();
        visit.answer(
                status,
                printer.print(
                        "audit/custody",
                        new CustodyScreen(
                                frames.inside(visit, words.say("custody.title"), PATH),
                                identities
                                        .madeAt(visit.login())
                                        .map(when::minute)
                                        .orElse(""),
                                identities.holders().stream()
                                        .filter(one -> !one.official()
                                                .equals(visit.login().official()))
                                        .map(one -> words.of(one.name()))
                                        .toList(),
                                asked,
                                fault,
                                // Where what was asked is gone meanwhile, the fault stands on top.
                                asked.stream().anyMatch(line -> line.id().equals(at)) ? at : "",
                                typed)));
    }
}
