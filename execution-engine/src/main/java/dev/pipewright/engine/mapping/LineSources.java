package dev.pipewright.engine.mapping;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.sensitive.LineReads;
import dev.pipewright.model.sensitive.SensitiveFlow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells what lines read by their lineage, so that what is made of a sensitive field is known to be sensitive too.
public final class LineSources implements LineReads {

    /// The sensitive fields of a pipeline, wherever it carries them.
    ///
    /// @param pipeline with the nodes of sub-pipelines in their place, if they are to be told too
    public static SensitiveFlow sensitiveIn(Pipeline pipeline) {
        return SensitiveFlow.through(pipeline, new LineSources());
    }

    @Override
    public Map<String, Set<String>> of(List<MappingLine> lines) {
        Map<String, Set<String>> reads = new HashMap<>();
        Lineage.of(lines)
                .forEach(lineage -> reads.put(
                        lineage.target(),
                        lineage.sources().stream().map(SourceField::path).collect(Collectors.toSet())));
        return reads;
    }
}
