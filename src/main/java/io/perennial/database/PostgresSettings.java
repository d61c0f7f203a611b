package io.perennial.database;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** What the embedded server is told at each start, fitted to the memory of the machine. */
record PostgresSettings(SequencedMap<String, String> values, boolean durable) {

    private static final long MB = 1L << 20;
    private static final long GB = 1L << 30;

    /** With so few, helpers of one statement only keep others waiting. */
    private static final int FEW_CORES = 4;

    /** Everything acknowledged is on the disk. */
    static PostgresSettings durable(long memory) {
        var values = new LinkedHashMap<String, String>();
        // where memory is plenty, the days of a hundred thousand customers are not read from files again and again
        values.put("shared_buffers", megabytes(between(64 * MB, memory / 8, 4 * GB)));
        values.put("effective_cache_size", megabytes(memory / 2));
        values.put("work_mem", "16MB");
        values.put("maintenance_work_mem", megabytes(between(64 * MB, memory / 32, 512 * MB)));
        values.put("max_connections", "120");
        values.put("fsync", "on");
        values.put("full_page_writes", "on");
        values.put("synchronous_commit", "on");
        values.put("wal_level", "minimal");
        values.put("max_wal_senders", "0");
        // compressing whole pages after a checkpoint costs a sixth of the processor time of an event that comes in
        values.put("wal_compression", "off");
        values.put("wal_buffers", "16MB");
        values.put("min_wal_size", "256MB");
        values.put("max_wal_size", "4GB");
        values.put("checkpoint_timeout", "15min");
        values.put("checkpoint_completion_target", "0.9");
        values.put("random_page_cost", "1.1");
        values.put("jit", "off");
        values.put(
                "max_parallel_workers_per_gather", Runtime.getRuntime().availableProcessors() > FEW_CORES ? "2" : "0");
        values.put("timezone", "UTC");
        values.put("log_timezone", "UTC");
        values.put("log_min_messages", "log");
        values.put("log_checkpoints", "off");
        values.put("log_line_prefix", "%m [%p] ");
        return new PostgresSettings(values, true);
    }

    /** For data that is thrown away with its folder: fast, and not safe against a crash of the machine. */
    static PostgresSettings throwaway() {
        var values = new LinkedHashMap<>(durable(GB).values());
        values.putAll(Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
        values.putAll(Map.of("max_connections", "300", "autovacuum", "off"));
        return new PostgresSettings(values, false);
    }

    static long machineMemory() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean known ? known.getTotalMemorySize() : GB;
    }

    private static long between(long least, long value, long most) {
        return Math.clamp(value, least, most);
    }

    private static String megabytes(long bytes) {
        return bytes / MB + "MB";
    }
}
