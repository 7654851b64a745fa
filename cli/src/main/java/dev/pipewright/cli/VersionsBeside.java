package dev.pipewright.cli;

import dev.pipewright.model.Pipeline;
import dev.pipewright.model.inline.PublishedPipelines;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// The versions that sub-pipelines name, as files beside the one that is run: `addresses.v3.pipeline.json`.
final class VersionsBeside implements PublishedPipelines {

    /// A name that leads to no other folder.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Path run;

    /// @param run the file that is run
    VersionsBeside(Path run) {
        this.run = run;
    }

    /// @throws UsageException if the file is there and cannot be read, or is no pipeline
    @Override
    public Optional<Pipeline> version(String pipeline, int number) {
        if (!NAME.matcher(pipeline).matches()) {
            return Optional.empty();
        }
        Path file = run.resolveSibling(pipeline + ".v" + number + PipelineFile.EXTENSION);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PipelineText.read(file).pipeline());
        } catch (PipelineFormatException _) {
            throw new UsageException(file + " is no pipeline. Check it: pipewright check " + file);
        }
    }
}
