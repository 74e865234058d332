package city.open.files;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks for programs in a PDF while it streams past. What lies packed inside the PDF stays unseen; who opens it does so as a download. */
final class PdfScripts {
    private static final List<String> SIGNS = List.of("/JavaScript", "/JS(", "/JS (", "/Launch");
    private static final int OVERLAP = 12;

    private String before = "";

    boolean isIn(byte[] piece, int length) {
        var text = before + new String(piece, 0, length, StandardCharsets.ISO_8859_1);
        before = text.substring(Math.max(0, text.length() - OVERLAP));
        return SIGNS.stream().anyMatch(text::contains);
    }
}
