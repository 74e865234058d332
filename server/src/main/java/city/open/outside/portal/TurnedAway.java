package city.open.outside.portal;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Answers for the web server where it turns a request away by itself, because its address is too long or no UTF-8: in the words and
 * with the headers of every other fault.
 */
@Component
class TurnedAway implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final ObjectProvider<Faults> faults;

    /** The server is made before the pages are, so they are looked up when they are needed. */
    TurnedAway(ObjectProvider<Faults> faults) {
        this.faults = faults;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report()));
    }

    private final class Report extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable fault) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                faults.getObject().unreadable(response.getStatus(), request, response);
            } catch (IOException gone) {
                container.getLogger().debug("nobody waits for the answer any more", gone);
            }
        }
    }
}
