package city.open.identity;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The accounts that a demo opens with one click and without a password. Anywhere else there are none. */
@Component
public class DemoLogins {
    private final boolean demo;
    private final List<String> offered = new CopyOnWriteArrayList<>();

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

    boolean isDemo() {
        return demo;
    }

    List<String> offered() {
        return demo ? List.copyOf(offered) : List.of();
    }
}
