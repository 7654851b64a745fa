/// Closes payloads before they are stored, so that neither a state file, a database nor its backups show them. Start
/// at [dev.pipewright.engine.envelope.Envelope]; the keys are in a [dev.pipewright.engine.envelope.KeyRing].
@NullMarked
package dev.pipewright.engine.envelope;

import org.jspecify.annotations.NullMarked;
