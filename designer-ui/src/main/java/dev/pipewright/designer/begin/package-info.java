/// Pages that begin a pipeline with what there is to read. Start at [dev.pipewright.designer.begin.StartFromView]; what
/// it
/// suggests is found out by [dev.pipewright.platform.begin.BeginningDesk].
@NullMarked
package dev.pipewright.designer.begin;

import org.jspecify.annotations.NullMarked;
