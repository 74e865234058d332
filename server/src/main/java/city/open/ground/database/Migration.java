package city.open.ground.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings a database up as its owner and leaves it, so that no machine that serves has to know the owner. */
public final class Migration {
    private static final String HEAD = """
            # The logins of one installation of OPEN, for machines that are not to know its owner. A portal needs the lines of RECORD and INTAKE
            # and may have no other; every other machine needs all of them. Keep them from others' eyes.
            """;

    private Migration() {}

    /**
     * Makes the roles and brings the schema to this program's version; an up-to-date one stays as it is.
     *
     * @param data the folder of the built-in database, where no URL is given
     * @param ownersUrl a PostgreSQL of the city's own
     * @return what was brought up, and to which version, in one sentence
     * @throws DatabaseTrouble if it is not OPEN's, is newer, or cannot be reached
     */
    public static String run(Path data, @Nullable String ownersUrl) {
        try (var server = new DatabaseSettings(data, ownersUrl, true, false).start()) {
            Schema.prepare(server.url());
            return "The database %s is at version %s.".formatted(server.url(), Schema.version(server.url()));
        }
    }

    /** Writes the URL of each door into a new file that only its owner may read, in the form of an environment file. */
    public static void writeLogins(String ownersUrl, Path file) {
        var owner = DatabaseUrl.parse(ownersUrl);
        var lines = Arrays.stream(Door.values())
                .map(door -> door.variable() + "=" + owner.as(door.role()).withSecret() + "\n")
                .collect(Collectors.joining());
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HEAD + lines, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new DatabaseTrouble("%s exists already: name a new file for the logins.".formatted(file), e);
        } catch (IOException e) {
            throw new DatabaseTrouble(
                    "The logins cannot be written to %s (%s): look at the folder's owner and free space."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
