/// The platform's services in memory, for tests of views and API that need no database.
@NullMarked
package dev.pipewright.designer.memory;

import org.jspecify.annotations.NullMarked;
