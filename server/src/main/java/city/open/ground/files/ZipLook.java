package city.open.ground.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Looks into a ZIP by its directory, as the programs do that open it: what kind of document it is, and what lies in it. */
final class ZipLook {
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String MIMETYPE = "mimetype";
    private static final String SCRIPTS = "Scripts/";
    private static final Set<String> EMPTY_LIBRARIES =
            Set.of("script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml");

    private static final Map<String, FileType> MAIN_PARTS = Map.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", FileType.DOCX,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", FileType.XLSX,
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", FileType.PPTX);
    private static final Map<String, FileType> USUAL_PARTS = Map.of(
            "word/document.xml",
            FileType.DOCX,
            "xl/workbook.xml",
            FileType.XLSX,
            "ppt/presentation.xml",
            FileType.PPTX);
    private static final Map<String, FileType> MIMETYPES = Map.of(
            "application/hwp+zip",
            FileType.HWPX,
            "application/vnd.hancom.hwpx",
            FileType.HWPX,
            "application/haansofthwpx",
            FileType.HWPX,
            FileType.ODT.media(),
            FileType.ODT,
            FileType.ODS.media(),
            FileType.ODS);

    private final Budget budget;
    /** The parts that are read as words. */
    private final Map<String, byte[]> read = new TreeMap<>();

    private final Set<String> names = new HashSet<>();

    private ZipLook(Budget budget) {
        this.budget = budget;
    }

    /** What document it is; a ZIP of anything else is none. */
    static FileType kind(byte[] content, Budget budget) throws Flawed {
        var look = new ZipLook(budget);
        look.through(content);
        return look.kind();
    }

    /** The same, where it lies in another file and may be of any kind. */
    static void within(byte[] content, Budget budget) throws Flawed {
        new ZipLook(budget).through(content);
    }

    private void through(byte[] content) throws Flawed {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            if (zip.getFirstLocalFileHeaderOffset() != 0) {
                throw new Flawed(Flaw.TWOFOLD);
            }
            for (var parts = zip.getEntries(); parts.hasMoreElements(); ) {
                through(zip, parts.nextElement());
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new Flawed(Flaw.DAMAGED);
        }
        scripts();
    }

    private void through(ZipFile zip, ZipArchiveEntry part) throws IOException, Flawed {
        budget.part();
        var name = part.getName();
        if (part.getGeneralPurposeBit().usesEncryption()) {
            throw new Flawed(Flaw.LOCKED);
        }
        if (isAstray(name) || !names.add(name.toLowerCase(Locale.ROOT))) {
            throw new Flawed(Flaw.DAMAGED);
        }
        if (part.isDirectory()) {
            return;
        }
        if (part.getMethod() != ZipEntry.STORED && part.getMethod() != ZipEntry.DEFLATED) {
            throw new Flawed(Flaw.DAMAGED);
        }
        boolean isHangulScript = name.startsWith(SCRIPTS);
        if ((Programs.isNamedSo(name) && !isHangulScript) || isProgramPart(name.toLowerCase(Locale.ROOT))) {
            throw new Flawed(Flaw.SCRIPT);
        }
        try (var in = zip.getInputStream(part)) {
            var beginning = in.readNBytes(FileType.TELLING);
            budget.spend(beginning.length);
            if (Looking.isContainer(beginning)) {
                Looking.within(name, whole(beginning, in), budget);
            } else if (isRead(name)) {
                read.put(name, whole(beginning, in));
            } else if (Programs.isOne(beginning, beginning.length)) {
                throw new Flawed(Flaw.SCRIPT);
            } else if (Programs.isSealedArchive(beginning)) {
                throw new Flawed(Flaw.KIND);
            } else {
                var buffer = new byte[64 * 1024];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    budget.spend(n);
                }
            }
        }
    }

    private byte[] whole(byte[] beginning, InputStream rest) throws IOException, Flawed {
        budget.spend(-beginning.length);
        return Looking.held(new SequenceInputStream(new ByteArrayInputStream(beginning), rest), budget);
    }

    private static boolean isAstray(String name) {
        return name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || List.of(name.split("/")).contains("..");
    }

    private static boolean isRead(String name) {
        return name.equalsIgnoreCase(CONTENT_TYPES)
                || name.equals(MIMETYPE)
                || name.endsWith(".rels")
                || name.equals("META-INF/manifest.xml")
                || name.endsWith("content.xml")
                || name.startsWith(SCRIPTS);
    }

    private FileType kind() throws Flawed {
        var mimetype = read.get(MIMETYPE);
        if (mimetype != null) {
            var type = MIMETYPES.get(new String(mimetype, StandardCharsets.US_ASCII).strip());
            var wanted = type == FileType.HWPX ? "contents/" : "content.xml";
            if (type == null || names.stream().noneMatch(name -> name.startsWith(wanted))) {
                throw new Flawed(Flaw.KIND);
            }
            return type;
        }
        var types = read.entrySet().stream()
                .filter(part -> part.getKey().equalsIgnoreCase(CONTENT_TYPES))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new Flawed(Flaw.KIND));
        for (var element : Markup.elements(types)) {
            var declared = MAIN_PARTS.get(element.get("ContentType"));
            var part = element.get("PartName");
            if (declared != null
                    && (part.isEmpty() || names.contains(part.substring(1).toLowerCase(Locale.ROOT)))) {
                return declared;
            }
        }
        return USUAL_PARTS.entrySet().stream()
                .filter(part -> names.contains(part.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new Flawed(Flaw.KIND));
    }

    /** Programs as each family of documents carries them, looked for in all: what opens a file decides by more than we do. */
    private void scripts() throws Flawed {
        for (var part : read.entrySet()) {
            var name = part.getKey();
            if (name.startsWith(SCRIPTS) && Programs.acts(script(part.getValue()))) {
                throw new Flawed(Flaw.SCRIPT);
            }
            if (name.equalsIgnoreCase(CONTENT_TYPES)) {
                contentTypes(part.getValue());
            } else if (name.endsWith(".rels")) {
                relations(part.getValue());
            } else if (name.equals("META-INF/manifest.xml")) {
                manifest(part.getValue());
            } else if (name.endsWith("content.xml")) {
                content(part.getValue());
            }
        }
    }

    private static boolean isProgramPart(String name) {
        return name.endsWith("vbaproject.bin")
                || name.endsWith("vbadata.xml")
                || name.contains("/macrosheets/")
                || name.contains("/activex/")
                || isMacroOfLibreOffice(name);
    }

    private static boolean isMacroOfLibreOffice(String name) {
        return name.startsWith("basic/") && !EMPTY_LIBRARIES.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    private static void contentTypes(byte[] part) throws Flawed {
        for (var element : Markup.elements(part)) {
            var type = element.get("ContentType").toLowerCase(Locale.ROOT);
            if (type.contains("macroenabled")
                    || type.contains("vbaproject")
                    || type.contains("macrosheet")
                    || type.contains("ms-office.activex")) {
                throw new Flawed(Flaw.SCRIPT);
            }
        }
    }

    /** What is fetched from elsewhere when the document is opened may be a program. */
    private static void relations(byte[] part) throws Flawed {
        for (var element : Markup.elements(part)) {
            var type = element.get("Type");
            if (type.endsWith("/vbaProject")
                    || (element.get("TargetMode").equalsIgnoreCase("External")
                            && (type.endsWith("/attachedTemplate")
                                    || type.endsWith("/oleObject")
                                    || type.endsWith("/package")
                                    || type.endsWith("/frame")))) {
                throw new Flawed(Flaw.SCRIPT);
            }
        }
    }

    private static void manifest(byte[] part) throws Flawed {
        for (var element : Markup.elements(part)) {
            if (element.name().equals("encryption-data")) {
                throw new Flawed(Flaw.LOCKED);
            }
        }
    }

    private static void content(byte[] part) throws Flawed {
        for (var element : Markup.elements(part)) {
            if (element.name().equals("script")
                    || element.attributes().values().stream()
                            .anyMatch(value -> value.startsWith("vnd.sun.star.script:")
                                    || value.regionMatches(true, 0, "macro:", 0, 6)
                                    || value.regionMatches(true, 0, "javascript:", 0, 11))) {
                throw new Flawed(Flaw.SCRIPT);
            }
        }
    }

    private static String script(byte[] part) {
        boolean isWide = part.length > 1 && (part[1] == 0 || (part[0] & 0xff) == 0xff && (part[1] & 0xff) == 0xfe);
        Charset charset = isWide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        return new String(part, charset);
    }
}
