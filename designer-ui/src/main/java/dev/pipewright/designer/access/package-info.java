/// Who may come in: people through the log-in page, programs through the REST API. Start at
/// [dev.pipewright.designer.access.SignedIn], which every view and every answer of the API asks for the tenant.
@NullMarked
package dev.pipewright.designer.access;

import org.jspecify.annotations.NullMarked;
