package dev.pipewright.connectors.spi.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;

/// Makes a whole number a length of time: people write it as in `1 min 30 s`, files have how many of a unit it is.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface CountsIn {
    ChronoUnit value();
}
