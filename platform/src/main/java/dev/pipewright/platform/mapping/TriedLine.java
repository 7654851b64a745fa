package dev.pipewright.platform.mapping;

import java.util.List;

/// What a line would give on each of the sample records.
///
/// @param fault what keeps it from being compiled; empty if nothing does
/// @param position where, in characters from the start of the expression; -1 if nothing is wrong
public record TriedLine(String fault, int position, List<OnRecord> records) {

    public TriedLine {
        records = List.copyOf(records);
    }

    /// What it gives on one record.
    ///
    /// @param number of the record, from 0
    /// @param fault what is wrong with the record in it; empty if nothing is
    /// @param position where, in characters from the start of the expression; -1 if nothing is wrong
    public record OnRecord(int number, String value, String fault, int position) {}
}
