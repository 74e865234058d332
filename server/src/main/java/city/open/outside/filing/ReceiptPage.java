package city.open.outside.filing;

import city.open.ground.page.Frame;
import java.util.List;

/**
 * What was filed, for the browser that filed it.
 *
 * @param code empty once it is no longer shown
 * @param address of this page without what names the draft, which is {@code query}
 * @param qr an SVG
 */
public record ReceiptPage(
        Frame frame,
        String name,
        String number,
        String code,
        String submitted,
        String due,
        boolean outOfHours,
        String office,
        List<ReviewPage.Line> files,
        String signed,
        String key,
        String address,
        String query,
        String my,
        String qr,
        String form) {}
