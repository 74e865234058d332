package city.open.ground.database;

/** A server that others started and others will stop. */
record RunningServer(DatabaseUrl url) implements DatabaseServer {
    @Override
    public void close() {}
}
