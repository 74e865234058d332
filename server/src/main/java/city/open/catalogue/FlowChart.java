package city.open.catalogue;

import city.open.calendar.Text;
import city.open.catalogue.Chart.Box;
import city.open.catalogue.Chart.Direction;
import city.open.catalogue.Chart.Point;
import city.open.catalogue.Chart.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
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

    private static final Text INTERNAL = new Text("내부 단계", "Internal step");

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
        List<Step> drawn = reachable(procedure, start);
        int undrawn = 0;
        if (drawn.size() > READABLE) {
            undrawn = drawn.size() - line.size();
            drawn = line;
        }
        if (direction == Direction.WIDE) {
            return place(procedure, line, drawn, direction, lang, 116, undrawn);
        }
        Chart chart = place(procedure, line, drawn, direction, lang, 150, undrawn);
        for (int width = 132; chart.width() > PHONE && width >= 60; width -= 12) {
            chart = place(procedure, line, drawn, direction, lang, width, undrawn);
        }
        return chart;
    }

    /** The steps that belong together with this one, in the order of the procedure. */
    private static List<Step> reachable(Procedure procedure, StepId start) {
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

    private static Chart place(
            Procedure procedure,
            List<Step> line,
            List<Step> drawn,
            Direction direction,
            String lang,
            int boxWidth,
            int undrawn) {
        ElkNode graph = ElkGraphUtil.createGraph();
        options(graph, direction, line.size());
        Map<StepId, ElkNode> nodes = new LinkedHashMap<>();
        List<Labelled> labelled = new ArrayList<>();
        for (Step step : drawn) {
            int number = line.indexOf(step) + 1;
            String words = (number > 0 ? number + " " : "") + shownName(step, lang);
            List<String> label = Label.wrap(words, LETTER, boxWidth - 2 * MARGIN - 4);
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setDimensions(boxWidth, label.size() * LINE + LINE + 2 * MARGIN - 4);
            nodes.put(step.id(), node);
            labelled.add(new Labelled(step, node, label, step.actor().text().in(lang)));
        }
        Map<Link, ElkEdge> edges = new LinkedHashMap<>();
        for (Link link : procedure.links()) {
            ElkNode from = nodes.get(link.from());
            ElkNode to = nodes.get(link.to());
            if (from != null && to != null && (undrawn == 0 || link.kind() == Link.Kind.NEXT)) {
                ElkEdge edge = ElkGraphUtil.createSimpleEdge(from, to);
                if (link.kind() == Link.Kind.NEXT) {
                    edge.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, 10);
                    edge.setProperty(LayeredOptions.PRIORITY_DIRECTION, 10);
                }
                edges.put(link, edge);
            }
        }
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());

        List<Box> boxes = labelled.stream().map(Labelled::box).toList();
        List<Route> routes = edges.entrySet().stream()
                .map(entry -> new Route(entry.getKey(), points(entry.getValue())))
                .toList();
        return new Chart(
                procedure,
                direction,
                lang,
                (int) Math.ceil(graph.getWidth()),
                (int) Math.ceil(graph.getHeight()),
                boxes,
                routes,
                undrawn);
    }

    private static void options(ElkNode graph, Direction direction, int length) {
        graph.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(8));
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
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

    private record Labelled(Step step, ElkNode node, List<String> lines, String who) {
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

    private static List<Point> points(ElkEdge edge) {
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new Point(round(section.getStartX()), round(section.getStartY())));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new Point(round(bend.getX()), round(bend.getY())));
            }
            points.add(new Point(round(section.getEndX()), round(section.getEndY())));
        }
        return points;
    }

    private static int round(double length) {
        return (int) Math.round(length);
    }
}
