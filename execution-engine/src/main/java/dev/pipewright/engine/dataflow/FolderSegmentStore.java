package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
        Path root = folder(tenant, run);
        try {
            Files.createDirectories(root);
            Path unfinished = root.resolve(name + ".new");
            Files.write(unfinished, seal.close(tenant, KIND, segment.bytes()));
            sync(unfinished, StandardOpenOption.WRITE);
            Files.move(
                    unfinished,
                    root.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            // A name is durable when the folder it stands in is.
            for (Path folder : List.of(root, folder(tenant), this.folder)) {
                sync(folder, StandardOpenOption.READ);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the segment " + name, e);
        }
    }

    /// A checkpoint that names the segment will be durable, so the segment must be before.
    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    @Override
    public Payload get(TenantId tenant, RunId run, String name) {
        try {
            return Payload.of(seal.open(tenant, KIND, Files.readAllBytes(file(tenant, run, name))));
        } catch (NoSuchFileException _) {
            throw new SliceFailedException(
                    name.startsWith(INPUT)
                            ? Sentence.of("engine.inputsGone", "run", run)
                            : Sentence.of("engine.segmentGone", "name", name));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the segment " + name, e);
        }
    }

    @Override
    public void drop(TenantId tenant, RunId run) {
        drop(tenant, run, name -> !name.startsWith(INPUT));
    }

    @Override
    public void dropInputs(TenantId tenant, RunId run) {
        drop(tenant, run, _ -> true);
    }

    private void drop(TenantId tenant, RunId run, Predicate<String> which) {
        Path root = folder(tenant, run);
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> files = Files.list(root)) {
            boolean left = false;
            for (Path file : files.toList()) {
                if (which.test(String.valueOf(file.getFileName()))) {
                    Files.deleteIfExists(file);
                } else {
                    left = true;
                }
            }
            if (!left) {
                Files.deleteIfExists(root);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not drop the segments of run " + run, e);
        }
    }

    @Override
    public Set<RunId> runs(TenantId tenant) {
        Path root = folder(tenant);
        if (!Files.isDirectory(root)) {
            return Set.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> new RunId(UUID.fromString(String.valueOf(folder.getFileName()))))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("could not list the segments of tenant " + tenant, e);
        }
    }

    private Path folder(TenantId tenant) {
        return folder.resolve(tenant.value());
    }

    private Path folder(TenantId tenant, RunId run) {
        return folder(tenant).resolve(run.toString());
    }

    private Path file(TenantId tenant, RunId run, String name) {
        return folder(tenant, run).resolve(name);
    }
}
