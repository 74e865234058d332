package city.open.inside.identity;

import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** How an installation without accounts gets its first one, on a machine that has an intranet. */
@Component
@ConditionalOnExpression(Guards.OFFICE_HERE)
public class FirstAdministrator {
    private final Invitations invitations;
    private final DemoLogins demo;
    private final IdentitySettings settings;

    FirstAdministrator(Invitations invitations, DemoLogins demo, IdentitySettings settings) {
        this.invitations = invitations;
        this.demo = demo;
        this.settings = settings;
    }

    /**
     * The one-time link, to be shown to whoever starts the server; empty once there is an account, and in a demo.
     *
     * @param url where the server is if nothing else was set
     */
    public Optional<String> link(String url) {
        var origin = Optional.ofNullable(settings.origin()).orElse(url);
        return demo.isDemo()
                ? Optional.empty()
                : invitations.forFirstAdministrator().map(path -> origin + "/ko" + path);
    }
}
