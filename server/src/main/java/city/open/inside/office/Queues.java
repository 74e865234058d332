package city.open.inside.office;

import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.casework.Inbox;
import city.open.inside.petition.Petition;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says petitions in lists in words. */
@Component
class Queues {
    private final Catalogue catalogue;
    private final Organization organization;
    private final HolidayRegister holidays;
    private final Clock clock;

    Queues(Catalogue catalogue, Organization organization, HolidayRegister holidays, Clock clock) {
        this.catalogue = catalogue;
        this.organization = organization;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** @param take whether it can be taken from here */
    InboxPage.InboxLine line(Words words, Inbox.InboxRow row, boolean take) {
        var when = new When(words);
        var address = "/" + words.lang().tag() + CaseScreens.address(row.number());
        var official = row.official();
        return new InboxPage.InboxLine(
                row.number().value(),
                address,
                words.of(row.subject()),
                words.of(catalogue.version(row.procedure(), row.version()).name()),
                row.applicant() == null ? "" : row.applicant(),
                when.minute(row.receivedAt()),
                state(words, row),
                official == null ? "" : official(words, official),
                division(words, row.agency(), row.division()),
                ClockBar.of(
                        words,
                        new StatutoryClock(holidays.known()),
                        clock.instant(),
                        row.receivedAt(),
                        row.dueAt(),
                        stands(row),
                        row.late(),
                        isEnded(row)),
                take ? address + "/take" : "");
    }

    private static boolean stands(Inbox.InboxRow row) {
        return row.waitsFor() == Petition.WaitsFor.SUPPLEMENT || row.waitsFor() == Petition.WaitsFor.SUSPENSION;
    }

    private static boolean isEnded(Inbox.InboxRow row) {
        return row.status() == Petition.Status.DECIDED;
    }

    private String state(Words words, Inbox.InboxRow row) {
        var state = row.waitsFor() == Petition.WaitsFor.CONSULTATION
                ? words.say("office.state.consultation")
                : words.say(
                        "status." + row.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        var until = row.waitsUntil();
        if (until == null) {
            return state;
        }
        var day = new When(words).day(until);
        return until.isBefore(When.dayOf(clock.instant()))
                ? words.say("office.state.passed", state, day)
                : state + ", " + words.say("office.todo.until", day);
    }

    String official(Words words, @Nullable OfficialId id) {
        return id == null
                ? words.say("office.workload.unassigned")
                : organization
                        .official(id)
                        .map(known -> Forms.named(words, known))
                        .orElse(id.value());
    }

    String division(Words words, AgencyCode agency, UnitId division) {
        return organization
                .unit(agency, division, When.dayOf(clock.instant()))
                .map(unit -> words.of(unit.name()))
                .orElse(division.value());
    }
}
