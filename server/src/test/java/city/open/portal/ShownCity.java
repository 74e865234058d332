package city.open.portal;

import city.open.Open;
import city.open.database.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Serves the small city on port 8090, for looking at pages while they are being made. */
final class ShownCity {
    private ShownCity() {}

    public static void main(String[] args) throws InterruptedException {
        var context = new SpringApplicationBuilder(Open.class, SmallCity.class)
                .initializers(new TestDatabase.ForSpring())
                .properties("server.port=8090", "open.demo=true")
                .run(args);
        var city = context.getBean(SmallCity.class);
        city.finishedTransfers(45);
        System.out.println("decided " + city.decided());
        System.out.println("late " + city.late());
        System.out.println("waiting " + city.waitingForPapers());
        System.out.println("extended " + city.extended());
        System.out.println("fresh " + city.fresh());
        System.out.println("underReview " + city.underReview());
        Thread.currentThread().join();
    }
}
