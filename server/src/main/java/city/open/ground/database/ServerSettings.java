package city.open.ground.database;

/** The settings of the embedded server: enough for two cores, and bounded. */
final class ServerSettings {

    private ServerSettings() {}

    static String of(int port, Durability durability, boolean mac) {
        String kept = durability == Durability.KEPT ? "on" : "off";
        return """
                # Written anew at every start. Your own settings go into the file postgresql.conf in the data folder.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = %d

                fsync = %s
                synchronous_commit = %s
                full_page_writes = %s

                shared_buffers = '256MB'
                effective_cache_size = '1GB'
                work_mem = '8MB'
                maintenance_work_mem = '128MB'
                dynamic_shared_memory_type = '%s'
                wal_compression = %s
                max_wal_size = '1GB'
                min_wal_size = '128MB'
                checkpoint_timeout = '10min'
                random_page_cost = 1.1
                # Off for tests alone: hundreds of small databases would be looked after all the time, and none lives for long.
                autovacuum = %s
                max_worker_processes = 4
                max_parallel_workers = 2
                max_parallel_workers_per_gather = 0
                # Short statements: compiling them costs more than running them.
                jit = off

                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'iso, ymd'
                log_min_duration_statement = '5s'
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                idle_in_transaction_session_timeout = '10min'

                include_if_exists = '../postgresql.conf'
                """.formatted(
                port, durability == Durability.KEPT ? 60 : 600, kept, kept, kept, mac ? "mmap" : "posix", kept, kept);
    }
}
