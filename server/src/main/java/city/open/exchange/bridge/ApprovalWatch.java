package city.open.exchange.bridge;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks every half minute for approvals that should be public and are not. Several nodes may look: each alert is raised once. */
@Component
class ApprovalWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ApprovalWatch.class);
    private static final int EVERY_SECONDS = 30;

    private final Bridge bridge;
    private final boolean watchesHere;
    private volatile @Nullable ScheduledExecutorService timer;

    ApprovalWatch(Bridge bridge, @Value("${open.role:all}") String role) {
        this.bridge = bridge;
        this.watchesHere = role.equals("all") || role.equals("office");
    }

    @Override
    public boolean isAutoStartup() {
        return watchesHere;
    }

    @Override
    public void start() {
        var fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("approval-watch").factory());
        timer = fresh;
        fresh.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            bridge.watch();
        } catch (DataAccessException | TransactionException outage) {
            log.warn("Approvals are not watched while the database is away: {}", outage.getMessage());
        }
    }

    @Override
    public void stop() {
        var last = timer;
        if (last != null) {
            last.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
