package city.open.outside.export;

import city.open.ground.calendar.Text;
import city.open.ground.page.Lang;
import city.open.town.catalogue.Actor;
import city.open.town.catalogue.Chart;
import city.open.town.catalogue.Chart.Box;
import city.open.town.catalogue.Chart.Direction;
import city.open.town.catalogue.Chart.Point;
import city.open.town.catalogue.FlowChart;
import city.open.town.catalogue.Link;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Procedures as processes of BPMN 2.0, each with its diagram. A step is a user task done by whom the procedure names; the usual way on is the default
 * flow of a task where others leave it as well, on the condition that stands at them. A line of its own, such as a sanction that may follow, begins with a start of its own.
 */
final class Bpmn {
    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String BOUNDS = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String LINES = "http://www.omg.org/spec/DD/20100524/DI";
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    /** Across, as tools draw it. */
    private static final int EVENT = 36;

    private static final int BETWEEN_LINES = 60;
    private static final Text START = new Text("시작", "Start");
    private static final Text END = new Text("끝", "End");

    private final XMLStreamWriter xml;
    private final Lang lang;

    Bpmn(Writer out, Lang lang) throws IOException {
        this.lang = lang;
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    void write(List<Procedure> procedures, String site) throws IOException {
        try {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("definitions");
            xml.writeDefaultNamespace(MODEL);
            xml.writeNamespace("bpmndi", DIAGRAM);
            xml.writeNamespace("dc", BOUNDS);
            xml.writeNamespace("di", LINES);
            xml.writeNamespace("xsi", INSTANCE);
            xml.writeAttribute("id", "catalogue");
            xml.writeAttribute("targetNamespace", site + "/procedures");
            xml.writeAttribute("exporter", "OPEN");
            var drawn = procedures.stream().map(one -> new Drawn(one, lang)).toList();
            for (var one : drawn) {
                process(one);
            }
            for (var one : drawn) {
                diagram(one);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
        }
    }

    /** A line with its branches, from its start to its end. */
    private record Line(StepId start, StepId end, Procedure extended, Chart chart) {
        boolean isEvent(StepId id) {
            return id.equals(start) || id.equals(end);
        }
    }

    /** Every step, flow and shape of a procedure, by ids that no other procedure has. */
    private static final class Drawn {
        private final Procedure procedure;
        private final List<Line> lines = new ArrayList<>();

        Drawn(Procedure procedure, Lang lang) {
            this.procedure = procedure;
            lines.add(line(procedure, procedure.first().id(), 0, lang));
            procedure.tracks().forEach(track -> lines.add(line(procedure, track.first(), lines.size(), lang)));
        }

        /** The same procedure with a start before its first step and an end after those that nothing follows, so that they get their places too. */
        private static Line line(Procedure procedure, StepId first, int number, Lang lang) {
            var start = event(procedure, "start-" + number, START);
            var end = event(procedure, "end-" + number, END);
            var reached = reached(procedure, first);
            List<Step> steps = new ArrayList<>();
            steps.add(start);
            procedure.steps().stream()
                    .filter(step -> reached.contains(step.id()))
                    .forEach(steps::add);
            steps.add(end);
            List<Link> links = new ArrayList<>(procedure.links().stream()
                    .filter(link -> reached.contains(link.from()) && reached.contains(link.to()))
                    .toList());
            var usual = procedure.line(first).getLast().id();
            links.addFirst(new Link(start.id(), first, Link.Kind.NEXT));
            for (var id : reached) {
                boolean last =
                        procedure.links().stream().noneMatch(link -> link.from().equals(id));
                if (last || id.equals(usual)) {
                    links.add(new Link(id, end.id(), id.equals(usual) ? Link.Kind.NEXT : Link.Kind.REFUSAL));
                }
            }
            var extended = procedure.with(steps, links);
            return new Line(start.id(), end.id(), extended, FlowChart.layout(extended, Direction.WIDE, lang.tag()));
        }

        /** By an id that no step has. */
        private static Step event(Procedure procedure, String id, Text name) {
            var free = new StepId(id);
            while (procedure.find(free).isPresent()) {
                free = new StepId(free.value() + "-x");
            }
            return new Step(free, Step.Kind.WORK, name, Actor.OFFICER, 0, true, false, null, null);
        }

        private static Set<StepId> reached(Procedure procedure, StepId first) {
            return FlowChart.reachable(procedure, first).stream()
                    .map(Step::id)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        String id() {
            return procedure.code().value();
        }

        String id(StepId step) {
            return id() + "." + step.value();
        }

        String id(Link link) {
            return id() + "." + link.from().value() + "." + link.to().value() + "."
                    + link.kind().name().toLowerCase(Locale.ROOT);
        }
    }

    private void process(Drawn drawn) throws XMLStreamException {
        line();
        xml.writeStartElement("process");
        xml.writeAttribute("id", drawn.id());
        xml.writeAttribute("name", text(drawn.procedure.name()));
        xml.writeAttribute("isExecutable", "false");
        documentation(drawn.id() + " v" + drawn.procedure.version() + ", "
                + text(drawn.procedure.period().inWords()));
        for (var part : drawn.lines) {
            for (var step : part.extended().steps()) {
                node(drawn, part, step);
            }
            for (var link : part.extended().links()) {
                flow(drawn, part, link);
            }
        }
        xml.writeEndElement();
    }

    private void node(Drawn drawn, Line part, Step step) throws XMLStreamException {
        boolean event = part.isEvent(step.id());
        var out = part.extended().links().stream()
                .filter(link -> link.from().equals(step.id()))
                .toList();
        line();
        xml.writeStartElement(!event ? "userTask" : step.id().equals(part.start()) ? "startEvent" : "endEvent");
        xml.writeAttribute("id", drawn.id(step.id()));
        xml.writeAttribute("name", text(name(step)));
        var usual = usual(out);
        if (usual != null) {
            xml.writeAttribute("default", drawn.id(usual));
        }
        if (!event && step.disclosed()) {
            var law = step.law();
            documentation(text(step.kind().text()) + (law == null ? "" : ", " + text(law)));
        }
        for (var link : part.extended().links()) {
            if (link.to().equals(step.id())) {
                element("incoming", drawn.id(link));
            }
        }
        for (var link : out) {
            element("outgoing", drawn.id(link));
        }
        if (!event) {
            xml.writeEmptyElement("performer");
            xml.writeAttribute("id", drawn.id(step.id()) + ".by");
            xml.writeAttribute("name", text(step.actor().text()));
        }
        xml.writeEndElement();
    }

    /** Where several ways lead on, the usual one is taken unless another one's condition is met. */
    private static @Nullable Link usual(List<Link> out) {
        return out.size() < 2 || out.stream().noneMatch(Bpmn::isConditional)
                ? null
                : out.stream().filter(link -> !isConditional(link)).findFirst().orElse(null);
    }

    private static boolean isConditional(Link link) {
        return switch (link.kind()) {
            case NEXT, PARALLEL -> false;
            case SUPPLEMENT, REFUSAL, OBJECTION -> true;
        };
    }

    private void flow(Drawn drawn, Line part, Link link) throws XMLStreamException {
        boolean choice = part.extended().links().stream()
                        .filter(one -> one.from().equals(link.from()))
                        .count()
                > 1;
        line();
        xml.writeStartElement("sequenceFlow");
        xml.writeAttribute("id", drawn.id(link));
        xml.writeAttribute("sourceRef", drawn.id(link.from()));
        xml.writeAttribute("targetRef", drawn.id(link.to()));
        if (choice && isConditional(link)) {
            xml.writeStartElement("conditionExpression");
            xml.writeAttribute("xsi", INSTANCE, "type", "tFormalExpression");
            xml.writeCharacters(link.kind().name().toLowerCase(Locale.ROOT));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** What the public may read in place of a step's name. */
    private static Text name(Step step) {
        return step.disclosed() ? step.name() : FlowChart.INTERNAL;
    }

    private void diagram(Drawn drawn) throws XMLStreamException {
        line();
        xml.writeStartElement("bpmndi", "BPMNDiagram", DIAGRAM);
        xml.writeAttribute("id", drawn.id() + ".diagram");
        xml.writeAttribute("name", text(drawn.procedure.name()));
        xml.writeStartElement("bpmndi", "BPMNPlane", DIAGRAM);
        xml.writeAttribute("id", drawn.id() + ".plane");
        xml.writeAttribute("bpmnElement", drawn.id());
        int down = 0;
        for (var part : drawn.lines) {
            var chart = part.chart();
            for (var box : chart.boxes()) {
                shape(drawn, part, box, down);
            }
            for (var route : chart.routes()) {
                edge(drawn, part, route, down);
            }
            down += chart.height() + BETWEEN_LINES;
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void shape(Drawn drawn, Line part, Box box, int down) throws XMLStreamException {
        boolean event = part.isEvent(box.step().id());
        line();
        xml.writeStartElement("bpmndi", "BPMNShape", DIAGRAM);
        xml.writeAttribute("id", drawn.id(box.step().id()) + ".shape");
        xml.writeAttribute("bpmnElement", drawn.id(box.step().id()));
        xml.writeEmptyElement("dc", "Bounds", BOUNDS);
        xml.writeAttribute("x", String.valueOf(event ? middle(box).x() - EVENT / 2 : box.x()));
        xml.writeAttribute("y", String.valueOf(down + (event ? middle(box).y() - EVENT / 2 : box.y())));
        xml.writeAttribute("width", String.valueOf(event ? EVENT : box.width()));
        xml.writeAttribute("height", String.valueOf(event ? EVENT : box.height()));
        xml.writeEndElement();
    }

    private static Point middle(Box box) {
        return new Point(box.x() + box.width() / 2, box.y() + box.height() / 2);
    }

    private void edge(Drawn drawn, Line part, Chart.Route route, int down) throws XMLStreamException {
        line();
        xml.writeStartElement("bpmndi", "BPMNEdge", DIAGRAM);
        xml.writeAttribute("id", drawn.id(route.link()) + ".edge");
        xml.writeAttribute("bpmnElement", drawn.id(route.link()));
        for (var point : points(part, route)) {
            xml.writeEmptyElement("di", "waypoint", LINES);
            xml.writeAttribute("x", String.valueOf(point.x()));
            xml.writeAttribute("y", String.valueOf(down + point.y()));
        }
        xml.writeEndElement();
    }

    /** An event is a circle in the middle of the box that was laid out for it: its lines go on to the circle. */
    private static List<Point> points(Line part, Chart.Route route) {
        List<Point> points = new ArrayList<>(route.points());
        for (var box : part.chart().boxes()) {
            var id = box.step().id();
            if (!part.isEvent(id)) {
                continue;
            }
            if (route.link().from().equals(id)) {
                points.addFirst(rim(box, points.getFirst()));
            }
            if (route.link().to().equals(id)) {
                points.addLast(rim(box, points.getLast()));
            }
        }
        return points;
    }

    private static Point rim(Box box, Point border) {
        var middle = middle(box);
        int side = Integer.signum(border.x() - middle.x());
        boolean level = Math.abs(border.x() - middle.x()) >= box.width() / 2 - 1;
        return level
                ? new Point(middle.x() + side * EVENT / 2, middle.y())
                : new Point(middle.x(), middle.y() + Integer.signum(border.y() - middle.y()) * EVENT / 2);
    }

    private void documentation(String text) throws XMLStreamException {
        element("documentation", text);
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(Xes.legible(text));
        xml.writeEndElement();
    }

    private String text(Text text) {
        return Xes.legible(lang.of(text));
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }
}
