package dev.pipewright.platform.ingest;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.store.AskedRun;
import dev.pipewright.engine.store.JdbcLandings;
import dev.pipewright.engine.store.JdbcUploadRemovals;
import dev.pipewright.engine.store.JdbcUploads;
import dev.pipewright.engine.store.Landing;
import dev.pipewright.engine.store.Upload;
import dev.pipewright.model.Sentence;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.ingest.IngestRefusedException.Reason;
import dev.pipewright.platform.ingest.UploadReport.UploadRun;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.tenant.Tenants;
import dev.pipewright.platform.version.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What senders push: taken chunk by chunk, each as often as it is sent; when an upload is complete, the pipelines
/// that listen to its stream run. Safe for use by many threads.
public final class Ingest {

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final String ITSELF = "ingest";
    private static final int MOST_CHUNKS = 100_000;
    private static final int NAMED = 20;

    private final JdbcUploads uploads;
    private final JdbcLandings landings;
    private final JdbcUploadRemovals removals;
    private final Listeners listeners;
    private final Tenants tenants;
    private final Runs runs;
    private final Audit audit;
    private final Reception reception;
    private final int megabytes;

    /// @param megabytes how much of a tenant may wait to be read, at least 1
    public Ingest(
            JdbcUploads uploads,
            JdbcLandings landings,
            JdbcUploadRemovals removals,
            Tenants tenants,
            Catalogue catalogue,
            Versions versions,
            Runs runs,
            Audit audit,
            int megabytes) {
        this.uploads = uploads;
        this.landings = landings;
        this.removals = removals;
        this.tenants = tenants;
        this.listeners = new Listeners(catalogue, versions);
        this.runs = runs;
        this.audit = audit;
        this.reception = new Reception();
        this.megabytes = megabytes;
    }

    /// Takes a chunk, and opens the upload if it is the first to come.
    ///
    /// @param number its place in the upload, from 0 on
    /// @param body read to its end, and not closed
    /// @param digest the SHA-256 that it has where it was sent; null if nobody says
    /// @throws IngestRefusedException if it is not taken
    /// @throws IOException if the body cannot be read
    public ChunkReceipt take(
            TenantId tenant, String stream, String id, int number, InputStream body, byte @Nullable [] digest)
            throws IOException {
        IngestNames.check(stream);
        IngestNames.check(id);
        if (number < 0 || number >= MOST_CHUNKS) {
            throw new IngestRefusedException(
                    Reason.WRONG, Sentence.of("platform.noChunkNumber", "number", number, "most", MOST_CHUNKS - 1));
        }
        if (uploads.find(tenant, stream, id).isEmpty()
                && listeners.of(tenant, stream).isEmpty()) {
            throw new IngestRefusedException(Reason.UNKNOWN, Sentence.of("platform.noListener", "stream", stream));
        }
        return reception.receive(body, digest, (content, hash) -> {
            var kept = uploads.keep(tenant, stream, id, number, content, hash, (long) megabytes << 20);
            return switch (kept) {
                case NEW, SAME -> new ChunkReceipt(present(tenant, stream, id), kept == JdbcUploads.Kept.NEW);
                case OTHER -> throw conflict(Sentence.of("platform.chunkDiffers", "number", number, "upload", id));
                case CLOSED -> throw conflict(Sentence.of("platform.uploadClosed", "number", number, "upload", id));
                case TOO_LARGE ->
                    throw new IngestRefusedException(
                            Reason.TOO_LARGE, Sentence.of("platform.uploadTooLarge", "most", megabytes));
                case FULL ->
                    throw new IngestRefusedException(
                            Reason.LATER, Sentence.of("platform.ingestFull", "most", megabytes));
            };
        });
    }

    private static IngestRefusedException conflict(Sentence sentence) {
        return new IngestRefusedException(Reason.CONFLICT, sentence);
    }

    private Upload present(TenantId tenant, String stream, String id) {
        return uploads.find(tenant, stream, id).orElseThrow(() -> unknown(stream, id));
    }

    private static IngestRefusedException unknown(String stream, String id) {
        return new IngestRefusedException(
                Reason.UNKNOWN, Sentence.of("platform.noUpload", "upload", id, "stream", stream));
    }

    /// What is there of an upload; empty if there is no such.
    public Optional<UploadReport> find(TenantId tenant, String stream, String id) {
        return uploads.find(tenant, stream, id)
                .map(upload -> new UploadReport(
                        upload,
                        uploads.chunks(tenant, stream, id),
                        landings.asked(tenant, stream, id).stream()
                                .map(asked -> new UploadRun(asked.pipelineId(), asked.run(), null))
                                .toList()));
    }

    /// Closes an upload and starts the runs that it asks for; again, it does what is left of that.
    ///
    /// @param chunks how many the sender has sent
    /// @throws IngestRefusedException if it does not have these chunks; it stays as it is then
    public UploadReport complete(TenantId tenant, String stream, String id, int chunks) {
        Landing landing = landings.land(tenant, stream, id, chunks, listeners.of(tenant, stream));
        return switch (landing) {
            case Landing.Unknown _ -> throw unknown(stream, id);
            case Landing.Missing missing ->
                throw conflict(
                        Sentence.of("platform.chunksMissing", "upload", id, "numbers", words(missing.numbers())));
            case Landing.Otherwise other ->
                throw conflict(
                        Sentence.of("platform.chunksDiffer", "upload", id, "count", other.chunks(), "said", chunks));
            case Landing.Landed landed ->
                new UploadReport(
                        present(tenant, stream, id),
                        uploads.chunks(tenant, stream, id),
                        landed.runs().stream()
                                .map(asked -> started(tenant, asked))
                                .toList());
        };
    }

    private static String words(List<Integer> numbers) {
        String named = numbers.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        return numbers.size() > NAMED ? named + ", …" : named;
    }

    /// Starts what uploads have asked for and a process that ended did not start. Asked twice, it starts nothing
    /// twice.
    public void startWhatIsLeft() {
        for (TenantId tenant : tenants.list()) {
            landings.unstarted(tenant).forEach(asked -> started(tenant, asked));
        }
    }

    private UploadRun started(TenantId tenant, AskedRun asked) {
        try {
            var run = runs.start(new RunRequest(
                    tenant,
                    asked.pipelineId(),
                    RunRequest.Subject.LIVE,
                    Mode.RECORD,
                    Map.of(),
                    asked.trigger(),
                    ITSELF));
            return new UploadRun(asked.pipelineId(), run.id(), null);
        } catch (RunRefusedException refused) {
            LOG.warn("What was pushed could not start the run {}.", asked.trigger());
            audit.note(tenant, ITSELF, "ingest.refused", asked.trigger());
            return new UploadRun(asked.pipelineId(), null, Sentence.keptOf(refused));
        }
    }

    /// Removes an upload, whether it was read or not.
    ///
    /// @param person who does, by name
    /// @throws IngestRefusedException if there is no such upload, or a run reads it just now
    public void remove(TenantId tenant, String stream, String id, String person) {
        switch (removals.remove(tenant, stream, id)) {
            case REMOVED -> audit.note(tenant, person, "ingest.remove", stream + "/" + id);
            case UNKNOWN -> throw unknown(stream, id);
            case BEING_READ -> throw conflict(Sentence.of("platform.uploadBeingRead", "upload", id));
        }
    }
}
