/// The contracts every connector keeps, as abstract tests to extend. Published for those who write connectors.
@NullMarked
package dev.pipewright.connectors.kit;

import org.jspecify.annotations.NullMarked;
