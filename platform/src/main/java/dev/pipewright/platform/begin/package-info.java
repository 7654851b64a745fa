/// Begins pipelines with what there is to read: a file that somebody brings, or a stream of a connection. It looks at
/// the
/// first records, suggests how documents are formed of them, and draws the pipeline that has their tax calculated.
/// Start
/// at [dev.pipewright.platform.begin.BeginningDesk].
@NullMarked
package dev.pipewright.platform.begin;

import org.jspecify.annotations.NullMarked;
