package city.open.inside.exchange;

import java.util.List;

/** One case of an XES file: its own attributes, and its events in the order of the file. */
record XesTrace(XesElement attributes, List<XesElement> events) {}
