/// What back-fills come to before anything runs.
@NullMarked
package dev.pipewright.platform.backfill;

import org.jspecify.annotations.NullMarked;
