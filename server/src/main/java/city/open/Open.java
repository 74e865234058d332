package city.open;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one entry point: {@code ./open COMMAND}. */
@SpringBootApplication(proxyBeanMethods = false)
public final class Open {

    private Open() {}

    public static void main(String[] args) {
        System.out.println("OPEN");
    }
}
