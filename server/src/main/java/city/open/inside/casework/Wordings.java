package city.open.inside.casework;

import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.inside.casework.Wording.Use;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The texts of a division: kept by its officials, offered in their forms. Nobody's data stand in one, as it goes to many; what is made of it for
 * a petition is looked through there once more, as all that becomes public is.
 */
@Component
public class Wordings {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST = 4_000;

    private final OfficeDatabase database;
    private final PublicWords publicWords;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Rights rights;
    private final Clock clock;

    Wordings(
            OfficeDatabase database,
            PublicWords publicWords,
            Catalogue catalogue,
            Organization organization,
            Rights rights,
            Clock clock) {
        this.database = database;
        this.publicWords = publicWords;
        this.catalogue = catalogue;
        this.organization = organization;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * A wording as it was typed.
     *
     * @param use by its name, as it was chosen
     * @param procedure by its code, or empty for all
     * @param english or empty
     */
    public record Typed(String use, String procedure, String name, String korean, String english) {
        public Typed {
            name = Legible.tidy(name).strip();
            korean = Legible.tidy(korean).strip();
            english = Legible.tidy(english).strip();
        }
    }

    /** What came of keeping one. */
    public sealed interface Kept {
        record Done(Wording wording) implements Kept {}

        record Denied(Refusal rule) implements Kept {}

        record Faulty(List<Fault> faults) implements Kept {}

        /** Somebody else changed it meanwhile: this is how it stands. */
        record Overtaken(Wording now) implements Kept {}

        /** The division has no such wording. */
        record Unknown() implements Kept {}
    }

    /** All of the official's division, retired ones last; by use, then by name. */
    public List<Wording> all(Login login) {
        return database
                .jdbc()
                .sql("""
                        SELECT DISTINCT ON (id) *
                          FROM office.wording
                         WHERE agency = ? AND division = ?
                         ORDER BY id, version DESC
                        """)
                .params(login.agency().value(), login.division().value())
                .query((row, _) -> wording(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(Wording::retired)
                        .thenComparing(Wording::use)
                        .thenComparing(Wording::name))
                .toList();
    }

    /** Those of the official's division that serve for a petition of this procedure. */
    public List<Wording> usable(Login login, ProcedureCode procedure) {
        return rights.may(login, Right.KEEP_WORDINGS).isGranted()
                ? all(login).stream()
                        .filter(one -> !one.retired()
                                && (one.procedure() == null || one.procedure().equals(procedure)))
                        .toList()
                : List.of();
    }

    public Optional<Wording> find(Login login, UUID id) {
        return all(login).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The procedures for which the official's division answers. */
    public List<Procedure> procedures(Login login) {
        var level = organization.agency(login.agency()).level();
        return catalogue.current().stream()
                .filter(procedure -> procedure.owners().stream()
                        .anyMatch(owner -> owner.at() == level && owner.unit().equals(login.division())))
                .toList();
    }

    /**
     * Keeps a new one, or a new version of one.
     *
     * @param id of a new one: made with its form, so that the form sent twice makes one
     * @param seen the version that was shown with the form, 0 for a new one
     */
    public Kept keep(Login login, UUID id, int seen, Typed typed) {
        if (rights.may(login, Right.KEEP_WORDINGS) instanceof Verdict.Denied(var rule)) {
            return new Kept.Denied(rule);
        }
        var before = find(login, id).orElse(null);
        if (before == null ? seen > 0 : before.retired()) {
            return new Kept.Unknown();
        }
        var faults = faults(login, typed);
        var use = Use.of(typed.use());
        if (!faults.isEmpty() || use.isEmpty()) {
            return new Kept.Faulty(faults);
        }
        var text = new Text(typed.korean(), typed.english().isEmpty() ? typed.korean() : typed.english());
        var procedure = typed.procedure().isEmpty() ? null : new ProcedureCode(typed.procedure());
        return add(
                login,
                new Wording(
                        id,
                        seen + 1,
                        use.get(),
                        procedure,
                        typed.name(),
                        text,
                        false,
                        login.official(),
                        clock.instant()));
    }

    /** Takes one out of the forms, for good; what was made with it stands. */
    public Kept retire(Login login, UUID id, int seen) {
        if (rights.may(login, Right.RETIRE_WORDINGS) instanceof Verdict.Denied(var rule)) {
            return new Kept.Denied(rule);
        }
        var one = find(login, id).orElse(null);
        if (one == null) {
            return new Kept.Unknown();
        }
        return one.retired()
                ? new Kept.Done(one)
                : add(
                        login,
                        new Wording(
                                id,
                                seen + 1,
                                one.use(),
                                one.procedure(),
                                one.name(),
                                one.text(),
                                true,
                                login.official(),
                                clock.instant()));
    }

    private Kept add(Login login, Wording one) {
        try {
            database.jdbc()
                    .sql("""
                            INSERT INTO office.wording (id, version, agency, division, use, procedure, name, ko, en, retired, official, at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(one.id())
                    .param(one.version())
                    .param(login.agency().value())
                    .param(login.division().value())
                    .param(one.use().name())
                    .param(one.procedure() == null ? null : one.procedure().value())
                    .param(one.name())
                    .param(one.text().ko())
                    .param(one.text().en())
                    .param(one.retired())
                    .param(one.by().value())
                    .param(OffsetDateTime.ofInstant(one.at(), ZoneOffset.UTC))
                    .update();
            return new Kept.Done(one);
        } catch (DuplicateKeyException someoneWasFaster) {
            var now = find(login, one.id()).orElse(null);
            if (now == null) {
                return new Kept.Unknown();
            }
            boolean same = now.name().equals(one.name())
                    && now.text().equals(one.text())
                    && now.retired() == one.retired()
                    && now.by().equals(one.by());
            return same ? new Kept.Done(now) : new Kept.Overtaken(now);
        }
    }

    private List<Fault> faults(Login login, Typed typed) {
        List<Fault> faults = new ArrayList<>();
        if (Use.of(typed.use()).isEmpty()) {
            faults.add(new Fault("use", new Text("어디에 쓰는 문안인지 고르십시오.", "Choose what it is for.")));
        }
        if (!typed.procedure().isEmpty()
                && procedures(login).stream()
                        .noneMatch(one -> one.code().value().equals(typed.procedure()))) {
            faults.add(new Fault(
                    "procedure", new Text("이 부서의 민원 사무를 고르십시오.", "Choose a procedure of your division, or none.")));
        }
        written("name", typed.name(), LONGEST_NAME, faults);
        written("korean", typed.korean(), LONGEST, faults);
        if (!typed.english().isEmpty()) {
            written("english", typed.english(), LONGEST, faults);
        }
        return faults;
    }

    private void written(String field, String value, int longest, List<Fault> faults) {
        if (value.isEmpty()) {
            faults.add(new Fault(field, new Text("이 칸을 채우십시오.", "Fill in this field.")));
        } else if (value.length() > longest) {
            faults.add(new Fault(
                    field,
                    new Text(
                            "%d자를 넘지 않게 쓰십시오.".formatted(longest), "Write at most %d characters.".formatted(longest))));
        } else if (!Legible.is(value)) {
            faults.add(new Fault(
                    field,
                    new Text(
                            "보이지 않는 문자가 있습니다. 지우고 다시 적으십시오.",
                            "It holds characters that nobody sees; delete it and type it anew.")));
        } else {
            publicWords.ofNobody().through(value).stream()
                    .findFirst()
                    .ifPresent(finding -> faults.add(new Fault(
                            field,
                            new Text(
                                    "개인정보(%s)가 있습니다. 문안은 여러 민원에 쓰이므로 {이름}처럼 빈칸으로 두십시오."
                                            .formatted(finding.kind().words().ko()),
                                    "It holds personal data (%s). A text is used for many petitions: leave a blank such as {name} instead."
                                            .formatted(finding.kind().words().en())))));
        }
    }

    private static Wording wording(ResultSet row) throws SQLException {
        var procedure = orNone(row.getString("procedure"));
        return new Wording(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                Use.valueOf(row.getString("use")),
                procedure,
                row.getString("name"),
                new Text(row.getString("ko"), row.getString("en")),
                row.getBoolean("retired"),
                new OfficialId(row.getString("official")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable ProcedureCode orNone(@Nullable String code) {
        return code == null ? null : new ProcedureCode(code);
    }
}
