package city.open.inside.identity;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The accounts that a demo opens with one click and without a password. Anywhere else there are none. */
@Component
public class DemoLogins {
    private final boolean demo;
    private final List<String> offered = new CopyOnWriteArrayList<>();
    private volatile @Nullable Applicant applicant;

    DemoLogins(@Value("${open.demo.enabled:false}") boolean demo) {
        this.demo = demo;
    }

    /** Puts an account on the login page, after those offered before. */
    public void offer(String account) {
        if (!demo) {
            throw new IllegalStateException(
                    "account %s cannot be open to everyone: this is no demo".formatted(account));
        }
        if (!offered.contains(account)) {
            offered.add(account);
        }
    }

    /** Puts a petition on the login page that anybody may look at as its applicant, with the code that opens it. */
    public void offer(String petition, String code) {
        if (!demo) {
            throw new IllegalStateException("a code cannot be open to everyone: this is no demo");
        }
        applicant = new Applicant(petition, code);
    }

    /** What opens an applicant's own view. */
    public record Applicant(String petition, String code) {}

    @Nullable
    Applicant applicant() {
        return applicant;
    }

    boolean isDemo() {
        return demo;
    }

    List<String> offered() {
        return demo ? List.copyOf(offered) : List.of();
    }
}
