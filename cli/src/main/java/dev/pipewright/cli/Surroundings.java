package dev.pipewright.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/// What the command sees of its process.
///
/// @param out for the answer
/// @param err for progress and complaints
/// @param terminal true if a person watches `err`
/// @param environment the environment variables
/// @param temporary where a state that need not last is kept
record Surroundings(
        PrintStream out, PrintStream err, boolean terminal, Map<String, String> environment, Path temporary) {

    Surroundings {
        environment = Map.copyOf(environment);
    }
}
