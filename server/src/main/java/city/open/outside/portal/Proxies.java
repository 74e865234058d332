package city.open.outside.portal;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Believes the web server in front of this one, and nobody else, about who asks and by which address: {@code X-Forwarded-For}, {@code -Proto},
 * {@code -Host} and {@code -Port} count from {@code open.proxy.trusted} alone. Of several addresses it is the right-most that is none of ours, as
 * anybody can write what stands left of it. {@code Forwarded} (RFC 7239) is read from nobody: this valve does not know it, and Spring's filter, which
 * does, believes everyone.
 */
@Component
class Proxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final String trusted;

    /** @param trusted addresses and networks such as {@code 10.0.0.0/24}, with commas; none: nobody is believed */
    Proxies(@Value("${open.proxy.trusted:127.0.0.1,::1}") String trusted) {
        this.trusted = Arrays.stream(trusted.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> one.contains("/") ? one : one + (one.contains(":") ? "/128" : "/32"))
                .collect(Collectors.joining(","));
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (trusted.isEmpty()) {
            return;
        }
        var valve = new RemoteIpValve();
        try {
            valve.setInternalProxies(trusted);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(
                    "open.proxy.trusted is '%s': give addresses or networks such as 10.0.0.5 or 10.0.0.0/24, with commas between them."
                            .formatted(trusted),
                    wrong);
        }
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader("X-Forwarded-Host");
        valve.setPortHeader("X-Forwarded-Port");
        factory.addEngineValves(valve);
    }
}
