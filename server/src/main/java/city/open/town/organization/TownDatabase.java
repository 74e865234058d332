package city.open.town.organization;

import city.open.ground.database.Database;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.RecordDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where agencies, units and procedures are read, and who writes them. The office brings them up to the sheets when it starts; a machine that only
 * shows reads them in the public record, which may be a replica, and one that only publishes leaves them as they are.
 */
@Component
public final class TownDatabase {
    private final OfficeDatabase office;
    private final Database reads;
    private final boolean inside;
    private final boolean writes;

    @Autowired
    TownDatabase(
            OfficeDatabase office,
            RecordDatabase record,
            @Value("${open.role:all}") String role,
            @Value("${open.read-only:false}") boolean readOnly) {
        this.office = office;
        this.inside = !role.equals("portal");
        this.reads = inside ? office : record;
        this.writes = inside && !readOnly && !role.equals("publisher");
    }

    /** Of an office that reads what it writes. */
    public TownDatabase(OfficeDatabase office) {
        this.office = office;
        this.reads = office;
        this.inside = true;
        this.writes = true;
    }

    public OfficeDatabase office() {
        return office;
    }

    public Database reads() {
        return reads;
    }

    /** Whether officials are known here, whose posts are not in the record. */
    public boolean isInside() {
        return inside;
    }

    /** Whether a start brings the tables up to the sheets. */
    public boolean isWriter() {
        return writes;
    }
}
