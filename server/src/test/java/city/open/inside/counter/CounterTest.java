package city.open.inside.counter;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.casework.Fault;
import city.open.inside.casework.OfficeStage;
import city.open.inside.counter.Counter.Filing;
import city.open.inside.counter.Counter.Taken;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Role;
import city.open.inside.petition.PetitionEvent.Received;
import city.open.inside.vault.Opening;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CounterTest extends OfficeStage {
    @Autowired
    private Counter counter;

    private static final Person APPLICANT = new Person("김철수", "010-1234-5678", null, "강남구 역삼동 123-45", null, null);

    private static Filing filing(String subject, Person applicant) {
        return new Filing(
                "HC-02",
                null,
                "building-policy",
                new Text(subject, "A six-storey building"),
                applicant,
                "강남구 역삼동 123-45",
                "counter");
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    @Test
    void a_filing_at_the_counter_gets_its_number_and_only_the_mask_of_its_applicant() {
        var number = taken(counter.receive(KIM, filing("6층 건물 신축", APPLICANT), token()));
        assertThat(last(number, Received.class).applicant()).isEqualTo("김*수");
        assertThat(petitions.facts(number).toString()).doesNotContain("철수", "1234", "123-45");
        assertThat(counter.applicant(KIM, number, Purpose.CONTACT)).contains(APPLICANT);
        assertThat(counter.openings(number))
                .isEqualTo(List.of(new Opening(CLOCK.instant(), KIM.by(), Purpose.CONTACT, null)));
    }

    @Test
    void a_double_click_receives_once() {
        var token = token();
        var first = counter.receive(KIM, filing("6층 건물 신축", APPLICANT), token);
        assertThat(counter.receive(KIM, filing("6층 건물 신축", APPLICANT), token)).isEqualTo(first);
    }

    @Test
    void another_division_does_not_open_what_is_sealed() {
        var number = taken(counter.receive(KIM, filing("6층 건물 신축", APPLICANT), token()));
        assertThat(counter.applicant(HAN, number, Purpose.HANDLING)).isEmpty();
        assertThat(counter.openings(number)).isEmpty();
    }

    @Test
    void resident_numbers_are_not_taken_and_the_subject_names_nobody() {
        var numbered = new Person("김철수 900101-1234568", null, null, null, null, null);
        assertThat(faulty(counter.receive(KIM, filing("6층 건물 신축, 문의 010-1234-5678", numbered), token())))
                .containsExactly("subject", "name");
    }

    @Test
    void who_is_no_officer_receives_nothing() {
        var director =
                new Login("park", PARK.official(), SEOUL, BUILDING, PARK.rank(), PARK.name(), Set.of(Role.DIRECTOR));
        assertThat(counter.receive(director, filing("6층 건물 신축", APPLICANT), token()))
                .isEqualTo(new Taken.Denied(Refusal.NOT_YOUR_ROLE));
    }

    private static PetitionNumber taken(Taken taken) {
        assertThat(taken).isInstanceOf(Taken.Received.class);
        return ((Taken.Received) taken).number();
    }

    private static List<String> faulty(Taken taken) {
        assertThat(taken).isInstanceOf(Taken.Faulty.class);
        return ((Taken.Faulty) taken).faults().stream().map(Fault::field).toList();
    }
}
