package city.open.outside.export;

import city.open.outside.record.CaseView;
import city.open.outside.record.PublicQuery;
import city.open.outside.record.RecordJson;
import city.open.outside.record.WholeRecord;
import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.ColumnNamingStrategy;
import com.jerolba.carpet.TimeUnit;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * Every petition as a row in columns with types: the columns of {@link PetitionsTable#COLUMNS} in Apache Parquet. Rows are written in groups of a few
 * megabytes, which is all that is ever held.
 */
final class PetitionsParquet {
    private static final long GROUP = 4L << 20;

    private final WholeRecord record;
    private final PublicQuery query;
    private final Lateness lateness;
    private final OutputStream out;

    PetitionsParquet(WholeRecord record, PublicQuery query, Lateness lateness, OutputStream out) {
        this.record = record;
        this.query = query;
        this.lateness = lateness;
        this.out = out;
    }

    /** Names become those of the table: {@code procedure_version}. */
    record Row(
            String number,
            String sector,
            String procedure,
            int procedureVersion,
            String procedureNameKo,
            String procedureNameEn,
            String subjectKo,
            String subjectEn,
            String agency,
            String agencyNameKo,
            String agencyNameEn,
            String division,
            String divisionNameKo,
            String divisionNameEn,
            String status,
            @Nullable String outcome,
            @Nullable Instant submittedAt,
            Instant receivedAt,
            @Nullable String period,
            @Nullable LocalDate due,
            @Nullable Instant decidedAt,
            boolean closed,
            boolean late,
            @Nullable Integer workingDaysLate,
            int extensions,
            boolean imported,
            int entries,
            long firstIndex,
            long lastIndex,
            Instant updatedAt) {}

    Written write() throws IOException {
        var count = new Written.Count();
        try (var writer = new CarpetWriter.Builder<>(new LeftOpen(out), Row.class)
                .withColumnNamingStrategy(ColumnNamingStrategy.SNAKE_CASE)
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withCodecFactory(new Zip())
                .withDefaultTimeUnit(TimeUnit.MICROS)
                .withRowGroupSize(GROUP)
                .build()) {
            record.cases(query, page -> {
                for (var view : page) {
                    writer.write(row(view));
                    count.add(view.firstIndex(), view.lastIndex());
                }
            });
        }
        return count.done();
    }

    private Row row(CaseView view) {
        int days = lateness.days(view);
        var due = view.due();
        return new Row(
                view.number(),
                view.sector(),
                view.procedure().code(),
                view.procedure().version(),
                view.procedureName().ko(),
                view.procedureName().en(),
                view.subject().ko(),
                view.subject().en(),
                view.agency(),
                view.agencyName().ko(),
                view.agencyName().en(),
                view.division(),
                view.divisionName().ko(),
                view.divisionName().en(),
                RecordJson.spelt(view.status()),
                view.outcome() == null ? null : RecordJson.spelt(view.outcome()),
                view.submittedAt(),
                view.receivedAt(),
                view.period(),
                due == null ? null : due.date(),
                view.decidedAt(),
                view.closed(),
                lateness.late(view),
                days == Lateness.UNKNOWN ? null : days,
                view.extensions(),
                view.imported(),
                view.entries(),
                view.firstIndex(),
                view.lastIndex(),
                view.updatedAt());
    }

    /** Whoever gave us the stream closes it. */
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Gzip as Java has it: the library's own way is Hadoop's, with code for each processor. */
    private static final class Zip implements CompressionCodecFactory, CompressionCodecFactory.BytesInputCompressor {
        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return this;
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("nothing is read here");
        }

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            var packed = new ByteArrayOutputStream();
            try (var zip = new GZIPOutputStream(packed)) {
                bytes.writeAllTo(zip);
            }
            return BytesInput.from(packed.toByteArray());
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.GZIP;
        }

        @Override
        public void release() {
            // Nothing is kept between pages.
        }
    }
}
