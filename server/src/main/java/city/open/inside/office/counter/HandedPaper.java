package city.open.inside.office.counter;

import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.page.Sheet;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.Decided;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * A paper that the applicant is handed or sent: it says what the record says, and to whom it goes. The decision itself is the approved paper,
 * whose number stands on the notice.
 */
final class HandedPaper extends Sheet {
    private final Words words;
    private final When when;

    /** What can be handed out, and when there is such a thing. */
    enum Kind {
        /** 접수증 (Act art. 9). */
        RECEIPT,
        /** 보완 요구서 (Act art. 22, Decree art. 24): in writing. */
        SUPPLEMENT,
        /** 처리 결과 통지 (Act art. 27). */
        NOTICE,
        /** 허가증, where something was granted. */
        PERMIT;

        static Optional<Kind> of(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.slug().equals(name))
                    .findFirst();
        }

        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isThere(Petition petition) {
            return switch (this) {
                case RECEIPT -> true;
                case SUPPLEMENT -> petition.supplement() != null;
                case NOTICE -> petition.isDecided();
                case PERMIT ->
                    petition.isDecided()
                            && (petition.outcome() == Outcome.GRANTED
                                    || petition.outcome() == Outcome.GRANTED_WITH_CONDITIONS);
            };
        }
    }

    /**
     * Who writes to whom about what.
     *
     * @param person null where nothing is sealed; then the mask stands there
     * @param procedure by its name
     */
    record About(
            Text agency,
            Text division,
            Text procedure,
            Petition petition,
            List<Fact> facts,
            @Nullable Person person) {}

    private HandedPaper(PDDocument pdf, Words words) throws IOException {
        super(pdf);
        this.words = words;
        this.when = new When(words);
    }

    /** @param now printed as the day of the paper */
    static byte[] print(Kind kind, About about, Words words, Instant now) {
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            pdf.getDocumentInformation()
                    .setTitle(words.say("handed." + kind.slug()) + " "
                            + about.petition().number());
            pdf.getDocumentCatalog().setLanguage(words.lang().tag());
            var paper = new HandedPaper(pdf, words);
            paper.write(kind, about, now);
            paper.out.close();
            pdf.save(bytes);
        } catch (IOException broken) {
            throw new IllegalStateException(
                    "a paper of %s cannot be printed".formatted(about.petition().number()), broken);
        }
        return bytes.toByteArray();
    }

    private void write(Kind kind, About about, Instant now) throws IOException {
        var petition = about.petition();
        centred(bold, 20, words.of(about.agency()));
        centred(bold, 16, words.say("handed." + kind.slug()));
        y -= LINE;
        addressee(about);
        paragraph(words.say("handed.number"), petition.number().value());
        paragraph(words.say("handed.procedure"), words.of(about.procedure()));
        paragraph(words.say("handed.subject"), words.of(petition.subject()));
        rule();
        y -= 8;
        switch (kind) {
            case RECEIPT -> receipt(petition);
            case SUPPLEMENT -> supplement(petition);
            case NOTICE -> notice(about);
            case PERMIT -> permit(about);
        }
        room(5 * LINE);
        y -= LINE;
        centred(plain, TEXT, when.day(now));
        centred(bold, 14, words.of(about.agency()) + " " + words.of(about.division()));
        text(plain, TEXT - 2, MARGIN, words.say("handed.follow", petition.number()));
    }

    private void addressee(About about) throws IOException {
        var person = about.person();
        if (person == null) {
            var mask = about.petition().applicant();
            paragraph(words.say("handed.to"), mask == null ? words.say("handed.nobody") : mask);
            return;
        }
        var organization = person.organization();
        var address = person.address();
        paragraph(
                words.say("handed.to"),
                person.name()
                        + (organization == null ? "" : "\n" + organization)
                        + (address == null ? "" : "\n" + address));
    }

    private void receipt(Petition petition) throws IOException {
        paragraph(words.say("handed.received"), when.minute(petition.receivedAt()));
        var due = petition.due();
        paragraph(words.say("handed.due"), due == null ? words.say("handed.due.none") : when.due(due));
    }

    private void supplement(Petition petition) throws IOException {
        var supplement = petition.supplement();
        if (supplement != null) {
            paragraph(words.say("handed.what"), words.of(supplement.what()));
            paragraph(words.say("handed.until"), when.day(supplement.until()));
            text(plain, TEXT, MARGIN, words.say(supplement.lastDemand() ? "handed.last" : "handed.more"));
        }
    }

    private void notice(About about) throws IOException {
        var decided = decided(about);
        var petition = about.petition();
        var outcome = petition.outcome();
        if (outcome != null) {
            paragraph(words.say("handed.outcome"), said(outcome));
        }
        var reason = petition.reason();
        if (reason != null) {
            paragraph(words.say("handed.reason"), words.of(reason));
        }
        if (decided.isPresent()) {
            conditions(decided.get());
            var remedies = decided.get().remedies();
            if (remedies != null) {
                paragraph(words.say("handed.remedies"), words.of(remedies));
            }
            document(decided.get());
        }
        var notice = petition.notice();
        var until = notice == null ? null : notice.objectionUntil();
        if (until != null) {
            paragraph(words.say("handed.objection"), when.day(until));
        }
    }

    private void permit(About about) throws IOException {
        var petition = about.petition();
        var site = about.person() == null ? petition.site() : null;
        if (site != null) {
            paragraph(words.say("handed.site"), site);
        }
        text(plain, TEXT, MARGIN, words.say("handed.granted"));
        y -= LINE / 2;
        var decided = decided(about);
        if (decided.isPresent()) {
            conditions(decided.get());
            document(decided.get());
        }
        var at = petition.decidedAt();
        if (at != null) {
            paragraph(words.say("handed.decided"), when.day(at));
        }
    }

    private void conditions(Decided decided) throws IOException {
        if (!decided.conditions().isEmpty()) {
            paragraph(
                    words.say("handed.conditions"),
                    decided.conditions().stream()
                            .map(one -> "- " + words.of(one))
                            .collect(Collectors.joining("\n")));
        }
    }

    private void document(Decided decided) throws IOException {
        var document = decided.document();
        if (document != null) {
            paragraph(words.say("handed.document"), document);
        }
    }

    private String said(Outcome outcome) {
        return words.say("outcome." + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The decision that stands. */
    private static Optional<Decided> decided(About about) {
        return about.facts().stream()
                .map(Fact::event)
                .filter(Decided.class::isInstance)
                .map(Decided.class::cast)
                .reduce((_, later) -> later);
    }
}
