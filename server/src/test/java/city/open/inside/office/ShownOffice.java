package city.open.inside.office;

import city.open.Open;
import city.open.ground.database.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Serves the office city on port 8091, for looking at pages while they are being made. */
final class ShownOffice {
    private ShownOffice() {}

    public static void main(String[] args) throws InterruptedException {
        var context = new SpringApplicationBuilder(Open.class, OfficeCity.class)
                .initializers(new TestDatabase.ForSpring())
                .properties("server.port=8091")
                .run(args);
        context.getBean(OfficeCity.class).settle();
        System.out.println("log in as han, moon, yoon, jang, oh, seo, nam, ahn or ku: " + OfficeCity.PASSWORD);
        Thread.currentThread().join();
    }
}
