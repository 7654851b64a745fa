package dev.pipewright.benchmarks;

import java.io.IOException;

/// Measures one thing.
interface Benchmark {

    /// What it is called on the command line.
    String name();

    /// Measures, tells the figures as soon as it has them.
    void measure(Figures figures) throws IOException, InterruptedException;
}
