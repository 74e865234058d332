package city.open.inside.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Objects;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** A whole OpenID provider on a port of its own, such as a city has for all its systems. Officials log in there with HTTP Basic. */
final class CityProvider {
    private static final String CLIENT = "open";
    private static final String SECRET = "shared between the two";

    private static final ConfigurableApplicationContext RUNNING = new SpringApplicationBuilder(Provider.class)
            .run(
                    "--server.port=0",
                    "--spring.config.name=city-provider",
                    "--spring.main.banner-mode=off",
                    "--logging.level.root=warn",
                    "--spring.autoconfigure.exclude="
                            + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration");

    private CityProvider() {}

    static String issuer() {
        var server = Objects.requireNonNull(((WebServerApplicationContext) RUNNING).getWebServer());
        return "http://localhost:" + server.getPort();
    }

    /** The intranet listens on another port in each run. */
    static void expectOpenAt(int port) {
        RUNNING.getBean(InMemoryRegisteredClientRepository.class)
                .save(client("http://localhost:%d/login/oauth2/code/city".formatted(port)));
    }

    /** Tells a test's intranet of the provider. */
    static final class ForSpring implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "open.identity.oidc.issuer=" + issuer(),
                            "open.identity.oidc.client-id=" + CLIENT,
                            "open.identity.oidc.client-secret=" + SECRET,
                            "open.identity.oidc.label=Seoul")
                    .applyTo(context);
        }
    }

    private static RegisteredClient client(String back) {
        return RegisteredClient.withId(CLIENT)
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(back)
                .scope("openid")
                .scope("profile")
                .build();
    }

    @EnableAutoConfiguration
    @EnableWebSecurity
    static class Provider {
        @Bean
        SecurityFilterChain everything(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                    .httpBasic(basic -> basic.securityContextRepository(new HttpSessionSecurityContextRepository()))
                    .build();
        }

        @Bean
        InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(client("http://localhost/"));
        }

        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("kim")
                            .password("{noop}kim's password at the city")
                            .build(),
                    User.withUsername("stranger")
                            .password("{noop}a stranger's password")
                            .build());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> accountName() {
            return token -> token.getClaims()
                    .claim(
                            "preferred_username",
                            Objects.requireNonNull(token.<Authentication>getPrincipal())
                                    .getName());
        }

        @Bean
        KeyPair pair() throws NoSuchAlgorithmException {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        }

        @Bean
        JWKSource<SecurityContext> key(KeyPair pair) {
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey((RSAPrivateKey) pair.getPrivate())
                    .keyID("city")
                    .build()));
        }

        @Bean
        JwtDecoder ownTokens(KeyPair pair) {
            return NimbusJwtDecoder.withPublicKey((RSAPublicKey) pair.getPublic())
                    .build();
        }

        @Bean
        AuthorizationServerSettings addresses() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
