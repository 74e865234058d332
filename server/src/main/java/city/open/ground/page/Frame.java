package city.open.ground.page;

import city.open.ground.city.City;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around its own part.
 *
 * @param title of this page, without the site's name
 * @param path of this page without its language, such as {@code /petitions}; for a page that has no twin, {@code /}
 * @param section which entry of the menu this is, or empty
 * @param live where this page listens for what happens, and how long it waits at least between two refreshes, in milliseconds
 * @param feed the Atom feed of this page
 */
public record Frame(
        Words words,
        When when,
        Assets assets,
        City city,
        String title,
        String path,
        String section,
        boolean demo,
        @Nullable Live live,
        @Nullable String feed,
        boolean indexed) {

    public record Live(String stream, int everyMillis) {}

    /** The same for a page that changes while it is read, has a feed, or may be found by search engines. */
    public Frame listening(@Nullable Live live, @Nullable String feed, boolean indexed) {
        return new Frame(words, when, assets, city, title, path, section, demo, live, feed, indexed);
    }

    public String say(String key, Object... values) {
        return words.say(key, values);
    }

    /** What the public site is called, beside {@code OPEN}. */
    public String site() {
        return words.of(city.site());
    }

    /** What a petition's number looks like here; nobody has this one. */
    public String numberLike() {
        return Words.NUMBER_LIKE;
    }

    public String lang() {
        return words.lang().tag();
    }

    /** An address of this site in this language. */
    public String to(String path) {
        return "/" + lang() + path;
    }

    public String twin() {
        return "/" + words.lang().other().tag() + path;
    }

    public String here(Lang in) {
        return "/" + in.tag() + path;
    }
}
