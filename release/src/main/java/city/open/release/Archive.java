package city.open.release;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/**
 * What a city unpacks and starts. Its bytes depend on what is in it and on nothing else: names in order, one time for all, no owner,
 * so that whoever builds the same sources with the same JDK gets the same checksum.
 */
record Archive(String name, Map<String, Path> files, Instant time) {
    private static final int PROGRAM = 0755;
    private static final int FILE = 0644;

    static Archive of(Path home, Program program, Path materials, String version, Instant time) throws IOException {
        var files = new TreeMap<String, Path>();
        for (var name :
                new String[] {"open", "README.md", "CHANGELOG.md", "SECURITY.md", "ARCHITECTURE.md", "LICENSE"}) {
            files.put(name, home.resolve(name));
        }
        put(files, "docs", home.resolve("docs"));
        put(files, "deploy", home.resolve("release").resolve("deploy"));
        put(files, "program", program.folder());
        files.put("sbom.cdx.json", materials);
        return new Archive("open-" + version, files, time);
    }

    Path into(Path folder) throws IOException {
        var file = folder.resolve(name + ".tar.gz");
        try (var tar = new TarArchiveOutputStream(
                new GzipCompressorOutputStream(new BufferedOutputStream(Files.newOutputStream(file))), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var each : files.entrySet()) {
                var entry = new TarArchiveEntry(name + "/" + each.getKey());
                entry.setSize(Files.size(each.getValue()));
                entry.setLastModifiedTime(FileTime.from(time));
                entry.setMode(each.getKey().equals("open") ? PROGRAM : FILE);
                tar.putArchiveEntry(entry);
                Files.copy(each.getValue(), tar);
                tar.closeArchiveEntry();
            }
        }
        return file;
    }

    private static void put(Map<String, Path> files, String name, Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .forEach(file -> files.put(
                            name + "/" + folder.relativize(file).toString().replace('\\', '/'), file));
        }
    }
}
