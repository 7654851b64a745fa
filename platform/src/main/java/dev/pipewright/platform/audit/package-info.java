/// Who did what. Start at [dev.pipewright.platform.audit.Audit].
@NullMarked
package dev.pipewright.platform.audit;

import org.jspecify.annotations.NullMarked;
