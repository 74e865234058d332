package city.open.inside.identity;

import city.open.ground.page.Frame;
import city.open.ground.page.Inside;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page to log in on.
 *
 * @param told what came of the last attempt, or empty
 * @param isWrong whether that is bad news
 * @param next where the official wanted to go, or empty
 * @param applicant in a demo, whom anybody can be outside
 * @param cityLogin what stands on the button of the city's own login; empty where it has none
 */
public record LoginPage(
        Frame frame,
        Inside.Field csrf,
        String told,
        boolean isWrong,
        String next,
        String cityLogin,
        List<DemoLogin> demoLogins,
        DemoLogins.@Nullable Applicant applicant) {
    public LoginPage {
        demoLogins = List.copyOf(demoLogins);
    }

    /** An official whom anybody can be in a demo. */
    public record DemoLogin(String account, String roles, String name, String post) {}
}
