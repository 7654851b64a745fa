/// The same application in its own window. Start at [dev.pipewright.desktop.DesktopLauncher].
///
/// A start claims its data folder ([dev.pipewright.desktop.SingleInstance]) and hangs a bell
/// ([dev.pipewright.desktop.Doorbell]); who comes second rings it.
@NullMarked
package dev.pipewright.desktop;

import org.jspecify.annotations.NullMarked;
