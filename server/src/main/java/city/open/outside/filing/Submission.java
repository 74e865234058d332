package city.open.outside.filing;

import city.open.border.letters.AccessCode;
import city.open.border.letters.FiledContent;
import city.open.border.letters.FiledContent.Answered;
import city.open.border.letters.FiledContent.Missing;
import city.open.border.letters.Filing;
import city.open.border.letters.Filings;
import city.open.border.letters.LetterBox;
import city.open.border.letters.Person;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.database.IntakeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.town.catalogue.Procedure;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.UnitId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files a draft: the number, the access code, the receipt and what is sealed become durable together or not at all. */
@Component
class Submission {
    /** How long the browser that filed can show the access code, for those who have to write it down. */
    static final Duration CODE_SHOWN = Duration.ofMinutes(30);

    private static final String FRESH = "fresh code";

    private final IntakeDatabase database;
    private final LetterBox box;
    private final ReceiptKey key;
    private final HolidayRegister holidays;

    Submission(IntakeDatabase database, LetterBox box, ReceiptKey key, HolidayRegister holidays) {
        this.database = database;
        this.box = box;
        this.key = key;
        this.holidays = holidays;
    }

    /** Where a filing goes. */
    record To(AgencyCode agency, UnitId division, @Nullable String variant) {}

    /**
     * What was filed from a draft, for the browser that did it.
     *
     * @param code none once it has been written down or half an hour has passed
     */
    record Filed(Filing filing, String receipt, @Nullable AccessCode code) {}

    /** Until when it has to be received: eight working hours (decree, article 6(8)). */
    Instant receptionDue(Instant submittedAt) {
        return new StatutoryClock(holidays.known()).receiveBy(submittedAt);
    }

    /**
     * Files a draft. The same draft again, or at the same moment, changes nothing.
     *
     * @param kept the draft as it was read; what another page has saved since would be lost
     * @return whether it was filed, now or before; false where it has changed since it was read, or is gone
     */
    boolean file(
            DraftKey draftKey,
            Drafts.Kept kept,
            Procedure procedure,
            FormDefinition form,
            To to,
            String lang,
            Instant now) {
        var draft = kept.draft();
        var at = now.truncatedTo(ChronoUnit.SECONDS);
        var code = AccessCode.fresh();
        var access = code.hash();
        var content = content(draft, procedure, form, lang);
        return Boolean.TRUE.equals(database.transactions().execute(_ -> {
            var revision = database.jdbc()
                    .sql("SELECT revision FROM intake.draft WHERE id = ? FOR UPDATE")
                    .params(draftKey.id())
                    .query(Integer.class)
                    .optional();
            if (revision.isEmpty()) {
                return filed(draftKey, now).isPresent();
            }
            if (revision.get() != kept.revision()) {
                return false;
            }
            var number = number(to.agency(), at);
            var json = content.json();
            var receipt = Receipt.of(number, procedure, to, at, receptionDue(at), json, draft.files());
            database.jdbc()
                    .sql("""
                            INSERT INTO intake.filing
                                (number, procedure, version, variant, agency, division, submitted_at, sealed, own, access, receipt, draft)
                            VALUES
                                (:number, :procedure, :version, :variant, :agency, :division, :at, :sealed, :own, :access, :receipt, :draft)
                            """)
                    .param("number", number.value())
                    .param("procedure", procedure.code().value())
                    .param("version", procedure.version())
                    .param("variant", to.variant())
                    .param("agency", to.agency().value())
                    .param("division", to.division().value())
                    .param("at", stored(at))
                    .param("sealed", box.seal(json, number.value()))
                    .param("own", code.seal(json, number.value()))
                    .param("access", access)
                    .param("receipt", receipt.signed(key.signing()))
                    .param("draft", draftKey.id())
                    .update();
            database.jdbc()
                    .sql("UPDATE intake.file SET draft = NULL, petition = ? WHERE draft = ? AND id = ANY (?)")
                    .params(
                            number.value(),
                            draftKey.id(),
                            draft.files().stream()
                                    .map(FiledContent.Enclosed::id)
                                    .toArray(UUID[]::new))
                    .update();
            database.jdbc()
                    .sql("INSERT INTO intake.fresh_code (number, sealed, expires_at) VALUES (?, ?, ?)")
                    .params(
                            number.value(),
                            draftKey.seal(code.value().getBytes(StandardCharsets.US_ASCII), FRESH),
                            stored(now.plus(CODE_SHOWN)))
                    .update();
            database.jdbc()
                    .sql("DELETE FROM intake.draft WHERE id = ?")
                    .params(draftKey.id())
                    .update();
            return true;
        }));
    }

    Optional<Filed> filed(DraftKey draftKey, Instant now) {
        return database.jdbc()
                .sql("""
                        SELECT filing.*, fresh.sealed AS fresh
                          FROM intake.filing LEFT JOIN intake.fresh_code fresh
                            ON fresh.number = filing.number AND fresh.expires_at > ?
                         WHERE filing.draft = ?
                        """)
                .params(stored(now), draftKey.id())
                .query((row, _) -> {
                    byte @Nullable [] fresh = row.getBytes("fresh");
                    return new Filed(
                            Filings.filing(row),
                            row.getString("receipt"),
                            fresh == null
                                    ? null
                                    : new AccessCode(
                                            new String(draftKey.open(fresh, FRESH), StandardCharsets.US_ASCII)));
                })
                .optional();
    }

    /** The applicant has the code: nobody is shown it again. */
    void codeIsKept(PetitionNumber number) {
        database.jdbc()
                .sql("DELETE FROM intake.fresh_code WHERE number = ?")
                .params(number.value())
                .update();
    }

    private PetitionNumber number(AgencyCode agency, Instant now) {
        int year = LocalDate.ofInstant(now, CityTime.ZONE).getYear();
        int serial = database.jdbc()
                .sql("SELECT intake.reserve_serial(?, ?)")
                .params(year, agency.value())
                .query(Integer.class)
                .single();
        return PetitionNumber.of(year, agency.value(), serial);
    }

    private static FiledContent content(Draft draft, Procedure procedure, FormDefinition form, String lang) {
        var site = draft.answer("site");
        return new FiledContent(
                FiledContent.freshSalt(),
                lang,
                form.subject(draft::answer),
                site.isEmpty() ? null : site,
                new Person(
                        draft.answer("name"),
                        none(draft.answer("phone")),
                        none(draft.answer("email")),
                        none(draft.answer("address")),
                        none(draft.answer("organization")),
                        none(draft.answer("principal"))),
                form.fields()
                        .filter(field -> !draft.answer(field.id()).isEmpty())
                        .map(field -> new Answered(
                                field.id(), field.label(), field.said(draft.answer(field.id())), field.openness()))
                        .toList(),
                draft.files(),
                IntStream.rangeClosed(1, procedure.documents().size())
                        .mapToObj(Integer::toString)
                        .filter(document -> draft.filesFor(document).isEmpty())
                        .map(document -> new Missing(
                                document, Objects.requireNonNullElse(draft.why().get(document), "")))
                        .toList());
    }

    private static @Nullable String none(String text) {
        return text.isEmpty() ? null : text;
    }

    private static OffsetDateTime stored(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
