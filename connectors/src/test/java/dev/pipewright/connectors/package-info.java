/// The catalogue of connectors and the rules of this module.
@NullMarked
package dev.pipewright.connectors;

import org.jspecify.annotations.NullMarked;
