/// Fires at planned times. Start at [dev.pipewright.engine.quartz.CronTimer]. Knows names and times; what is done
/// then is decided elsewhere.
@NullMarked
package dev.pipewright.engine.quartz;

import org.jspecify.annotations.NullMarked;
