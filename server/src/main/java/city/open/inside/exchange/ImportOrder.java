package city.open.inside.exchange;

import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which log is to be brought in, and as what.
 *
 * @param procedure the code its procedure gets; made from the file's name where there is none
 * @param dryRun only read and say what would be made
 */
public record ImportOrder(Path file, @Nullable ProcedureCode procedure, AgencyCode agency, boolean dryRun) {}
