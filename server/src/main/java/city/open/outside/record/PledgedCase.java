package city.open.outside.record;

/** A petition that leads to a contract, with what was pledged, watched and answered in it. */
public record PledgedCase(CaseRow row, CleanContract contract) {}
