package city.open.ground.database;

/** A running PostgreSQL: our own in a data folder, or somebody else's by URL. Closing it stops only what we started. */
interface DatabaseServer extends AutoCloseable {
    DatabaseUrl url();

    @Override
    void close();
}
