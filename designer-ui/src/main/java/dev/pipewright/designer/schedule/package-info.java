/// The list of schedules. Start at [dev.pipewright.designer.schedule.SchedulesView]; one schedule is changed beside
/// its pipeline.
@NullMarked
package dev.pipewright.designer.schedule;

import org.jspecify.annotations.NullMarked;
