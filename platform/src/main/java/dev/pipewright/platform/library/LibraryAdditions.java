package dev.pipewright.platform.library;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.MappingTest;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.catalogue.PipelineIds;
import dev.pipewright.platform.design.DraftProblems;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The only way into the library: a tenant adds versions of its own published pipelines. Safe for use by many threads.
public final class LibraryAdditions {

    private final TenantJdbc transactions;
    private final Library library;
    private final Versions versions;
    private final DraftProblems problems;
    private final Audit audit;

    /// @param problems finds what looks like a secret
    public LibraryAdditions(
            TenantJdbc transactions, Library library, Versions versions, DraftProblems problems, Audit audit) {
        this.transactions = transactions;
        this.library = library;
        this.versions = versions;
        this.problems = problems;
        this.audit = audit;
    }

    /// Makes a published version the next version of a library pipeline, or the first of a new one. What was added of
    /// the same pipeline before is the same library pipeline. Connections go along by name only, and the tests of
    /// mappings stay behind, as they hold records of the tenant.
    ///
    /// @param author the name of a person
    /// @return what is the newest in the library then
    /// @throws LibraryRefusedException if it is not described, seems to hold a secret, or needs other pipelines
    /// @throws IllegalArgumentException if there is no such version
    public LibraryEntry add(TenantId tenant, String pipeline, int number, LibraryWords words, String author) {
        Version version = versions.version(tenant, pipeline, number)
                .orElseThrow(() -> new IllegalArgumentException("there is no version " + number + " of " + pipeline));
        refuseUnfit(tenant, version.drawing().pipeline(), words);
        Drawing shared = shared(version.drawing(), words);
        String id = transactions.in(tenant, jdbc -> {
            // Who adds twice at one time waits here.
            jdbc.sql("SELECT 1 FROM pipeline WHERE tenant = ? AND id = ? FOR UPDATE")
                    .params(tenant.value(), pipeline)
                    .query()
                    .singleRow();
            String known = Library.idOf(jdbc, tenant, pipeline).orElseGet(() -> newId(jdbc, tenant, pipeline, words));
            add(
                    jdbc,
                    tenant,
                    new LibraryEntry(known, 0, words.name(), words.purpose(), words.source(), shared, null),
                    author);
            return known;
        });
        return library.newest(tenant, id).orElseThrow();
    }

    private void refuseUnfit(TenantId tenant, Pipeline pipeline, LibraryWords words) {
        if (!words.areComplete()) {
            throw new LibraryRefusedException(Sentence.of("platform.libraryWords"));
        }
        pipeline.nodes().stream()
                .filter(Node.SubPipeline.class::isInstance)
                .findFirst()
                .ifPresent(part -> {
                    throw new LibraryRefusedException(Sentence.of("platform.libraryPart", "node", part.name()));
                });
        problems.of(tenant, pipeline).stream()
                .filter(problem -> problem.key().equals("advice.secret"))
                .findFirst()
                .ifPresent(secret -> {
                    String node = Objects.requireNonNull(secret.values().get("node"));
                    throw new LibraryRefusedException(Sentence.of("platform.librarySecret", "node", node));
                });
    }

    private static Drawing shared(Drawing drawing, LibraryWords words) {
        Pipeline shared = drawing.pipeline().withName(words.name()).withDescription(words.purpose());
        for (Node node : shared.nodes()) {
            if (node instanceof Node.Map map && !map.tests().isEmpty()) {
                List<MappingTest> none = List.of();
                shared = shared.withNode(new Node.Map(map.header(), map.lines(), map.targetSchema(), none));
            }
        }
        return drawing.withPipeline(shared);
    }

    private String newId(JdbcClient jdbc, TenantId tenant, String pipeline, LibraryWords words) {
        return PipelineIds.of(words.name())
                .filter(id -> !library.isTemplate(id))
                .filter(id -> jdbc.sql("""
                        INSERT INTO library_pipeline (tenant, pipeline, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING""").params(tenant.value(), pipeline, id).update() > 0)
                .findFirst()
                .orElseThrow();
    }

    private void add(JdbcClient jdbc, TenantId tenant, LibraryEntry entry, String author) {
        Optional<LibraryEntry> before = jdbc.sql(Library.SELECT + " WHERE id = ? ORDER BY number DESC LIMIT 1")
                .param(entry.id())
                .query((row, number) -> Library.entryOf(row))
                .optional();
        if (before.isPresent() && before.get().says(entry)) {
            return;
        }
        int number = before.map(LibraryEntry::version).orElse(0) + 1;
        jdbc.sql("""
                INSERT INTO library_version (id, number, name, purpose, source, content_hash, drawing)
                VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        entry.id(),
                        number,
                        entry.name(),
                        entry.purpose(),
                        entry.source(),
                        PipelineJson.contentHash(entry.drawing().pipeline()),
                        entry.file())
                .update();
        audit.note(jdbc, tenant, author, "library.add", entry.id() + " v" + number);
    }
}
