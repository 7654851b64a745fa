/// Pipelines that others can begin with: templates that come with the product, and versions that tenants have added.
/// Start at [dev.pipewright.platform.library.Library]; how tenants add to it is in
/// [dev.pipewright.platform.library.LibraryAdditions], what becomes of it in a tenant's own pipelines in
/// [dev.pipewright.platform.library.Installations].
@NullMarked
package dev.pipewright.platform.library;

import org.jspecify.annotations.NullMarked;
