package city.open.ground.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.DocumentNode;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Looks into an OLE container by its streams: Hangul, or Word, Excel and PowerPoint before 2007. Installers, mails and drawings are others. */
final class OleLook {
    private static final String HANGUL = "HWP Document File";
    private static final Set<String> MACROS = Set.of("_vba_project", "_vba_project_cur", "vba", "macros");
    private static final int DEEPEST = 32;

    /** Of Hangul's header: what is packed, has a password, carries a script, is protected. */
    private static final int PACKED = 1;

    private static final int PASSWORD = 1 << 1;
    private static final int SCRIPT_KEPT = 1 << 3;
    private static final int PROTECTED = 1 << 4 | 1 << 8 | 1 << 10;

    /** Records of Excel and PowerPoint. */
    private static final int XLS_FILE_PASSWORD = 0x2f;

    private static final int XLS_SHEET = 0x85;
    private static final int XLS_BEGIN_OLD = 0x09;
    private static final int PPT_MACROS = 0x400;
    private static final int PPT_LOCKED = 0xf3d1c4df;

    private final Budget budget;

    private OleLook(Budget budget) {
        this.budget = budget;
    }

    static FileType kind(byte[] content, Budget budget) throws Flawed {
        return new OleLook(budget).open(content, true);
    }

    static void within(byte[] content, Budget budget) throws Flawed {
        new OleLook(budget).open(content, false);
    }

    private FileType open(byte[] content, boolean mustBeDocument) throws Flawed {
        try (var ole = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            var root = ole.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")
                    || root.hasEntryCaseInsensitive("EncryptionInfo")
                    || root.hasEntryCaseInsensitive("DRMEncryptedDataSpace")) {
                throw new Flawed(Flaw.LOCKED);
            }
            var type = kind(root);
            if (type == null && mustBeDocument) {
                throw new Flawed(hasMacros(root, 0) ? Flaw.SCRIPT : Flaw.KIND);
            }
            through(root, "", 0);
            // What is unknown within another file has been looked through all the same.
            return type == null ? FileType.HWP : type;
        } catch (IOException | RuntimeException unreadable) {
            throw new Flawed(Flaw.DAMAGED);
        }
    }

    private @Nullable FileType kind(DirectoryNode root) throws IOException, Flawed {
        if (root.hasEntryCaseInsensitive("FileHeader")) {
            var header = stream(root, "FileHeader");
            if (new String(header, 0, Math.min(header.length, HANGUL.length()), StandardCharsets.US_ASCII)
                    .equals(HANGUL)) {
                hangul(root, header);
                return FileType.HWP;
            }
        }
        if (root.hasEntryCaseInsensitive("WordDocument")) {
            word(stream(root, "WordDocument"));
            return FileType.DOC;
        }
        if (root.hasEntryCaseInsensitive("Workbook")) {
            excel(stream(root, "Workbook"));
            return FileType.XLS;
        }
        if (root.hasEntryCaseInsensitive("Book")) {
            excel(stream(root, "Book"));
            return FileType.XLS;
        }
        if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
            powerPoint(root);
            return FileType.PPT;
        }
        return null;
    }

    private static boolean hasMacros(DirectoryNode storage, int depth) {
        for (var entry : storage) {
            if (MACROS.contains(entry.getName().toLowerCase(Locale.ROOT))
                    || (entry instanceof DirectoryNode inner && depth < DEEPEST && hasMacros(inner, depth + 1))) {
                return true;
            }
        }
        return false;
    }

    private void through(DirectoryNode storage, String path, int depth) throws IOException, Flawed {
        if (depth > DEEPEST) {
            throw new Flawed(Flaw.BOMB);
        }
        for (var entry : storage) {
            budget.part();
            var name = entry.getName().toLowerCase(Locale.ROOT);
            if (MACROS.contains(name)) {
                throw new Flawed(Flaw.SCRIPT);
            }
            if (entry instanceof DirectoryNode inner) {
                through(inner, path + name + "/", depth + 1);
            } else if (name.equals(Ole10Native.OLE10_NATIVE.toLowerCase(Locale.ROOT))) {
                attached(storage);
            } else if (entry instanceof DocumentNode) {
                stream(path + name, stream(storage, entry.getName()));
            }
        }
    }

    private void stream(String name, byte[] content) throws Flawed {
        if (Looking.has(content, "Attribute VB_") || Looking.has(content, "Attribut\0e VB_")) {
            throw new Flawed(Flaw.SCRIPT);
        }
        if (Looking.isContainer(content)) {
            Looking.within("", content, budget);
        } else if (isForWindows(content)) {
            throw new Flawed(Flaw.SCRIPT);
        } else if (name.startsWith("bindata/") && name.endsWith(".ole")) {
            // An object in a Hangul file: packed, and its size before it.
            var plain = unpacked(content, 0);
            var unpacked = plain.length > 4 ? plain : content;
            if (unpacked.length > 4) {
                Looking.within("", Arrays.copyOfRange(unpacked, 4, unpacked.length), budget);
                Looking.within("", unpacked, budget);
            }
        }
    }

    /** Streams of numbers begin with any two letters, so a program must have its second header too. */
    private static boolean isForWindows(byte[] content) {
        if (content.length < 0x40 || content[0] != 'M' || content[1] != 'Z') {
            return false;
        }
        int at = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(0x3c);
        return at > 0 && at < content.length - 4 && content[at] == 'P' && content[at + 1] == 'E';
    }

    /** A file put into a document as an object. */
    private void attached(DirectoryNode storage) throws IOException, Flawed {
        try {
            var object = Ole10Native.createFromEmbeddedOleObject(storage);
            var data = object.getDataBuffer();
            budget.hold(data.length);
            budget.spend(data.length);
            for (var name : new String[] {object.getLabel(), object.getFileName(), object.getCommand()}) {
                if (name != null && Programs.isNamedSo(name)) {
                    throw new Flawed(Flaw.SCRIPT);
                }
            }
            Looking.within("", data, budget);
        } catch (Ole10NativeException unreadable) {
            throw new Flawed(Flaw.DAMAGED);
        }
    }

    private byte[] stream(DirectoryNode storage, String name) throws IOException, Flawed {
        var entry = storage.getEntryCaseInsensitive(name);
        if (!(entry instanceof DocumentNode document)) {
            return new byte[0];
        }
        budget.hold(document.getSize());
        try (var in = new DocumentInputStream(document)) {
            return Looking.held(in, budget);
        }
    }

    private void hangul(DirectoryNode root, byte[] header) throws IOException, Flawed {
        if (header.length < 40) {
            throw new Flawed(Flaw.DAMAGED);
        }
        int flags = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(36);
        if ((flags & (PASSWORD | PROTECTED)) != 0) {
            throw new Flawed(Flaw.LOCKED);
        }
        if (root.hasEntryCaseInsensitive("Scripts")
                && root.getEntryCaseInsensitive("Scripts") instanceof DirectoryNode scripts) {
            for (var entry : scripts) {
                if (entry instanceof DocumentNode && !entry.getName().equalsIgnoreCase("JScriptVersion")) {
                    hangulScript(stream(scripts, entry.getName()), flags);
                }
            }
        }
    }

    /** Every Hangul file has a script: names, and handlers that do nothing. It is four texts, each after its length. */
    private void hangulScript(byte[] stream, int flags) throws Flawed {
        var plain = (flags & PACKED) == 0 ? stream : unpacked(stream, 0);
        if (plain.length == 0 && stream.length > 0) {
            plain = stream;
        }
        var in = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        var script = new StringBuilder();
        for (int i = 0; i < 4 && in.remaining() >= 4; i++) {
            long length = 2L * Integer.toUnsignedLong(in.getInt());
            if (length > in.remaining()) {
                // What cannot be read here is one of a document that only lets itself be shown, unless it says that it
                // has none.
                if ((flags & SCRIPT_KEPT) == 0 && i == 0 && (flags & 1 << 2) != 0) {
                    return;
                }
                throw new Flawed(Flaw.SCRIPT);
            }
            var text = new byte[(int) length];
            in.get(text);
            script.append(new String(text, StandardCharsets.UTF_16LE)).append('\n');
        }
        if (Programs.acts(script.toString())) {
            throw new Flawed(Flaw.SCRIPT);
        }
    }

    /** Unpacks a stream without a header; empty where it is none. */
    private byte[] unpacked(byte[] packed, int from) throws Flawed {
        var inflater = new Inflater(true);
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed, from, packed.length - from), inflater)) {
            return Looking.held(in, budget);
        } catch (IOException notPacked) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    private static void word(byte[] stream) throws Flawed {
        if (stream.length > 0x0c && (stream[0x0b] & 1) != 0) {
            throw new Flawed(Flaw.LOCKED);
        }
    }

    private static void excel(byte[] stream) throws Flawed {
        var in = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        boolean begun = false;
        while (in.remaining() >= 4) {
            int kind = in.getShort() & 0xffff;
            int length = in.getShort() & 0xffff;
            if (!begun && (kind & 0xff) != XLS_BEGIN_OLD) {
                return;
            }
            begun = true;
            if (length > in.remaining()) {
                return;
            }
            if (kind == XLS_FILE_PASSWORD) {
                throw new Flawed(Flaw.LOCKED);
            }
            if (kind == XLS_SHEET && length > 5 && (in.get(in.position() + 5) == 1 || in.get(in.position() + 5) == 6)) {
                throw new Flawed(Flaw.SCRIPT);
            }
            in.position(in.position() + length);
        }
    }

    private void powerPoint(DirectoryNode root) throws IOException, Flawed {
        if (root.hasEntryCaseInsensitive("Current User")) {
            var user = stream(root, "Current User");
            if (user.length >= 16
                    && ByteBuffer.wrap(user).order(ByteOrder.LITTLE_ENDIAN).getInt(12) == PPT_LOCKED) {
                throw new Flawed(Flaw.LOCKED);
            }
        }
        var in = ByteBuffer.wrap(stream(root, "PowerPoint Document")).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= 8) {
            int version = in.getShort() & 0x0f;
            int kind = in.getShort() & 0xffff;
            long length = Integer.toUnsignedLong(in.getInt());
            if (kind == PPT_MACROS && in.remaining() >= 8 && in.getInt(in.position() + 4) != 0) {
                throw new Flawed(Flaw.SCRIPT);
            }
            if (version != 0x0f) {
                in.position((int) Math.min(in.limit(), in.position() + length));
            }
        }
    }
}
