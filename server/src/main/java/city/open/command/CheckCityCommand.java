package city.open.command;

import city.open.border.surveys.Questionnaires;
import city.open.ground.calendar.Holidays;
import city.open.ground.city.City;
import city.open.ground.folder.CityFolder;
import city.open.ground.page.Words;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.SheetFault;
import city.open.inside.approval.DelegationTable;
import city.open.inside.casework.DelayRules;
import city.open.inside.dates.Erasures;
import city.open.outside.filing.FormSheets;
import city.open.outside.follow.MessageSheets;
import city.open.town.borders.Borders;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.CleanHands;
import city.open.town.catalogue.CommentPeriods;
import city.open.town.organization.Organization;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check-city",
        description =
                "Reads the folder of a city and tells everything that is wrong with it, a line each, with its file."
                        + " Changes nothing and starts nothing. Exit 0 only if it can be served.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class CheckCityCommand implements Callable<Integer> {

    private static final String DRAWING = "[^/]+\\.svg";
    private static final String SHEETS = "[^/]+\\.yaml";
    /** What rooms read, and how the files in a folder are called. */
    private static final Map<String, String> READ = new TreeMap<>(Map.ofEntries(
            Map.entry(CityFolder.SHEET, ""),
            Map.entry("words.ko.properties", ""),
            Map.entry("words.en.properties", ""),
            Map.entry("organization", SHEETS),
            Map.entry("catalogue", SHEETS),
            Map.entry("delegation", SHEETS),
            Map.entry("clean-hands", SHEETS),
            Map.entry("comments", SHEETS),
            Map.entry("delays", SHEETS),
            Map.entry("filing", SHEETS),
            Map.entry("survey", SHEETS),
            Map.entry("calendar", "(own-)?holidays\\.csv"),
            Map.entry("retention", "personal-data\\.yaml"),
            Map.entry("follow", "messages\\.yaml"),
            Map.entry("map", "districts\\.geojson"),
            Map.entry("effect", "(table|printed)\\.csv"),
            Map.entry("demo", ".*\\.yaml")));

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder, as ./open new-city writes one.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    public Integer call() {
        CityOptions.refuseUnlessFolder(folder);
        var faults = new Faults();
        var name = check(CityFolder.at(folder), faults);
        faults.stop(SheetFault::new);
        BesideCommand.say(spec.commandLine().getOut(), "%s can be served from %s.".formatted(name, folder));
        return 0;
    }

    /** What lies in a folder under another name than those it is read by would be passed over in silence. */
    private static void strangers(CityFolder folder, Faults faults) {
        for (var name : folder.everything()) {
            var parts = name.split("/", 2);
            var expected = READ.get(parts[0]);
            boolean note = name.endsWith(".md") || name.startsWith(".") || name.contains("/.");
            boolean read = expected != null && (parts.length == 1 || parts[1].matches(expected));
            if (!note && !read && !name.matches(DRAWING)) {
                faults.add("%s: nothing reads this; expected %s"
                        .formatted(
                                name,
                                expected == null
                                        ? String.join(", ", READ.keySet())
                                        : "files as docs/city.md lists them for %s/".formatted(parts[0])));
            }
        }
    }

    /** Asks every room for what it reads of the folder. */
    private static String check(CityFolder folder, Faults faults) {
        strangers(folder, faults);
        var city = City.read(folder, faults);
        try {
            Holidays.of(folder);
        } catch (IllegalStateException fault) {
            String.valueOf(fault.getMessage()).lines().forEach(faults::add);
        }
        var unitStands = Organization.check(folder, city.code(), faults);
        var procedures = Catalogue.check(folder, unitStands, faults);
        DelegationTable.check(folder, procedures::contains, faults);
        CleanHands.check(folder, faults);
        CommentPeriods.check(folder, procedures::contains, faults);
        FormSheets.check(folder, procedures, faults);
        DelayRules.check(folder, faults);
        Erasures.check(folder, procedures, faults);
        MessageSheets.check(folder, faults);
        Questionnaires.check(folder, faults);
        Borders.check(folder, faults);
        Words.check(folder, faults);
        return city.name().en();
    }
}
