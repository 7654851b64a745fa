/// The form of a node: a field for everything that a node of its kind can be set to. Start reading at
/// [dev.pipewright.designer.form.NodeForms]; the fields themselves live in the browser, in `form/`.
@NullMarked
package dev.pipewright.designer.form;

import org.jspecify.annotations.NullMarked;
