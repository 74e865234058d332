package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.outside.portal.AgenciesPage.Line;
import java.util.List;

/**
 * An agency with its divisions.
 *
 * @param itself with everything that is open there
 */
public record AgencyPage(Frame frame, String code, Line itself, List<Line> divisions) {}
