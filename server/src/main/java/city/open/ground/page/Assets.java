package city.open.ground.page;

import city.open.ground.city.City;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Style sheets, scripts and fonts, under names that change with their content, so that a browser never asks for one twice. */
@Component
public class Assets {
    private static final String FOLDER = "/assets/";
    private static final String ACCENT = "city/accent";
    private static final String EMBLEM = "city/emblem";

    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();

    /** Of the program, and beside them the colours and the emblem of the city, where it has its own. */
    Assets(City city) {
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
        if (city.accent() != null) {
            keep(ACCENT, "accent.css", city.accent().css());
        }
        if (city.emblem() != null) {
            keep(EMBLEM, "emblem.svg", city.emblem());
        }
    }

    private void keep(String name, String file, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var answer = Answer.of(200, type(file), Answer.FOR_EVER, bytes);
        var address = FOLDER + file.replace(".", "-" + answer.mark() + ".");
        addresses.put(name, address);
        answers.put(address, answer);
    }

    /** The address of the colours of the city; null where it has those of the program. */
    public @Nullable String accent() {
        return addresses.get(ACCENT);
    }

    /** The address of the emblem of the city; null where it has none. */
    public @Nullable String emblem() {
        return addresses.get(EMBLEM);
    }

    /** Of the city where it has an emblem, else of the program. */
    public String icon() {
        var own = emblem();
        return own == null ? at("favicon.svg") : own;
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
