package city.open.audit.flags;

/** Of a flag whose data are nowhere: never the same as having looked and found nothing. */
record NotKept(String ko, String en) implements Sweep {
    @Override
    public void see(Case one) {
        // There is nothing in it to look at.
    }

    @Override
    public Swept over() {
        return Swept.without(ko, en);
    }
}
