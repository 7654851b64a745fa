/// A pipeline as the text of its file, which can be written as well as read. Start at
/// [dev.pipewright.designer.text.TextSurface].
@NullMarked
package dev.pipewright.designer.text;

import org.jspecify.annotations.NullMarked;
