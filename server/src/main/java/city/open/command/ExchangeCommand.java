package city.open.command;

import city.open.ground.calendar.Text;
import city.open.inside.exchange.NotTaken;
import city.open.inside.exchange.bridge.Bridge;
import city.open.inside.exchange.bridge.OtherSystems;
import city.open.inside.exchange.bridge.Parked;
import city.open.inside.exchange.webhook.Webhooks;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.town.organization.AgencyCode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "exchange",
        description = {
            "Looks after the exchange with other systems, as the page 'Exchange' of the intranet does. Without an action, lists"
                    + " systems, keys, subscribers, and what is parked or held. Works beside a running server too, which applies what goes on.",
            "Actions: add-system NAME AGENCY [CLIENT], new-key SYSTEM, end-key KEY, stop-system SYSTEM, retry POSITION, set-aside POSITION"
                    + " (with --ko and --en), go-on POSITION, replay AFTER, alert-done ALERT (with --en), add-hook NAME ADDRESS [FIRST],"
                    + " confirm-hook ID, stop-hook ID, resume-hook ID, skip-hook ID, redeliver ID INDEX."
        })
final class ExchangeCommand extends BesideCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "ACTION", description = "What to do.")
    private @Nullable String action;

    @Parameters(index = "1..*", arity = "0..3", paramLabel = "WHAT", description = "What it is about, by the action.")
    @SuppressWarnings("NullAway.Init")
    private List<String> about = List.of();

    @Option(
            names = "--by",
            paramLabel = "ACCOUNT",
            description = "Who does it: an open account that may. Needed for every action.")
    private @Nullable String by;

    @Option(names = "--ko", paramLabel = "TEXT", description = "The reason in Korean.")
    private @Nullable String ko;

    @Option(names = "--en", paramLabel = "TEXT", description = "The reason in English.")
    private @Nullable String en;

    ExchangeCommand(Class<?> application) {
        super(application);
    }

    @Override
    public Integer call() throws IOException {
        if (action == null) {
            return inside(this::list);
        }
        var account = needed("--by", by);
        return inside(city -> {
            try {
                return act(city, account);
            } catch (NotTaken fault) {
                say(spec().commandLine().getErr(), fault.words().en());
                return spec().exitCodeOnInvalidInput();
            }
        });
    }

    private int act(ApplicationContext city, String account) {
        var right = "alert-done".equals(action) ? Right.GIVE_ORDERS : Right.KEEP_EXCHANGE;
        var allowed = city.getBean(Accounts.class)
                .login(account)
                .filter(login -> city.getBean(Rights.class).may(login, right).isGranted())
                .map(Login::account);
        if (allowed.isEmpty()) {
            throw new NotTaken(
                    "%s 계정으로는 할 수 없는 일입니다.".formatted(account),
                    "There is no open account %s that may do this.".formatted(account));
        }
        var me = allowed.get();
        var bridge = city.getBean(Bridge.class);
        var systems = city.getBean(OtherSystems.class);
        var hooks = city.getBean(Webhooks.class);
        switch (String.valueOf(action)) {
            case "add-system" -> {
                var client = about.size() > 2 ? about.get(2) : null;
                var system = systems.add(word(0, "NAME"), new AgencyCode(word(1, "AGENCY")), client, me);
                hand(systems.newKey(system.name(), me));
            }
            case "new-key" -> hand(systems.newKey(known(systems, word(0, "SYSTEM")), me));
            case "end-key" -> {
                systems.endKey(word(0, "KEY"));
                say("The key opens nothing any more.");
            }
            case "stop-system" -> {
                systems.stop(known(systems, word(0, "SYSTEM")));
                say("Nothing more is taken from it.");
            }
            case "retry" -> done(bridge.retry(number(0, "POSITION")), "In line again.");
            case "set-aside" ->
                done(
                        bridge.setAside(number(0, "POSITION"), new Text(needed("--ko", ko), needed("--en", en)), me),
                        "Set aside. What follows it goes on.");
            case "go-on" -> goOn(bridge, number(0, "POSITION"));
            case "replay" -> {
                var replay = bridge.replay(number(0, "AFTER"));
                say("%d events were handed in once more: %d known, %d in line again."
                        .formatted(replay.seen(), replay.known(), replay.triedAgain()));
            }
            case "alert-done" -> done(bridge.done(number(0, "ALERT"), needed("--en", en), me), "The alert is done.");
            case "add-hook" -> {
                var first = about.size() > 2 ? number(2, "FIRST") - 1 : null;
                var added = hooks.add(word(0, "NAME"), word(1, "ADDRESS"), first, me);
                say("Subscriber %d is %s. Hand this over now; it is never shown again:"
                        .formatted(
                                added.subscription().id(),
                                added.subscription().state().name().toLowerCase(Locale.ROOT)));
                say("key    " + added.keyId());
                say("secret " + added.secret());
            }
            case "confirm-hook" -> {
                var hook = hooks.confirm(number(0, "ID"));
                say("It is %s.%s"
                        .formatted(
                                hook.state().name().toLowerCase(Locale.ROOT),
                                hook.trouble() == null ? "" : " " + hook.trouble()));
            }
            case "stop-hook" -> {
                hooks.stop(hooks.get(number(0, "ID")).id());
                say("It is told nothing more.");
            }
            case "resume-hook" -> {
                hooks.resume(hooks.get(number(0, "ID")).id());
                say("It goes on where it stopped.");
            }
            case "skip-hook" -> {
                hooks.skip(number(0, "ID"));
                say("The entry lies among its dead letters.");
            }
            case "redeliver" -> done(hooks.redeliver(number(0, "ID"), number(1, "INDEX")), "It was taken.");
            default -> throw new ParameterException(spec().commandLine(), "There is no action '%s'.".formatted(action));
        }
        return 0;
    }

    private void goOn(Bridge bridge, long position) {
        var event = bridge.held().stream()
                .filter(one -> one.position() == position)
                .findFirst()
                .orElseThrow(ExchangeCommand::nothing);
        var sequence = event.sequence();
        var document = event.document();
        done(
                event.waitsFor() == Parked.For.PAPERS
                        ? bridge.letGo(position)
                        : event.waitsFor() == Parked.For.NUMBER
                                && sequence != null
                                && document != null
                                && bridge.closeGap(event.system(), document, sequence),
                "It goes on.");
    }

    private static String known(OtherSystems systems, String name) {
        return systems.find(name)
                .filter(one -> one.stoppedAt() == null)
                .orElseThrow(ExchangeCommand::nothing)
                .name();
    }

    private void hand(OtherSystems.FreshKey key) {
        say("Hand this over now; it is never shown again:");
        say("key    " + key.id());
        say("secret " + key.secret());
    }

    private void done(boolean done, String said) {
        if (!done) {
            throw nothing();
        }
        say(said);
    }

    private static NotTaken nothing() {
        return new NotTaken("그런 것이 없거나 이미 처리했습니다.", "There is no such thing, or it is done already.");
    }

    private String word(int index, String what) {
        if (about.size() <= index) {
            throw new ParameterException(spec().commandLine(), "%s needs %s.".formatted(action, what));
        }
        return about.get(index);
    }

    private long number(int index, String what) {
        var word = word(index, what);
        if (!word.matches("\\d{1,18}")) {
            throw new ParameterException(spec().commandLine(), "%s is a number, not '%s'.".formatted(what, word));
        }
        return Long.parseLong(word);
    }

    private String needed(String option, @Nullable String given) {
        return Optional.ofNullable(given)
                .filter(text -> !text.isBlank())
                .orElseThrow(() ->
                        new ParameterException(spec().commandLine(), "%s is needed for %s.".formatted(option, action)));
    }

    private int list(ApplicationContext city) {
        var systems = city.getBean(OtherSystems.class);
        for (var system : systems.all()) {
            say("system %s of agency %s%s"
                    .formatted(
                            system.name(),
                            system.agency(),
                            system.stoppedAt() == null ? "" : ", stopped " + system.stoppedAt()));
            systems.keys(system.name())
                    .forEach(key -> say("  key %s made by %s %s%s"
                            .formatted(
                                    key.id(),
                                    key.madeBy(),
                                    key.madeAt(),
                                    key.endedAt() == null ? "" : ", ended " + key.endedAt())));
        }
        city.getBean(Webhooks.class)
                .all()
                .forEach(hook -> say("subscriber %d %s, %s, %s, %d dead letters%s"
                        .formatted(
                                hook.id(),
                                hook.name(),
                                hook.target(),
                                hook.state().name().toLowerCase(Locale.ROOT),
                                hook.deadLetters(),
                                hook.trouble() == null ? "" : ": " + hook.trouble())));
        var bridge = city.getBean(Bridge.class);
        bridge.parked().forEach(event -> tell("parked", event));
        bridge.held().forEach(event -> tell("held", event));
        bridge.alerts().stream()
                .filter(alert -> alert.clearedAt() == null)
                .forEach(alert ->
                        say("alert %d: %s".formatted(alert.id(), alert.words().en())));
        return 0;
    }

    private void tell(String state, Parked event) {
        say("%s %d: %s %s %s. %s"
                .formatted(
                        state,
                        event.position(),
                        event.system(),
                        event.type() == null ? "unreadable" : event.type(),
                        event.document() == null ? event.id() : event.document(),
                        event.reason().en()));
    }
}
