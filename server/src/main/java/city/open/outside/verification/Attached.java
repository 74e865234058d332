package city.open.outside.verification;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;

/** What a PDF carries along for machines. */
final class Attached {
    private Attached() {}

    static boolean isPdf(byte[] file) {
        return file.length > 4 && file[0] == '%' && file[1] == 'P' && file[2] == 'D' && file[3] == 'F';
    }

    /** The first attached file whose name ends like this. */
    static byte[] in(byte[] file, String ending) {
        try (var pdf = Loader.loadPDF(file)) {
            var names = pdf.getDocumentCatalog().getNames();
            var files = names == null ? null : names.getEmbeddedFiles();
            var named = files == null ? null : files.getNames();
            for (var one : named == null ? List.<PDComplexFileSpecification>of() : named.values()) {
                if (one.getFilename().endsWith(ending) && one.getEmbeddedFile() != null) {
                    return one.getEmbeddedFile().toByteArray();
                }
            }
        } catch (IOException e) {
            throw new CannotCheck("The PDF cannot be read.", e);
        }
        throw new CannotCheck("Nothing to check is attached to this PDF.");
    }
}
