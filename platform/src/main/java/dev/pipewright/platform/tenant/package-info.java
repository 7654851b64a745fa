/// Whose data is kept apart, and how. Start at [dev.pipewright.platform.tenant.TenantJdbc]: all of the platform's
/// statements on a tenant's rows go through it. What has no tenant yet, such as a log-in, goes through
/// [dev.pipewright.platform.tenant.AcrossTenants].
@NullMarked
package dev.pipewright.platform.tenant;

import org.jspecify.annotations.NullMarked;
