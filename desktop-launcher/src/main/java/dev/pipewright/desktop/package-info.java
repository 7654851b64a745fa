/// The same application in its own window. Start at [dev.pipewright.desktop.DesktopLauncher].
@NullMarked
package dev.pipewright.desktop;

import org.jspecify.annotations.NullMarked;
