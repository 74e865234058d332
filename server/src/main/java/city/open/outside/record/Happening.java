package city.open.outside.record;

/** Something that just happened, and the petition it happened to. */
public record Happening(Entry entry, CaseRow row) {}
