/// Starting runs and seeing how they go, for views, REST and schedules alike. Start at
/// [dev.pipewright.platform.run.Runs].
@NullMarked
package dev.pipewright.platform.run;

import org.jspecify.annotations.NullMarked;
