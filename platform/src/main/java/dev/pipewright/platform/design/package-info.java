/// What is told to those who draw, and what a tenant demands before it is published. Start at
/// [dev.pipewright.platform.design.DraftProblems].
@NullMarked
package dev.pipewright.platform.design;

import org.jspecify.annotations.NullMarked;
