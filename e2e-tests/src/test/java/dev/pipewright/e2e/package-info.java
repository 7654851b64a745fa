/// Journeys through the whole product from outside: the command line, the server's REST API, the script. Servers
/// that tests share start in [dev.pipewright.e2e.Servers].
@NullMarked
package dev.pipewright.e2e;

import org.jspecify.annotations.NullMarked;
