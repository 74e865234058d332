package city.open;

import city.open.ground.calendar.Text;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A whole OPEN in a process of its own, with four officials who never rest; it says each fact that was acknowledged. */
public final class BusyCity {
    private static final AgencyCode SEOUL = new AgencyCode("6110000");
    private static final Text WORDS = new Text("확인함", "checked");

    private BusyCity() {}

    /** Starts it on a data folder. */
    public static Process start(Path folder) throws IOException {
        return OwnProcess.of(BusyCity.class, folder.toString());
    }

    /** The highest acknowledged fact of each petition. */
    public static Map<String, Integer> listen(BufferedReader output, int facts) throws IOException {
        Map<String, Integer> acknowledged = new HashMap<>();
        int heard = 0;
        while (heard < facts) {
            var line = output.readLine();
            if (line == null) {
                throw new AssertionError("the city ended before its time");
            }
            if (line.startsWith("acknowledged ")) {
                var words = line.split(" ");
                acknowledged.merge(words[1], Integer.valueOf(words[2]), Math::max);
                heard++;
            }
        }
        return acknowledged;
    }

    public static void main(String[] arguments) {
        var context = new SpringApplicationBuilder(Open.class)
                .web(WebApplicationType.NONE)
                .run("--open.data=" + arguments[0]);
        var petitions = context.getBean(Petitions.class);
        var division = context.getBean(Organization.class).units(SEOUL, LocalDate.now(ZoneId.of("Asia/Seoul"))).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                .findFirst()
                .orElseThrow()
                .id();
        var officer = new By.OfOffice(SEOUL, division, new OfficialId("kim"), Rank.OFFICER);
        for (int writer = 0; writer < 4; writer++) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    var received = petitions
                            .receive(
                                    Reception.filed(new ProcedureCode("TR-10"), SEOUL, division, WORDS, Instant.now()),
                                    officer,
                                    Moment.now(Instant.now()))
                            .fact();
                    say(received.petition() + " 1");
                    for (int i = 0; i < 5; i++) {
                        var fact = petitions
                                .record(
                                        received.petition(),
                                        Act.inspect(null, WORDS, null),
                                        officer,
                                        Moment.now(Instant.now()))
                                .fact();
                        say(fact.petition() + " " + fact.seq());
                    }
                }
            });
        }
    }

    private static synchronized void say(String line) {
        System.out.println("acknowledged " + line);
        System.out.flush();
    }
}
