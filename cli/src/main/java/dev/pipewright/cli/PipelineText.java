package dev.pipewright.cli;

import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads pipeline files.
final class PipelineText {

    private PipelineText() {}

    /// Reads a file.
    ///
    /// @throws UsageException if it cannot be read
    /// @throws dev.pipewright.model.json.PipelineFormatException if it is no pipeline
    static PipelineFile read(Path path) {
        return PipelineJson.read(text(path, "pipeline"));
    }

    /// The text of a file.
    ///
    /// @param what what the file holds, for the complaint
    /// @throws UsageException if it cannot be read
    static String text(Path path, String what) {
        if (!Files.exists(path)) {
            throw new UsageException("There is no file " + path + ". Check the name of the " + what + " file.");
        }
        if (Files.isDirectory(path)) {
            throw new UsageException(path + " is a folder. Name a " + what + " file in it.");
        }
        try {
            return Files.readString(path);
        } catch (CharacterCodingException _) {
            throw new UsageException(path + " is not UTF-8 text. Save the " + what + " file as UTF-8.");
        } catch (IOException _) {
            throw new UsageException("The file " + path + " cannot be read. Check its permissions.");
        }
    }
}
