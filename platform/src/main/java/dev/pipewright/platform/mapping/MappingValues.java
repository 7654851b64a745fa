package dev.pipewright.platform.mapping;

import java.util.List;
import java.util.Map;

/// What a mapping does with one record.
///
/// @param sources what the record has, by path without the marks of lists
/// @param targets what the lines give, one for each
/// @param required how many fields the target requires as the lines are
/// @param missing the required fields that nothing gives and nobody has left out
/// @param fields as in [MappingLook], of the mapping as it is now
/// @param isCut true if some lines were not tried because it took too long
public record MappingValues(
        Map<String, String> sources,
        List<GivenValue> targets,
        int required,
        List<String> missing,
        int fields,
        boolean isCut) {

    public MappingValues {
        sources = Map.copyOf(sources);
        targets = List.copyOf(targets);
        missing = List.copyOf(missing);
    }

    /// What a line gives.
    ///
    /// @param reads the fields of the source that it can depend on, without the marks of lists; `.*` for anything
    ///     below
    /// @param fault what is wrong with it; empty if nothing is
    /// @param position where, in characters from the start of the expression; -1 if nothing is wrong
    /// @param remark what is likely not meant; empty if nothing is
    public record GivenValue(
            String target, List<String> reads, String value, String fault, int position, String remark) {
        public GivenValue {
            reads = List.copyOf(reads);
        }
    }
}
