package city.open.outside.portal;

import city.open.ground.page.Frame;
import java.util.List;

/**
 * What there is for programs and spreadsheets, with examples that work as they stand.
 *
 * @param site its address as the reader sees it
 * @param licence the address of the terms
 */
public record DataPage(Frame frame, String site, List<String> files, List<String> schemas, String licence) {}
