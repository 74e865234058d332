package city.open.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs we are measured against, and the one that makes the load. */
enum Peers {
    NGINX("nginx", "nginx-light"),
    WRK("wrk", "wrk"),
    PGBENCH("pgbench", "postgresql-contrib");

    private final String program;
    private final String debianPackage;

    Peers(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    /** Where it is; installed where that may be done without asking. */
    Path need() {
        return find().or(this::install)
                .orElseThrow(() -> new BenchTrouble(
                        "%s is missing: install it with your package manager (for example: apt install %s)."
                                .formatted(program, debianPackage)));
    }

    private Optional<Path> find() {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                                .map(Path::of),
                        // Not on everybody's PATH, but where Debian keeps servers and their tools.
                        Stream.concat(Stream.of(Path.of("/usr/sbin")), versions()))
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> versions() {
        var installed = Path.of("/usr/lib/postgresql").toFile().list();
        return installed == null
                ? Stream.empty()
                : Stream.of(installed).map(version -> Path.of("/usr/lib/postgresql", version, "bin"));
    }

    private Optional<Path> install() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return Optional.empty();
        }
        System.err.println("Installing " + debianPackage);
        // Run level 1 keeps the packages from starting what they bring: no server of the system's own is wanted.
        var quietly = Map.of("DEBIAN_FRONTEND", "noninteractive", "RUNLEVEL", "1");
        try {
            Child.run(quietly, List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends", debianPackage));
        } catch (BenchTrouble outdated) {
            try {
                Child.run(quietly, List.of("apt-get", "update", "-qq"));
                Child.run(
                        quietly, List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends", debianPackage));
            } catch (BenchTrouble offline) {
                return Optional.empty();
            }
        }
        return find();
    }
}
