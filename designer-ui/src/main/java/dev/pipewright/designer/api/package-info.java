/// The REST API under `/api/v1`, described by `openapi.yaml`. Start at
/// [dev.pipewright.designer.api.RunsController]. It calls the same services as the views, and knows no view.
@NullMarked
package dev.pipewright.designer.api;

import org.jspecify.annotations.NullMarked;
