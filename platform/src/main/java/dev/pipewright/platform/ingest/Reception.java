package dev.pipewright.platform.ingest;

import dev.pipewright.model.Sentence;
import dev.pipewright.platform.ingest.IngestRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Takes the bytes of chunks in. Each is held in memory until it is kept, so only some are received at a time; the
/// others are asked to come again. Safe for use by many threads.
final class Reception {

    private static final int LARGEST_MEGABYTES = 16;
    private static final int PLACES = 8;

    private final Semaphore places = new Semaphore(PLACES);

    /// What is done with a chunk.
    @FunctionalInterface
    interface Keeping {
        ChunkReceipt keep(byte[] content, byte[] hash);
    }

    ChunkReceipt receive(InputStream body, byte @Nullable [] digest, Keeping keeping) throws IOException {
        if (!places.tryAcquire()) {
            throw new IngestRefusedException(Reason.LATER, Sentence.of("platform.ingestBusy"));
        }
        try {
            byte[] content = body.readNBytes((LARGEST_MEGABYTES << 20) + 1);
            if (content.length > LARGEST_MEGABYTES << 20) {
                throw new IngestRefusedException(
                        Reason.TOO_LARGE, Sentence.of("platform.chunkTooLarge", "most", LARGEST_MEGABYTES));
            }
            byte[] hash = sha256(content);
            if (digest != null && !MessageDigest.isEqual(digest, hash)) {
                throw new IngestRefusedException(Reason.WRONG, Sentence.of("platform.chunkDamaged"));
            }
            return keeping.keep(content, hash);
        } finally {
            places.release();
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
