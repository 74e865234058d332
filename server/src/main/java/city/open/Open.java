package city.open;

/** The one entry point: {@code ./open COMMAND}. */
public final class Open {

    private Open() {}

    public static void main(String[] args) {
        System.out.println("OPEN");
    }
}
