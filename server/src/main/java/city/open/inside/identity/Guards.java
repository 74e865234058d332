package city.open.inside.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationProvider;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsFilter;
import org.springframework.security.web.webauthn.registration.WebAuthnRegistrationFilter;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What stands between a browser and the intranet. The public site does not pass here at all: the guards are called at the addresses named
 * below and at no other, so it stays without sessions and cookies and as fast as it was.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ConditionalOnWebApplication
@ConditionalOnExpression(Guards.OFFICE_HERE)
class Guards {
    static final String OFFICE_HERE = "'${open.role:all}' == 'all' || '${open.role:all}' == 'office'";

    private static final String[] ADDRESSES = {
        "/ko/office", "/ko/office/*", "/ko/login", "/ko/login/*", "/ko/logout", "/ko/first/*",
        "/en/office", "/en/office/*", "/en/login", "/en/login/*", "/en/logout", "/en/first/*",
        "/login/*", "/webauthn/*", "/oauth2/*"
    };

    @Bean
    SecurityFilterChain guardOfTheIntranet(
            HttpSecurity http,
            Sittings sittings,
            Entrance entrance,
            Passwords passwords,
            Attempts attempts,
            RelyingParty relyingParty,
            Passkeys passkeys,
            Accounts accounts,
            LoginPages pages,
            IdentitySettings settings) {
        http.securityMatcher(
                        "/{lang:ko|en}/office/**",
                        "/{lang:ko|en}/login/**",
                        "/{lang:ko|en}/logout",
                        "/{lang:ko|en}/first/**",
                        "/login/**",
                        "/webauthn/**")
                .authorizeHttpRequests(all -> all.requestMatchers("/{lang:ko|en}/office/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .securityContext(context -> context.securityContextRepository(sittings))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.csrfTokenRepository(entrance.tokensOfForms()))
                .authenticationProvider(new PasswordDoor(accounts, passwords, attempts))
                .formLogin(form -> form.loginPage("/ko/login")
                        .loginProcessingUrl("/{lang:ko|en}/login")
                        .usernameParameter("account")
                        .passwordParameter("password")
                        .successHandler(entrance::entered)
                        .failureHandler(entrance::turnedAway))
                .logout(logout -> logout.logoutRequestMatcher(
                                PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/{lang:ko|en}/logout"))
                        .logoutSuccessHandler(entrance::left))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(entrance::comeInFirst)
                        .accessDeniedHandler((request, response, _) -> pages.formExpired(request, response)));
        passkeys(http, sittings, entrance, relyingParty, passkeys, accounts);
        var oidc = settings.oidc();
        if (oidc != null) {
            var origin = settings.origin() == null ? "{baseUrl}" : relyingParty.origin();
            CityLogin.open(http, oidc, origin, new OidcDoor(accounts, oidc.claim()), entrance);
        }
        return http.build();
    }

    private static void passkeys(
            HttpSecurity http,
            Sittings sittings,
            Entrance entrance,
            RelyingParty relyingParty,
            Passkeys passkeys,
            Accounts accounts) {
        var door = new WebAuthnAuthenticationProvider(
                relyingParty, name -> User.withUsername(name).password("").build());
        var login = new WebAuthnAuthenticationFilter();
        login.setAuthenticationManager(asked -> {
            var found = door.authenticate(asked);
            return new LoginToken(accounts.login(found.getName()).orElseThrow(() -> new DisabledException("closed")));
        });
        login.setSecurityContextRepository(sittings);
        login.setSessionAuthenticationStrategy(entrance.newSession());
        login.setAuthenticationSuccessHandler(entrance::enteredByScript);
        var registration = new WebAuthnRegistrationFilter(passkeys, relyingParty);
        registration.setRemoveCredentialMatcher(_ -> false);
        http.addFilterBefore(login, BasicAuthenticationFilter.class)
                .addFilterBefore(new PublicKeyCredentialRequestOptionsFilter(relyingParty), AuthorizationFilter.class)
                .addFilterBefore(new PublicKeyCredentialCreationOptionsFilter(relyingParty), AuthorizationFilter.class)
                .addFilterAfter(registration, AuthorizationFilter.class);
    }

    /** A lost database is told in words here too, where no page has been reached yet. */
    @Bean
    FilterRegistrationBean<Filter> tellsOfOutages(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver faults) {
        return before(
                (request, response, rest) -> {
                    try {
                        rest.doFilter(request, response);
                    } catch (DataAccessException | TransactionException lost) {
                        faults.resolveException(
                                (HttpServletRequest) request, (HttpServletResponse) response, null, lost);
                    } catch (IllegalArgumentException | HttpMessageConversionException broken) {
                        if (!isOfPasskeys((HttpServletRequest) request)) {
                            throw broken;
                        }
                        faults.resolveException(
                                (HttpServletRequest) request,
                                (HttpServletResponse) response,
                                null,
                                new ServletRequestBindingException("a device sent what no passkey is"));
                    }
                },
                10);
    }

    /** Where the library takes apart what a device sends, before any page of ours. */
    private static boolean isOfPasskeys(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/webauthn/") || path.equals("/login/webauthn");
    }

    @Bean
    FilterRegistrationBean<Filter> sessionsFromDatabase(Sessions sessions) {
        return before(sessions.filter(), 20);
    }

    static FilterRegistrationBean<Filter> before(Filter filter, int place) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(ADDRESSES);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }

    @Bean
    DelegatingFilterProxyRegistrationBean guardsAtTheirAddresses() {
        var registration = new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        // Other rooms call the same guards at addresses of their own.
        registration.setName("guardsOfTheIntranet");
        registration.addUrlPatterns(ADDRESSES);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 30);
        return registration;
    }
}
