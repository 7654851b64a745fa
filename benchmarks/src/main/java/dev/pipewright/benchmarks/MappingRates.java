package dev.pipewright.benchmarks;

/// How fast mapping is, beside hand-written code and other JSONata engines.
final class MappingRates implements Benchmark {

    private static final double LEAST_OF_HANDWRITTEN = 0.7;
    private static final double LEAST_OF_JSONATA4JAVA = 10;

    private final MappingBenchmark benchmark;

    MappingRates(boolean quick) {
        benchmark = quick ? new MappingBenchmark(9, 100) : new MappingBenchmark(15, 200);
    }

    @Override
    public String name() {
        return "mapping";
    }

    @Override
    public void measure(Figures figures) {
        figures.begin("Mapping: one order, three shapes, medians");
        MappingFigures rates = benchmark.run();
        rates.rates()
                .forEach((shape, contenders) -> contenders.forEach(
                        (contender, rate) -> figures.note("%-24s %-14s %,12.0f records/s", shape, contender, rate)));
        figures.atLeast(
                "mapping_vs_handwritten",
                rates.vsHandwritten(),
                LEAST_OF_HANDWRITTEN,
                "share of hand-written Jackson code, lowest shape");
        figures.atLeast(
                "mapping_vs_jsonata4java",
                rates.vsJsonata4Java(),
                LEAST_OF_JSONATA4JAVA,
                "times JSONata4Java, lowest shape");
    }
}
