package city.open.demo;

import city.open.ground.calendar.Text;
import city.open.inside.approval.Approvals;
import city.open.inside.identity.Login;
import city.open.inside.petition.Act;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.town.organization.Organization;
import java.time.Instant;
import java.util.List;

/** What a visitor finds on the desks of the {@link Cast}: papers in line, a question from the division next door, somebody who is away. */
final class Desks {
    private static final int PAPERS = 9;
    private static final int QUESTIONS = 3;
    private static final int LOOKED_AT = 400;
    private static final int DAYS_AWAY = 30;

    private final Petitions petitions;
    private final Approvals approvals;
    private final Organization organization;
    private final Cast cast;
    private final Intranet intranet;

    Desks(Petitions petitions, Approvals approvals, Organization organization, Cast cast, Intranet intranet) {
        this.petitions = petitions;
        this.approvals = approvals;
        this.organization = organization;
        this.cast = cast;
        this.intranet = intranet;
    }

    /** Once; where papers lie on the desks already, nothing is added. */
    void lay(Instant now) {
        if (approvals.waitingFor(cast.login(Cast.TEAM_LEADER)).count() > 0) {
            return;
        }
        var open = openAt(cast.login(Cast.OFFICER));
        int laid = 0;
        for (var petition : open) {
            if (laid < PAPERS
                    && petition.papers().drafter() == null
                    && intranet.draftGrant(
                            petition,
                            new Text("민원 처리 결과(안)", "Decision on the petition (draft)"),
                            new Text(
                                    "기준에 맞고 협의 의견에 문제가 없어 처리하고자 함",
                                    "It meets the standards and no office objects; to be granted"),
                            new Text("관련 기준에 맞습니다.", "It meets the standards that apply."))) {
                intranet.advance(petition, laid % 3);
                laid++;
            }
        }
        ask(now);
        goAway(now);
    }

    private List<Petition> openAt(Login login) {
        return petitions.queue(login.agency(), login.division(), LOOKED_AT).stream()
                .flatMap(waiting -> petitions.find(waiting.number()).stream())
                .filter(petition -> !petition.isDecided() && !petition.timeStands())
                .toList();
    }

    private void ask(Instant now) {
        var officer = cast.login(Cast.OFFICER);
        var unit = organization
                .unit(officer.agency(), officer.division(), OfficeHours.day(now))
                .orElseThrow();
        openAt(cast.login(Cast.NEIGHBOUR)).stream()
                .limit(QUESTIONS)
                .forEach(petition -> petitions.record(
                        petition.number(),
                        Act.consult(
                                null,
                                unit.name(),
                                officer.agency(),
                                officer.division(),
                                new Text(
                                        "귀 부서 소관 기준에 맞는지 회신하여 주시기 바랍니다.",
                                        "Please say whether it meets your division's standards."),
                                OfficeHours.day(now).plusDays(5)),
                        cast.login(Cast.NEIGHBOUR).by(),
                        Moment.now(now)));
    }

    /** The head of the bureau is on a journey; the head of the division deputises. */
    private void goAway(Instant now) {
        var today = OfficeHours.day(now);
        intranet.standIn(
                cast.login(Cast.ADMIN),
                cast.login(Cast.BUREAU_HEAD).official(),
                cast.login(Cast.DIVISION_HEAD).official(),
                today,
                today.plusDays(DAYS_AWAY),
                new Text("국외 출장", "Official journey abroad"));
    }
}
