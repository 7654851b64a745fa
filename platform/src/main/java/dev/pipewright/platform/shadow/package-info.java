/// Tells before a draft is published which documents it changes, and by how much: both versions do again, as estimates,
/// what runs have read. Start at [dev.pipewright.platform.shadow.ShadowRuns].
@NullMarked
package dev.pipewright.platform.shadow;

import org.jspecify.annotations.NullMarked;
