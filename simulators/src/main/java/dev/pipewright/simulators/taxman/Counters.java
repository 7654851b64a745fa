package dev.pipewright.simulators.taxman;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Counts what TAXMAN was asked and what it did. Safe for many threads.
final class Counters {

    private final Map<CallKind, LongAdder> calls = new EnumMap<>(CallKind.class);
    private final Map<String, LongAdder> faults = new ConcurrentHashMap<>();
    private final LongAdder recorded = new LongAdder();
    private final LongAdder replays = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder limited = new LongAdder();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    Counters() {
        for (CallKind kind : CallKind.values()) {
            calls.put(kind, new LongAdder());
        }
    }

    void begin(CallKind kind) {
        adder(kind).increment();
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
    }

    void end() {
        running.decrementAndGet();
    }

    void countFault(Fault fault) {
        faults.computeIfAbsent(fault.name(), _ -> new LongAdder()).increment();
    }

    void countRecorded() {
        recorded.increment();
    }

    void countReplay() {
        replays.increment();
    }

    void countRefused() {
        refused.increment();
    }

    void countLimited() {
        limited.increment();
    }

    void reset() {
        calls.values().forEach(LongAdder::reset);
        faults.clear();
        recorded.reset();
        replays.reset();
        refused.reset();
        limited.reset();
        mostAtOnce.set(running.get());
    }

    TaxmanCounters read(int documents) {
        Map<String, Long> callsById = new LinkedHashMap<>();
        long recordingCalls = 0;
        for (CallKind kind : CallKind.values()) {
            long count = adder(kind).sum();
            callsById.put(kind.id(), count);
            recordingCalls += kind.isRecording() ? count : 0;
        }
        Map<String, Long> faultsByName = new TreeMap<>();
        faults.forEach((name, count) -> faultsByName.put(name, count.sum()));
        return new TaxmanCounters(
                callsById,
                recordingCalls,
                documents,
                recorded.sum(),
                replays.sum(),
                refused.sum(),
                limited.sum(),
                faultsByName,
                mostAtOnce.get());
    }

    private LongAdder adder(CallKind kind) {
        return Objects.requireNonNull(calls.get(kind));
    }
}
