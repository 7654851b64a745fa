/// The code editor: the element `<pipewright-code>` of the browser, and the server's answers to what it asks. Start
/// reading at [dev.pipewright.designer.code.CodeEditor].
@NullMarked
package dev.pipewright.designer.code;

import org.jspecify.annotations.NullMarked;
