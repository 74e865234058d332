package city.open.ground.files;

import java.util.Set;
import java.util.regex.Pattern;

/** What runs when somebody opens it. */
final class Programs {
    private static final Set<String> ENDINGS = Set.of(
            "exe", "dll", "com", "scr", "pif", "cpl", "sys", "msi", "msp", "msix", "bat", "cmd", "ps1", "psm1", "vbs",
            "vbe", "js", "jse", "wsf", "wsh", "hta", "lnk", "jar", "class", "sh", "app", "apk", "dex", "reg", "chm",
            "sct", "scf", "url", "docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "xll", "pptm", "potm", "ppsm", "ppam",
            "swf", "iso", "img", "vhd");

    /** What every Hangul file carries though nobody wrote a script: names for the application, and handlers that do nothing. */
    private static final Pattern NOTHING_DONE = Pattern.compile(
            "function\\s+\\w+\\s*\\([\\w\\s,]*\\)\\s*\\{\\s*\\}|var\\s+\\w+\\s*=\\s*[\\w.]+\\s*;|[\\s;\\x00\\uFEFF]");

    private static final Pattern COMMENT = Pattern.compile("//[^\\r\\n\\u2028\\u2029]*|/\\*.*?\\*/", Pattern.DOTALL);

    private Programs() {}

    static boolean isNamedSo(String name) {
        return name.indexOf('.') >= 0 && ENDINGS.contains(Looking.ending(name));
    }

    /** Told by its beginning. */
    static boolean isOne(byte[] content, int length) {
        return length > 3
                && (isForDos(content, length)
                        || starts(content, 0x7f, 'E', 'L', 'F')
                        || starts(content, 0xca, 0xfe, 0xba, 0xbe)
                        || starts(content, 0xfe, 0xed, 0xfa, 0xce)
                        || starts(content, 0xfe, 0xed, 0xfa, 0xcf)
                        || starts(content, 0xce, 0xfa, 0xed, 0xfe)
                        || starts(content, 0xcf, 0xfa, 0xed, 0xfe)
                        || starts(content, 'd', 'e', 'x', '\n')
                        || starts(content, '#', '!', '/')
                        || starts(content, '#', '!', ' ', '/')
                        || starts(content, 'F', 'W', 'S')
                        || starts(content, 'C', 'W', 'S')
                        || starts(content, 0x4c, 0, 0, 0, 1, 0x14, 2, 0));
    }

    private static boolean isForDos(byte[] content, int length) {
        return starts(content, 'M', 'Z') || (length > 3 && starts(content, 'Z', 'M'));
    }

    /** An archive we have no reader for, so that nobody knows what is in it. */
    static boolean isSealedArchive(byte[] content) {
        return starts(content, 'R', 'a', 'r', '!')
                || starts(content, '7', 'z', 0xbc, 0xaf)
                || starts(content, 'M', 'S', 'C', 'F')
                || starts(content, 'E', 'G', 'G', 'A')
                || starts(content, 'A', 'L', 'Z', 1);
    }

    /** Whether a script of Hangul does anything. */
    static boolean acts(String script) {
        var bare = COMMENT.matcher(script).replaceAll(" ");
        return !NOTHING_DONE.matcher(bare).replaceAll("").isEmpty();
    }

    private static boolean starts(byte[] content, int... with) {
        if (content.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((content[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
