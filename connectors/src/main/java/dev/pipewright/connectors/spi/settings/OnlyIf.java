package dev.pipewright.connectors.spi.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A setting that means something only if another has one of some values. A form shows it only then, it is
/// required only then, and otherwise it is as if it had not been filled in.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyIf {

    /// The name of the other component.
    String setting();

    /// The values of the other component, as a person would type them.
    String[] is();
}
