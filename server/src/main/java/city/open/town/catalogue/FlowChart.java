package city.open.town.catalogue;

import city.open.ground.calendar.Text;
import city.open.town.catalogue.Chart.Box;
import city.open.town.catalogue.Chart.Direction;
import city.open.town.catalogue.Chart.Point;
import city.open.town.catalogue.Chart.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Draws a procedure. The layout depends only on the procedure, so it is computed once; the progress of a petition is
 * painted on it with classes, and colours come from the style sheet.
 */
public final class FlowChart {
    static final int LETTER = 13;
    static final int SMALL = 11;
    static final int LINE = 17;
    private static final int MARGIN = 10;
    /** A phone is 320 px wide at the least; the page keeps this much for the chart. */
    private static final int PHONE = 320;
    /** More boxes than this nobody reads; beyond it only the usual way is drawn. */
    private static final int READABLE = 60;

    private static final int WIDE_BOX = 120;
    private static final int TALL_BOX = 132;
    private static final int NARROWEST_BOX = 96;

    /** What the public reads in place of the name of a step that is not disclosed. */
    public static final Text INTERNAL = new Text("내부 단계", "Internal step");

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private FlowChart() {}

    /** Lays out the main line with its branches. */
    public static Chart layout(Procedure procedure, Direction direction, String lang) {
        return layout(procedure, procedure.first().id(), direction, lang);
    }

    /** Lays out one track of the procedure. */
    public static Chart layout(Procedure procedure, Track track, Direction direction, String lang) {
        return layout(procedure, track.first(), direction, lang);
    }

    /** The chart as inline SVG. {@code prefix} keeps its ids apart from those of other charts on the page. */
    public static String svg(Chart chart, Progress progress, String prefix) {
        return new ChartSvg(chart, progress, prefix).toString();
    }

    /** The same in words, every step of the procedure once, in order. */
    public static List<TwinLine> textTwin(Procedure procedure, Progress progress, String lang) {
        return TwinLine.of(procedure, progress, lang);
    }

    /** What the public may read in place of the step's name. */
    static String shownName(Step step, String lang) {
        return (step.disclosed() ? step.name() : INTERNAL).in(lang);
    }

    private static Chart layout(Procedure procedure, StepId start, Direction direction, String lang) {
        List<Step> line = procedure.line(start);
        List<Step> all = reachable(procedure, start);
        Sketch whole = new Sketch(procedure, line, all, direction, lang);
        Sketch usual = new Sketch(procedure, line, line, direction, lang);
        if (all.size() > READABLE) {
            return usual.place(direction == Direction.WIDE ? WIDE_BOX : TALL_BOX, false);
        }
        if (direction == Direction.WIDE) {
            return whole.place(WIDE_BOX, false);
        }
        for (int width = TALL_BOX; width >= NARROWEST_BOX; width -= 12) {
            for (boolean stacked : List.of(false, true)) {
                Chart chart = whole.place(width, stacked);
                if (chart.width() <= PHONE) {
                    return chart;
                }
            }
        }
        return usual.place(TALL_BOX, false);
    }

    /** The steps that belong together with this one, in the order of the procedure. */
    public static List<Step> reachable(Procedure procedure, StepId start) {
        Set<StepId> seen = new HashSet<>(Set.of(start));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Link link : procedure.links()) {
                if (seen.contains(link.from())) {
                    grew |= seen.add(link.to());
                } else if (seen.contains(link.to())) {
                    grew |= seen.add(link.from());
                }
            }
        }
        return procedure.steps().stream()
                .filter(step -> seen.contains(step.id()))
                .toList();
    }

    /** @param drawn the steps to draw; links of others are left out */
    private record Sketch(Procedure procedure, List<Step> line, List<Step> drawn, Direction direction, String lang) {

        /** @param stacked whether boxes beside the main line stand below each other, for want of room */
        Chart place(int boxWidth, boolean stacked) {
            ElkNode graph = ElkGraphUtil.createGraph();
            options(graph, direction, line.size());
            Map<StepId, Labelled> boxes = new LinkedHashMap<>();
            drawn.forEach(step -> boxes.put(step.id(), labelled(graph, step, boxWidth)));
            Map<Link, ElkEdge> edges = new LinkedHashMap<>();
            Sides sides = new Sides(direction);
            boolean whole = drawn != line;
            for (Link link : procedure.links()) {
                Labelled from = boxes.get(link.from());
                Labelled to = boxes.get(link.to());
                if (from != null && to != null && (whole || onLine(link))) {
                    edges.put(
                            link,
                            goesBack(link)
                                    ? sides.connect(to.node(), from.node(), false)
                                    : sides.connect(from.node(), to.node(), onLine(link)));
                }
            }
            if (stacked) {
                List<Labelled> beside = boxes.values().stream()
                        .filter(box -> !line.contains(box.step()))
                        .sorted(Comparator.comparingInt(
                                box -> leavesAt(box.step().id(), 0)))
                        .toList();
                for (int i = 1; i < beside.size(); i++) {
                    ElkGraphUtil.createSimpleEdge(
                            beside.get(i - 1).node(), beside.get(i).node());
                }
            }
            sides.settle();
            new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
            return new Chart(
                    procedure,
                    direction,
                    lang,
                    (int) Math.ceil(graph.getWidth()),
                    (int) Math.ceil(graph.getHeight()),
                    boxes.values().stream().map(Labelled::box).toList(),
                    edges.entrySet().stream()
                            .map(edge -> new Route(edge.getKey(), points(edge.getValue(), goesBack(edge.getKey()))))
                            .toList(),
                    whole ? 0 : reachable(procedure, line.getFirst().id()).size() - line.size());
        }

        private Labelled labelled(ElkNode graph, Step step, int boxWidth) {
            int number = line.indexOf(step) + 1;
            String words = (number > 0 ? number + "\u00a0" : "") + shownName(step, lang);
            List<String> name = Label.wrap(words, LETTER, boxWidth - 2 * MARGIN);
            List<String> who = Label.wrap(step.actor().text().in(lang), SMALL, boxWidth - 2 * MARGIN);
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setDimensions(boxWidth, (name.size() + who.size()) * LINE + 2 * MARGIN - 4);
            return new Labelled(step, node, name, who);
        }

        /** Where on the main line the way to this step begins. */
        private int leavesAt(StepId id, int deep) {
            return procedure.links().stream()
                    .filter(link -> link.to().equals(id) && deep < drawn.size())
                    .findFirst()
                    .map(link -> {
                        int at = ids().indexOf(link.from());
                        return at >= 0 ? at : leavesAt(link.from(), deep + 1);
                    })
                    .orElse(line.size());
        }

        private List<StepId> ids() {
            return line.stream().map(Step::id).toList();
        }

        /**
         * The way back from a supplement. It is laid out the other way round, so that ELK need not guess where a loop
         * begins.
         */
        private boolean goesBack(Link link) {
            return link.kind() == Link.Kind.SUPPLEMENT
                    && procedure.links().contains(new Link(link.to(), link.from(), Link.Kind.SUPPLEMENT))
                    && procedure.steps().indexOf(procedure.step(link.from()))
                            > procedure.steps().indexOf(procedure.step(link.to()));
        }

        private boolean onLine(Link link) {
            int from = ids().indexOf(link.from());
            return link.kind() == Link.Kind.NEXT
                    && from >= 0
                    && from + 1 < line.size()
                    && line.get(from + 1).id().equals(link.to());
        }
    }

    private static void options(ElkNode graph, Direction direction, int length) {
        graph.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(8));
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        // The main line stays on the outside: nothing is put above it or to its left.
        graph.setProperty(LayeredOptions.CROSSING_MINIMIZATION_FORCE_NODE_MODEL_ORDER, true);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, 16.0);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 24.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 10.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 10.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 8.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 8.0);
        if (direction == Direction.TALL) {
            graph.setProperty(CoreOptions.DIRECTION, org.eclipse.elk.core.options.Direction.DOWN);
        } else {
            graph.setProperty(CoreOptions.DIRECTION, org.eclipse.elk.core.options.Direction.RIGHT);
            if (length > 11) {
                graph.setProperty(LayeredOptions.WRAPPING_STRATEGY, WrappingStrategy.MULTI_EDGE);
                graph.setProperty(CoreOptions.ASPECT_RATIO, 1.8);
            }
        }
    }

    private record Labelled(Step step, ElkNode node, List<String> lines, List<String> who) {
        Box box() {
            return new Box(
                    step,
                    round(node.getX()),
                    round(node.getY()),
                    round(node.getWidth()),
                    round(node.getHeight()),
                    lines,
                    who);
        }
    }

    private static List<Point> points(ElkEdge edge, boolean reversed) {
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new Point(round(section.getStartX()), round(section.getStartY())));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new Point(round(bend.getX()), round(bend.getY())));
            }
            points.add(new Point(round(section.getEndX()), round(section.getEndY())));
        }
        return reversed ? points.reversed() : points;
    }

    private static int round(double length) {
        return (int) Math.round(length);
    }
}
