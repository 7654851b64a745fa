/// The environments of the tenants, and what keeps a pipeline from running in one. Start at
/// [dev.pipewright.platform.environment.Environments].
@NullMarked
package dev.pipewright.platform.environment;

import org.jspecify.annotations.NullMarked;
