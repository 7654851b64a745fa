package dev.pipewright.model.sensitive;

import dev.pipewright.model.MappingLine;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Knows which fields of the incoming record the lines of a mapping read.
@FunctionalInterface
public interface LineReads {

    /// The paths that each line reads, by its target; `$` for the whole record. Never too few. A line that is no
    /// expression gives nothing, and may be left out.
    Map<String, Set<String>> of(List<MappingLine> lines);
}
