/// Who else has a pipeline open. Start at [dev.pipewright.designer.presence.PeopleThere].
@NullMarked
package dev.pipewright.designer.presence;

import org.jspecify.annotations.NullMarked;
