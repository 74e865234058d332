package city.open.ground.database;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the database is: a data folder of our own, or the URL of another server, which wins, with the owner's name and password.
 *
 * @param beside whether to join the database that another OPEN runs on the same folder, as an import does
 * @param readOnly whether PostgreSQL is to refuse every change, as for a check
 */
@ConfigurationProperties("open")
record DatabaseSettings(@Nullable Path data, @Nullable String database, boolean beside, boolean readOnly) {

    Optional<DatabaseUrl> ownersUrl() {
        return Optional.ofNullable(database).filter(url -> !url.isBlank()).map(DatabaseUrl::parse);
    }

    DatabaseServer start() {
        var theirs = ownersUrl();
        if (theirs.isPresent()) {
            return new RunningServer(theirs.get());
        }
        if (data == null) {
            throw new DatabaseTrouble("No database is named: give a folder with --data or a URL with --database.");
        }
        return beside ? EmbeddedServer.startOrJoin(data) : EmbeddedServer.start(data, Durability.KEPT);
    }
}
