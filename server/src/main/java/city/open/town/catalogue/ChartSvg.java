package city.open.town.catalogue;

import city.open.town.catalogue.Chart.Box;
import city.open.town.catalogue.Chart.Direction;
import city.open.town.catalogue.Chart.Point;
import city.open.town.catalogue.Chart.Route;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a chart as SVG. Every state has a mark of its own besides its class, so that it never rests on colour. */
final class ChartSvg {
    private static final int ARROW = 5;
    /** How far a departure swings out. */
    private static final int BOW = 36;

    private final StringBuilder out = new StringBuilder(4096);
    private final Chart chart;
    private final Progress progress;

    ChartSvg(Chart chart, Progress progress, String prefix) {
        this.chart = chart;
        this.progress = progress;
        boolean wide = chart.direction() == Direction.WIDE;
        String id = prefix + (wide ? "-wide" : "-tall");
        int above = wide && !progress.departures().isEmpty() ? BOW * 3 / 4 : 0;
        int left = !wide && !progress.departures().isEmpty() ? BOW * 3 / 4 : 0;
        int width = chart.width() + left;
        int height = chart.height() + above;
        out.append("<svg class=\"chart chart-%s\" viewBox=\"%d %d %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                .formatted(wide ? "wide" : "tall", -left, -above, width, height, width, height));
        out.append(" aria-labelledby=\"").append(id).append("-t ").append(id).append("-d\"");
        out.append(" fill=\"none\" stroke=\"currentColor\">");
        out.append("<title id=\"")
                .append(id)
                .append("-t\">")
                .append(escape(title()))
                .append("</title>");
        out.append("<desc id=\"")
                .append(id)
                .append("-d\">")
                .append(escape(description()))
                .append("</desc>");
        chart.routes().forEach(this::link);
        progress.departures().forEach(this::departure);
        chart.boxes().forEach(this::step);
        out.append("</svg>");
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private String title() {
        String name = chart.procedure().name().in(chart.lang());
        return chart.lang().equals("ko") ? name + " 처리 흐름도" : "Flow chart: " + name;
    }

    private String description() {
        boolean ko = chart.lang().equals("ko");
        StringBuilder words = new StringBuilder(
                ko
                        ? "단계 %d개.".formatted(chart.boxes().size())
                        : "%d steps.".formatted(chart.boxes().size()));
        String now = chart.boxes().stream()
                .filter(box -> progress.states().get(box.step().id()) == Progress.State.NOW)
                .map(box -> FlowChart.shownName(box.step(), chart.lang()))
                .collect(Collectors.joining(", "));
        if (!now.isEmpty()) {
            words.append(ko ? " 지금: " : " Now: ").append(now).append('.');
        }
        if (chart.undrawn() > 0) {
            words.append((ko
                            ? " 가장 흔한 흐름만 그렸으며, 그리지 않은 단계 %d개는 글 설명에 있음."
                            : " Only the most frequent way is drawn; the %d other steps are in the text.")
                    .formatted(chart.undrawn()));
        }
        return words.toString();
    }

    private void link(Route route) {
        out.append("<path class=\"chart-link ")
                .append(lower(route.link().kind()))
                .append("\" d=\"");
        List<Point> points = route.points();
        Point at = points.getFirst();
        out.append('M').append(at.x()).append(' ').append(at.y());
        for (Point to : points.subList(1, points.size())) {
            line(at, to);
            at = to;
        }
        arrow(points.get(points.size() - 2), at);
        out.append("\"/>");
    }

    private void line(Point from, Point to) {
        if (from.y() == to.y()) {
            out.append('H').append(to.x());
        } else if (from.x() == to.x()) {
            out.append('V').append(to.y());
        } else {
            out.append('L').append(to.x()).append(' ').append(to.y());
        }
    }

    private void arrow(Point from, Point to) {
        if (Math.abs(from.x() - to.x()) >= Math.abs(from.y() - to.y())) {
            int back = from.x() < to.x() ? -ARROW : ARROW;
            out.append("m%d %dl%d %d %d %d".formatted(back, -ARROW, -back, ARROW, back, ARROW));
        } else {
            int back = from.y() < to.y() ? -ARROW : ARROW;
            out.append("m%d %dl%d %d %d %d".formatted(-ARROW, back, ARROW, -back, ARROW, back));
        }
    }

    /** A dashed arc above the boxes, or left of them: the layout knows nothing of departures. */
    private void departure(Progress.Departure departure) {
        @Nullable Box from = find(departure.from());
        @Nullable Box to = find(departure.to());
        if (from == null || to == null || from == to) {
            return;
        }
        out.append("<path class=\"chart-link departure\" stroke-dasharray=\"5 4\" d=\"");
        if (chart.direction() == Direction.WIDE) {
            int x = from.x() + from.width() / 2;
            int end = to.x() + to.width() / 2;
            out.append("M%d %dC%d %d %d %d %d %d"
                    .formatted(x, from.y(), x, from.y() - BOW, end, to.y() - BOW, end, to.y()));
            arrow(new Point(end, to.y() - 1), new Point(end, to.y()));
        } else {
            int y = from.y() + from.height() / 2;
            int end = to.y() + to.height() / 2;
            out.append("M%d %dC%d %d %d %d %d %d"
                    .formatted(from.x(), y, from.x() - BOW, y, to.x() - BOW, end, to.x(), end));
            arrow(new Point(to.x() - 1, end), new Point(to.x(), end));
        }
        out.append("\"/>");
    }

    private @Nullable Box find(StepId id) {
        return chart.boxes().stream()
                .filter(box -> box.step().id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private void step(Box box) {
        Progress.@Nullable State state = progress.states().get(box.step().id());
        boolean departed = progress.departures().stream()
                .anyMatch(departure -> departure.to().equals(box.step().id()));
        out.append("<g class=\"chart-step");
        if (state != null) {
            out.append(' ').append(lower(state));
        }
        if (departed) {
            out.append(" departure");
        }
        if (!box.step().disclosed()) {
            out.append(" internal");
        }
        out.append("\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"%s/>"
                .formatted(box.x(), box.y(), box.width(), box.height(), departed ? " stroke-dasharray=\"5 4\"" : ""));
        int x = box.x() + 10;
        int y = box.y() + 20;
        out.append("<text x=\"%d\" y=\"%d\">".formatted(x, y));
        out.append(escape(box.lines().getFirst()));
        for (String line : box.lines().subList(1, box.lines().size())) {
            out.append("<tspan x=\"%d\" dy=\"%d\">".formatted(x, FlowChart.LINE));
            out.append(escape(line)).append("</tspan>");
        }
        for (String line : box.who()) {
            out.append("<tspan class=\"who\" x=\"%d\" dy=\"%d\">".formatted(x, FlowChart.LINE));
            out.append(escape(line)).append("</tspan>");
        }
        out.append("</text>");
        if (state != null) {
            mark(state, box.x() + box.width() - 1, box.y() + 1);
        }
        out.append("</g>");
    }

    private void mark(Progress.State state, int x, int y) {
        switch (state) {
            case DONE ->
                out.append("<circle class=\"mark\" cx=\"%d\" cy=\"%d\" r=\"8\"/>".formatted(x, y))
                        .append("<path class=\"tick\" d=\"M%d %dl3 3 5-6\"/>".formatted(x - 4, y));
            case NOW ->
                out.append("<circle class=\"mark\" cx=\"%d\" cy=\"%d\" r=\"8\"/>".formatted(x, y))
                        .append("<circle class=\"dot\" cx=\"%d\" cy=\"%d\" r=\"4\"/>".formatted(x, y));
            case NEXT -> out.append("<circle class=\"mark\" cx=\"%d\" cy=\"%d\" r=\"7\"/>".formatted(x, y));
            case SKIPPED -> out.append("<path class=\"tick\" d=\"M%d %dh10\"/>".formatted(x - 14, y + 10));
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
