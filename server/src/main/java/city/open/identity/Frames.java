package city.open.identity;

import city.open.calendar.Text;
import city.open.organization.Organization;
import city.open.organization.Unit;
import city.open.page.Assets;
import city.open.page.Frame;
import city.open.page.Inside;
import city.open.page.Lang;
import city.open.page.When;
import city.open.page.Words;
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
    private final Assets assets;
    private final Organization organization;
    private final ObjectProvider<Menu> menu;
    private final DemoLogins demo;
    private final Clock clock;

    Frames(Assets assets, Organization organization, ObjectProvider<Menu> menu, DemoLogins demo, Clock clock) {
        this.assets = assets;
        this.organization = organization;
        this.menu = menu;
        this.demo = demo;
        this.clock = clock;
    }

    /** @param path without its language */
    public Inside inside(Login login, HttpServletRequest request, Lang lang, String title, String path) {
        var words = Words.in(lang);
        var division = organization
                .unit(login.agency(), login.division(), When.dayOf(clock.instant()))
                .map(Unit::name)
                .orElse(new Text(login.division().value(), login.division().value()));
        var post = organization.agency(login.agency()).name().in(lang.tag()) + " · " + words.of(division) + " · "
                + words.of(login.rank().title());
        return new Inside(
                outside(lang, title, path),
                words.of(login.name()),
                post,
                formToken(request),
                menu.stream()
                        .findFirst()
                        .map(known -> known.of(login, words, path))
                        .orElse(List.of()));
    }

    Frame outside(Lang lang, String title, String path) {
        var words = Words.in(lang);
        return new Frame(words, new When(words), assets, title, path, "", demo.isDemo(), null, null, false);
    }

    /** The field that every form inside sends along. */
    static Inside.Field formToken(HttpServletRequest request) {
        var token = (CsrfToken) Objects.requireNonNull(
                request.getAttribute(CsrfToken.class.getName()), "the guards do not stand before this page");
        return new Inside.Field(token.getParameterName(), token.getToken());
    }
}
