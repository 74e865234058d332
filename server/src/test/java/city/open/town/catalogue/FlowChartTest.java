package city.open.town.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import city.open.Patience;
import city.open.ground.database.TestDatabase;
import city.open.town.catalogue.Chart.Box;
import city.open.town.catalogue.Chart.Direction;
import city.open.town.catalogue.Chart.Point;
import city.open.town.catalogue.Chart.Route;
import city.open.town.catalogue.Progress.State;
import city.open.town.organization.Organization;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class FlowChartTest {
    private static final TestDatabase database = TestDatabase.fresh();
    private static final Catalogue catalogue =
            new Catalogue(database.office(), new Organization(database.office()), Clock.systemUTC());
    private static final Procedure BUILDING =
            catalogue.find(new ProcedureCode("HC-02")).orElseThrow();

    @Test
    void every_chart_shows_each_step_once_and_draws_each_link() {
        for (Chart chart : charts()) {
            Procedure procedure = chart.procedure();
            List<StepId> onTracks = procedure.tracks().stream()
                    .flatMap(track -> procedure.line(track.first()).stream())
                    .map(Step::id)
                    .toList();
            assertThat(chart.boxes().stream().map(box -> box.step().id()))
                    .as("steps of %s", procedure.code())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(procedure.steps().stream()
                            .map(Step::id)
                            .filter(id -> !onTracks.contains(id))
                            .toList());
            assertThat(chart.routes().stream().map(Route::link))
                    .as("links of %s", procedure.code())
                    .containsExactlyInAnyOrderElementsOf(procedure.links().stream()
                            .filter(link -> !onTracks.contains(link.from()))
                            .toList());
        }
    }

    @Test
    void no_two_boxes_overlap_and_all_lie_within_the_chart() {
        for (Chart chart : charts()) {
            List<Box> boxes = chart.boxes();
            for (int i = 0; i < boxes.size(); i++) {
                Box box = boxes.get(i);
                assertThat(box.x() >= 0
                                && box.y() >= 0
                                && box.x() + box.width() <= chart.width()
                                && box.y() + box.height() <= chart.height())
                        .as(
                                "%s of %s inside",
                                box.step().id(), chart.procedure().code())
                        .isTrue();
                for (Box other : boxes.subList(i + 1, boxes.size())) {
                    assertThat(box.overlaps(other))
                            .as(
                                    "%s and %s of %s",
                                    box.step().id(),
                                    other.step().id(),
                                    chart.procedure().code())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void a_link_begins_and_ends_at_its_boxes() {
        for (Chart chart : charts()) {
            for (Route route : chart.routes()) {
                assertThat(touches(chart, route.link().from(), route.points().getFirst())
                                && touches(
                                        chart, route.link().to(), route.points().getLast()))
                        .as("%s of %s", route.link(), chart.procedure().code())
                        .isTrue();
            }
        }
    }

    @Test
    void the_tall_chart_fits_a_phone() {
        assertThat(charts())
                .filteredOn(chart -> chart.direction() == Direction.TALL)
                .allSatisfy(chart -> assertThat(chart.width()).isLessThanOrEqualTo(320));
    }

    @Test
    void the_main_line_runs_straight() {
        for (Procedure procedure : catalogue.current()) {
            Chart wide = catalogue.chart(procedure, Direction.WIDE, "en");
            assertThat(wide.routes())
                    .filteredOn(route -> route.link().kind() == Link.Kind.NEXT)
                    .allSatisfy(route -> assertThat(
                                    route.points().stream().map(Point::y).distinct())
                            .as("%s", procedure.code())
                            .hasSize(1));
        }
    }

    @Test
    void words_keep_within_their_box() {
        for (Chart chart : charts()) {
            for (Box box : chart.boxes()) {
                assertThat(box.lines())
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(Label.width(line, FlowChart.LETTER))
                                .as("'%s' of %s", line, chart.procedure().code())
                                .isLessThanOrEqualTo(box.width() - 16.0));
            }
        }
    }

    @Test
    void the_svg_is_small_well_formed_and_named_for_those_who_cannot_see_it() throws Exception {
        for (Chart chart : charts()) {
            String svg = FlowChart.svg(chart, Progress.none(), "p1");
            assertThat(svg.getBytes(StandardCharsets.UTF_8).length).isLessThan(6_000);
            Element root = parsed(svg).getDocumentElement();
            assertThat(root.getAttribute("role")).isEqualTo("img");
            for (String id : root.getAttribute("aria-labelledby").split(" ")) {
                assertThat(svg).containsOnlyOnce("id=\"%s\"".formatted(id));
            }
            assertThat(svg).doesNotContain("style=").doesNotContainPattern("#[0-9a-f]{3}");
        }
    }

    @Test
    void a_petition_shows_what_is_done_where_it_is_and_where_it_left_the_way() throws Exception {
        Progress progress = new Progress(
                Map.of(
                        new StepId("receipt"), State.DONE,
                        new StepId("completeness-check"), State.SKIPPED,
                        new StepId("committee"), State.NOW,
                        new StepId("consultation"), State.NEXT),
                List.of(new Progress.Departure(new StepId("receipt"), new StepId("committee"))));
        String svg = FlowChart.svg(catalogue.chart(BUILDING, Direction.WIDE, "en"), progress, "c");

        assertThat(svg)
                .contains("<desc id=\"c-wide-d\">13 steps. Now: Building Committee.</desc>")
                .contains("chart-step done", "chart-step now departure", "chart-step next", "chart-step skipped")
                .contains("chart-step internal", "chart-link departure");
        parsed(svg);
    }

    @Test
    void what_is_internal_keeps_its_name_to_itself() {
        assertThat(FlowChart.svg(catalogue.chart(BUILDING, Direction.TALL, "en"), Progress.none(), "c"))
                .contains("Internal")
                .doesNotContain("Decision drafted");
    }

    @Test
    void the_text_twin_tells_the_same_in_words() {
        Progress progress = new Progress(Map.of(new StepId("receipt"), State.DONE), List.of());
        List<TwinLine> twin = FlowChart.textTwin(BUILDING, progress, "en");

        assertThat(twin)
                .extracting(line -> line.step().id())
                .containsExactlyElementsOf(
                        BUILDING.steps().stream().map(Step::id).toList());
        assertThat(twin.getFirst())
                .extracting(TwinLine::number, TwinLine::name, TwinLine::who, TwinLine::stateText, TwinLine::ways)
                .containsExactly(1, "Filed online", "Petitions office", "done", List.of());
        assertThat(twin.get(1).ways()).containsExactly("when papers are missing “Papers completed”");
        assertThat(FlowChart.textTwin(BUILDING, progress, "ko").get(6).ways()).containsExactly("받아들이지 않으면 ‘거부 통지’");
    }

    @Test
    void four_hundred_tangled_steps_are_drawn_as_their_usual_way_in_time() {
        Procedure line = Lines.line("TANGLE", 40);
        List<Step> steps = new ArrayList<>(line.steps());
        for (int i = 0; i < 360; i++) {
            steps.add(Lines.step("rare-" + i, 0));
        }
        List<Link> links = new ArrayList<>(line.links());
        Random random = new Random(7);
        for (int i = 0; i < 1500; i++) {
            links.add(new Link(
                    steps.get(random.nextInt(400)).id(),
                    steps.get(40 + random.nextInt(360)).id(),
                    Link.Kind.PARALLEL));
        }
        Procedure tangle = line.with(steps, links);

        Chart tall = assertTimeoutPreemptively(Patience.LONGEST, () -> FlowChart.layout(tangle, Direction.TALL, "ko"));
        Chart wide = assertTimeoutPreemptively(Patience.LONGEST, () -> FlowChart.layout(tangle, Direction.WIDE, "ko"));

        assertThat(List.of(tall, wide)).allSatisfy(chart -> {
            assertThat(chart.boxes()).hasSize(40);
            assertThat(chart.undrawn()).isEqualTo(360);
        });
        assertThat(tall.width()).isLessThanOrEqualTo(320);
        assertThat(wide.width()).isLessThan(2_500);
        assertThat(FlowChart.svg(wide, Progress.none(), "t")).contains("글 설명에 있음");
        assertThat(FlowChart.textTwin(tangle, Progress.none(), "ko")).hasSize(400);
    }

    private static List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        for (Procedure procedure : catalogue.current()) {
            for (Direction direction : Direction.values()) {
                charts.add(catalogue.chart(procedure, direction, "ko"));
                charts.add(catalogue.chart(procedure, direction, "en"));
            }
        }
        return charts;
    }

    private static boolean touches(Chart chart, StepId id, Point point) {
        Box box = chart.boxes().stream()
                .filter(one -> one.step().id().equals(id))
                .findFirst()
                .orElseThrow();
        boolean besides = point.x() >= box.x() - 1 && point.x() <= box.x() + box.width() + 1;
        boolean level = point.y() >= box.y() - 1 && point.y() <= box.y() + box.height() + 1;
        return besides && level;
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
