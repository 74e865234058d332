package city.open.ground.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands a {@link Guest} to what answers an address outside. */
@Configuration(proxyBeanMethods = false)
class GuestArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Guest.class;
    }

    @Override
    public Guest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer answer,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (answer != null) {
            // Who has a guest answers; no page is looked for by its name.
            answer.setRequestHandled(true);
        }
        var asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        var response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        return new Guest(Lang.ofAddress(asked), asked, response);
    }
}
