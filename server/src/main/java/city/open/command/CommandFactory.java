package city.open.command;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Gives each command the application it starts. */
record CommandFactory(Class<?> application) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == ServeCommand.class) {
            return type.cast(new ServeCommand(application));
        }
        if (type == DemoCommand.class) {
            return type.cast(new DemoCommand(application));
        }
        if (type == CheckCommand.class) {
            return type.cast(new CheckCommand(application));
        }
        if (type == RenewLogKeyCommand.class) {
            return type.cast(new RenewLogKeyCommand(application));
        }
        if (type == RenewVaultKeyCommand.class) {
            return type.cast(new RenewVaultKeyCommand(application));
        }
        if (type == ImportCommand.class) {
            return type.cast(new ImportCommand(application));
        }
        if (type == HolidayCommand.class) {
            return type.cast(new HolidayCommand(application));
        }
        if (type == ExchangeCommand.class) {
            return type.cast(new ExchangeCommand(application));
        }
        if (type == PeopleCommand.class) {
            return type.cast(new PeopleCommand(application));
        }
        if (type == ExportCommand.class) {
            return type.cast(new ExportCommand(application));
        }
        if (type == RestoreCommand.class) {
            return type.cast(new RestoreCommand(application));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
