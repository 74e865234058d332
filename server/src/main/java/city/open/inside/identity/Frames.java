package city.open.inside.identity;

import city.open.ground.calendar.Text;
import city.open.ground.page.Frame;
import city.open.ground.page.Framing;
import city.open.ground.page.Inside;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.town.organization.Organization;
import city.open.town.organization.Unit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** The frame around every page that an official sees. */
@Component
public class Frames {
    private final Framing framing;
    private final Organization organization;
    private final ObjectProvider<Menu> menu;
    private final Clock clock;

    Frames(Framing framing, Organization organization, ObjectProvider<Menu> menu, Clock clock) {
        this.framing = framing;
        this.organization = organization;
        this.menu = menu;
        this.clock = clock;
    }

    /** @param path without its language */
    public Inside inside(Visit visit, String title, String path) {
        var login = visit.login();
        var words = visit.words();
        var division = organization
                .unit(login.agency(), login.division(), When.dayOf(clock.instant()))
                .map(Unit::name)
                .orElse(new Text(login.division().value(), login.division().value()));
        var post = organization.agency(login.agency()).name().in(words.lang().tag()) + " · " + words.of(division)
                + " · " + words.of(login.rank().title());
        return new Inside(
                outside(visit.lang(), title, path),
                words.of(login.name()),
                post,
                formToken(visit.request()),
                menu.stream()
                        .findFirst()
                        .map(known -> known.of(login, words, path))
                        .orElse(List.of()),
                menu.stream()
                        .findFirst()
                        .flatMap(known -> known.bell(login, words, path))
                        .orElse(null));
    }

    Frame outside(Lang lang, String title, String path) {
        var words = Words.in(lang);
        return framing.frame(words, title, path, "");
    }

    /** The field that every form inside sends along. */
    static Inside.Field formToken(HttpServletRequest request) {
        var token = (CsrfToken) Objects.requireNonNull(
                request.getAttribute(CsrfToken.class.getName()), "the guards do not stand before this page");
        return new Inside.Field(token.getParameterName(), token.getToken());
    }
}
