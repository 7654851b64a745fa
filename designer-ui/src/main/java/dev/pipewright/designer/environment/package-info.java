/// Environments as people list, fill in, choose and bring along. Who lets people choose one uses
/// [dev.pipewright.designer.environment.EnvironmentChoice]. What is checked and kept is the platform's.
@NullMarked
package dev.pipewright.designer.environment;

import org.jspecify.annotations.NullMarked;
