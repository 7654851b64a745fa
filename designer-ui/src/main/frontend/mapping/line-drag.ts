// Drawing a line by dragging a field of the source to a target.

import { curve } from './geometry.ts';
import type { TreeView } from './tree-view.ts';

/** How far the pointer goes before it is a drag, in pixels. */
const FAR = 4;

/** How near to a border a tree scrolls by itself, in pixels. */
const EDGE = 24;

export interface DragHost {
  /** Shows where a dropped line would end; undefined where it would not. */
  aim(target: string | undefined): void;
  drop(source: string, target: string): void;
}

export class LineDrag {
  private readonly sources: TreeView;

  private readonly targets: TreeView;

  private readonly path: SVGPathElement;

  private readonly host: DragHost;

  private source: string | undefined;

  private begin = { x: 0, y: 0 };

  private isFar = false;

  constructor(sources: TreeView, targets: TreeView, path: SVGPathElement, host: DragHost) {
    this.sources = sources;
    this.targets = targets;
    this.path = path;
    this.host = host;
    sources.scroller.addEventListener('pointerdown', (event) => this.pressed(event));
  }

  private readonly moved = (event: PointerEvent): void => {
    this.isFar ||= Math.hypot(event.clientX - this.begin.x, event.clientY - this.begin.y) > FAR;
    if (!this.isFar) return;
    const svg = this.path.ownerSVGElement!.getBoundingClientRect();
    const from = this.begin.y - svg.top;
    const width = Math.min(svg.width, Math.max(0, event.clientX - svg.left));
    this.path.setAttribute('d', curve(from, event.clientY - svg.top, width));
    const box = this.targets.scroller.getBoundingClientRect();
    if (event.clientX >= box.left) {
      const over = event.clientY - box.top;
      if (over < EDGE) this.targets.scroller.scrollTop -= EDGE;
      if (over > box.height - EDGE) this.targets.scroller.scrollTop += EDGE;
    }
    this.host.aim(this.aimed(event));
  };

  private readonly released = (event: PointerEvent): void => {
    const source = this.source;
    const target = this.aimed(event);
    this.end();
    if (source !== undefined && target !== undefined) this.host.drop(source, target);
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.end();
    }
  };

  private pressed(event: PointerEvent): void {
    const source = this.sources.pathAt(event.target);
    if (event.button !== 0 || source === undefined || (event.target as Element).classList.contains('pw-map-twist')) return;
    this.source = source;
    this.begin = { x: event.clientX, y: event.clientY };
    this.isFar = false;
    window.addEventListener('pointermove', this.moved);
    window.addEventListener('pointerup', this.released);
    window.addEventListener('pointercancel', this.end);
    window.addEventListener('keydown', this.key, { capture: true });
  }

  private aimed(event: PointerEvent): string | undefined {
    const box = this.targets.scroller.getBoundingClientRect();
    return this.isFar && event.clientX >= box.left && event.clientX <= box.right ? this.targets.pathAtHeight(event.clientY) : undefined;
  }

  private readonly end = (): void => {
    this.source = undefined;
    this.path.setAttribute('d', '');
    this.host.aim(undefined);
    window.removeEventListener('pointermove', this.moved);
    window.removeEventListener('pointerup', this.released);
    window.removeEventListener('pointercancel', this.end);
    window.removeEventListener('keydown', this.key, { capture: true });
  };
}
