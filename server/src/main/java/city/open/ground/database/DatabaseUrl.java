package city.open.ground.database;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a database is and who logs in, from {@code postgresql://user:password@host:5432/name?sslmode=require}: its owner, who changes the
 * schema, or one of the roles of {@link LoginRole}.
 *
 * <p>{@code toString} leaves the password out, so that it never reaches a log or a message.
 */
record DatabaseUrl(String hosts, String name, String user, String password, Map<String, String> options) {

    static DatabaseUrl parse(String url) {
        String text = url.strip().replaceFirst("^(jdbc:)?postgres(ql)?://", "");
        if (text.equals(url.strip())) {
            throw malformed("does not begin with postgresql://");
        }
        int question = text.indexOf('?');
        Map<String, String> options = new LinkedHashMap<>();
        if (question >= 0) {
            for (String option : text.substring(question + 1).split("&")) {
                int equals = option.indexOf('=');
                if (equals <= 0) {
                    throw malformed("has an option without a value");
                }
                options.put(decoded(option.substring(0, equals)), decoded(option.substring(equals + 1)));
            }
            text = text.substring(0, question);
        }
        String user = options.remove("user");
        String password = options.remove("password");
        int at = text.lastIndexOf('@');
        if (at >= 0) {
            String[] login = text.substring(0, at).split(":", 2);
            user = decoded(login[0]);
            password = login.length == 2 ? decoded(login[1]) : password;
            text = text.substring(at + 1);
        }
        int slash = text.indexOf('/');
        if (slash < 0 || slash == text.length() - 1) {
            throw malformed("names no database after the host");
        }
        if (user == null || user.isEmpty() || password == null || password.isEmpty()) {
            throw malformed("names no user or no password");
        }
        return new DatabaseUrl(
                slash == 0 ? "localhost" : text.substring(0, slash),
                decoded(text.substring(slash + 1)),
                user,
                password,
                Map.copyOf(options));
    }

    String jdbc() {
        return "jdbc:postgresql://%s/%s%s".formatted(hosts, encoded(name), query());
    }

    /** As {@link #parse} reads it, with the password: for a file that only its owner may read. */
    String withSecret() {
        return "postgresql://%s:%s@%s/%s%s".formatted(encoded(user), encoded(password), hosts, encoded(name), query());
    }

    DatabaseUrl withName(String other) {
        return new DatabaseUrl(hosts, other, user, password, options);
    }

    /** The same database for one of the roles that its owner has made. */
    DatabaseUrl as(LoginRole role) {
        return new DatabaseUrl(hosts, name, role.sqlName(), role.password(password), options);
    }

    private String query() {
        return options.isEmpty()
                ? ""
                : options.entrySet().stream()
                        .map(option -> encoded(option.getKey()) + "=" + encoded(option.getValue()))
                        .sorted()
                        .collect(Collectors.joining("&", "?", ""));
    }

    @Override
    public String toString() {
        return "%s at %s".formatted(name, hosts);
    }

    private static DatabaseTrouble malformed(String fault) {
        return new DatabaseTrouble(
                "The database URL %s: write it as postgresql://user:password@host:5432/name.".formatted(fault));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed("has a % that is not followed by two hexadecimal digits");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
