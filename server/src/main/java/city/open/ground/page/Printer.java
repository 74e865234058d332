package city.open.ground.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import org.springframework.stereotype.Component;

/** Prints a page from its template to bytes. Templates were compiled with the program; nothing is read at run time. */
@Component
public class Printer {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "city.open.pages");

    Printer() {
        engine.setBinaryStaticContent(true);
        engine.setTrimControlStructures(true);
    }

    public byte[] print(String template, Object page) {
        var out = new Utf8ByteOutput();
        engine.render(template + ".jte", page, out);
        return out.toByteArray();
    }
}
