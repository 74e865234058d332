package city.open.inside.identity;

import city.open.ground.page.Lang;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands a {@link Visit} to what answers an address inside, where the guards have let somebody in. */
@Configuration(proxyBeanMethods = false)
class VisitArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.class;
    }

    @Override
    public Visit resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer answer,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        var response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        if (answer != null) {
            // Who has a visit answers it; no page is looked for by its name.
            answer.setRequestHandled(true);
        }
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof Login login)) {
            throw new IllegalStateException("the guards do not stand before " + parameter.getMethod());
        }
        return new Visit(Lang.ofAddress(asked), login, asked, response);
    }
}
