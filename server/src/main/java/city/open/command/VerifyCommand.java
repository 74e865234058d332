package city.open.command;

import city.open.outside.verification.LogCheck;
import city.open.outside.verification.Place;
import city.open.outside.verification.ReceiptCheck;
import city.open.outside.verification.TakenProof;
import city.open.outside.verification.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Checks a city's public log from outside: its signature, that it only grew, and every entry."
                + " Exit 0 only if all of it holds, else 1 and the first thing that does not.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "WHERE",
            arity = "0..1",
            description = "An installation's address, such as https://open.example, or a folder with a mirror.")
    private @Nullable String where;

    @Option(names = "--petition", paramLabel = "NUMBER", description = "Checks the entries of this petition alone.")
    private @Nullable String petition;

    @Option(
            names = "--since",
            paramLabel = "FILE",
            description = "Keeps the checkpoint in this file and checks that the log only grew since the one in it."
                    + " An interrupted check goes on from there.")
    private @Nullable Path since;

    @Option(names = "--quick", description = "Checks the signature and that the log only grew, without the entries.")
    private boolean quick;

    @Option(
            names = "--figures",
            description = "Also counts the city's figures from all its entries, and compares them with those it shows.")
    private boolean figures;

    @Option(
            names = "--proof",
            paramLabel = "FILE",
            description = "Checks a proof somebody took away, without a network: a *.tlog-proof or a certificate.")
    private @Nullable Path proof;

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description =
                    "Checks the receipt of a filing, the signed statement or the PDF: without a network with --key,"
                            + " else with the key that WHERE gives.")
    private @Nullable Path receipt;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description =
                    "Checks a file that was taken away against its manifest and against the log that WHERE shows.")
    private @Nullable Path export;

    @Mixin
    private final TrustOptions trust = new TrustOptions();

    @Override
    public Integer call() {
        var terminal = new Terminal(spec.commandLine());
        if (proof != null) {
            var file = proof;
            return terminal.check(() -> proof(file, terminal));
        }
        if (receipt != null) {
            var file = receipt;
            return terminal.check(() -> receipt(file, terminal));
        }
        if (export != null && (petition != null || quick || figures)) {
            throw new ParameterException(
                    spec.commandLine(), "Give --export without --petition, --quick and --figures.");
        }
        if (export != null && where == null) {
            throw new ParameterException(
                    spec.commandLine(), "Say where the log is that the file comes from: an address or a folder.");
        }
        if (where == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Say what to check: an address, a folder, or a file with --proof or --receipt.");
        }
        if (figures && (petition != null || quick)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Figures follow from all entries: give --figures without --petition and --quick.");
        }
        if (petition != null && quick) {
            throw new ParameterException(spec.commandLine(), "Give --petition or --quick, not both.");
        }
        var check = new LogCheck(Place.of(where), trust.trust(), since, terminal::say, terminal);
        return terminal.check(() -> {
            if (export != null) {
                check.export(export);
            } else if (petition != null) {
                check.petition(petition);
            } else if (figures) {
                check.figures();
            } else if (quick) {
                check.checkpoint();
            } else {
                check.everything();
            }
        });
    }

    private void proof(Path file, Terminal terminal) {
        Trust whom = since == null ? trust.trust() : trust.trust().orKeptIn(since);
        for (var shown : TakenProof.check(read(file), whom)) {
            terminal.say(shown.entry());
            shown.parts().forEach(terminal::say);
            terminal.say("This is entry %d of %s, as its log signed it in a tree of %,d entries%s."
                    .formatted(
                            shown.index(),
                            shown.by().checkpoint().origin(),
                            shown.by().checkpoint().head().size(),
                            shown.by().cosignatures().isEmpty()
                                    ? ""
                                    : ", cosigned by %d witnesses"
                                            .formatted(shown.by().cosignatures().size())));
        }
    }

    private void receipt(Path file, Terminal terminal) {
        var given = trust.trust().keys();
        var keys = given.isEmpty() && where != null ? ReceiptCheck.keysOf(where) : given;
        terminal.say(ReceiptCheck.check(read(file), keys).strip());
        terminal.say("The city signed this receipt, and it is as it was signed.");
    }

    private byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "The file %s cannot be read.".formatted(file), e);
        }
    }
}
