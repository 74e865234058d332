package city.open.ground.database;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As whom this machine logs in at each door. Whoever knows the owner's password knows all of them; a machine that does not is given a URL for
 * each door it needs, and leaves the schema as it is.
 */
final class Logins implements AutoCloseable {
    private final @Nullable DatabaseServer server;
    private final Map<Door, DatabaseUrl> own;

    private Logins(@Nullable DatabaseServer server, Map<Door, DatabaseUrl> own) {
        this.server = server;
        this.own = own;
    }

    /** Opens the database, and brings its schema up where this machine knows the owner. */
    static Logins open(DatabaseSettings settings, Map<Door, String> urls) {
        Map<Door, DatabaseUrl> own = new EnumMap<>(Door.class);
        urls.forEach((door, url) -> own.put(door, DatabaseUrl.parse(url)));
        if (!own.isEmpty() && settings.ownersUrl().isEmpty()) {
            Schema.mustBeOfThisVersion(own);
            return new Logins(null, own);
        }
        DatabaseServer server = settings.start();
        try {
            Schema.prepare(server.url());
            return new Logins(server, own);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Empty where this machine has no business. */
    Optional<DatabaseUrl> at(Door door) {
        var url = own.get(door);
        if (url != null) {
            return Optional.of(url);
        }
        return Optional.ofNullable(server).map(DatabaseServer::url).map(owner -> owner.as(door.role()));
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
