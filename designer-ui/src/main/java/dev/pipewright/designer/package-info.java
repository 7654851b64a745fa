/// The application that people open in a browser, and the REST API beside it. Start at
/// [dev.pipewright.designer.DesignerApplication]; the views are in the packages below. Nothing here decides what a
/// run or an edit means: views and API call the services of `dev.pipewright.platform`.
@NullMarked
package dev.pipewright.designer;

import org.jspecify.annotations.NullMarked;
