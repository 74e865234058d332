package city.open.audit.dial;

import city.open.border.disclosure.Policy.Cell;
import city.open.border.disclosure.Treatment;
import city.open.town.organization.OfficialId;
import java.time.Instant;

/**
 * One rule that a draft changes.
 *
 * @param comment why this one, for those who review
 */
record Change(Cell cell, Treatment treatment, String comment, OfficialId by, Instant at) {}
