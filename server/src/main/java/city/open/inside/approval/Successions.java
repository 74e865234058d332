package city.open.inside.approval;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Account;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.petition.Act;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.inside.piles.Told;
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
    private final Accounts accounts;
    private final Told told;
    private final Clock clock;

    Successions(
            OfficeDatabase office,
            Petitions petitions,
            Organization organization,
            Rights rights,
            Accounts accounts,
            Told told,
            Clock clock) {
        this.office = office;
        this.petitions = petitions;
        this.organization = organization;
        this.rights = rights;
        this.accounts = accounts;
        this.told = told;
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
        var boxes = organization.official(official).map(this::toHandOver).orElse(List.of());
        return new Holding(petitions.inHandsOf(official), boxes.size(), deputyships(official));
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
        if (serves(before) && before.unit().equals(successor.unit())) {
            return Optional.of(new Text(
                    "아직 그 부서에서 근무하고 계정이 열려 있습니다. 자리를 옮기거나 떠난 사람의 일만 넘깁니다.",
                    "They still serve in that division with an open account; only who has moved or left hands over."));
        }
        return organization
                        .officials(successor.agency(), successor.unit(), today())
                        .contains(successor)
                ? Optional.empty()
                : Optional.of(new Text(
                        "받을 사람이 오늘 근무하지 않거나 계정이 닫혀 있습니다.",
                        "The successor does not serve today, or the account is closed."));
    }

    /** Whether everybody would read that somebody moved or left who is still there. */
    private boolean serves(Official official) {
        return official.servesOn(today())
                && accounts.of(official.id()).filter(Account::isOpen).isPresent();
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
        int papers = papers(organization.official(from).orElseThrow(), successor, left);
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

    private record Held(String document, int version, int place, String part, String unit, int height) {}

    /** Boxes of lines that are under way and not signed. */
    private List<Held> boxes(OfficialId official) {
        return office.jdbc()
                .sql("""
                        SELECT box.document, box.version, box.place, box.part, box.unit, box.rank
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
                        row.getString(4),
                        row.getString(5),
                        Rank.valueOf(row.getString(6)).height()))
                .list();
    }

    /** Whoever has moved keeps the places that they have in their new division. */
    private List<Held> toHandOver(Official from) {
        var boxes = boxes(from.id());
        return serves(from)
                ? boxes.stream()
                        .filter(box -> !box.unit().equals(from.unit().value()))
                        .toList()
                : boxes;
    }

    private int papers(Official from, Official to, List<Left> left) {
        var moved = new ArrayList<Held>();
        for (var box : toHandOver(from)) {
            if (to.rank().height() < box.height()) {
                left.add(new Left(
                        box.document(),
                        new Text("받을 사람의 직위가 결재선보다 낮습니다.", "The successor's rank is below that of the line.")));
            } else {
                moved(box, from.id(), to)
                        .ifPresentOrElse(why -> left.add(new Left(box.document(), why)), () -> moved.add(box));
            }
        }
        return moved.size();
    }

    /**
     * Why the place stays where it is, if so. Whoever drafted the paper or stands in its line does not sign it for somebody else too; and of a signature and a
     * handover at one moment, the first counts.
     */
    private Optional<Text> moved(Held box, OfficialId from, Official to) {
        return Objects.requireNonNull(office.transactions().execute(_ -> {
            var petition = office.jdbc()
                    .sql(
                            "SELECT petition FROM office.document WHERE id = ? AND version = ? AND state = 'IN_LINE' FOR UPDATE")
                    .params(box.document(), box.version())
                    .query(String.class)
                    .optional();
            if (petition.isEmpty() || boxes(from).stream().noneMatch(box::equals)) {
                return Optional.of(
                        new Text("그사이 서명하였거나 결재가 끝났습니다.", "It was signed in the meantime, or its line has ended."));
            }
            int moved = office.jdbc()
                    .sql("""
                            UPDATE office.document_box box SET official = :to, unit = :unit, rank = :rank, delegated = :delegated
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
                    .param("delegated", box.part().equals(Part.APPROVE.name()) && !Ladder.decidesInOwnName(to.rank()))
                    .param("document", box.document())
                    .param("version", box.version())
                    .param("place", box.place())
                    .param("from", from.value())
                    .update();
            if (moved == 0) {
                return Optional.of(new Text("받을 사람이 이미 결재선에 있습니다.", "The successor stands in the line already."));
            }
            int turns = office.jdbc()
                    .sql(
                            "UPDATE office.document_turn SET official = :to WHERE document = :document AND place = :place AND official = :from")
                    .param("to", to.id().value())
                    .param("document", box.document())
                    .param("place", box.place())
                    .param("from", from.value())
                    .update();
            if (turns > 0) {
                told.toApprove(
                        new PetitionNumber(petition.get()),
                        box.document() + "/" + box.version(),
                        List.of(to.id()),
                        clock.instant());
            }
            return Optional.<Text>empty();
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
