/// What senders push to the product, and the runs that it starts. Start at
/// [dev.pipewright.platform.ingest.Ingest]. How runs read it is said by [dev.pipewright.engine.store.Intake].
@NullMarked
package dev.pipewright.platform.ingest;

import org.jspecify.annotations.NullMarked;
