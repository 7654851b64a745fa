/// The command line as a person or a script meets it: files in, sentences, files and exit codes out. Journeys that
/// need the ERP are in `e2e-tests`.
@NullMarked
package dev.pipewright.cli;

import org.jspecify.annotations.NullMarked;
