package city.open.inside.approval;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.petition.Act;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What somebody who leaves hands over to a successor, all at once: petitions in hand, boxes in approval lines that are not signed yet, deputyships. What
 * cannot be handed over is left where it is and told with the reason. Each petition gets a fact, as with any other assignment.
 */
@Component
public class Successions {
    private static final Text REASON =
            new Text("담당자가 자리를 옮기거나 떠나 인계함", "Handed over: the official in charge has moved or left");

    private final OfficeDatabase office;
    private final Petitions petitions;
    private final Organization organization;
    private final Rights rights;
    private final Clock clock;

    Successions(OfficeDatabase office, Petitions petitions, Organization organization, Rights rights, Clock clock) {
        this.office = office;
        this.petitions = petitions;
        this.organization = organization;
        this.rights = rights;
        this.clock = clock;
    }

    /** What somebody holds. */
    public record Holding(List<PetitionNumber> petitions, int papers, int deputyships) {
        public Holding {
            petitions = List.copyOf(petitions);
        }

        public boolean isEmpty() {
            return petitions.isEmpty() && papers == 0 && deputyships == 0;
        }
    }

    /** What could not be handed over, and why. */
    public record Left(String what, Text why) {}

    /** What came of it. */
    public record Outcome(int petitions, int papers, int deputyships, List<Left> left) {
        public Outcome {
            left = List.copyOf(left);
        }
    }

    /** What this official holds now. */
    public Holding holding(OfficialId official) {
        return new Holding(petitions.inHandsOf(official), boxes(official).size(), deputyships(official));
    }

    /** Why this one cannot follow that one, if so. */
    public Optional<Text> standsInTheWay(Login login, OfficialId from, OfficialId to) {
        var successor = organization.official(to).orElse(null);
        var before = organization.official(from).orElse(null);
        if (!rights.may(login, Right.MANAGE_DELEGATION).isGranted()) {
            return Optional.of(new Text("이 계정의 역할로는 할 수 없는 일입니다.", "The roles of this account do not include this."));
        }
        if (before == null || successor == null) {
            return Optional.of(new Text("그런 공무원이 없습니다.", "There is no such official."));
        }
        if (from.equals(to)) {
            return Optional.of(new Text("자기 자신에게 넘길 수 없습니다.", "Nobody hands over to themselves."));
        }
        if (!before.agency().equals(successor.agency())) {
            return Optional.of(new Text("다른 기관 사람에게는 넘길 수 없습니다.", "The successor is of another agency."));
        }
        return organization
                        .officials(successor.agency(), successor.unit(), today())
                        .contains(successor)
                ? Optional.empty()
                : Optional.of(new Text(
                        "받을 사람이 오늘 근무하지 않거나 계정이 닫혀 있습니다.",
                        "The successor does not serve today, or the account is closed."));
    }

    /** Hands everything over that can be. @throws IllegalArgumentException where {@link #standsInTheWay} says why not */
    public Outcome handOver(Login login, OfficialId from, OfficialId to) {
        standsInTheWay(login, from, to).ifPresent(why -> {
            throw new IllegalArgumentException(why.en());
        });
        var successor = organization.official(to).orElseThrow();
        var left = new ArrayList<Left>();
        int handed = 0;
        for (var number : petitions.inHandsOf(from)) {
            var refused = assign(login, number, from, successor);
            if (refused.isEmpty()) {
                handed++;
            } else {
                left.add(new Left(number.value(), refused.get()));
            }
        }
        int papers = papers(from, successor, left);
        return new Outcome(handed, papers, endDeputyships(from), left);
    }

    private Optional<Text> assign(Login login, PetitionNumber number, OfficialId from, Official to) {
        var petition = petitions.find(number).orElseThrow();
        if (!from.equals(petition.official())) {
            return Optional.of(new Text("이미 다른 사람이 맡았습니다.", "Somebody else is in charge already."));
        }
        if (!petition.agency().equals(to.agency()) || !petition.division().equals(to.unit())) {
            return Optional.of(new Text("받을 사람의 부서가 다릅니다.", "It is with another division than the successor's."));
        }
        var act = Act.assign(petition.division(), to.id(), REASON);
        return petitions.record(number, act, login.by(), Moment.now(clock.instant()))
                        instanceof Decision.Refused(var rule)
                ? Optional.of(rule.words())
                : Optional.empty();
    }

    private record Held(String document, int version, int place, int height) {}

    /** Boxes of lines that are under way and not signed. */
    private List<Held> boxes(OfficialId official) {
        return office.jdbc()
                .sql("""
                        SELECT box.document, box.version, box.place, box.rank
                          FROM office.document_box box
                          JOIN office.document document ON document.id = box.document AND document.version = box.version
                         WHERE box.official = ? AND document.state = 'IN_LINE'
                           AND NOT EXISTS (SELECT FROM office.document_signature signature
                                            WHERE signature.document = box.document AND signature.version = box.version
                                              AND signature.place = box.place)
                         ORDER BY box.document
                        """)
                .param(official.value())
                .query((row, _) -> new Held(
                        row.getString(1),
                        row.getInt(2),
                        row.getInt(3),
                        Rank.valueOf(row.getString(4)).height()))
                .list();
    }

    private int papers(OfficialId from, Official to, List<Left> left) {
        int handed = 0;
        for (var box : boxes(from)) {
            if (to.rank().height() < box.height()) {
                left.add(new Left(
                        box.document(),
                        new Text("받을 사람의 직위가 결재선보다 낮습니다.", "The successor's rank is below that of the line.")));
            } else if (moved(box, from, to)) {
                handed++;
            } else {
                left.add(new Left(
                        box.document(), new Text("받을 사람이 이미 결재선에 있습니다.", "The successor stands in the line already.")));
            }
        }
        return handed;
    }

    /** Whoever drafted it or stands in its line does not sign it for somebody else too. */
    private boolean moved(Held box, OfficialId from, Official to) {
        return Boolean.TRUE.equals(office.transactions().execute(_ -> {
            int moved = office.jdbc()
                    .sql("""
                            UPDATE office.document_box box SET official = :to, unit = :unit, rank = :rank
                             WHERE document = :document AND version = :version AND place = :place AND official = :from
                               AND NOT EXISTS (SELECT FROM office.document_box other
                                                WHERE other.document = box.document AND other.version = box.version
                                                  AND other.official = :to)
                               AND NOT EXISTS (SELECT FROM office.document document
                                                WHERE document.id = box.document AND document.drafter = :to)
                            """)
                    .param("to", to.id().value())
                    .param("unit", to.unit().value())
                    .param("rank", to.rank().name())
                    .param("document", box.document())
                    .param("version", box.version())
                    .param("place", box.place())
                    .param("from", from.value())
                    .update();
            office.jdbc()
                    .sql(
                            "UPDATE office.document_turn SET official = :to WHERE document = :document AND place = :place AND official = :from AND :moved = 1")
                    .param("to", to.id().value())
                    .param("document", box.document())
                    .param("place", box.place())
                    .param("from", from.value())
                    .param("moved", moved)
                    .update();
            return moved == 1;
        }));
    }

    private int deputyships(OfficialId official) {
        return Objects.requireNonNull(office.jdbc()
                .sql(
                        "SELECT count(*) FROM office.deputyship WHERE (absent = :who OR deputy = :who) AND valid_to >= :today")
                .param("who", official.value())
                .param("today", today())
                .query(Integer.class)
                .single());
    }

    /** A deputy is appointed for a person, so that nobody inherits it: those whom the leaver stood in for need another one. */
    private int endDeputyships(OfficialId official) {
        return office.jdbc()
                .sql("""
                        UPDATE office.deputyship SET valid_to = least(valid_to, greatest(CAST(:today AS date) - 1, valid_from - 1))
                         WHERE (absent = :who OR deputy = :who) AND valid_to >= :today
                        """)
                .param("who", official.value())
                .param("today", today())
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
    }
}
