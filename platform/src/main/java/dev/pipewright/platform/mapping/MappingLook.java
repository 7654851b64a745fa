package dev.pipewright.platform.mapping;

import java.util.List;

/// What there is to draw between.
///
/// @param targetName what people call the target; empty if nobody says what it wants
/// @param records how many sample records there are
/// @param fields stands for all the fields of both sides: another number tells that there are others now
/// @param recordsFrom where they are from, or why there are none
public record MappingLook(
        List<SourceRow> sources,
        List<TargetRow> targets,
        String targetName,
        int fields,
        int records,
        String recordsFrom) {

    public MappingLook {
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
    }
}
