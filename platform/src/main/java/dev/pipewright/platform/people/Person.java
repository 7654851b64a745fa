package dev.pipewright.platform.people;

import dev.pipewright.engine.TenantId;

/// Someone who uses the product.
///
/// @param name what they log in with; unique
/// @param displayName what others see
/// @param tenant whose data they see
public record Person(String name, String displayName, TenantId tenant) {}
