/// Starts the product and its simulators as processes of their own, as a user does, and watches or kills them.
/// Start at [dev.pipewright.benchmarks.process.JavaProcess].
@NullMarked
package dev.pipewright.benchmarks.process;

import org.jspecify.annotations.NullMarked;
