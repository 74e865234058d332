package city.open.audit.flags;

import city.open.audit.input.Given;
import java.util.List;
import java.util.stream.Collectors;

/** All red flags. Another one is a class of its own and its line here. */
public final class Flags {
    private static final List<Flag> ALL = List.of(
            new Skip(),
            new Order(),
            new RankBelow(),
            new FastRead(),
            new Burst(),
            new Pair(),
            new Refile(),
            new Reroute(),
            new Rush(),
            new Overruled(),
            new Extend(),
            new Split(),
            new Express(),
            new Hold(),
            new Switch(),
            new DueSave(),
            new Digit());

    private Flags() {}

    public static List<Flag> all() {
        return ALL;
    }

    /** Reads {@code {"flag":NAME,"input":{…}}}. */
    public static Answer look(Given given) {
        var asked = given.at("flag");
        var name = asked.text();
        return ALL.stream()
                .filter(flag ->
                        flag.kind().name().equals(name) || flag.kind().code().equals(name))
                .findFirst()
                .orElseThrow(() -> asked.wrong("no flag is called so: they are "
                        + ALL.stream().map(flag -> flag.kind().name()).collect(Collectors.joining(", "))))
                .look(given.at("input"));
    }
}
