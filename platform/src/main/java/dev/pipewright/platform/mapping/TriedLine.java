package dev.pipewright.platform.mapping;

import java.util.ArrayList;
import java.util.List;

/// What a line would give on each of the sample records.
///
/// @param fault what keeps it from being compiled; empty if nothing does
/// @param position where, in characters from the start of the expression; -1 if nothing is wrong
/// @param remark what is likely not meant; empty if nothing is
/// @param instead what may be meant, of which all give what the target takes
/// @param values the different texts, numbers and truths that it gives, as texts; the first 50, and none if
///     they are sensitive
public record TriedLine(
        String fault, int position, List<OnRecord> records, String remark, List<Instead> instead, List<String> values) {

    public TriedLine {
        records = List.copyOf(records);
        instead = List.copyOf(instead);
        values = List.copyOf(values);
    }

    /// An expression that cannot be compiled.
    static TriedLine faulty(String fault, int position) {
        return new TriedLine(fault, position, List.of(), "", List.of(), List.of());
    }

    /// The same with something more that may be meant.
    TriedLine or(Instead more) {
        var all = new ArrayList<>(instead);
        all.add(more);
        return new TriedLine(fault, position, records, remark, all, values);
    }

    /// What may be meant.
    ///
    /// @param name what it gives, in words
    /// @param expression to put in place of the one that was tried; empty to go through the list item by item
    public record Instead(String name, String expression) {}

    /// What it gives on one record.
    ///
    /// @param number of the record, from 0
    /// @param fault what is wrong with the record in it; empty if nothing is
    /// @param position where, in characters from the start of the expression; -1 if nothing is wrong
    public record OnRecord(int number, String value, String fault, int position) {}
}
