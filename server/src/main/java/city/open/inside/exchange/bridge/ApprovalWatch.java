package city.open.inside.exchange.bridge;

import city.open.ground.rounds.Rounds;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks every half minute for approvals that should be public and are not. Several nodes may look: each alert is raised once. */
@Component
class ApprovalWatch extends Rounds {
    private final Bridge bridge;

    ApprovalWatch(Bridge bridge, @Value("${open.role:all}") String role) {
        super("approval-watch", Duration.ofSeconds(30), role);
        this.bridge = bridge;
    }

    @Override
    protected void round() {
        bridge.watch();
    }
}
