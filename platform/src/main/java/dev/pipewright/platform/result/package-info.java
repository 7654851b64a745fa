/// What a run leaves to be taken away: results and rejected records as files. Start at
/// [dev.pipewright.platform.result.Results]; [dev.pipewright.platform.result.Retention] drops it in the end.
@NullMarked
package dev.pipewright.platform.result;

import org.jspecify.annotations.NullMarked;
