package city.open.inside.counter;

import city.open.border.letters.Person;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.guard.PersonalData;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.casework.Draws;
import city.open.inside.casework.Fault;
import city.open.inside.casework.PublicWords;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.inside.petition.Rule;
import city.open.inside.vault.Opening;
import city.open.inside.vault.Vault;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Owner;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * 접수 at the counter: an official takes in what somebody brings on paper (Act art. 9). What the public sees is typed apart from who the
 * applicant is, which goes into the vault in the same transaction that gives the petition its number.
 */
@Component
public class Counter {
    private static final int LONGEST = 200;

    private final OfficeDatabase database;
    private final Petitions petitions;
    private final Catalogue catalogue;
    private final Organization organization;
    private final PublicWords publicWords;
    private final Rights rights;
    private final Draws draws;
    private final Vault vault;
    private final Clock clock;

    Counter(
            OfficeDatabase database,
            Petitions petitions,
            Catalogue catalogue,
            Organization organization,
            PublicWords publicWords,
            Rights rights,
            Draws draws,
            Vault vault,
            Clock clock) {
        this.database = database;
        this.petitions = petitions;
        this.catalogue = catalogue;
        this.organization = organization;
        this.publicWords = publicWords;
        this.rights = rights;
        this.draws = draws;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * What was brought in.
     *
     * @param subject what is asked for, without saying by whom; public
     * @param site the place it is about, of which the part down to the dong becomes public
     * @param channel {@code counter}, {@code post} or {@code fax}
     */
    public record Filing(
            String procedure,
            @Nullable String variant,
            String division,
            Text subject,
            Person applicant,
            @Nullable String site,
            String channel) {}

    public sealed interface Taken {
        record Received(PetitionNumber number) implements Taken {}

        record Denied(Refusal rule) implements Taken {}

        record Refused(Rule rule) implements Taken {}

        record Faulty(List<Fault> faults) implements Taken {}
    }

    /** The procedures of this official's agency, as they stand. */
    public List<Procedure> procedures(Login login) {
        return catalogue.current().stream()
                .filter(procedure -> procedure.isOfferedOn(LocalDate.ofInstant(clock.instant(), CityTime.ZONE))
                        && !divisions(login, procedure).isEmpty())
                .toList();
    }

    /** The divisions of the official's agency that answer for a procedure. */
    public List<UnitId> divisions(Login login, Procedure procedure) {
        var level = organization.agency(login.agency()).level();
        return procedure.owners().stream()
                .filter(owner -> owner.at() == level)
                .map(Owner::unit)
                .toList();
    }

    /** Gives the filing its number. The same token again answers with the same number. */
    public Taken receive(Login login, Filing filing, String token) {
        if (rights.may(login, Right.RECEIVE) instanceof Verdict.Denied(var rule)) {
            return new Taken.Denied(rule);
        }
        var procedure = procedures(login).stream()
                .filter(one -> one.code().value().equals(filing.procedure()))
                .findFirst()
                .orElse(null);
        var faults = faults(login, filing, procedure);
        if (procedure == null || !faults.isEmpty()) {
            return new Taken.Faulty(faults);
        }
        var now = clock.instant();
        try {
            var taken = petitions.together(work -> before(token)
                    .<Taken>map(Taken.Received::new)
                    .orElseGet(() -> receive(work, login, filing, procedure.code(), token, now)));
            if (taken instanceof Taken.Received(var number)
                    && draws.draws(login.agency(), new UnitId(filing.division()))
                    && petitions.find(number).orElseThrow().official() == null) {
                draws.assign(number, Moment.now(clock.instant()));
            }
            return taken;
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return new Taken.Received(before(token).orElseThrow(() -> sentTwiceAtOnce));
        }
    }

    private Taken receive(
            Petitions.Work work, Login login, Filing filing, ProcedureCode procedure, String token, Instant now) {
        var reception = new Reception(
                procedure,
                filing.variant(),
                login.agency(),
                new UnitId(filing.division()),
                filing.subject(),
                filing.applicant().name(),
                filing.site(),
                filing.channel(),
                now,
                null,
                false);
        return switch (work.receive(reception, login.by(), Moment.now(now))) {
            case Decision.Refused(var rule) -> new Taken.Refused(rule);
            case Decision.Recorded(var fact) -> {
                vault.seal(fact.petition(), filing.applicant());
                if (filing.site() != null) {
                    vault.markSite(fact.petition(), filing.site());
                }
                database.jdbc()
                        .sql("INSERT INTO office.reception (token, petition) VALUES (?, ?)")
                        .params(token, fact.petition().value())
                        .update();
                yield new Taken.Received(fact.petition());
            }
        };
    }

    private Optional<PetitionNumber> before(String token) {
        return database.jdbc()
                .sql("SELECT petition FROM office.reception WHERE token = ?")
                .param(token)
                .query((row, _) -> new PetitionNumber(row.getString(1)))
                .optional();
    }

    private List<Fault> faults(Login login, Filing filing, @Nullable Procedure procedure) {
        List<Fault> faults = new ArrayList<>();
        if (procedure == null) {
            faults.add(new Fault("procedure", new Text("이 기관의 민원 사무를 고르십시오.", "Choose a procedure of this agency.")));
            return faults;
        }
        if (divisions(login, procedure).stream().noneMatch(unit -> unit.value().equals(filing.division()))) {
            faults.add(new Fault("division", new Text("담당 부서를 고르십시오.", "Choose the division that handles it.")));
        }
        if (filing.variant() != null
                && procedure.variants().stream()
                        .noneMatch(variant -> variant.id().equals(filing.variant()))) {
            faults.add(new Fault("variant", new Text("신청 종류를 고르십시오.", "Choose what kind of filing it is.")));
        }
        required("subject", filing.subject().ko(), faults);
        required("name", filing.applicant().name(), faults);
        var look = publicWords.before(filing.applicant(), filing.site());
        if (!look.through(filing.subject().ko()).isEmpty()
                || !look.through(filing.subject().en()).isEmpty()) {
            faults.add(
                    new Fault(
                            "subject",
                            new Text(
                                    "제목은 공개됩니다. 신청인 이름, 주민등록번호·전화번호 같은 개인정보를 빼십시오.",
                                    "The subject is public; leave out the applicant's name, identity numbers, telephone numbers and the like.")));
        }
        refuseIdentityNumber("name", filing.applicant().name(), faults);
        refuseIdentityNumber("address", filing.applicant().address(), faults);
        refuseIdentityNumber("organization", filing.applicant().organization(), faults);
        refuseIdentityNumber("site", filing.site(), faults);
        return faults;
    }

    private static void required(String field, String value, List<Fault> faults) {
        if (value.isBlank()) {
            faults.add(new Fault(field, new Text("이 칸을 채우십시오.", "Fill in this field.")));
        } else if (value.length() > LONGEST) {
            faults.add(new Fault(
                    field,
                    new Text(
                            "%d자를 넘지 않게 쓰십시오.".formatted(LONGEST), "Write at most %d characters.".formatted(LONGEST))));
        }
    }

    /** Personal Information Protection Act art. 24-2: only where an act names it, which none of these procedures' do here. */
    private static void refuseIdentityNumber(String field, @Nullable String value, List<Fault> faults) {
        boolean found = value != null
                && PersonalData.in(value).stream()
                        .anyMatch(finding -> finding.kind().isIdentityNumber());
        if (found) {
            faults.add(new Fault(
                    field,
                    new Text(
                            "주민등록번호·외국인등록번호는 받지 않습니다. 지우십시오.",
                            "Resident and foreigner registration numbers are not taken; delete it.")));
        }
    }

    /** Who the applicant is, for whoever handles the petition; the reading is written down with its purpose. */
    public Optional<Person> applicant(Login login, PetitionNumber number, Purpose purpose) {
        var petition = petitions.find(number).orElse(null);
        return petition != null
                        && rights.may(login, Right.OPEN_SEALED, petition).isGranted()
                ? vault.open(number, login.by(), purpose, clock.instant())
                : Optional.empty();
    }

    /** Who opened what is sealed, latest first. */
    public List<Opening> openings(PetitionNumber number) {
        return vault.openings(number);
    }
}
