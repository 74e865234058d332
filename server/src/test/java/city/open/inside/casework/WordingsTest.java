package city.open.inside.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.open.ground.calendar.Text;
import city.open.inside.casework.Wordings.Kept;
import city.open.inside.casework.Wordings.Typed;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Role;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A division keeps the texts it uses again and again; nothing of them goes out unfilled. */
class WordingsTest extends OfficeStage {
    private static final Login HEAD = new Login(
            "hwang",
            new OfficialId("hwang"),
            SEOUL,
            BUILDING,
            Rank.DIVISION_HEAD,
            new Text("황과장", "Hwang"),
            Set.of(Role.APPROVER));
    private static final Login AUDITOR = new Login(
            "seo", new OfficialId("seo"), SEOUL, BUILDING, Rank.OFFICER, new Text("서감사", "Seo"), Set.of(Role.AUDITOR));
    private static final Typed PLANS = new Typed("SUPPLEMENT", "", "도면 보완", "{도면}을 {기한}까지 내십시오.", "Hand in {drawing}.");

    @Autowired
    private Wordings wordings;

    @BeforeEach
    void no_texts_yet() {
        wordings.all(HEAD).stream()
                .filter(one -> !one.retired())
                .forEach(one -> wordings.retire(HEAD, one.id(), one.version()));
    }

    private Wording kept(Login login, Typed typed) {
        return ((Kept.Done) wordings.keep(login, UUID.randomUUID(), 0, typed)).wording();
    }

    private List<String> faulty(Typed typed) {
        return wordings.keep(KIM, UUID.randomUUID(), 0, typed) instanceof Kept.Faulty(var faults)
                ? faults.stream().map(Fault::field).toList()
                : List.of();
    }

    @Test
    void what_one_writes_all_of_the_division_use_and_nobody_else_sees() {
        var plans = kept(KIM, PLANS);
        assertThat(wordings.usable(LEE, PERMIT)).containsExactly(plans);
        assertThat(wordings.all(HAN)).isEmpty();
        assertThat(wordings.find(HAN, plans.id())).isEmpty();
        assertThat(wordings.keep(HAN, plans.id(), 1, PLANS)).isEqualTo(new Kept.Unknown());
        assertThat(wordings.keep(AUDITOR, UUID.randomUUID(), 0, PLANS))
                .isEqualTo(new Kept.Denied(Refusal.NOT_YOUR_ROLE));
    }

    @Test
    void one_for_a_procedure_is_offered_for_that_one_only() {
        var own = kept(KIM, new Typed("REMEDIES", PERMIT.value(), "건축", "90일 안에 심판을 청구할 수 있습니다.", ""));
        assertThat(wordings.usable(KIM, PERMIT)).containsExactly(own);
        assertThat(wordings.usable(KIM, new ProcedureCode("HC-01"))).isEmpty();
        assertThat(faulty(new Typed("REMEDIES", TAXI.value(), "택시", "다른 과", "")))
                .containsExactly("procedure");
    }

    @Test
    void of_two_who_change_one_at_once_the_second_sees_the_first_and_keeps_what_was_typed() {
        var plans = kept(KIM, PLANS);
        var shorter = new Typed("SUPPLEMENT", "", "도면 보완", "{도면}을 내십시오.", "");
        assertThat(wordings.keep(LEE, plans.id(), 1, shorter)).isInstanceOf(Kept.Done.class);
        var late = wordings.keep(KIM, plans.id(), 1, new Typed("SUPPLEMENT", "", "도면", "다른 글", ""));
        assertThat(late).isInstanceOf(Kept.Overtaken.class);
        assertThat(((Kept.Overtaken) late).now().text().ko()).isEqualTo("{도면}을 내십시오.");
        assertThat(wordings.keep(LEE, plans.id(), 1, shorter)).as("sent twice").isInstanceOf(Kept.Done.class);
        assertThat(wordings.all(KIM).stream().filter(one -> !one.retired()))
                .singleElement()
                .extracting(Wording::version, Wording::by)
                .containsExactly(2, LEE.official());
        assertThat(office.jdbc()
                        .sql("SELECT official FROM office.wording WHERE id = ? ORDER BY version")
                        .param(plans.id())
                        .query(String.class)
                        .list())
                .as("who wrote what stays")
                .containsExactly("kim", "lee");
    }

    @Test
    void who_signs_for_the_division_may_retire_one_for_good() {
        var plans = kept(KIM, PLANS);
        assertThat(wordings.retire(KIM, plans.id(), 1)).isEqualTo(new Kept.Denied(Refusal.NOT_YOUR_ROLE));
        assertThat(wordings.retire(HEAD, plans.id(), 1)).isInstanceOf(Kept.Done.class);
        assertThat(wordings.usable(KIM, PERMIT)).isEmpty();
        assertThat(wordings.keep(KIM, plans.id(), 2, PLANS)).isEqualTo(new Kept.Unknown());
    }

    @Test
    void nobodys_data_stand_in_one() {
        assertThat(faulty(new Typed("REPLY", "", "전화", "010-1234-5678로 전화하십시오.", "")))
                .containsExactly("korean");
        assertThat(faulty(new Typed("REPLY", "", "900101-1234567", "글", "call 010-1234-5678")))
                .containsExactly("name", "english");
        assertThat(faulty(new Typed("", "", "", "", ""))).containsExactly("use", "name", "korean");
        assertThat(faulty(new Typed("REPLY", "", "과 전화", "02-2133-1234로 전화하십시오.", "")))
                .as("an office's own telephone")
                .isEmpty();
    }

    /** Whatever page or program sends it: the desk asks, not the page. */
    @Test
    void a_form_with_an_open_blank_is_not_recorded() {
        var number = kims();
        var form = form(Task.REQUEST_SUPPLEMENT, "until", "2026-06-10").with(kept(KIM, PLANS));
        var posted = atOnce(KIM, number, form);
        assertThat(posted).isInstanceOf(Posted.Faulty.class);
        assertThat(((Posted.Faulty) posted).faults())
                .extracting(Fault::field, fault -> fault.words().en())
                .containsExactly(
                        tuple("what", "What is to be supplied: fill in the blank {도면}, {기한}."),
                        tuple("what.en", "What is to be supplied: fill in the blank {drawing}."));
        assertThat(kinds(number)).doesNotContain("supplement.requested");
    }

    /** What is filled in is looked through like everything that becomes public. */
    @Test
    void personal_data_in_a_blank_is_found_before_it_goes_out() {
        var number = kims();
        var text = Blanks.filled(PLANS.korean(), name -> name.equals("도면") ? "010-1234-5678" : "6월 10일");
        assertThat(atOnce(KIM, number, form(Task.REQUEST_SUPPLEMENT, "until", "2026-06-10", "what", text)))
                .isInstanceOf(Posted.Personal.class);
    }
}
