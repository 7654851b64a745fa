/// The library: pipelines that others can begin with. Start at [dev.pipewright.designer.library.LibraryView]. How a
/// pipeline gets there, and what becomes of it when the library moves on, is in `version`.
@NullMarked
package dev.pipewright.designer.library;

import org.jspecify.annotations.NullMarked;
