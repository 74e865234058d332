package city.open.outside.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A table as RFC 4180 has it. A spreadsheet takes text that begins like a formula for one; so such a text gets an apostrophe before it, and one
 * that begins with an apostrophe gets another: whoever takes the first one away again has what was written.
 */
final class Table {
    private final Writer out;

    Table(Writer out) {
        this.out = out;
    }

    void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            cell(harmless(cells.get(i)));
        }
        out.write("\r\n");
    }

    private void cell(String text) throws IOException {
        boolean quoted = false;
        for (int i = 0; i < text.length() && !quoted; i++) {
            char letter = text.charAt(i);
            quoted = letter == ',' || letter == '"' || letter == '\n' || letter == '\r';
        }
        if (!quoted) {
            out.write(text);
            return;
        }
        out.write('"');
        out.write(text.replace("\"", "\"\""));
        out.write('"');
    }

    static String harmless(String text) {
        if (text.isEmpty()) {
            return text;
        }
        // Blanks before it do not hinder a spreadsheet.
        var begins = text.stripLeading();
        boolean formula = !begins.isEmpty() && "=+-@＝＋－＠".indexOf(begins.charAt(0)) >= 0;
        boolean moved = "'\t\r\n".indexOf(text.charAt(0)) >= 0;
        return formula || moved ? "'" + text : text;
    }
}
