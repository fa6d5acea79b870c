package dev.willbridge.simulator;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line what a user can do something about; a stack trace is for our own mistakes. */
final class PlainErrors implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) throws Exception {
        if (exception instanceof UserException) {
            command.getErr().println(command.getColorScheme().errorText(exception.getMessage()));
            return command.getCommandSpec().exitCodeOnInvalidInput();
        }
        throw exception;
    }
}
