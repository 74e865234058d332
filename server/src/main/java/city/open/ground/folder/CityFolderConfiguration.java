package city.open.ground.folder;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CityFolderConfiguration {

    @Bean
    CityFolder cityFolder(@Value("${open.sheets:}") String former) {
        if (!former.isBlank()) {
            throw new FormerSetting("open.sheets is no setting any more: put a city.yaml beside those sheets"
                    + " (./open new-city shows one) and name their folder with --city or OPEN_CITY.");
        }
        return CityFolder.here();
    }
}
