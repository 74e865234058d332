package city.open;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The check of pages looks at contrast only where it shows something new, so it has to see what is new. */
class ChromiumTest {
    private static final String PAGE = """
            <!doctype html><html lang="en"><head><title>A page</title><style>
            body { background: #fff; color: #333 } .box { background: #123; color: #fff } .over { position: absolute; top: 0 }
            </style></head><body><main><h1>A page</h1><p class="box">In a box</p>%s</main></body></html>
            """;

    @Test
    void what_cannot_be_read_is_found_beside_what_has_been_seen_before() {
        try (var chromium = new Chromium();
                var context = chromium.browser().newContext()) {
            var page = context.newPage();
            page.setContent(PAGE.formatted(""));
            assertThat(Chromium.barriers(page)).isEmpty();
            for (var faint : new String[] {
                "<p style='color: #bbb'>Too faint</p>",
                "<p class='box' style='background: #ddd'>White on grey</p>",
                "<p style='opacity: 0.3'>Fading</p>",
                "<div style='opacity: 0.3'><p class='box'>Fading around a box</p></div>",
                "<p style='background: #444'>Dark on dark</p>",
            }) {
                page.setContent(PAGE.formatted(faint));
                assertThat(Chromium.barriers(page))
                        .as(faint)
                        .singleElement()
                        .asString()
                        .startsWith("color-contrast");
                assertThat(Chromium.barriers(page)).as("again: " + faint).hasSize(1);
            }
            page.setContent(PAGE.formatted("<p>As before</p><p class='box'>And again</p>"));
            assertThat(Chromium.barriers(page)).isEmpty();
        }
    }
}
