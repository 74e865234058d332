package city.open.outside.portal;

import city.open.Open;
import city.open.ground.database.TestDatabase;
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
        city.settle();
        System.out.println("decided " + city.decidedNumber());
        System.out.println("underReview " + city.shownUnderReview());
        Thread.currentThread().join();
    }
}
