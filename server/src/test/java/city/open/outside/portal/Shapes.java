package city.open.outside.portal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.vocabulary.RDF;

/**
 * Reads linked data with Jena and holds it against shapes (SHACL). In a process of its own: the checker of HTML brings an older library for JSON whose classes have the
 * same names as the one Jena reads with.
 */
final class Shapes {
    private static final String OTHERS = "javax.json-";

    private Shapes() {}

    /** What the data are, one line a thing: {@code a TYPE} for each subject, {@code NO …} for each complaint. */
    static List<String> findings(Path data, Path shapes) throws IOException, InterruptedException {
        var classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains(OTHERS))
                .collect(Collectors.joining(File.pathSeparator));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=none",
                        "-cp",
                        classes,
                        Shapes.class.getName(),
                        data.toString(),
                        shapes.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
        return said.lines()
                .filter(line -> line.startsWith("a ") || line.startsWith("NO "))
                .toList();
    }

    public static void main(String[] files) {
        var data = ModelFactory.createDefaultModel();
        RDFDataMgr.read(data, Path.of(files[0]).toUri().toString());
        data.listStatements(null, RDF.type, (RDFNode) null)
                .forEachRemaining(statement -> System.out.println("a " + statement.getObject()));
        var shapes = RDFDataMgr.loadGraph(Path.of(files[1]).toUri().toString());
        ShaclValidator.get()
                .validate(shapes, data.getGraph())
                .getEntries()
                .forEach(entry -> System.out.println("NO %s %s: %s"
                        .formatted(
                                entry.focusNode(),
                                entry.resultPath(),
                                entry.message().replace('\n', ' '))));
    }
}
