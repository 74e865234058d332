package city.open.inside.approval;

import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.SheetFault;
import city.open.ground.sheet.Sheets;
import city.open.inside.petition.ApproverAsked;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.Agency;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.TownDatabase;
import city.open.town.organization.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to the delegation table: which rank approves what, on which day, and who has to concur. Reading costs no query. */
@Component
public class DelegationTable implements ApproverAsked {
    private static final String FOLDER = "delegation";

    private final OfficeDatabase office;
    private final Organization organization;
    private final List<Delegation> rows;

    /**
     * Brings the table up to the sheets, where this machine does that. A row that is no longer in them stays as it was.
     *
     * @throws SheetFault when the sheets cannot be used; nothing is written then
     */
    DelegationTable(TownDatabase town, Catalogue catalogue, Organization organization, CityFolder city) {
        this.office = town.office();
        this.organization = organization;
        var faults = new Faults();
        var written = DelegationSheets.read(
                Sheets.folder(city.place(), FOLDER, faults),
                faults,
                code -> !town.isWriter() || catalogue.find(code).isPresent());
        faults.stop(SheetFault::new);
        var before = town.isInside() ? stored() : List.<Delegation>of();
        if (town.isWriter()) {
            office.transactions()
                    .executeWithoutResult(_ -> written.stream()
                            .filter(row -> !before.contains(row))
                            .forEach(this::write));
        }
        this.rows = town.isWriter() ? stored() : before;
    }

    /** Reads the sheets of a folder alone, and says what is wrong with them. */
    public static void check(CityFolder city, Predicate<ProcedureCode> known, Faults faults) {
        DelegationSheets.read(Sheets.folder(city.place(), FOLDER, faults), faults, known);
    }

    /** Every row there ever was, by level and task. */
    public List<Delegation> rows() {
        return rows;
    }

    /** All rows of a procedure on a day, with their conditions. */
    public List<Delegation> of(ProcedureCode procedure, Agency.Level level, LocalDate day) {
        return rows.stream()
                .filter(row -> row.procedure().equals(procedure) && row.level() == level && row.isValidOn(day))
                .toList();
    }

    /** For an ordinary matter; where every row has a condition, the lowest rank that any of them names above the officer. */
    @Override
    public Optional<Rank> rank(ProcedureCode procedure, AgencyCode agency, LocalDate day) {
        var rows = of(procedure, organization.agency(agency).level(), day);
        return choose(rows, Matter.ordinary())
                .map(Delegation::approver)
                .filter(rank -> rank.height() > Rank.OFFICER.height())
                .or(() -> rows.stream()
                        .map(Delegation::approver)
                        .filter(rank -> rank.height() > Rank.OFFICER.height())
                        .min(Comparator.comparingInt(Rank::height)))
                .or(() -> rows.stream().map(Delegation::approver).findFirst());
    }

    /** Of the rows whose conditions hold the one that asks most; of two that ask as much, the one with the higher approver. */
    static Optional<Delegation> choose(List<Delegation> rows, Matter matter) {
        return rows.stream()
                .filter(row -> row.condition().holds(matter))
                .max(Comparator.comparingInt((Delegation row) -> row.condition().weight())
                        .thenComparing(row -> Ladder.height(row.approver())));
    }

    /** What a drafter has to state before the table can answer. */
    static Optional<Refusal> missing(List<Delegation> rows, Matter matter) {
        if (matter.amount() == null
                && rows.stream().anyMatch(row -> row.condition().asksAmount())) {
            return Optional.of(Refusal.AMOUNT_REQUIRED);
        }
        return matter.size() == null
                        && rows.stream().anyMatch(row -> row.condition().asksSize())
                ? Optional.of(Refusal.SIZE_REQUIRED)
                : Optional.empty();
    }

    private void write(Delegation row) {
        var condition = row.condition();
        office.jdbc()
                .sql("""
                        INSERT INTO office.delegation (id, level, valid_from, valid_to, procedure, task_ko, task_en,
                               amount_from, amount_below, size_from, size_below, novel, approver, concurring,
                               basis_ko, basis_en)
                        VALUES (:id, :level, :from, :to, :procedure, :taskKo, :taskEn,
                               :amountFrom, :amountBelow, :sizeFrom, :sizeBelow, :novel, :approver, :concurring,
                               :basisKo, :basisEn)
                        ON CONFLICT (level, id, valid_from) DO UPDATE
                           SET valid_to = EXCLUDED.valid_to, procedure = EXCLUDED.procedure,
                               task_ko = EXCLUDED.task_ko, task_en = EXCLUDED.task_en,
                               amount_from = EXCLUDED.amount_from, amount_below = EXCLUDED.amount_below,
                               size_from = EXCLUDED.size_from, size_below = EXCLUDED.size_below,
                               novel = EXCLUDED.novel, approver = EXCLUDED.approver,
                               concurring = EXCLUDED.concurring,
                               basis_ko = EXCLUDED.basis_ko, basis_en = EXCLUDED.basis_en
                        """)
                .param("id", row.id())
                .param("level", row.level().name())
                .param("from", row.validFrom())
                .param("to", row.validTo())
                .param("procedure", row.procedure().value())
                .param("taskKo", row.task().ko())
                .param("taskEn", row.task().en())
                .param("amountFrom", condition.amountFrom())
                .param("amountBelow", condition.amountBelow())
                .param("sizeFrom", condition.sizeFrom())
                .param("sizeBelow", condition.sizeBelow())
                .param("novel", condition.novel())
                .param("approver", row.approver().name())
                .param(
                        "concurring",
                        row.concurring().stream().map(UnitId::value).toArray(String[]::new))
                .param("basisKo", row.basis().ko())
                .param("basisEn", row.basis().en())
                .update();
    }

    private List<Delegation> stored() {
        return office.jdbc()
                .sql("SELECT * FROM office.delegation ORDER BY level, id, valid_from")
                .query((row, _) -> row(row))
                .list();
    }

    private static Delegation row(ResultSet row) throws SQLException {
        return new Delegation(
                row.getString("id"),
                new ProcedureCode(row.getString("procedure")),
                Agency.Level.valueOf(row.getString("level")),
                new Text(row.getString("task_ko"), row.getString("task_en")),
                new Delegation.Condition(
                        (@Nullable Long) row.getObject("amount_from"),
                        (@Nullable Long) row.getObject("amount_below"),
                        (@Nullable Long) row.getObject("size_from"),
                        (@Nullable Long) row.getObject("size_below"),
                        (@Nullable Boolean) row.getObject("novel")),
                Rank.valueOf(row.getString("approver")),
                Arrays.stream((String[]) row.getArray("concurring").getArray())
                        .map(UnitId::new)
                        .toList(),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                new Text(row.getString("basis_ko"), row.getString("basis_en")));
    }
}
