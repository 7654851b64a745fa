/// Which pipelines a tenant has. Start at [dev.pipewright.platform.catalogue.Catalogue]. What is in them is in
/// `draft` and `version`.
@NullMarked
package dev.pipewright.platform.catalogue;

import org.jspecify.annotations.NullMarked;
