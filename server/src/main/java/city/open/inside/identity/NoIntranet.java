package city.open.inside.identity;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A machine that only shows the public site, or only publishes, has no intranet: its addresses lead nowhere there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnExpression("!(" + Guards.OFFICE_HERE + ")")
class NoIntranet {
    @Bean
    FilterRegistrationBean<Filter> intranetIsElsewhere() {
        return Guards.before(
                (_, response, _) -> ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND), 10);
    }
}
