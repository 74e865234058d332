package city.open.inside.exchange.bridge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How other systems log in, and when the audit hears of an approval that stays hidden.
 *
 * @param issuer the authorization server whose tokens are taken; none takes no tokens
 * @param jwkSet where its keys are, where it does not say so itself
 * @param audience whom a token has to be made for
 * @param papersWithin how long a decision waits for the approval of a system that tells of approvals
 * @param discloseWithin how long after an approval there it may take to be public here
 */
@ConfigurationProperties("open.exchange")
record ExchangeSettings(
        @Nullable String issuer,
        @Nullable String jwkSet,
        @DefaultValue("open") String audience,
        @DefaultValue("PT10M") Duration discloseWithin,
        @DefaultValue("PT1H") Duration papersWithin) {}
