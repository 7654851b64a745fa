/// Databases.
@NullMarked
package dev.pipewright.connectors.jdbc;

import org.jspecify.annotations.NullMarked;
