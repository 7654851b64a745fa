/// Whose data is kept apart, and how. Start at [dev.pipewright.platform.tenant.TenantTransactions]: all of the
/// platform's statements on a tenant's tables go through it.
@NullMarked
package dev.pipewright.platform.tenant;

import org.jspecify.annotations.NullMarked;
