package dev.willbridge.simulator;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in one line what a user can do something about; a stack trace is for our own mistakes. */
final class PlainErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        say(command, exception.getMessage());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) throws Exception {
        if (exception instanceof UserException) {
            say(command, exception.getMessage());
            return command.getCommandSpec().exitCodeOnInvalidInput();
        }
        throw exception;
    }

    private static void say(CommandLine command, @Nullable String problem) {
        command.getErr().println(command.getColorScheme().errorText(problem));
    }
}
