package city.open.ground.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Style sheets, scripts and fonts, under names that change with their content, so that a browser never asks for one twice. */
@Component
public class Assets {
    private static final String FOLDER = "/assets/";

    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();

    Assets() {
        var names = new Properties();
        try (var file = open("/city/open/ground/page/assets.properties")) {
            names.load(file);
            for (var name : names.stringPropertyNames()) {
                var address = FOLDER + names.getProperty(name);
                try (var content = open("/static" + address)) {
                    addresses.put(name, address);
                    answers.put(address, Answer.of(200, type(name), Answer.FOR_EVER, content.readAllBytes()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The address of the asset that its source calls {@code name}. */
    public String at(String name) {
        var address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("no asset is called " + name);
        }
        return address;
    }

    @Nullable
    public Answer answer(String address) {
        return answers.get(address);
    }

    private static InputStream open(String path) {
        var file = Assets.class.getResourceAsStream(path);
        if (file == null) {
            throw new IllegalStateException(
                    "The pages' style sheets are missing (%s); build the project with Maven once.".formatted(path));
        }
        return file;
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css;charset=UTF-8";
            case "js" -> "text/javascript;charset=UTF-8";
            case "svg" -> "image/svg+xml";
            case "woff2" -> "font/woff2";
            default -> throw new IllegalStateException("no media type is known for " + name);
        };
    }
}
