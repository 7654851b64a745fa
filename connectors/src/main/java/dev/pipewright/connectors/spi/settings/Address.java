package dev.pipewright.connectors.spi.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A setting that says where a connection leads. Lists show it, and secrets that are kept are kept for it: who points
/// the connection elsewhere gives them again.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Address {}
