/// Where pipelines run: named sets of parameter values and connections. Start at
/// [dev.pipewright.model.environment.Environment]. Connections are named only: nothing here knows a secret.
@NullMarked
package dev.pipewright.model.environment;

import org.jspecify.annotations.NullMarked;
