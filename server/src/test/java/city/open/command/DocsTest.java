package city.open.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Docs are promises: what they name is there. */
class DocsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]*Test)(?:[.#][a-z_]+)?`");
    private static final Pattern COMMAND = Pattern.compile("\\./open ([a-z][a-z-]*)((?: [^\\n`|;#·]*)?)");
    private static final Pattern OPTION = Pattern.compile("(?<=[ \\[(])--[a-z][a-z-]*");
    /** {@code open.opened} and {@code open.published} are parts of an entry. */
    private static final Pattern SETTING =
            Pattern.compile("`(open\\.(?!opened`|published`|print-)[a-z][A-Za-z0-9.-]*[a-z])[`=]");
    /** {@code OPEN_SEALED} is a right. */
    private static final Pattern VARIABLE = Pattern.compile("\\bOPEN_(?!SEALED\\b)[A-Z_]+[A-Z]\\b");

    private static final Pattern PAGE = Pattern.compile(
            "`(?:GET |POST )?(/(?:ko|en|\\{lang\\}|api|log|live|office|my|data|\\.well-known)(?:/[^`\\s?…]*)?)[?`]");

    private static final Pattern PREFIX = Pattern.compile("ConfigurationProperties\\(\"([a-z.-]+)\"\\)");

    /** What the script itself does, without the program. */
    private static final Set<String> OF_THE_SCRIPT = Set.of("test", "bench", "release");

    @Test
    void every_link_between_pages_leads_somewhere() {
        assertThat(missing((page, text) -> LINK.matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .filter(link -> !link.matches("[a-z]+:.*"))
                        .filter(link -> !leadsSomewhere(page, link))))
                .isEmpty();
    }

    @Test
    void every_test_that_is_named_exists() {
        var tests = names(Stream.of("server/src/test", "tlog/src/test", "bench/src/test", "release/src/test"));
        assertThat(missing((_, text) -> TEST.matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .filter(test -> !tests.contains(test))))
                .isEmpty();
    }

    @Test
    void every_command_and_option_that_is_named_exists() {
        Map<String, String> helps = new HashMap<>();
        assertThat(missing((_, text) -> COMMAND.matcher(text).results().flatMap(found -> {
                    var command = found.group(1);
                    if (OF_THE_SCRIPT.contains(command)) {
                        return Stream.empty();
                    }
                    var help = helps.computeIfAbsent(command, DocsTest::help);
                    return help.isEmpty()
                            ? Stream.of(command)
                            : OPTION.matcher(found.group(2))
                                    .results()
                                    .map(option -> option.group())
                                    .filter(option -> !Pattern.compile(Pattern.quote(option) + "(?![a-z-])")
                                            .matcher(help)
                                            .find())
                                    .map(option -> command + " " + option);
                })))
                .isEmpty();
    }

    @Test
    void every_setting_that_is_named_is_read_somewhere() {
        var sources = sources("server/src/main").stream().map(Source::of).toList();
        var script = read(ROOT.resolve("open"));
        assertThat(missing((_, text) -> Stream.concat(
                        SETTING.matcher(text)
                                .results()
                                .map(found -> found.group(1))
                                .filter(setting -> !isRead(setting, sources)),
                        VARIABLE.matcher(text)
                                .results()
                                .map(found -> found.group())
                                .filter(variable -> !script.contains(variable)
                                        && sources.stream()
                                                .noneMatch(
                                                        source -> source.text().contains("\"" + variable + "\""))
                                        && !isRead(
                                                variable.toLowerCase(Locale.ROOT)
                                                        .replace('_', '.'),
                                                sources)))))
                .isEmpty();
    }

    @Test
    void every_page_that_is_named_is_served() {
        var served = sources("server/src/main").stream()
                .flatMap(source ->
                        Pattern.compile("\"(/[^\"\\s]*)\"").matcher(source).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(missing((_, text) -> PAGE.matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .filter(page -> served.stream()
                                .noneMatch(pattern -> fits(page, pattern) || fits("/ko" + page, pattern)))))
                .isEmpty();
    }

    private interface Looking {
        Stream<String> in(Path page, String text);
    }

    /** What is named on the pages and is not there, each with its page. */
    private static Set<String> missing(Looking looking) {
        var missing = new TreeSet<String>();
        for (var page : pages()) {
            looking.in(page, read(page)).forEach(what -> missing.add(ROOT.relativize(page) + ": " + what));
        }
        return missing;
    }

    private static List<Path> pages() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(docs, top)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean leadsSomewhere(Path page, String link) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || Files.isDirectory(target)
                || read(target)
                        .lines()
                        .filter(line -> line.startsWith("#"))
                        .map(DocsTest::anchor)
                        .anyMatch(parts[1]::equals);
    }

    /** As GitHub and its like make it. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ +", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String help(String command) {
        var answer = CommandsTest.open(command, "--help");
        return answer.exit() == 0 ? answer.out() : "";
    }

    /** By its whole name, or as the part of a settings record whose prefix it has; both are the same word in Java. */
    private static boolean isRead(String setting, List<Source> sources) {
        var name = plain(setting.substring(setting.lastIndexOf('.') + 1));
        return sources.stream()
                .anyMatch(source -> source.plain().contains(plain(setting))
                        || source.prefixes().stream().anyMatch(setting::startsWith)
                                && source.plain().contains(name));
    }

    private record Source(String text, String plain, List<String> prefixes) {
        static Source of(String text) {
            return new Source(
                    text,
                    DocsTest.plain(text),
                    PREFIX.matcher(text).results().map(found -> found.group(1)).toList());
        }
    }

    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static boolean fits(String page, String pattern) {
        var asked = page.replaceAll("/$", "").split("/");
        var parts = pattern.replaceAll("/$", "").split("/");
        boolean open = pattern.contains("{*") || pattern.endsWith("/**");
        return (open ? asked.length >= parts.length - 1 : asked.length == parts.length)
                && IntStream.range(0, Math.min(asked.length, parts.length))
                        .allMatch(i -> asked[i].equals(parts[i])
                                || parts[i].contains("{")
                                || parts[i].contains("*")
                                || asked[i].contains("{"));
    }

    private static List<String> sources(String folder) {
        return files(folder).map(DocsTest::read).toList();
    }

    private static Set<String> names(Stream<String> folders) {
        return folders.flatMap(DocsTest::files)
                .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> files(String folder) {
        var root = ROOT.resolve(folder);
        if (!Files.isDirectory(root)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all
                    .filter(file -> Arrays.asList("java", "properties", "yaml", "yml", "jte", "js")
                            .contains(file.toString().replaceFirst(".*\\.", "")))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
