/// Files.
@NullMarked
package dev.pipewright.connectors.files;

import org.jspecify.annotations.NullMarked;
