package city.open.outside.follow;

import city.open.ground.mail.Letter;
import city.open.ground.mail.MailServer;
import city.open.ground.mail.MailSettings;
import city.open.ground.mail.Sent;
import city.open.ground.page.Printer;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Sends mails over SMTP (RFC 5321), each with its text twice, for eyes and for plain readers, and with one-click unsubscribing (RFC 8058). A
 * mail that is tried again keeps its Message-ID.
 */
@Component
@EnableConfigurationProperties(FollowSettings.class)
class MailCourier implements Courier {
    private static final int MOST_MAILBOXES = 100_000;

    /** Which message told a mailbox the same within a day; whoever follows something in two ways reads each piece of news once. */
    private final Cache<Told, UUID> told = Caffeine.newBuilder()
            .maximumSize(MOST_MAILBOXES)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    private final MailSettings settings;
    private final FollowSettings rates;
    private final Composer composer;
    private final Printer printer;
    private final MailServer server;
    /** Confirmations of the last day by mailbox, in memory alone. */
    private final LoadingCache<String, AtomicInteger> confirmations = Caffeine.newBuilder()
            .maximumSize(MOST_MAILBOXES)
            .expireAfterWrite(Duration.ofDays(1))
            .build(_ -> new AtomicInteger());

    MailCourier(MailSettings settings, FollowSettings rates, Composer composer, Printer printer, MailServer server) {
        this.settings = settings;
        this.rates = rates;
        this.composer = composer;
        this.printer = printer;
        this.server = server;
    }

    @Override
    public Way way() {
        return Way.MAIL;
    }

    @Override
    public boolean isOffered() {
        return settings.isOffered();
    }

    @Override
    public Outcome carry(Message message) {
        var mailbox = message.reach().to();
        var asked = confirmations.get(mailbox.toLowerCase(Locale.ROOT));
        if (message.kind() == Kind.CONFIRM && asked.get() >= rates.confirmationsADay()) {
            return new Outcome.Unfit("too many confirmations");
        }
        var same = new Told(mailbox, message.kind(), message.subscription().own(), message.entries());
        var before = message.kind() == Kind.CONFIRM ? null : told.getIfPresent(same);
        if (before != null && !before.equals(message.id())) {
            return new Outcome.Carried();
        }
        var mail = composer.write(message).orElse(null);
        if (mail == null) {
            return new Outcome.Unfit("nothing to tell");
        }
        var outcome = send(message, mail);
        if (outcome instanceof Outcome.Carried) {
            if (message.kind() == Kind.CONFIRM) {
                asked.incrementAndGet();
            }
            told.put(same, message.id());
        }
        return outcome;
    }

    private record Told(String mailbox, Kind kind, boolean own, List<Long> entries) {
        @Override
        public String toString() {
            return "Told[sealed]";
        }
    }

    private Outcome send(Message message, Mail mail) {
        var stop = settings.at("/follow/stop/" + message.reach().token());
        var letter = new Letter(
                message.id(),
                message.reach().to(),
                mail.lang().tag(),
                mail.subject(),
                mail.text(),
                new String(printer.print("follow/mail", mail), StandardCharsets.UTF_8),
                Map.of("List-Unsubscribe", "<" + stop + ">", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        return switch (server.send(letter)) {
            case Sent.Taken() -> new Outcome.Carried();
            case Sent.Later(var why) -> new Outcome.Later(why);
            case Sent.Away(var why) -> new Outcome.Away(why);
            case Sent.Gone(var why) -> new Outcome.Gone(why);
        };
    }
}
