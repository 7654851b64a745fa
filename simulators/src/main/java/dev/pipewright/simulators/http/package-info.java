/// A small HTTP/1.1 server for simulators: one virtual thread per connection, and power over the socket itself, so that
/// an answer can be cut, dripped or swallowed. Enter through [dev.pipewright.simulators.http.HttpListener]. It is bound
/// to the loopback address and is no server for the open network.
@NullMarked
package dev.pipewright.simulators.http;

import org.jspecify.annotations.NullMarked;
