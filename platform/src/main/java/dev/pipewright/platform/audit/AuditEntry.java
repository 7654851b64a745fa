package dev.pipewright.platform.audit;

import java.time.Instant;

/// One act of one person.
///
/// @param person a name, or that of what acted by itself, as in `schedule`
/// @param action what was done, as in `version.publish`
/// @param subject what it was done to
public record AuditEntry(long id, String person, String action, String subject, Instant made) {}
