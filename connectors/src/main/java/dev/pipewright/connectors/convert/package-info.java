/// Converts what a source holds to the types its schema declares. Start at
/// [dev.pipewright.connectors.convert.RecordConversion].
@NullMarked
package dev.pipewright.connectors.convert;

import org.jspecify.annotations.NullMarked;
