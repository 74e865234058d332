package city.open.demo;

import city.open.ground.calendar.Text;
import city.open.inside.approval.Answered;
import city.open.inside.approval.Approvals;
import city.open.inside.approval.Box;
import city.open.inside.approval.Deputies;
import city.open.inside.approval.Document;
import city.open.inside.approval.Matter;
import city.open.inside.approval.OpenPoint;
import city.open.inside.approval.Paper;
import city.open.inside.approval.Part;
import city.open.inside.approval.Proposal.Wish;
import city.open.inside.approval.Sign;
import city.open.inside.casework.Draws;
import city.open.inside.identity.Login;
import city.open.inside.petition.By;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.*;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Rule;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the people of a story work while the city lives: officials are drawn, papers go through their line, and what the line wants may
 * differ from what the story had in mind.
 */
final class Intranet {
    /** What became of a beat. */
    enum Turn {
        HAPPENED,
        PASSED_OVER,
        /** It is not time yet, and the petition waits for it. */
        WAITS
    }

    private static final Text WHILE_OPEN = new Text(
            "남은 회신은 결론에 영향이 없어 먼저 올림", "What is still awaited does not change the result, so it goes up before");

    private final Petitions petitions;
    private final Organization organization;
    private final Draws draws;
    private final Approvals approvals;
    private final Deputies deputies;

    Intranet(Petitions petitions, Organization organization, Draws draws, Approvals approvals, Deputies deputies) {
        this.petitions = petitions;
        this.organization = organization;
        this.draws = draws;
        this.approvals = approvals;
        this.deputies = deputies;
    }

    Turn happen(Life life, Moment moment) {
        var beat = life.next();
        var petition = petitions.find(life.number()).orElse(null);
        if (petition == null) {
            return Turn.PASSED_OVER;
        }
        if (beat.kind() == Assigned.class && petition.official() == null) {
            return turn(draws.assign(life.number(), moment));
        }
        if (beat.kind() == Drafted.class) {
            return draft(petition, beat);
        }
        var document = inLine(petition);
        if (document.isPresent()) {
            if (beat.kind() == DraftReturned.class) {
                return sendBack(document.get(), beat);
            }
            if (beat.kind() == Reviewed.class || beat.kind() == Concurred.class) {
                return sign(document.get(), false);
            }
            if (beat.kind() == Approved.class) {
                return signThrough(document.get());
            }
        }
        return turn(petitions.record(
                life.number(),
                beat.act().apply(OfficeHours.day(moment.occurredAt())),
                beat.kind() == Decided.class ? decider(petition, beat.by()) : by(petition, beat.by()),
                moment));
    }

    private static Turn turn(Decision decision) {
        return switch (decision) {
            case Decision.Recorded _ -> Turn.HAPPENED;
            // Silence takes effect on its day, and so does a demand; until then the petition stands.
            case Decision.Refused(var rule) ->
                rule == Rule.PERIOD_NOT_OVER || rule == Rule.SUPPLEMENT_NOT_OVER ? Turn.WAITS : Turn.PASSED_OVER;
        };
    }

    /** Whom the delegation table had approve may be another than the story meant; the decision is theirs. */
    private By decider(Petition petition, By told) {
        return petition.papers().approvedBy() instanceof By.OfOffice approver
                        && told instanceof By.OfOffice office
                        && office.rank() != Rank.OFFICER
                ? approver
                : by(petition, told);
    }

    /** The officer whom the draw chose does what the story has an officer of the division do. */
    private By by(Petition petition, By told) {
        return told instanceof By.OfOffice office && office.rank() == Rank.OFFICER && petition.official() != null
                ? organization
                        .official(petition.official())
                        .filter(one -> one.unit().equals(office.division()))
                        .<By>map(one -> Cast.login(one).by())
                        .orElse(told)
                : told;
    }

    private Turn draft(Petition petition, Beat beat) {
        var drafter = by(petition, beat.by()) instanceof By.OfOffice office ? login(office.official()) : null;
        if (drafter == null) {
            return Turn.PASSED_OVER;
        }
        var open = approvals.openPoints(petition, (Outcome) null).stream().anyMatch(OpenPoint::asksForReason);
        var paper = new Paper(
                beat.said().getFirst(),
                null,
                beat.said().getLast(),
                Paper.Openness.open(),
                Matter.ordinary(),
                open ? WHILE_OPEN : null);
        return turn(approvals.documentsOf(petition.number()).stream()
                .filter(document -> document.state() == Document.State.RETURNED)
                .findFirst()
                .map(document -> approvals.draftAgain(
                        Objects.requireNonNull(login(document.drafter())), document.id(), paper, Wish.none()))
                .orElseGet(() -> approvals.draft(drafter, petition.number(), paper, Wish.none())));
    }

    private Turn sendBack(Document document, Beat beat) {
        return next(document)
                .map(hand -> turn(approvals.sign(
                        hand.login(),
                        document.id(),
                        Sign.sendBack(
                                document.version(),
                                hand.box().place(),
                                beat.said().getFirst()))))
                .orElse(Turn.PASSED_OVER);
    }

    /** One box below the approval is signed; {@code last} lets the approver sign too. */
    private Turn sign(Document document, boolean last) {
        return next(document)
                .filter(hand -> last || hand.box().part() != Part.APPROVE)
                .map(hand -> turn(approvals.sign(
                        hand.login(),
                        document.id(),
                        Sign.agree(document.version(), hand.box().place(), null))))
                .orElse(Turn.PASSED_OVER);
    }

    private Turn signThrough(Document document) {
        var turn = Turn.PASSED_OVER;
        for (var open = Optional.of(document); open.isPresent(); open = inLine(petition(document))) {
            if (sign(open.get(), true) != Turn.HAPPENED) {
                return turn;
            }
            turn = Turn.HAPPENED;
        }
        return turn;
    }

    private static Turn turn(Answered answered) {
        return answered instanceof Answered.Accepted ? Turn.HAPPENED : Turn.PASSED_OVER;
    }

    private Petition petition(Document document) {
        return petitions.find(document.petition()).orElseThrow();
    }

    private Optional<Document> inLine(Petition petition) {
        return approvals.documentsOf(petition.number()).stream()
                .filter(document -> document.state() == Document.State.IN_LINE)
                .findFirst();
    }

    private record Hand(Login login, Box box) {}

    /** Who signs next: the official of the first open box, or the deputy of one who is away. */
    private Optional<Hand> next(Document document) {
        return document.line().turn().stream().findFirst().flatMap(box -> {
            var login = login(deputies.deputyOf(box.official()).orElse(box.official()));
            return login == null ? Optional.empty() : Optional.of(new Hand(login, box));
        });
    }

    private @Nullable Login login(OfficialId id) {
        return organization.official(id).map(Cast::login).orElse(null);
    }

    /** A paper that grants what was asked, drafted by whoever has the petition. Answers whether it is in line. */
    boolean draftGrant(Petition petition, Text title, Text grounds, Text reason) {
        var official = petition.official();
        var drafter = official == null ? null : login(official);
        if (drafter == null) {
            return false;
        }
        var decision = new Paper.Decision(Outcome.GRANTED, reason, List.of(), null);
        var paper = new Paper(title, decision, grounds, Paper.Openness.open(), Matter.ordinary());
        return turn(approvals.draft(drafter, petition.number(), paper, Wish.none())) == Turn.HAPPENED;
    }

    /** So many boxes of the paper in line are signed, but never the approver's. */
    void advance(Petition petition, int boxes) {
        for (int i = 0; i < boxes; i++) {
            if (inLine(petition).map(document -> sign(document, false)).orElse(Turn.PASSED_OVER) != Turn.HAPPENED) {
                return;
            }
        }
    }

    void standIn(Login admin, OfficialId absent, OfficialId deputy, LocalDate from, LocalDate to, Text reason) {
        deputies.appoint(admin, absent, deputy, from, to, reason);
    }
}
