package city.open.outside.export;

import city.open.outside.record.EntriesSought;
import city.open.outside.record.PublicQuery;
import java.util.Map;

/**
 * What somebody takes, understood.
 *
 * @param filters what was asked for, as it was written; it stands in the manifest
 * @param cases which petitions, for a file made of them
 * @param entries which entries, for a file made of those; also where the log ends, for both
 * @param site the site's address, without a slash at its end
 */
record ExportOrder(
        ExportFile file, Map<String, String> filters, PublicQuery cases, EntriesSought entries, String site) {}
