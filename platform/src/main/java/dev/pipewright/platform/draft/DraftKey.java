package dev.pipewright.platform.draft;

import dev.pipewright.engine.TenantId;

/// Which draft.
record DraftKey(TenantId tenant, String pipeline) {

    /// What nodes call it when they tell each other of edits.
    String text() {
        return tenant + "/" + pipeline;
    }
}
