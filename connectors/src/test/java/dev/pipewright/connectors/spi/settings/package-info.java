/// Settings.
@NullMarked
package dev.pipewright.connectors.spi.settings;

import org.jspecify.annotations.NullMarked;
