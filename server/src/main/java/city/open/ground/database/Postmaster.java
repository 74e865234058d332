package city.open.ground.database;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The server process that runs on a data folder, as it wrote itself into its {@code postmaster.pid}. */
record Postmaster(long process, int port) {

    /**
     * Empty when none runs. A process id alone proves nothing, as ids are used again after a restart of the machine or
     * container: the process must also be a PostgreSQL started on this very folder.
     */
    static Optional<Postmaster> of(DataFolder data) {
        try {
            List<String> lines = Files.readAllLines(data.postmasterFile());
            if (lines.size() < 4 || !lines.get(1).strip().equals(data.cluster().toString())) {
                return Optional.empty();
            }
            Postmaster written = new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip()));
            return ProcessHandle.of(written.process())
                    .filter(process -> runsOn(process.info(), data))
                    .map(process -> written);
        } catch (IOException | NumberFormatException missingOrHalfWritten) {
            return Optional.empty();
        }
    }

    private static boolean runsOn(ProcessHandle.Info process, DataFolder data) {
        String started = process.commandLine().orElse(process.command().orElse(""));
        return started.contains("postgres") && started.contains(data.cluster().toString());
    }
}
