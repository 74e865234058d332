package city.open.audit.postcard;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.audit.postcard.Recusal.Division;
import city.open.border.reports.Category;
import city.open.border.reports.ReportBox;
import city.open.border.reports.Said;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecusalTest {
    private static final AgencyCode SEOUL = new AgencyCode("6110000");
    private static final PetitionNumber PETITION = PetitionNumber.of(2026, "6110000", 17);

    private static final Login AUDITOR = login("ahn", "audit-division", "안시우", "Ahn Si-woo", Role.AUDITOR);
    private static final Login FROM_BUS = login("bae", "bus-policy", "배서현", "Bae Seo-hyun", Role.AUDITOR);
    private static final Login HEAD = login("cho", "audit-division", "조은우", "Cho Eun-woo", Role.HEAD_OF_AUDIT);
    private static final Login MAYOR = login("min", "mayors-office", "민가람", "Min Ga-ram", Role.MAYOR);

    private static Login login(String id, String unit, String ko, String en, Role role) {
        return new Login(id, new OfficialId(id), SEOUL, new UnitId(unit), Rank.OFFICER, new Text(ko, en), Set.of(role));
    }

    /** Who may still see it. */
    private static List<Login> readers(Said... said) {
        var recusal = new Recusal(
                Arrays.stream(said)
                        .map(one -> new ReportBox.Line(LocalDate.of(2026, 11, 23), false, one))
                        .toList(),
                number -> number.equals(PETITION)
                        ? Optional.of(new Division(SEOUL, new UnitId("bus-policy")))
                        : Optional.empty());
        return Stream.of(AUDITOR, FROM_BUS, HEAD, MAYOR)
                .filter(login -> !recusal.leavesOut(login))
                .toList();
    }

    private static Said report(String words, String step, boolean auditAside, boolean mayorAside) {
        return Said.report(words, new Said.First(Category.BRIBE, step, auditAside, mayorAside, false));
    }

    @Test
    void nobody_is_left_out_of_what_names_nobody() {
        assertThat(readers(report("과장이 봉투를 받았습니다", "", false, false))).containsExactly(AUDITOR, FROM_BUS, HEAD, MAYOR);
    }

    @Test
    void whom_the_reporter_sets_aside_is_left_out() {
        assertThat(readers(report("x", "", true, false))).containsExactly(MAYOR);
        assertThat(readers(report("x", "", false, true))).containsExactly(AUDITOR, FROM_BUS, HEAD);
    }

    @Test
    void who_is_named_is_left_out_however_the_name_is_spaced_and_wherever_it_stands() {
        assertThat(readers(report("감사관 안 시우 가 덮었습니다", "", false, false))).doesNotContain(AUDITOR);
        assertThat(readers(report("It was SI WOO, I mean ahn si woo.", "", false, false)))
                .doesNotContain(AUDITOR);
        assertThat(readers(report("x", "조은우 과장 결재", false, false))).doesNotContain(HEAD);
        assertThat(readers(report("x", "", false, false), Said.more("시장 민가람도 압니다")))
                .as("named later")
                .containsExactly(AUDITOR, FROM_BUS, HEAD);
    }

    @Test
    void who_works_in_the_division_it_is_about_is_left_out() {
        assertThat(readers(report("x", PETITION + " #12", false, false))).containsExactly(AUDITOR, HEAD, MAYOR);
        assertThat(readers(report("민원 " + PETITION.value() + "에서", "", false, false)))
                .doesNotContain(FROM_BUS);
        assertThat(readers(report("2026-6110000-0000017-0", "", false, false))).hasSize(4);
    }

    @Test
    void what_the_office_says_leaves_nobody_out() {
        var recusal = new Recusal(
                List.of(new ReportBox.Line(LocalDate.of(2026, 11, 23), true, Said.more("안시우 감사관이 봅니다"))),
                _ -> Optional.empty());
        assertThat(recusal.leavesOut(AUDITOR)).isFalse();
    }
}
