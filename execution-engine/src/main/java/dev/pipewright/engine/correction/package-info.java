/// What people change in the records of documents that did not get through, before these are sent again. Start at
/// [dev.pipewright.engine.correction.Correction]. It changes values only: which records, and when, others say.
@NullMarked
package dev.pipewright.engine.correction;

import org.jspecify.annotations.NullMarked;
