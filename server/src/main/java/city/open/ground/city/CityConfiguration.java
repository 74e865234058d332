package city.open.ground.city;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CityConfiguration {

    @Bean
    City city() {
        return City.here();
    }
}
