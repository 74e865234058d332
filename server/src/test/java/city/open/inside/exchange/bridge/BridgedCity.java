package city.open.inside.exchange.bridge;

import city.open.Open;
import city.open.town.organization.AgencyCode;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole OPEN in a process of its own, with one other system that may send events; it says where it listens and the key. */
final class BridgedCity {
    static final String SYSTEM = "approval";
    private static final AgencyCode SEOUL = new AgencyCode("6110000");

    private BridgedCity() {}

    public static void main(String[] arguments) {
        var city = start(arguments[0]);
        city.getBean(OtherSystems.class).add(SYSTEM, SEOUL, null, "it");
        var key = city.getBean(OtherSystems.class).newKey(SYSTEM, "it");
        System.out.println("listens %d %s %s".formatted(port(city), key.id(), key.secret()));
        System.out.flush();
    }

    static ConfigurableApplicationContext start(String folder) {
        return new SpringApplicationBuilder(Open.class).run("--open.data=" + folder, "--server.port=0");
    }

    static int port(ConfigurableApplicationContext city) {
        var server = ((WebServerApplicationContext) city).getWebServer();
        if (server == null) {
            throw new IllegalStateException("the city has no web server");
        }
        return server.getPort();
    }
}
