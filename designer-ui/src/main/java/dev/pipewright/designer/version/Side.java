package dev.pipewright.designer.version;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One side of a comparison.
///
/// @param version the number of a version; null for the draft
record Side(@Nullable Integer version) {

    static final Side DRAFT = new Side(null);
    private static final String DRAFT_WORD = "draft";

    static Side of(int version) {
        return new Side(version);
    }

    /// The side that an address names.
    ///
    /// @return empty if it names none
    static Optional<Side> read(String word) {
        if (word.equals(DRAFT_WORD)) {
            return Optional.of(DRAFT);
        }
        return word.matches("[1-9]\\d{0,8}") ? Optional.of(of(Integer.parseInt(word))) : Optional.empty();
    }

    /// What addresses call it.
    String word() {
        return version == null ? DRAFT_WORD : version.toString();
    }

    Optional<Drawing> drawing(Drafts drafts, Versions versions, TenantId tenant, String pipeline) {
        return version == null
                ? drafts.open(tenant, pipeline).map(Draft::drawing)
                : versions.version(tenant, pipeline, version).map(Version::drawing);
    }
}
