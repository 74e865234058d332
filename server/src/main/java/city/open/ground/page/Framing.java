package city.open.ground.page;

import city.open.ground.city.City;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Puts the frame around a page: the same on every page of this installation but for its title and place. */
@Component
public class Framing {
    private final Assets assets;
    private final City city;
    private final boolean demo;

    Framing(
            Assets assets,
            City city,
            @Value("${open.demo.enabled:false}") boolean livingDemo,
            @Value("${open.demo:false}") boolean demo) {
        this.assets = assets;
        this.city = city;
        this.demo = demo || livingDemo;
    }

    /** For a page that stands still and that search engines leave alone. */
    public Frame frame(Words words, String title, String path, String section) {
        return new Frame(words, new When(words), assets, city, title, path, section, demo, null, null, false);
    }
}
