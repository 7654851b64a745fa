package dev.pipewright.platform.connection;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.environment.NodeConnection;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.connection.ConnectionUse.Where;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.version.Versions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where connections are used. Reads the drafts and live versions of all pipelines of a tenant, so it takes its time.
/// Safe for use by many threads.
public final class ConnectionUses {

    private final Catalogue catalogue;
    private final Drafts drafts;
    private final Versions versions;

    public ConnectionUses(Catalogue catalogue, Drafts drafts, Versions versions) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.versions = versions;
    }

    /// The uses by the name of the connection; one that is not used is not in it.
    public Map<String, List<ConnectionUse>> all(TenantId tenant) {
        Map<String, List<ConnectionUse>> uses = new TreeMap<>();
        for (CatalogueEntry entry : catalogue.list(tenant)) {
            placesIn(tenant, entry.id())
                    .forEach((connection, in) -> uses.computeIfAbsent(connection, _ -> new ArrayList<>())
                            .add(new ConnectionUse(entry.id(), entry.name(), in)));
        }
        return uses;
    }

    public List<ConnectionUse> of(TenantId tenant, String connection) {
        return all(tenant).getOrDefault(connection, List.of());
    }

    private Map<String, Set<Where>> placesIn(TenantId tenant, String pipeline) {
        Map<String, Set<Where>> places = new TreeMap<>();
        drafts.open(tenant, pipeline).ifPresent(draft -> add(draft.drawing().pipeline(), Where.DRAFT, places));
        versions.live(tenant, pipeline).ifPresent(live -> add(live.drawing().pipeline(), Where.LIVE, places));
        return places;
    }

    private static void add(Pipeline pipeline, Where where, Map<String, Set<Where>> places) {
        Set<String> names = pipeline.nodes().stream()
                .flatMap(node -> NodeConnection.of(node).stream())
                .map(NodeConnection::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        names.forEach(name ->
                places.computeIfAbsent(name, _ -> EnumSet.noneOf(Where.class)).add(where));
    }
}
