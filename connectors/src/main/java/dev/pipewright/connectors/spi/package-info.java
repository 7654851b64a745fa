/// What a connector is: one interface, capability by type, and no library's type anywhere in it, so that a jar that
/// was dropped in years ago still fits. Start at [dev.pipewright.connectors.spi.Connector].
@NullMarked
package dev.pipewright.connectors.spi;

import org.jspecify.annotations.NullMarked;
