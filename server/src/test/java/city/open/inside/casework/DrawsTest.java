package city.open.inside.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Patience;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Act;
import city.open.inside.petition.Moment;
import city.open.inside.petition.PetitionEvent.Assigned;
import city.open.outside.record.Draw;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicRecord;
import city.open.town.organization.OfficialId;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DrawsTest extends OfficeStage {
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

    @Autowired
    private Draws draws;

    @Autowired
    private Absences absences;

    @Autowired
    private PublicRecord record;

    @Test
    void anyone_can_draw_again_from_what_is_public() throws Exception {
        List<PetitionNumber> drawn = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            var number = received();
            assertThat(atOnce(KIM, number, form(Task.DRAW))).isInstanceOf(Posted.Recorded.class);
            drawn.add(number);
        }
        assertThat(published().seed()).isNull();

        draws.reveal(MONDAY.plusDays(1));
        var seed = HexFormat.of().parseHex(Objects.requireNonNull(published().seed()));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seed)))
                .isEqualTo(published().commitment());
        for (var number : drawn) {
            var open = assigned(number).open();
            var eligible = (List<?>) Objects.requireNonNull(open.get("eligible"));
            assertThat(open.get("draw")).isEqualTo(published().commitment());
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            int place = new BigInteger(1, mac.doFinal(number.value().getBytes("UTF-8")))
                    .mod(BigInteger.valueOf(eligible.size()))
                    .intValue();
            assertThat(open.get("official")).isEqualTo(eligible.get(place));
        }
    }

    private Draw published() {
        return record.draw(SEOUL.value(), BUILDING.value(), MONDAY).orElseThrow();
    }

    private Entry assigned(PetitionNumber number) {
        return Patience.until(
                        "the draw of %s in the record".formatted(number),
                        () -> record.find(number.value()).stream()
                                .flatMap(found -> found.entries().stream())
                                .filter(entry -> entry.kind().equals("petition.assigned"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void each_round_goes_through_everybody_once() {
        CLOCK.set("2026-06-02T10:00");
        var chosen = new ArrayList<OfficialId>();
        for (int i = 0; i < 3 * 4; i++) {
            var number = received();
            draws.assign(number, Moment.now(CLOCK.instant())).fact();
            chosen.add(last(number, Assigned.class).official());
        }
        int people = organization.officials(SEOUL, BUILDING, MONDAY).size();
        for (var official : organization.officials(SEOUL, BUILDING, MONDAY)) {
            assertThat(chosen.stream().filter(official.id()::equals).count())
                    .as(official.id() + " of " + people)
                    .isBetween(12L / people - 1, 12L / people + 2);
        }
    }

    @Test
    void whoever_has_an_interest_or_is_away_is_left_out_and_counted() {
        CLOCK.set("2026-06-03T10:00");
        absences.add(LEE.official(), LocalDate.of(2026, 6, 3), LocalDate.of(2026, 6, 3));
        var number = received();
        record(number, Act.declareConflict(PARK.official(), null), PARK.by());
        draws.assign(number, Moment.now(CLOCK.instant())).fact();
        var assigned = last(number, Assigned.class);
        assertThat(assigned.eligible()).doesNotContain(LEE.official(), PARK.official());
        assertThat(assigned.excluded()).isEqualTo(2);
    }

    @Test
    void where_drawing_is_the_rule_who_comes_is_drawn_for() {
        CLOCK.set("2026-06-04T10:00");
        draws.settle(SEOUL, HOUSING, true);
        var number = received(PERMIT, HOUSING);
        var elsewhere = received();
        draws.drawForNew();
        draws.settle(SEOUL, HOUSING, false);
        assertThat(petition(number).official()).isEqualTo(HAN.official());
        assertThat(petition(elsewhere).official()).isNull();
    }
}
