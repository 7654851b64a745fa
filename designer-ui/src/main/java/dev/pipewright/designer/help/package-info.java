/// Help in the product, from the same sources as the folder `docs`. Start at
/// [dev.pipewright.designer.help.HelpBook]; [dev.pipewright.designer.help.Term] explains a word where it stands.
@NullMarked
package dev.pipewright.designer.help;

import org.jspecify.annotations.NullMarked;
