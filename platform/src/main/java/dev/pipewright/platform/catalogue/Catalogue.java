package dev.pipewright.platform.catalogue;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import java.util.List;
import java.util.Optional;

/// The pipelines of the tenants. Safe for use by many threads.
public interface Catalogue {

    /// All pipelines of a tenant, by name.
    List<CatalogueEntry> list(TenantId tenant);

    Optional<CatalogueEntry> find(TenantId tenant, String pipeline);

    /// Takes a new pipeline in; the drawing is its first draft.
    ///
    /// @param pipeline the id it will have, as in `foodmart-to-taxman`
    /// @throws IllegalArgumentException if the tenant has a pipeline with this id
    CatalogueEntry add(TenantId tenant, String pipeline, Drawing drawing, String author);
}
