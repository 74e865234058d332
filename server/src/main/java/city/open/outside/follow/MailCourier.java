package city.open.outside.follow;

import city.open.ground.calendar.Legible;
import city.open.ground.page.Printer;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Sends mails over SMTP (RFC 5321), each with its text twice, for eyes and for plain readers, and with one-click unsubscribing (RFC 8058). A
 * mail that is tried again keeps its Message-ID.
 */
@Component
@EnableConfigurationProperties({MailSettings.class, FollowSettings.class})
class MailCourier implements Courier {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String TIMEOUT = "20000";
    private static final int MOST_MAILBOXES = 100_000;
    /** The server does not want to talk with us, whoever the mail is for (RFC 5321, RFC 4954). */
    private static final Set<Integer> ABOUT_US = Set.of(421, 454, 530, 534, 535, 538);

    /** Which message told a mailbox the same within a day; whoever follows something in two ways reads each piece of news once. */
    private final Cache<Told, UUID> told = Caffeine.newBuilder()
            .maximumSize(MOST_MAILBOXES)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    private final MailSettings settings;
    private final FollowSettings rates;
    private final Composer composer;
    private final Printer printer;
    private final Clock clock;
    /** Confirmations of the last day by mailbox, in memory alone. */
    private final LoadingCache<String, AtomicInteger> confirmations = Caffeine.newBuilder()
            .maximumSize(MOST_MAILBOXES)
            .expireAfterWrite(Duration.ofDays(1))
            .build(_ -> new AtomicInteger());

    MailCourier(MailSettings settings, FollowSettings rates, Composer composer, Printer printer, Clock clock) {
        this.settings = settings;
        this.rates = rates;
        this.composer = composer;
        this.printer = printer;
        this.clock = clock;
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

    private Outcome send(Message message, Mail mail) {
        MimeMessage mime;
        Transport transport;
        try {
            var session = session();
            mime = mime(session, message, mail);
            transport = session.getTransport("smtp");
            transport.connect(settings.host(), settings.port(), settings.user(), password());
        } catch (MessagingException closed) {
            return new Outcome.Away(said(closed));
        }
        try {
            transport.sendMessage(
                    mime, new Address[] {new InternetAddress(message.reach().to())});
            return new Outcome.Carried();
        } catch (MessagingException refused) {
            return judged(refused);
        } finally {
            hangUp(transport);
        }
    }

    private static void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException _) {
            // What the server said before stands, however it takes its leave.
        }
    }

    private record Told(String mailbox, Kind kind, boolean own, List<Long> entries) {
        @Override
        public String toString() {
            return "Told[sealed]";
        }
    }

    /** Of all that the server said, its number decides: its words may name the mailbox. */
    private static Outcome judged(MessagingException refused) {
        for (Exception one = refused; one instanceof MessagingException next; one = next.getNextException()) {
            if (one instanceof SMTPAddressFailedException address) {
                int code = address.getReturnCode();
                if (code >= 500 && !ABOUT_US.contains(code)) {
                    return new Outcome.Gone(Integer.toString(code));
                }
                return ABOUT_US.contains(code)
                        ? new Outcome.Away("SMTP " + code)
                        : new Outcome.Later(Integer.toString(code));
            }
        }
        if (refused instanceof SMTPSendFailedException failed) {
            int code = failed.getReturnCode();
            return ABOUT_US.contains(code)
                    ? new Outcome.Away("SMTP " + code)
                    : new Outcome.Later(Integer.toString(code));
        }
        return refused instanceof SendFailedException ? new Outcome.Later("refused") : new Outcome.Away(said(refused));
    }

    /** Without words of the other side. */
    private static String said(MessagingException closed) {
        var cause = closed.getNextException();
        return closed.getClass().getSimpleName()
                + (cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")");
    }

    private Session session() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.localhost", domain());
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.starttls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.starttls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT);
        properties.setProperty("mail.smtp.timeout", TIMEOUT);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT);
        return Session.getInstance(properties);
    }

    private MimeMessage mime(Session session, Message message, Mail mail) throws MessagingException {
        var mime = new Named(session, message.id(), domain());
        mime.setFrom(new InternetAddress(settings.from()));
        mime.setRecipient(RecipientType.TO, new InternetAddress(message.reach().to()));
        mime.setSubject(Legible.line(mail.subject()), UTF_8);
        mime.setSentDate(Date.from(clock.instant()));
        mime.setHeader("Content-Language", mail.lang().tag());
        mime.setHeader("Auto-Submitted", "auto-generated");
        mime.setHeader(
                "List-Unsubscribe",
                "<" + settings.at("/follow/stop/" + message.reach().token()) + ">");
        mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        var text = new MimeBodyPart();
        text.setText(Legible.only(mail.text()), UTF_8);
        var page = new MimeBodyPart();
        page.setText(new String(printer.print("follow/mail", mail), StandardCharsets.UTF_8), UTF_8, "html");
        mime.setContent(new MimeMultipart("alternative", text, page));
        mime.saveChanges();
        return mime;
    }

    /** Read at each sending, so that a new password needs no new start. None where nobody logs in: with one, the program would try to. */
    private @Nullable String password() {
        if (settings.user() == null) {
            return null;
        }
        var file = settings.passwordFile();
        if (file == null || file.isBlank()) {
            return settings.password();
        }
        try {
            return Files.readString(Path.of(file))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The file %s with the password of the mail server cannot be read.".formatted(file), unreadable);
        }
    }

    private String domain() {
        var host = URI.create(settings.site()).getHost();
        return host == null ? "localhost" : host;
    }

    /** With an id that does not change from try to try. */
    private static final class Named extends MimeMessage {
        private final UUID id;
        private final String domain;

        Named(Session session, UUID id, String domain) {
            super(session);
            this.id = id;
            this.domain = domain;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<%s@%s>".formatted(id, domain));
        }
    }
}
