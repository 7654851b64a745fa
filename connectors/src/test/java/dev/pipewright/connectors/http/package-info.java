/// Hosts behind HTTP.
@NullMarked
package dev.pipewright.connectors.http;

import org.jspecify.annotations.NullMarked;
