package dev.pipewright.cli;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.dataflow.FolderSegmentStore;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.envelope.EnvelopeException;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.StorageException;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.LocalState;
import dev.pipewright.engine.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a run keeps what it has done. Beside the file lie its keys, with which everything in it is encrypted, and
/// a folder for records that are read more than once.
final class StateFile implements AutoCloseable {

    private final Path path;
    private final @Nullable Path temporary;
    private final LocalState state;
    private final SegmentStore segments;

    private StateFile(Path path, @Nullable Path temporary) {
        this.path = path;
        this.temporary = temporary;
        this.state = LocalState.open(path, Clock.systemUTC());
        this.segments = new FolderSegmentStore(path.resolveSibling(path.getFileName() + ".segments"), state.seal());
    }

    /// Opens the file that was named; without one, a temporary file for an estimate and one beside the pipeline
    /// for a record run.
    ///
    /// @throws UsageException if it cannot be made or used
    static StateFile open(Arguments arguments, Surroundings surroundings) {
        try {
            if (arguments.stateFile().isPresent()) {
                return lasting(arguments.stateFile().get().toAbsolutePath());
            }
            if (arguments.mode() == Mode.RECORD || arguments.replay() != null) {
                return lasting(besidePipeline(arguments.file().toAbsolutePath()));
            }
            Path folder = Files.createTempDirectory(surroundings.temporary(), "pipewright-");
            return new StateFile(folder.resolve("state"), folder);
        } catch (StorageException | EnvelopeException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (IOException _) {
            throw new UsageException("The state file cannot be made. Check the folder's permissions and free space.");
        }
    }

    private static StateFile lasting(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        return new StateFile(path, null);
    }

    private static Path besidePipeline(Path pipeline) {
        String name = String.valueOf(pipeline.getFileName()).replaceFirst("(\\.pipeline)?\\.json$", "");
        return pipeline.resolveSibling(name + ".state");
    }

    Ledger ledger() {
        return state.ledger();
    }

    LoadStore loads() {
        return state.loads();
    }

    RunStore runs() {
        return state.runs();
    }

    SegmentStore segments() {
        return segments;
    }

    /// Where the state is, or `temporary` if it does not outlive the run.
    String shownPath() {
        return temporary == null ? path.toString() : "temporary";
    }

    @Override
    public void close() {
        state.close();
        if (temporary != null) {
            remove(temporary);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException _) {
            // It lies in the system's folder for what need not last.
        }
    }
}
