package city.open.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the server listens. */
final class WebOptions {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the pages; probes and metrics are on the next one. 0 takes free ones."
                    + " Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on; 0.0.0.0 is every address of this machine. Default: ${DEFAULT-VALUE}.")
    private String address = "127.0.0.1";

    @Option(
            names = "--management-address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address of probes and metrics, which nobody has to log in for: another one than the default"
                    + " only where no visitor reaches it. Default: ${DEFAULT-VALUE}.")
    private String managementAddress = "127.0.0.1";

    /** Before the database is started and loaded: a wrong port is told at once. */
    List<String> properties() {
        if (port < 0 || port > 65534) {
            throw new CannotServe("Port %d does not exist: choose one from 1 to 65534 with --port.".formatted(port));
        }
        int management = port == 0 ? 0 : port + 1;
        refuseIfTaken("--address", address, port);
        refuseIfTaken("--management-address", managementAddress, management);
        return List.of(
                "--server.port=" + port,
                "--server.address=" + address,
                "--management.server.port=" + management,
                "--management.server.address=" + managementAddress);
    }

    /** Empty where the port is only known once the server listens. */
    String url() {
        return port == 0 ? "" : url(port);
    }

    String url(int actualPort) {
        String host = address.equals("127.0.0.1") || address.equals("0.0.0.0") ? "localhost" : address;
        return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, actualPort);
    }

    private static void refuseIfTaken(String option, String address, int number) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), number));
        } catch (UnknownHostException e) {
            throw new CannotServe("The address '%s' is not known: give an address of this machine with %s."
                    .formatted(address, option));
        } catch (IOException e) {
            throw new CannotServe(
                    String.valueOf(e.getMessage()).contains("assign")
                            ? "%s is not an address of this machine: choose another with %s.".formatted(address, option)
                            : number < 1024 && String.valueOf(e.getMessage()).contains("denied")
                                    ? "Port %d needs more rights: choose one above 1023 with --port.".formatted(number)
                                    : Trouble.portInUse(number));
        }
    }
}
