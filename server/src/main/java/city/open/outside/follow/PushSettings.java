package city.open.outside.follow;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How browsers are told.
 *
 * @param offered whether this city sends to browsers, which means: to the push services of their makers
 * @param contact whom a push service can reach about us, such as {@code mailto:open@city.example}; some services refuse those without
 * @param anywhere whether a push service may be on this machine or in a private network, and without TLS; for tests
 */
@ConfigurationProperties("open.push")
record PushSettings(
        @DefaultValue("true") boolean offered,
        @DefaultValue("") String contact,
        @DefaultValue("false") boolean anywhere) {

    PushSettings {
        if (!contact.isEmpty() && !contact.startsWith("mailto:") && !contact.startsWith("https://")) {
            throw new IllegalArgumentException(
                    "open.push.contact is '%s': write mailto:open@city.example or an address with https://."
                            .formatted(contact));
        }
    }
}
