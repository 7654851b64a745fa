package dev.pipewright.platform.catalogue;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import java.util.List;
import java.util.Optional;

/// The pipelines of the tenants. Safe for use by many threads.
public interface Catalogue {

    /// All pipelines of a tenant, by name; removed ones are in no list.
    List<CatalogueEntry> list(TenantId tenant);

    Optional<CatalogueEntry> find(TenantId tenant, String pipeline);

    /// Takes a new pipeline in; the drawing is its first draft.
    ///
    /// @param pipeline the id it will have, as in `foodmart-to-taxman`
    /// @throws IllegalArgumentException if the tenant has, or had, a pipeline with this id
    CatalogueEntry add(TenantId tenant, String pipeline, Drawing drawing, String author);

    /// Takes a new pipeline in under an id that is made of its name.
    CatalogueEntry add(TenantId tenant, Drawing drawing, String author);

    /// Takes a pipeline out of all lists. What was edited, published and run is kept.
    ///
    /// @return false if there is no such pipeline, or no more
    boolean remove(TenantId tenant, String pipeline, String author);

    /// Takes a removed pipeline back into all lists, as it was.
    ///
    /// @return false if there is no such pipeline, or it is not removed
    boolean bringBack(TenantId tenant, String pipeline, String author);

    /// What there was, for whoever still looks for it.
    Optional<RemovedPipeline> removed(TenantId tenant, String pipeline);
}
