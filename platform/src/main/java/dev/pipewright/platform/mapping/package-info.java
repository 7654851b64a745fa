/// What the editor of a mapping asks: which fields there are, what lines give on real records, what reads what.
/// Start at [dev.pipewright.platform.mapping.MappingDesk].
@NullMarked
package dev.pipewright.platform.mapping;

import org.jspecify.annotations.NullMarked;
