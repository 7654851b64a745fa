/// The one look of the product: frame, mark, texts, badges and empty states. Start at
/// [dev.pipewright.designer.look.MainLayout]. Colours, type and spacing are tokens in `pipewright.css`; texts are
/// in `texts.properties`.
@NullMarked
package dev.pipewright.designer.look;

import org.jspecify.annotations.NullMarked;
