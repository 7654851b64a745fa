/// Connections as people add, change, test and browse them. Whoever needs one in another place opens its dialogs with
/// [dev.pipewright.designer.connection.ConnectionDialogs]. What is checked, kept and read is the platform's.
@NullMarked
package dev.pipewright.designer.connection;

import org.jspecify.annotations.NullMarked;
