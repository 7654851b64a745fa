package dev.pipewright.platform.draft;

/// Someone who has a draft open.
///
/// @param seat which of their pages it is
/// @param person the name they log in with
/// @param name what others see
/// @param node the node they have selected; empty if there is none, or several
public record Present(String seat, String person, String name, String node) {}
