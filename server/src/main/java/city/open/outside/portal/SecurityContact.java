package city.open.outside.portal;

import city.open.ground.page.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where whoever finds a hole tells the city (RFC 9116), once the city has said so. */
@Controller
class SecurityContact {
    private static final Pattern ADDRESS = Pattern.compile("(mailto:\\S+@\\S+|https://\\S+|tel:\\+[0-9-]+)");
    private static final int MONTHS = 6;

    private final List<String> contacts;
    private final String policy;
    private final Clock clock;

    /** @param contacts addresses with commas between them; empty where the city has named none */
    SecurityContact(
            @Value("${open.security.contact:}") String contacts,
            @Value("${open.security.policy:}") String policy,
            Clock clock) {
        this.contacts = Arrays.stream(contacts.split(","))
                .map(String::strip)
                .filter(contact -> !contact.isEmpty())
                .map(contact -> address("open.security.contact", contact))
                .toList();
        this.policy = policy.isBlank() ? "" : address("open.security.policy", policy.strip());
        this.clock = clock;
    }

    private static String address(String setting, String value) {
        if (!ADDRESS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s has '%s': write an address such as mailto:security@city.example, https://city.example/security or tel:+82-2-120."
                            .formatted(setting, value));
        }
        return value;
    }

    @GetMapping("/.well-known/security.txt")
    void text(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (contacts.isEmpty()) {
            throw new NotServed(404, "no-such-page");
        }
        var text = new StringBuilder();
        contacts.forEach(contact -> text.append("Contact: ").append(contact).append('\n'));
        // Read anew it is always good; a copy that nobody looks after runs out.
        text.append("Expires: ")
                .append(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .plusMonths(MONTHS)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant())
                .append('\n');
        text.append("Preferred-Languages: ko, en\n");
        if (!policy.isEmpty()) {
            text.append("Policy: ").append(policy).append('\n');
        }
        Answer.ok("text/plain;charset=UTF-8", text.toString().getBytes(StandardCharsets.UTF_8))
                .write(request, response);
    }
}
