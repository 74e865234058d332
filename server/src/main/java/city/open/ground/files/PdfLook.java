package city.open.ground.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Looks through the objects of a PDF. Refused are actions that run (JavaScript, Launch), forms whose markup has scripts (XFA), films that are
 * programs (RichMedia), and attached files that are programs or hide one. Other attachments, links, forms and films are let in.
 */
final class PdfLook {
    private static final int MOST_OBJECTS = 2_000_000;
    private static final int HEADER_WITHIN = 1024;

    private static final COSName S = COSName.getPDFName("S");
    private static final COSName JS = COSName.getPDFName("JS");
    private static final COSName JAVA_SCRIPT = COSName.getPDFName("JavaScript");
    private static final COSName XFA = COSName.getPDFName("XFA");
    private static final Set<String> RUN = Set.of("JavaScript", "Launch");

    private final Budget budget;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> waiting = new ArrayDeque<>();

    private PdfLook(Budget budget) {
        this.budget = budget;
    }

    static void look(byte[] content, Budget budget) throws Flawed {
        int header = new String(content, 0, Math.min(content.length, HEADER_WITHIN), StandardCharsets.ISO_8859_1)
                .indexOf("%PDF-");
        for (int i = 0; i < header; i++) {
            // Space and the mark of an encoding may stand before it, as some programs put them there.
            if (content[i] > ' ' || (content[i] < 0 && i > 2)) {
                throw new Flawed(Flaw.TWOFOLD);
            }
        }
        try (var pdf = Loader.loadPDF(content)) {
            new PdfLook(budget).through(pdf.getDocument());
        } catch (InvalidPasswordException locked) {
            throw new Flawed(Flaw.LOCKED);
        } catch (IOException | RuntimeException unreadable) {
            // Other readers mend more than ours; whatever they find, it is among these names.
            PdfNames.look(content, budget);
        }
    }

    private void through(COSDocument document) throws IOException, Flawed {
        waiting.add(document.getTrailer());
        for (var key : document.getXrefTable().keySet()) {
            var object = document.getObjectFromPool(key).getObject();
            if (object != null) {
                waiting.add(object);
            }
        }
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            var object = next instanceof COSObject reference ? reference.getObject() : next;
            if (object == null
                    || !(object instanceof COSDictionary || object instanceof COSArray)
                    || !seen.add(object)) {
                continue;
            }
            if (seen.size() > MOST_OBJECTS) {
                throw new Flawed(Flaw.BOMB);
            }
            if (object instanceof COSDictionary dictionary) {
                examine(dictionary);
                waiting.addAll(dictionary.getValues());
            } else if (object instanceof COSArray array) {
                array.forEach(item -> {
                    if (item != null) {
                        waiting.add(item);
                    }
                });
            }
        }
    }

    private void examine(COSDictionary dictionary) throws IOException, Flawed {
        var action = dictionary.getDictionaryObject(S);
        if (action instanceof COSName name && RUN.contains(name.getName())) {
            throw new Flawed(Flaw.SCRIPT);
        }
        var script = dictionary.getDictionaryObject(JS);
        if (script instanceof COSString || (script != null && action != null)) {
            throw new Flawed(Flaw.SCRIPT);
        }
        if (dictionary.getDictionaryObject(COSName.NAMES) instanceof COSDictionary names
                && names.getDictionaryObject(JAVA_SCRIPT) != null) {
            throw new Flawed(Flaw.SCRIPT);
        }
        if (dictionary.getDictionaryObject(COSName.URI) instanceof COSString address && runs(address.getString())) {
            throw new Flawed(Flaw.SCRIPT);
        }
        if ("RichMedia".equals(dictionary.getNameAsString(COSName.SUBTYPE))) {
            throw new Flawed(Flaw.SCRIPT);
        }
        xfa(dictionary.getDictionaryObject(XFA));
        if (dictionary.getDictionaryObject(COSName.EF) instanceof COSDictionary files) {
            attached(dictionary, files);
        }
    }

    private static boolean runs(String address) {
        var plain = address.strip().toLowerCase(Locale.ROOT);
        return plain.startsWith("javascript:") || plain.startsWith("vbscript:");
    }

    private void xfa(COSBase form) throws IOException, Flawed {
        if (form instanceof COSStream stream) {
            var markup = decoded(stream);
            if (Markup.elements(markup).stream()
                    .anyMatch(element -> element.name().equals("script"))) {
                throw new Flawed(Flaw.SCRIPT);
            }
        } else if (form instanceof COSArray parts) {
            for (int i = 0; i < parts.size(); i++) {
                xfa(parts.getObject(i));
            }
        }
    }

    private void attached(COSDictionary described, COSDictionary files) throws IOException, Flawed {
        var name = described.getString(COSName.UF, described.getString(COSName.F, ""));
        for (var value : files.getValues()) {
            var file = value instanceof COSObject reference ? reference.getObject() : value;
            if (file instanceof COSStream stream && seen.add(stream)) {
                budget.part();
                Looking.within(name, decoded(stream), budget);
            }
        }
    }

    private byte[] decoded(COSStream stream) throws IOException, Flawed {
        try (InputStream in = stream.createInputStream()) {
            return Looking.held(in, budget);
        }
    }
}
