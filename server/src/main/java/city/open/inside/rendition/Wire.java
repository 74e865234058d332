package city.open.inside.rendition;

import city.open.ground.vocabulary.Ground;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How questions and answers look on their way to the process apart and back. */
final class Wire {
    private Wire() {}

    static byte[] question(int what, int page, List<Box> boxes, byte[] original) throws IOException {
        var bytes = new ByteArrayOutputStream(original.length + 1024);
        var out = new DataOutputStream(bytes);
        out.writeInt(what);
        out.writeInt(page);
        out.writeInt(boxes.size());
        for (var box : boxes) {
            out.writeInt(box.page());
            out.writeDouble(box.left());
            out.writeDouble(box.top());
            out.writeDouble(box.width());
            out.writeDouble(box.height());
            out.writeInt(box.ground().ordinal());
        }
        out.write(original);
        return bytes.toByteArray();
    }

    static List<Box> boxes(DataInputStream in) throws IOException {
        List<Box> boxes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            boxes.add(new Box(
                    in.readInt(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    Ground.values()[in.readInt()]));
        }
        return boxes;
    }

    static byte[] number(int number) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeInt(number);
        return bytes.toByteArray();
    }

    static byte[] words(List<PageWords> pages) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(pages.size());
        for (var page : pages) {
            out.writeInt(page.page());
            out.writeBoolean(page.isPicture());
            var text = page.text().getBytes(StandardCharsets.UTF_16BE);
            out.writeInt(text.length);
            out.write(text);
            for (var place : page.places()) {
                out.writeFloat(place.left());
                out.writeFloat(place.top());
                out.writeFloat(place.width());
                out.writeFloat(place.height());
            }
        }
        return bytes.toByteArray();
    }

    static List<PageWords> words(DataInputStream in) throws IOException {
        List<PageWords> pages = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            int page = in.readInt();
            boolean isPicture = in.readBoolean();
            var text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_16BE);
            List<PageWords.Place> places = new ArrayList<>();
            for (int i = 0; i < text.length(); i++) {
                places.add(new PageWords.Place(in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat()));
            }
            pages.add(new PageWords(page, text, places, isPicture));
        }
        return pages;
    }
}
