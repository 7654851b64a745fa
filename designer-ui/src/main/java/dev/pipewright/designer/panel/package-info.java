/// What stands beside the canvas: the selected node, the runs of the pipeline and its schedule. Start at
/// [dev.pipewright.designer.panel.PanelTabs].
@NullMarked
package dev.pipewright.designer.panel;

import org.jspecify.annotations.NullMarked;
