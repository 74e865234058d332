package city.open.inside.identity;

import city.open.ground.database.OfficeDatabase;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;

/** The sessions of all nodes, in the office's database. */
@Component
class Sessions {
    private static final String COOKIE = "open-session";

    private final OfficeDatabase office;
    private final Clock clock;
    private final JdbcIndexedSessionRepository repository;

    Sessions(OfficeDatabase office, Clock clock) {
        this.office = office;
        this.clock = clock;
        repository = new JdbcIndexedSessionRepository(new JdbcTemplate(office.source()), office.transactions());
        repository.setTableName("office.session");
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(repository);
        repository.setDefaultMaxInactiveInterval(Sittings.IDLE);
        // Swept whenever somebody logs in; a clock of its own would cry out at every outage.
        repository.setCleanupCron(Scheduled.CRON_DISABLED);
    }

    /** A session as its owner sees it. */
    record Sitting(Instant since, Instant lastSeen, boolean current) {}

    /** Puts the sessions behind the requests that pass it. */
    Filter filter() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(COOKIE);
        cookie.setCookiePath("/");
        cookie.setSameSite("Lax");
        var ids = new CookieHttpSessionIdResolver();
        ids.setCookieSerializer(cookie);
        var filter = new SessionRepositoryFilter<>(repository);
        filter.setHttpSessionIdResolver(ids);
        return filter;
    }

    /** Newest first. */
    List<Sitting> of(String account, String currentId) {
        return office.jdbc()
                .sql("""
                        SELECT creation_time, last_access_time, session_id = :current AS current
                          FROM office.session
                         WHERE principal_name = :account AND expiry_time > :now
                         ORDER BY last_access_time DESC
                        """)
                .param("account", account)
                .param("current", currentId)
                .param("now", clock.millis())
                .query((row, _) -> new Sitting(
                        Instant.ofEpochMilli(row.getLong("creation_time")),
                        Instant.ofEpochMilli(row.getLong("last_access_time")),
                        row.getBoolean("current")))
                .list();
    }

    /** Logs the account out everywhere but here. */
    void endOthers(String account, String currentId) {
        office.jdbc()
                .sql("DELETE FROM office.session WHERE principal_name = :account AND session_id <> :current")
                .param("account", account)
                .param("current", currentId)
                .update();
    }

    /** Removes what is over. */
    void sweep() {
        repository.cleanUpExpiredSessions();
    }
}
