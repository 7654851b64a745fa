package dev.pipewright.benchmarks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How fast mapping is, in records per second of processor time.
///
/// @param vsHandwritten our rate as a share of hand-written code's, for the shape where it is lowest
/// @param vsJsonata4Java how many times JSONata4Java's rate, for the shape where it is lowest
/// @param rates by shape, then by contender
public record MappingFigures(double vsHandwritten, double vsJsonata4Java, Map<String, Map<String, Double>> rates) {

    public MappingFigures {
        // Not Map.copyOf, which would lose the order.
        rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
    }
}
