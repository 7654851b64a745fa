/// Runs and checks pipeline files from the command line, without server, browser or database. Start at
/// [dev.pipewright.cli.Main]. It reads, calls the engine and prints; it decides nothing about records.
@NullMarked
package dev.pipewright.cli;

import org.jspecify.annotations.NullMarked;
