package city.open.border.reports;

import city.open.border.letters.LetterBox;
import city.open.border.letters.VaultFault;
import city.open.ground.database.IntakeDatabase;
import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The outside's half: puts in what a reporter says, and opens what was said with the code and for as long as the code is there. Without a code the
 * program itself cannot read again what it took.
 */
@Component
public class ReportBox {
    private static final byte[] OWN_KEY = "reporter's own key".getBytes(StandardCharsets.UTF_8);

    private final IntakeDatabase database;
    private final LetterBox office;
    private final Custodians custodians;

    ReportBox(IntakeDatabase database, LetterBox office, Custodians custodians) {
        this.database = database;
        this.office = office;
        this.custodians = custodians;
    }

    /** One thing that was said, by the reporter or by the office. */
    public record Line(LocalDate on, boolean fromOffice, Said said) {}

    /** A report and the reporter's own key to it. */
    private record Own(UUID report, KeysetHandle key) {}

    /**
     * Takes a report. The same form sent again is there once; with other words, these are added to what was said.
     *
     * <p>Where there are custodians it gets an envelope for who wrote it, whether or not somebody is named in it.
     *
     * @param form what the form was known by, such as a hidden field
     * @throws VaultFault where the office's key cannot be sealed to, or a name not to the custodians'
     */
    public void begin(ReportKeys code, String form, Said said, Identity who, LocalDate today) {
        database.transactions().executeWithoutResult(_ -> {
            var fresh = new Own(code.report(), ReporterKey.fresh());
            boolean isNew = database.jdbc()
                    .sql("SELECT intake.report_begin(?, ?, ?, ?)")
                    .params(fresh.report(), code.find(), code.seal(ReporterKey.secret(fresh.key()), OWN_KEY), today)
                    .query(Boolean.class)
                    .single();
            var holders = custodians.on(today);
            if (!holders.isEmpty()) {
                identify(code, SealedIdentity.of(code.report(), who, holders));
            } else if (!who.isNobody()) {
                throw new VaultFault("There are not two custodians any more, so no name was taken.");
            }
            // Sealed to the key that was there first, which alone the code opens.
            add(code, isNew ? fresh : Objects.requireNonNull(visit(code, today)), form, said, today);
        });
    }

    /** Adds to what was said. False where no report has this code. */
    public boolean say(ReportKeys code, String form, Said said, LocalDate today) {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            var own = visit(code, today);
            if (own != null) {
                add(code, own, form, said, today);
            }
            return own != null;
        }));
    }

    /** What was said so far, the oldest first; empty where no report has this code. */
    public Optional<List<Line>> read(ReportKeys code, LocalDate today) {
        var own = visit(code, today);
        return own == null
                ? Optional.empty()
                : Optional.of(database.jdbc()
                        .sql("SELECT * FROM intake.report_said(?)")
                        .param(code.find())
                        .query((row, _) -> new Line(
                                row.getObject("said_on", LocalDate.class),
                                row.getBoolean("from_office"),
                                opened(own, row.getObject("message", UUID.class), row.getBytes("sealed"))))
                        .list());
    }

    private @Nullable Own visit(ReportKeys code, LocalDate today) {
        return database.jdbc()
                .sql("SELECT * FROM intake.report_visit(?, ?)")
                .params(code.find(), today)
                .query((row, _) -> new Own(row.getObject("report", UUID.class), own(code, row.getBytes("key"))))
                .optional()
                .orElse(null);
    }

    private void add(ReportKeys code, Own own, String form, Said said, LocalDate today) {
        var message = code.message(form, said.json());
        var reporter = ReporterKey.open(own.key());
        database.jdbc()
                .sql("SELECT intake.report_add(?, ?, ?, ?, ?)")
                .params(
                        code.find(),
                        message,
                        today,
                        office.seal(Envelope.padded(said, reporter), context(own.report(), message)),
                        ReporterKey.seal(reporter, said.padded(), context(own.report(), message)))
                .query((_, _) -> true)
                .single();
    }

    private void identify(ReportKeys code, SealedIdentity who) {
        database.jdbc()
                .sql("SELECT intake.report_identify(?, ?, ?::text[]::uuid[], ?::text[]::uuid[], ?::bytea[])")
                .params(
                        code.find(),
                        who.sealed(),
                        who.shares().stream()
                                .map(share -> share.opener().toString())
                                .toArray(String[]::new),
                        who.shares().stream()
                                .map(share -> share.other().toString())
                                .toArray(String[]::new),
                        who.shares().stream().map(SealedIdentity.Share::sealed).toArray(byte[][]::new))
                .query((_, _) -> true)
                .single();
    }

    private static KeysetHandle own(ReportKeys code, byte[] kept) {
        try {
            return ReporterKey.ofSecret(code.open(kept, OWN_KEY));
        } catch (GeneralSecurityException changed) {
            throw new VaultFault("A reporter's key was changed in the database.", changed);
        }
    }

    private static Said opened(Own own, UUID message, byte[] sealed) {
        try {
            return Said.of(ReporterKey.opened(own.key(), sealed, context(own.report(), message)));
        } catch (GeneralSecurityException changed) {
            throw new VaultFault("What was sealed for a reporter was changed in the database.", changed);
        }
    }

    /** An envelope opens only where it belongs. */
    static String context(UUID report, UUID message) {
        return "report " + report + " " + message;
    }
}
