package city.open.ground.mail;

import city.open.ground.city.City;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server of the city. Without a host this city sends no e-mail.
 *
 * @param password better given as the environment variable {@code OPEN_MAIL_PASSWORD}, or as a file
 * @param passwordFile holds the password in its first line
 * @param from the sender, such as {@code OPEN <open@city.example>}
 * @param starttls whether the connection must be encrypted before anything is said on it
 * @param site where readers find the public pages, such as {@code https://open.city.example}; by default the domain in the sheet of the city
 * @param aMinute mails that are sent in a minute at most, all machines together
 */
@ConfigurationProperties("open.mail")
public record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String user,
        @Nullable String password,
        @Nullable String passwordFile,
        @DefaultValue("") String from,
        @DefaultValue("true") boolean starttls,
        @DefaultValue("") String site,
        @DefaultValue("300") int aMinute) {

    public MailSettings {
        site = site(site, City.here());
        if (host != null && !host.isBlank()) {
            if (!from.contains("@")) {
                throw new IllegalArgumentException(
                        "open.mail.from is missing: name the sender of mails, such as OPEN <open@city.example>.");
            }
            if (!isAddress(site)) {
                throw new IllegalArgumentException(
                        "open.mail.site is missing: name the address of the public pages, such as https://open.city.example.");
            }
        }
    }

    /** What is set goes before what the sheet of the city says. */
    public static String site(String set, City city) {
        return set.isBlank() && city.domain() != null ? "https://" + city.domain() : set;
    }

    /** Whether this city sends mails at all. */
    public boolean isOffered() {
        return host != null && !host.isBlank();
    }

    /** An address of the public site, from its path. */
    public String at(String path) {
        return (site.endsWith("/") ? site.substring(0, site.length() - 1) : site) + path;
    }

    private static boolean isAddress(String site) {
        try {
            var address = URI.create(site);
            return address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "MailSettings[host=%s, port=%d]".formatted(host, port);
    }
}
