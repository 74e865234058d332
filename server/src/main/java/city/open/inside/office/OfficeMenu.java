package city.open.inside.office;

import city.open.ground.page.Inside;
import city.open.ground.page.Words;
import city.open.inside.approval.Approvals;
import city.open.inside.counter.Receiving;
import city.open.inside.identity.Login;
import city.open.inside.identity.Menu;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Role;
import city.open.inside.piles.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The intranet's menu: what this official's roles open. */
@Component
class OfficeMenu implements Menu {
    private final Rights rights;
    private final Approvals approvals;
    private final Receiving receiving;
    private final Told told;

    OfficeMenu(Rights rights, Approvals approvals, Receiving receiving, Told told) {
        this.rights = rights;
        this.approvals = approvals;
        this.receiving = receiving;
        this.told = told;
    }

    private enum Section {
        OVERVIEW("/office/overview", "overview.menu"),
        INBOX("/office", "office.menu.inbox"),
        FILINGS("/office/filings", "filings.menu"),
        RECEIVE("/office/receive", "counter.menu"),
        APPROVALS("/office/approvals", "office.menu.approvals"),
        WORKLOAD("/office/workload", "office.menu.workload"),
        SEARCH("/office/search", "office.menu.search"),
        AUDIT("/office/audit", "audit.title"),
        WATCH("/office/audit/watch", "watch.title"),
        ORDERS("/office/orders", "orders.menu"),
        FLAGS("/office/flags", "flags.menu"),
        DIAL("/office/audit/policy", "dial.menu"),
        PROCEDURES("/office/audit/register", "register.menu"),
        REPORTS("/office/audit/reports", "postcard.menu"),
        CUSTODY("/office/audit/custody", "custody.menu"),
        CONTRACTS("/office/contracts", "contracts.menu"),
        EXCHANGE("/office/exchange", "office.menu.exchange"),
        HOLIDAYS("/office/holidays", "holidays.menu"),
        TEXTS("/office/texts", "wording.menu"),
        ABSENCES("/office/absences", "absence.title"),
        ERASURE("/office/erasure", "erasure.menu"),
        DELEGATION("/office/delegation", "approval.delegation.title"),
        DEPUTIES("/office/deputies", "approval.deputies.title"),
        ACCOUNTS("/office/accounts", "office.menu.accounts"),
        PEOPLE("/office/people", "people.menu"),
        PRIVILEGES("/office/privileges", "privileges.menu"),
        SURVEY("/office/survey", "survey.office.menu");

        private final String path;
        private final String words;

        Section(String path, String words) {
            this.path = path;
            this.words = words;
        }

        boolean isAt(String shown) {
            return shown.equals(path)
                    || switch (this) {
                        case INBOX, AUDIT -> shown.startsWith(path + "?");
                        case PROCEDURES -> shown.startsWith(path) || shown.startsWith("/office/audit/procedures");
                        default -> shown.startsWith(path);
                    };
        }
    }

    @Override
    public List<Inside.Entry> of(Login login, Words words, String path) {
        var menu = new ArrayList<Inside.Entry>();
        for (var section : Section.values()) {
            if (opens(section, login)) {
                menu.add(new Inside.Entry(
                        section.path, words.say(section.words), waiting(section, login), section.isAt(path)));
            }
        }
        return menu;
    }

    @Override
    public Optional<Inside.Entry> bell(Login login, Words words, String path) {
        return opens(Section.INBOX, login)
                ? Optional.of(new Inside.Entry(
                        "/office/told", words.say("bell.title"), told.unread(login), path.equals("/office/told")))
                : Optional.empty();
    }

    private int waiting(Section section, Login login) {
        return switch (section) {
            case APPROVALS -> Math.toIntExact(approvals.countWaitingFor(login));
            case FILINGS -> receiving.count(login);
            default -> 0;
        };
    }

    /** Where whoever has just come in begins, without its language: with the whole, where the whole is theirs to direct. */
    String home(Login login) {
        if (login.is(Role.EXECUTIVE) || login.is(Role.MAYOR)) {
            return Section.OVERVIEW.path;
        }
        for (var section : Section.values()) {
            if (section != Section.SURVEY && opens(section, login)) {
                return section.path;
            }
        }
        return "/office/account";
    }

    private boolean opens(Section section, Login login) {
        return switch (section) {
            case OVERVIEW -> rights.may(login, Right.SEE_OVERVIEW).isGranted();
            case INBOX -> login.is(Role.OFFICER) || login.is(Role.APPROVER);
            case FILINGS, RECEIVE -> rights.may(login, Right.RECEIVE).isGranted();
            case APPROVALS -> login.is(Role.OFFICER) || login.is(Role.APPROVER) || login.is(Role.MAYOR);
            case WORKLOAD -> rights.may(login, Right.SEE_WORKLOAD).isGranted();
            case SEARCH -> rights.may(login, Right.SEE_INSIDE).isGranted();
            case WATCH -> rights.may(login, Right.SEE_WATCH).isGranted();
            case ORDERS -> rights.may(login, Right.SEE_ORDERS).isGranted();
            case FLAGS -> rights.may(login, Right.SEE_FLAGS).isGranted();
            case DIAL, PROCEDURES -> rights.may(login, Right.SEE_DIAL).isGranted();
            case REPORTS -> rights.may(login, Right.READ_REPORTS).isGranted();
            case CUSTODY -> rights.may(login, Right.HOLD_IDENTITIES).isGranted();
            case AUDIT -> rights.may(login, Right.SEARCH_ALL).isGranted();
            case CONTRACTS -> rights.may(login, Right.SEE_CONTRACTS).isGranted();
            case EXCHANGE -> rights.may(login, Right.SEE_EXCHANGE).isGranted();
            case HOLIDAYS -> rights.may(login, Right.NAME_HOLIDAYS).isGranted();
            case TEXTS -> rights.may(login, Right.KEEP_WORDINGS).isGranted();
            // Everybody who works here is asked.
            case SURVEY -> true;
            case ABSENCES ->
                login.is(Role.OFFICER)
                        || login.is(Role.APPROVER)
                        || rights.may(login, Right.MANAGE_DELEGATION).isGranted();
            case ERASURE -> rights.may(login, Right.ERASE).isGranted();
            case DELEGATION ->
                rights.may(login, Right.MANAGE_DELEGATION).isGranted()
                        || login.is(Role.AUDITOR)
                        || login.is(Role.HEAD_OF_AUDIT);
            case DEPUTIES -> rights.may(login, Right.MANAGE_DELEGATION).isGranted();
            case PRIVILEGES -> rights.may(login, Right.SEE_PRIVILEGES).isGranted();
            case ACCOUNTS, PEOPLE -> rights.may(login, Right.MANAGE_ACCOUNTS).isGranted();
        };
    }
}
