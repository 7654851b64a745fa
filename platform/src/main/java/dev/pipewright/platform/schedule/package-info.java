/// When pipelines run by themselves. Start at [dev.pipewright.platform.schedule.Schedules].
@NullMarked
package dev.pipewright.platform.schedule;

import org.jspecify.annotations.NullMarked;
