/// The demo: TAXMAN and an ERP to play with, and a tenant whose example pipeline uses them. The only package that
/// knows simulators. Start at [dev.pipewright.designer.demo.DemoConfiguration]; it exists in the profile `demo`
/// only.
@NullMarked
package dev.pipewright.designer.demo;

import org.jspecify.annotations.NullMarked;
