/// Shows what a drawing does with some records, at any node, without a run. Enter through
/// [dev.pipewright.engine.preview.Previews]. Nothing is committed, no sink is opened, and no call can record:
/// there is no run that a permit could be made of, and whoever writes here is not reached.
@NullMarked
package dev.pipewright.engine.preview;

import org.jspecify.annotations.NullMarked;
