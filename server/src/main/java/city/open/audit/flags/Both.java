package city.open.audit.flags;

/** A rule of single cases, and the same beside the shares of others. */
record Both(Sweep one, Sweep other) implements Sweep {
    @Override
    public void see(Case seen) {
        one.see(seen);
        other.see(seen);
    }

    @Override
    public Swept over() {
        return Swept.both(one.over(), other.over());
    }
}
