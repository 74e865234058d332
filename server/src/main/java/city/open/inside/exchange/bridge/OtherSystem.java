package city.open.inside.exchange.bridge;

import city.open.inside.exchange.NotTaken;
import city.open.town.organization.AgencyCode;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A system that may send events about the petitions of one agency.
 *
 * @param client its client id at the city's authorization server, where it logs in with tokens
 * @param stoppedAt since when nothing more is taken from it
 */
public record OtherSystem(
        String name,
        AgencyCode agency,
        @Nullable String client,
        @Nullable Instant stoppedAt) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public OtherSystem {
        if (!NAME.matcher(name).matches()) {
            throw new NotTaken(
                    "시스템 이름은 영문 소문자로 시작하고 소문자·숫자·붙임표로 된 2~40자입니다. '%s'은(는) 쓸 수 없습니다.".formatted(name),
                    "a system's name is 2 to 40 small letters, digits and hyphens and begins with a letter, not '%s'"
                            .formatted(name));
        }
    }

    /** The role it acts in ({@code contract.md}, "Roles"). */
    public String role() {
        return "system:" + name;
    }
}
