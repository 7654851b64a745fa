/// The editor of a mapping: what comes in on the left, what is wanted on the right, and the lines between. Start
/// at [dev.pipewright.designer.mapping.MappingPanel].
@NullMarked
package dev.pipewright.designer.mapping;

import org.jspecify.annotations.NullMarked;
