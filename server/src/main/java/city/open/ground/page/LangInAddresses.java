package city.open.ground.page;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the {@code {lang:ko|en}} of an address. */
@Component
final class LangInAddresses implements Converter<String, Lang> {

    @Override
    public Lang convert(String tag) {
        return Lang.find(tag).orElseThrow(() -> new IllegalArgumentException("pages are in ko or en"));
    }
}
