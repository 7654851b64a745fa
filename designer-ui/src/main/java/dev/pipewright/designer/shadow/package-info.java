/// What a draft changes, before it is published. Start at [dev.pipewright.designer.shadow.ShadowPanel].
@NullMarked
package dev.pipewright.designer.shadow;

import org.jspecify.annotations.NullMarked;
