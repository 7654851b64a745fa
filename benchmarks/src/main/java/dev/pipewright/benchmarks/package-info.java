/// Measures the product against what it is built with and against plain code. Each figure is a ratio within one run, so
/// that it says the same on any machine.
@NullMarked
package dev.pipewright.benchmarks;

import org.jspecify.annotations.NullMarked;
