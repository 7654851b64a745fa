/// What did not get through, as a work list: by cause, with who is to act and how, and what people do about it.
/// Start at [dev.pipewright.platform.trouble.Troubles].
@NullMarked
package dev.pipewright.platform.trouble;

import org.jspecify.annotations.NullMarked;
