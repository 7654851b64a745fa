/// Puts the platform together. [dev.pipewright.platform.PlatformConfiguration] is all that an application imports;
/// what the beans do is in the packages below.
@NullMarked
package dev.pipewright.platform;

import org.jspecify.annotations.NullMarked;
