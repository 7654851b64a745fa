/// Finding a pipeline: the welcome page and the list with pictures. Start at
/// [dev.pipewright.designer.catalogue.WelcomeView].
@NullMarked
package dev.pipewright.designer.catalogue;

import org.jspecify.annotations.NullMarked;
