/// Databases, read and written through their JDBC drivers. Start at [dev.pipewright.connectors.jdbc.JdbcConnector].
@NullMarked
package dev.pipewright.connectors.jdbc;

import org.jspecify.annotations.NullMarked;
