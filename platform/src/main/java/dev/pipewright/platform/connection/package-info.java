/// Works with saved connections: [dev.pipewright.platform.connection.ConnectionEditing] checks, keeps and removes them,
/// [dev.pipewright.platform.connection.ConnectionReading] tries them and tells what they lead to, and
/// [dev.pipewright.platform.connection.HttpTests] reads from HTTP a little. Where they are kept is in `catalogue`.
@NullMarked
package dev.pipewright.platform.connection;

import org.jspecify.annotations.NullMarked;
