package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Segments as files in a folder, one below it per tenant and run.
public final class FolderSegmentStore implements SegmentStore {

    private static final String KIND = "segment";

    private final Path folder;
    private final Seal seal;

    /// A store whose files are sealed.
    public FolderSegmentStore(Path folder, Seal seal) {
        this.folder = folder;
        this.seal = seal;
    }

    @Override
    public void put(TenantId tenant, RunId run, String name, Payload segment) {
        Path file = file(tenant, run, name);
        try {
            Files.createDirectories(file.getParent());
            Path unfinished = file.resolveSibling(name + ".new");
            Files.write(unfinished, seal.close(tenant, KIND, segment.bytes()));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the segment " + name, e);
        }
    }

    @Override
    public Payload get(TenantId tenant, RunId run, String name) {
        try {
            return Payload.of(seal.open(tenant, KIND, Files.readAllBytes(file(tenant, run, name))));
        } catch (NoSuchFileException _) {
            throw new SliceFailedException(
                    "The records that this run kept on disk are gone (" + name + "). Start the run again.");
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the segment " + name, e);
        }
    }

    @Override
    public void drop(TenantId tenant, RunId run) {
        Path root = folder(tenant, run);
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not drop the segments of run " + run, e);
        }
    }

    private Path folder(TenantId tenant, RunId run) {
        return folder.resolve(tenant.value()).resolve(run.toString());
    }

    private Path file(TenantId tenant, RunId run, String name) {
        return folder(tenant, run).resolve(name);
    }
}
