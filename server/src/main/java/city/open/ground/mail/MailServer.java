package city.open.ground.mail;

import city.open.ground.calendar.Legible;
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
import java.util.Date;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Hands mails over to the city's mail server by SMTP (RFC 5321). A mail that is tried again keeps its Message-ID. */
@Component
@EnableConfigurationProperties(MailSettings.class)
public class MailServer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String TIMEOUT = "20000";
    /** The server does not want to talk with us, whoever the mail is for (RFC 5321, RFC 4954). */
    private static final Set<Integer> ABOUT_US = Set.of(421, 454, 530, 534, 535, 538);

    private final MailSettings settings;
    private final Clock clock;

    public MailServer(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether this city sends mails at all. */
    public boolean isOffered() {
        return settings.isOffered();
    }

    /** An address of the site, from its path. */
    public String at(String path) {
        return settings.at(path);
    }

    /** Hands one over. Throws for nothing that the other side does. */
    public Sent send(Letter letter) {
        MimeMessage mime;
        Transport transport;
        try {
            var session = session();
            mime = mime(session, letter);
            transport = session.getTransport("smtp");
            transport.connect(settings.host(), settings.port(), settings.user(), password());
        } catch (MessagingException closed) {
            return new Sent.Away(said(closed));
        }
        try {
            transport.sendMessage(mime, new Address[] {new InternetAddress(letter.to())});
            return new Sent.Taken();
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

    /** Of all that the server said, its number decides: its words may name the mailbox. */
    private static Sent judged(MessagingException refused) {
        for (Exception one = refused; one instanceof MessagingException next; one = next.getNextException()) {
            if (one instanceof SMTPAddressFailedException address) {
                int code = address.getReturnCode();
                if (code >= 500 && !ABOUT_US.contains(code)) {
                    return new Sent.Gone(Integer.toString(code));
                }
                return ABOUT_US.contains(code) ? new Sent.Away("SMTP " + code) : new Sent.Later(Integer.toString(code));
            }
        }
        if (refused instanceof SMTPSendFailedException failed) {
            int code = failed.getReturnCode();
            return ABOUT_US.contains(code) ? new Sent.Away("SMTP " + code) : new Sent.Later(Integer.toString(code));
        }
        return refused instanceof SendFailedException ? new Sent.Later("refused") : new Sent.Away(said(refused));
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

    private MimeMessage mime(Session session, Letter letter) throws MessagingException {
        var mime = new Named(session, letter.id(), domain());
        mime.setFrom(new InternetAddress(settings.from()));
        mime.setRecipient(RecipientType.TO, new InternetAddress(letter.to()));
        mime.setSubject(Legible.line(letter.subject()), UTF_8);
        mime.setSentDate(Date.from(clock.instant()));
        mime.setHeader("Content-Language", letter.lang());
        mime.setHeader("Auto-Submitted", "auto-generated");
        for (var header : letter.headers().entrySet()) {
            mime.setHeader(header.getKey(), header.getValue());
        }
        if (letter.page().isEmpty()) {
            mime.setText(Legible.only(letter.text()), UTF_8);
        } else {
            var text = new MimeBodyPart();
            text.setText(Legible.only(letter.text()), UTF_8);
            var page = new MimeBodyPart();
            page.setText(letter.page(), UTF_8, "html");
            mime.setContent(new MimeMultipart("alternative", text, page));
        }
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
