/// JSON text to and from record values, as a stream and as a whole; the only user of the JSON library in this module.
@NullMarked
package dev.pipewright.connectors.json;

import org.jspecify.annotations.NullMarked;
