package city.open.inside.exchange.bridge;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** Who may send events: a system that signs its requests, or one with a token of the city's authorization server. No sessions, no cookies. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ConditionalOnWebApplication
@ConditionalOnExpression("'${open.role:all}' == 'all' || '${open.role:all}' == 'office'")
class BridgeSecurity {
    private static final String[] ADDRESSES = {"/api/v1/events", "/api/v1/reconciliation"};

    /** The rest of the site does not pass here. */
    @Bean
    DelegatingFilterProxyRegistrationBean guardsOfTheBridge() {
        var registration = new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        // Other rooms call the same guards at addresses of their own.
        registration.setName("guardsOfTheBridge");
        registration.addUrlPatterns(ADDRESSES);
        return registration;
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 20)
    SecurityFilterChain bridgeFilterChain(
            HttpSecurity http, OtherSystems systems, ExchangeSettings settings, Clock clock) {
        http.securityMatcher(ADDRESSES)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new SignedRequestFilter(systems, clock), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(notSignedIn()));
        var decoder = decoder(settings);
        if (decoder != null) {
            http.oauth2ResourceServer(server -> server.authenticationEntryPoint(notSignedIn())
                    .jwt(tokens -> tokens.decoder(decoder).jwtAuthenticationConverter(token -> login(token, systems))));
        }
        return http.build();
    }

    private static AuthenticationEntryPoint notSignedIn() {
        return (_, response, _) -> {
            response.setHeader("WWW-Authenticate", "Signature realm=\"open\", Bearer realm=\"open\"");
            Problem.notAllowed(
                            "Sign the request with a key of your system (RFC 9421), or send a valid token of the city's authorization server.")
                    .write(response);
        };
    }

    /** The authorization server may be away when we start. */
    private static @Nullable JwtDecoder decoder(ExchangeSettings settings) {
        var issuer = settings.issuer();
        if (issuer == null || issuer.isBlank()) {
            return null;
        }
        return new SupplierJwtDecoder(() -> {
            var jwkSet = settings.jwkSet();
            var decoder = jwkSet == null || jwkSet.isBlank()
                    ? (NimbusJwtDecoder) JwtDecoders.fromIssuerLocation(issuer)
                    : NimbusJwtDecoder.withJwkSetUri(jwkSet).build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(issuer),
                    new JwtClaimValidator<Iterable<String>>(
                            JwtClaimNames.AUD, audience -> isForUs(audience, settings))));
            return decoder;
        });
    }

    private static boolean isForUs(@Nullable Iterable<String> audience, ExchangeSettings settings) {
        if (audience != null) {
            for (var one : audience) {
                if (one.equals(settings.audience())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Authorization servers name the client in {@code client_id} (RFC 9068), {@code azp} or, for want of both, the subject. */
    private static AbstractAuthenticationToken login(Jwt token, OtherSystems systems) {
        var client = token.getClaimAsString("client_id");
        if (client == null) {
            client = token.getClaimAsString("azp");
        }
        if (client == null) {
            client = token.getSubject();
        }
        return systems.ofClient(String.valueOf(client))
                .map(SignedRequestFilter::login)
                .orElseThrow(() -> new InvalidBearerTokenException("no system has this client id"));
    }
}
