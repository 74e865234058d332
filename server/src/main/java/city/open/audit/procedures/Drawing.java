package city.open.audit.procedures;

import city.open.ground.calendar.Text;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.SheetTree;
import city.open.ground.sheet.XmlTree;
import city.open.town.catalogue.Actor;
import city.open.town.catalogue.Catalogue.Shared;
import city.open.town.catalogue.Catalogue.UsualBranch;
import city.open.town.catalogue.Step;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A procedure as somebody drew it in a modelling tool (BPMN 2.0), put into the sheet of a draft: tasks along one main line, and the usual branches
 * where they leave it. What a sheet cannot say is refused by its id, all at once.
 */
final class Drawing {
    /** Of a file, in bytes; the whole catalogue of a city is half of it. */
    static final int LARGEST = 2_000_000;

    /** More steps than this no form shows. */
    private static final int MOST_STEPS = 60;

    private static final int LONGEST_NAME = 200;
    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");

    private static final Set<String> TASKS = Set.of("task", "userTask", "manualTask", "sendTask", "receiveTask");
    private static final Set<String> GATEWAYS = Set.of("exclusiveGateway", "parallelGateway");
    /** Says nothing of which way a petition goes. */
    private static final Set<String> BESIDE = Set.of(
            "documentation",
            "extensionElements",
            "laneSet",
            "textAnnotation",
            "association",
            "group",
            "dataObject",
            "dataObjectReference",
            "dataStoreReference",
            "property");

    /**
     * What is wrong with an element.
     *
     * @param id of the element, or empty for the file as a whole
     */
    record Fault(String id, String name, Text message) {}

    /**
     * What came of reading it.
     *
     * @param sheet null while there are faults
     */
    record Read(@Nullable String sheet, List<Fault> faults) {
        Read {
            faults = List.copyOf(faults);
        }
    }

    private record Flow(String id, String from, String to) {}

    private final String code;
    private final Shared shared;
    private final Map<String, Object> tree;
    private final List<Map<String, Object>> before;

    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Element> nodes = new LinkedHashMap<>();
    private final Map<String, Flow> flows = new LinkedHashMap<>();
    private final Map<String, String> lanes = new HashMap<>();
    /** By their ids: what leads there is not told as a fault of its own. */
    private final Set<String> refused = new HashSet<>();

    private Drawing(String code, Shared shared, Map<String, Object> tree) {
        this.code = code;
        this.shared = shared;
        this.tree = tree;
        this.before = SheetTree.mappings(procedure(), "steps");
    }

    /**
     * @param sheet of the draft: what a drawing does not say, such as shares and law, stays with steps of the same id
     */
    static Read into(String code, String sheet, Shared shared, byte[] file) {
        var tree = SheetTree.read(sheet).orElse(null);
        if (tree == null) {
            return refused(new Text("시트를 먼저 읽을 수 있게 고쳐 주세요", "put the sheet right first, so that it can be read"));
        }
        if (file.length > LARGEST) {
            return refused(new Text("파일이 2MB보다 큽니다", "the file is larger than 2 MB"));
        }
        try {
            return new Drawing(code, shared, tree).read(XmlTree.read(file));
        } catch (SAXParseException e) {
            return refused(new Text(
                    "XML로 읽을 수 없습니다(%d행)".formatted(e.getLineNumber()),
                    "it cannot be read as XML (line %d)".formatted(e.getLineNumber())));
        } catch (SAXException | IOException e) {
            return refused(new Text("XML로 읽을 수 없습니다", "it cannot be read as XML"));
        }
    }

    private static Read refused(Text message) {
        return new Read(null, List.of(new Fault("", "", message)));
    }

    private Read read(Element root) {
        var process = process(root);
        if (process == null) {
            return new Read(null, faults);
        }
        lanes(process);
        children(process).forEach(this::element);
        flows.values().forEach(this::ends);
        if (!faults.isEmpty()) {
            return new Read(null, faults);
        }
        var sheet = sheet();
        return new Read(faults.isEmpty() ? sheet : null, faults);
    }

    /** The one with the draft's code, or the only one. */
    private @Nullable Element process(Element root) {
        if (!MODEL.equals(root.getNamespaceURI()) || !"definitions".equals(root.getLocalName())) {
            fault("", "", new Text("BPMN 2.0 파일이 아닙니다", "it is no file of BPMN 2.0"));
            return null;
        }
        var all = children(root).filter(one -> is(one, "process")).toList();
        var fitting =
                all.stream().filter(one -> one.getAttribute("id").equals(code)).toList();
        if (fitting.size() == 1 || all.size() == 1) {
            return fitting.size() == 1 ? fitting.getFirst() : all.getFirst();
        }
        var ids = all.stream().map(one -> one.getAttribute("id")).collect(Collectors.joining(", "));
        fault(
                "",
                "",
                all.isEmpty()
                        ? new Text("파일에 프로세스가 없습니다", "there is no process in the file")
                        : new Text(
                                "프로세스가 여럿이고 id가 %s인 것이 없습니다: %s".formatted(code, ids),
                                "there are several processes, and none has the id %s: %s".formatted(code, ids)));
        return null;
    }

    /** Who does what, where that is drawn as lanes. */
    private void lanes(Element process) {
        var sets = new ArrayDeque<>(
                children(process).filter(one -> is(one, "laneSet")).toList());
        while (!sets.isEmpty()) {
            children(sets.pop())
                    .filter(one -> is(one, "lane"))
                    .forEach(lane -> children(lane).forEach(one -> {
                        if (is(one, "flowNodeRef")) {
                            lanes.put(one.getTextContent().strip(), name(lane));
                        } else if (is(one, "childLaneSet")) {
                            sets.push(one);
                        }
                    }));
        }
    }

    private void element(Element one) {
        var kind = one.getLocalName();
        var id = one.getAttribute("id");
        if (!MODEL.equals(one.getNamespaceURI()) || BESIDE.contains(kind)) {
            return;
        }
        if (kind.equals("sequenceFlow")) {
            flows.put(id, new Flow(id, one.getAttribute("sourceRef"), one.getAttribute("targetRef")));
            return;
        }
        boolean event = kind.equals("startEvent") || kind.equals("endEvent");
        if (!event && !TASKS.contains(kind) && !GATEWAYS.contains(kind)) {
            fault(one, "시트로 나타낼 수 없는 요소입니다: %s".formatted(kind), "a sheet cannot say what this is: %s".formatted(kind));
            refused.add(id);
            return;
        }
        children(one)
                .map(Node::getLocalName)
                .filter(part -> part.endsWith("EventDefinition") || part.endsWith("LoopCharacteristics"))
                .filter(part -> !(kind.equals("endEvent") && part.equals("terminateEventDefinition")))
                .forEach(part -> fault(
                        one,
                        "시트로 나타낼 수 없는 것이 들어 있습니다: %s".formatted(part),
                        "a sheet cannot say what is in it: %s".formatted(part)));
        if (TASKS.contains(kind) && name(one).isBlank()) {
            fault(one, "이름이 없습니다", "it has no name");
        }
        if (id.isEmpty() || nodes.put(id, one) != null) {
            fault(one, "id가 없거나 두 번 쓰였습니다", "its id is missing or used twice");
        }
    }

    private void ends(Flow flow) {
        if (Stream.of(flow.from(), flow.to()).anyMatch(end -> !nodes.containsKey(end) && !refused.contains(end))) {
            fault(flow.id(), "", new Text("흐름의 끝이 그림에 없습니다", "an end of this flow is not in the drawing"));
        }
    }

    private String sheet() {
        Map<String, Step> usual = new LinkedHashMap<>();
        shared.usual()
                .forEach(branch -> branch.steps()
                        .forEach(step -> usual.putIfAbsent(step.id().value(), step)));
        Map<String, String> known = new LinkedHashMap<>();
        tasks().forEach(id -> known.put(id, recognized(id, usual)));

        Set<String> tracks = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        List<String> line = List.of();
        for (var start : nodes.keySet().stream()
                .filter(id -> is(nodes.get(id), "startEvent"))
                .toList()) {
            var track = track(start);
            if (track != null) {
                tracks.add(track);
                seen.addAll(reached(start));
            } else if (line.isEmpty()) {
                line = line(start, known);
                seen.addAll(reached(start));
            } else {
                fault(nodes.get(start), "시작이 둘입니다. 주된 흐름은 하나입니다", "a second start; there is one main line");
            }
        }
        if (line.isEmpty() && faults.isEmpty()) {
            fault("", "", new Text("시작에서 이어지는 단계가 없습니다", "no step follows a start"));
        }
        if (line.size() > MOST_STEPS) {
            fault("", "", new Text("단계가 60개를 넘습니다", "there are more than 60 steps"));
        }
        tasks().filter(id -> !seen.contains(id))
                .forEach(id -> fault(nodes.get(id), "시작에서 이르는 길이 없습니다", "no way leads here from a start"));
        var branches = branches(line, known);
        return faults.isEmpty() ? written(line, branches, tracks) : "";
    }

    private Stream<String> tasks() {
        return nodes.keySet().stream().filter(this::isTask);
    }

    private boolean isTask(String id) {
        return TASKS.contains(kindOf(id));
    }

    private String kindOf(String id) {
        var node = nodes.get(id);
        return node == null ? "" : node.getLocalName();
    }

    /** The step of a usual branch that this is, by its id or its name; empty for none, as for what stands on the draft's main line. */
    private String recognized(String id, Map<String, Step> usual) {
        var own = own(id);
        var name = name(nodes.get(id));
        if (usual.containsKey(own) || old(own) != null) {
            return usual.containsKey(own) ? own : "";
        }
        return usual.values().stream()
                .filter(step -> isNamed(step.name(), name))
                .map(step -> step.id().value())
                .findFirst()
                .orElse("");
    }

    private static boolean isNamed(Text text, String name) {
        return text.ko().equals(name) || text.en().equalsIgnoreCase(name);
    }

    private @Nullable String track(String start) {
        var next = following(start);
        if (next.size() != 1) {
            return null;
        }
        var first = next.getFirst();
        return shared.trackSteps().entrySet().stream()
                .filter(track -> {
                    var step = track.getValue().getFirst();
                    return step.id().value().equals(own(first)) || isNamed(step.name(), name(nodes.get(first)));
                })
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** The tasks and ends that come next, through gateways. */
    private List<String> following(String from) {
        Set<String> found = new LinkedHashSet<>();
        Set<String> passed = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            var at = open.pop();
            flows.values().stream().filter(flow -> flow.from().equals(at)).forEach(flow -> {
                if (!GATEWAYS.contains(kindOf(flow.to()))) {
                    found.add(flow.to());
                } else if (passed.add(flow.to())) {
                    open.push(flow.to());
                }
            });
        }
        return List.copyOf(found);
    }

    private Set<String> reached(String start) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            following(open.pop()).stream().filter(reached::add).forEach(open::push);
        }
        return reached;
    }

    /** Along what is no usual branch; where several ways go on, it cannot be told which is the main one. */
    private List<String> line(String start, Map<String, String> known) {
        Set<String> line = new LinkedHashSet<>();
        var at = start;
        while (true) {
            var next = following(at).stream()
                    .filter(this::isTask)
                    .filter(id -> String.valueOf(known.get(id)).isEmpty())
                    .filter(id -> !line.contains(id))
                    .toList();
            if (next.isEmpty()) {
                return List.copyOf(line);
            }
            if (next.size() > 1) {
                var names = next.stream().map(id -> name(nodes.get(id))).collect(Collectors.joining(", "));
                fault(
                        nodes.get(at),
                        "다음이 여럿이고 정해진 갈래가 아닙니다: %s".formatted(names),
                        "several ways go on from here, and they are no usual branches: %s".formatted(names));
                return List.copyOf(line);
            }
            at = next.getFirst();
            line.add(at);
        }
    }

    /** Which usual branch leaves at which step of the main line. */
    private Map<String, String> branches(List<String> line, Map<String, String> known) {
        Map<String, String> left = new LinkedHashMap<>();
        known.forEach((id, step) -> {
            if (!step.isEmpty()) {
                left.put(step, id);
            }
        });
        Map<String, String> chosen = new LinkedHashMap<>();
        var ids = ids(line);
        shared.usual().stream()
                .sorted(Comparator.comparingInt(
                        (UsualBranch branch) -> -branch.steps().size()))
                .forEach(branch -> {
                    var steps = branch.steps().stream()
                            .map(step -> step.id().value())
                            .toList();
                    if (!left.keySet().containsAll(steps)) {
                        return;
                    }
                    var first = left.getOrDefault(steps.getFirst(), "");
                    var from = line.stream()
                            .filter(id -> following(id).contains(first))
                            .toList();
                    if (from.size() > 1) {
                        fault(nodes.get(first), "여러 단계에서 갈라집니다. 하나만 됩니다", "it leaves several steps; it can leave one");
                    }
                    if (from.isEmpty()) {
                        return;
                    }
                    int here = line.indexOf(from.getFirst()) + (branch.leavesBefore() ? 1 : 0);
                    if (here < line.size()) {
                        chosen.put(branch.id(), ids.get(here));
                        steps.forEach(left::remove);
                    }
                });
        left.values()
                .forEach(
                        id -> fault(
                                nodes.get(id),
                                "정해진 갈래의 나머지 단계나 갈라지는 곳이 그림에 없습니다",
                                "the other steps of this usual branch, or where it leaves the main line, are not in the drawing"));
        return chosen;
    }

    private String written(List<String> line, Map<String, String> branches, Set<String> tracks) {
        var procedure = procedure();
        var ids = ids(line);
        List<Map<String, Object>> steps = new ArrayList<>();
        List<Map<String, Object>> fresh = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            var old = old(ids.get(i));
            var step = old == null ? fresh(line.get(i), ids.get(i)) : renamed(old, name(nodes.get(line.get(i))));
            steps.add(step);
            if (old == null) {
                fresh.add(step);
            }
        }
        share(steps, fresh);
        procedure.put("steps", steps);
        put(procedure, "branches", asBefore(branches));
        put(procedure, "tracks", List.copyOf(tracks));
        tree.put("procedures", List.of(SheetForm.ordered(procedure)));
        return SheetTree.write(tree);
    }

    /** In the order of the draft, as the steps of a procedure have one. */
    private Map<String, String> asBefore(Map<String, String> branches) {
        Map<String, String> ordered = new LinkedHashMap<>();
        Stream.concat(SheetTree.mapping(procedure(), "branches").keySet().stream(), shared.branches().stream())
                .filter(branches::containsKey)
                .forEach(branch -> ordered.putIfAbsent(branch, branches.getOrDefault(branch, "")));
        return ordered;
    }

    private static void put(Map<String, Object> procedure, String key, Object value) {
        if (value.equals(Map.of()) || value.equals(List.of())) {
            procedure.remove(key);
        } else {
            procedure.put(key, value);
        }
    }

    /** Of the part of the period that kept steps leave, each new one the same. */
    private static void share(List<Map<String, Object>> steps, List<Map<String, Object>> fresh) {
        int rest = Math.max(
                0,
                100
                        - steps.stream()
                                .map(step -> SheetTree.word(step, "share"))
                                .filter(share -> share.matches("\\d{1,3}"))
                                .mapToInt(Integer::parseInt)
                                .sum());
        for (int i = 0; i < fresh.size(); i++) {
            int share = rest / fresh.size() + (i < rest % fresh.size() ? 1 : 0);
            fresh.get(i).put("share", Integer.toString(share));
        }
    }

    private Map<String, Object> fresh(String node, String id) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("id", id);
        step.put("kind", kind(node));
        step.put("by", actor(node));
        step.put("share", "0");
        var name = name(nodes.get(node));
        step.put("name", both(name, name));
        return step;
    }

    private static Map<String, Object> both(String ko, String en) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("ko", ko);
        both.put("en", en);
        return both;
    }

    /** A drawing has one language: the name in the other one stays. Of an internal step a drawing that was made public has no name. */
    private static Map<String, Object> renamed(Map<String, Object> old, String name) {
        var text = SheetTree.mapping(old, "name");
        var was = new Text(SheetTree.word(text, "ko"), SheetTree.word(text, "en"));
        if (isNamed(was, name) || SheetTree.word(old, "public").equals("false")) {
            return old;
        }
        boolean korean = HANGUL.matcher(name).find();
        Map<String, Object> renamed = new LinkedHashMap<>(old);
        renamed.put("name", both(korean ? name : was.ko(), korean ? was.en() : name));
        return renamed;
    }

    /** As our own drawings document a task; else work that somebody has to name. */
    private String kind(String node) {
        var said = children(nodes.get(node))
                .filter(one -> is(one, "documentation"))
                .map(one -> one.getTextContent().strip())
                .findFirst()
                .orElse("");
        return Stream.of(Step.Kind.values())
                .filter(kind -> Stream.of(kind.text().ko(), kind.text().en())
                        .anyMatch(word -> said.equals(word) || said.startsWith(word + ",")))
                .findFirst()
                .map(Entry::written)
                .orElse(Entry.written(Step.Kind.WORK));
    }

    private String actor(String node) {
        var by = Stream.concat(
                        children(nodes.get(node))
                                .filter(one ->
                                        is(one, "performer") || is(one, "humanPerformer") || is(one, "potentialOwner"))
                                .map(Drawing::name),
                        Stream.ofNullable(lanes.get(node)))
                .toList();
        return Stream.of(Actor.values())
                .filter(actor -> by.stream().anyMatch(name -> isNamed(actor.text(), name)))
                .findFirst()
                .map(Entry::written)
                .orElse(Entry.written(Actor.OFFICER));
    }

    /** Of the steps of the line in the sheet, each another one. */
    private List<String> ids(List<String> line) {
        Set<String> ids = new LinkedHashSet<>();
        for (var node : line) {
            var wanted = id(node);
            var free = wanted;
            for (int more = 2; !ids.add(free); more++) {
                free = wanted + "-" + more;
            }
        }
        return List.copyOf(ids);
    }

    /** The one it has, if that can stand in a sheet; of the draft's step with that name; or made of an English name. */
    private String id(String node) {
        var own = own(node);
        if (old(own) != null) {
            return own;
        }
        var name = name(nodes.get(node));
        for (var step : before) {
            var text = SheetTree.mapping(step, "name");
            if (isNamed(new Text(SheetTree.word(text, "ko"), SheetTree.word(text, "en")), name)) {
                return SheetTree.word(step, "id");
            }
        }
        if (ID.matcher(own).matches()) {
            return own;
        }
        var made = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        return ID.matcher(made).matches() ? made : "step";
    }

    /** Our own drawings write the procedure's code before it. */
    private String own(String node) {
        return node.startsWith(code + ".") ? node.substring(code.length() + 1) : node;
    }

    private @Nullable Map<String, Object> old(String id) {
        return before.stream()
                .filter(step -> SheetTree.word(step, "id").equals(id))
                .findFirst()
                .orElse(null);
    }

    private Map<String, Object> procedure() {
        var all = SheetTree.mappings(tree, "procedures");
        return all.isEmpty() ? new LinkedHashMap<>() : all.getFirst();
    }

    private void fault(@Nullable Element one, String ko, String en) {
        fault(one == null ? "" : one.getAttribute("id"), one == null ? "" : name(one), new Text(ko, en));
    }

    private void fault(String id, String name, Text message) {
        faults.add(new Fault(shortened(id), name, message));
    }

    private static String name(@Nullable Element one) {
        return one == null
                ? ""
                : shortened(one.getAttribute("name").replaceAll("\\s+", " ").strip());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
    }

    private static boolean is(@Nullable Node one, String name) {
        return one != null && MODEL.equals(one.getNamespaceURI()) && name.equals(one.getLocalName());
    }

    private static Stream<Element> children(@Nullable Node of) {
        List<Element> children = new ArrayList<>();
        for (var one = of == null ? null : of.getFirstChild(); one != null; one = one.getNextSibling()) {
            if (one instanceof Element element) {
                children.add(element);
            }
        }
        return children.stream();
    }
}
