/// Who may log in, and for which tenant they work. Start at [dev.pipewright.platform.people.People].
@NullMarked
package dev.pipewright.platform.people;

import org.jspecify.annotations.NullMarked;
