/// Tests of what people do with connections.
@NullMarked
package dev.pipewright.platform.connection;

import org.jspecify.annotations.NullMarked;
