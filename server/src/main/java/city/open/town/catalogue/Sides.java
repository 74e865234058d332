package city.open.town.catalogue;

import city.open.town.catalogue.Chart.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Says where links touch the boxes: those of the main line all at one height, so that it runs straight, the others in
 * order beside it.
 */
final class Sides {
    /** From the top of a box to the main line, in a chart that runs left to right. */
    private static final double AXIS = 25;

    private static final double GAP = 12;

    private record Side(ElkNode node, PortSide side) {}

    private final Direction direction;
    private final Map<Side, ElkPort> onAxis = new LinkedHashMap<>();
    private final Map<Side, List<ElkPort>> beside = new LinkedHashMap<>();

    Sides(Direction direction) {
        this.direction = direction;
    }

    ElkEdge connect(ElkNode from, ElkNode to, boolean mainLine) {
        boolean wide = direction == Direction.WIDE;
        ElkPort out = port(from, wide ? PortSide.EAST : PortSide.SOUTH, mainLine);
        ElkPort in = port(to, wide ? PortSide.WEST : PortSide.NORTH, mainLine);
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(out, in);
        if (mainLine) {
            edge.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, 10);
            edge.setProperty(LayeredOptions.PRIORITY_DIRECTION, 10);
        }
        return edge;
    }

    /** Gives every link its place; to be called when all are connected. */
    void settle() {
        onAxis.forEach((side, port) -> place(side, port, 0));
        beside.forEach((side, ports) -> {
            int first = onAxis.containsKey(side) ? 1 : 0;
            double room = length(side.node()) - axis(side.node()) - 8;
            double gap = Math.min(GAP, room / Math.max(1, ports.size() - 1 + first));
            for (int i = 0; i < ports.size(); i++) {
                place(side, ports.get(i), gap * (i + first));
            }
        });
    }

    private ElkPort port(ElkNode node, PortSide side, boolean mainLine) {
        node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(CoreOptions.PORT_SIDE, side);
        Side key = new Side(node, side);
        if (mainLine) {
            onAxis.put(key, port);
        } else {
            beside.computeIfAbsent(key, _ -> new ArrayList<>()).add(port);
        }
        return port;
    }

    private void place(Side side, ElkPort port, double offset) {
        double along = axis(side.node()) + offset;
        switch (side.side()) {
            case EAST -> port.setLocation(side.node().getWidth(), along);
            case SOUTH -> port.setLocation(along, side.node().getHeight());
            default ->
                port.setLocation(side.side() == PortSide.WEST ? 0 : along, side.side() == PortSide.WEST ? along : 0);
        }
    }

    private double axis(ElkNode node) {
        return direction == Direction.WIDE ? AXIS : node.getWidth() / 2;
    }

    private double length(ElkNode node) {
        return direction == Direction.WIDE ? node.getHeight() : node.getWidth();
    }
}
