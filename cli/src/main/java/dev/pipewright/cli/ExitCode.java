package dev.pipewright.cli;

/// What the command ends with, for scripts.
enum ExitCode {
    /// All is done.
    DONE(0),
    /// The run failed, or was stopped before its end.
    FAILED(1),
    /// The command, the pipeline or what belongs to it is wrong; nothing was run.
    INVALID(2),
    /// All that could be done is done; something was refused.
    DONE_WITH_REJECTS(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
