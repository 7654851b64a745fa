// All lines between two trees, as a few paths of one picture.

import { pairsOf, type Reads } from './connections.ts';
import { curve, pictureOf, type Counts, type Picture } from './geometry.ts';
import type { TreeView } from './tree-view.ts';

const SVG = 'http://www.w3.org/2000/svg';
const PLACES = ['source-above', 'source-below', 'target-above', 'target-below'];

export class LinesLayer {
  readonly element = document.createElement('div');

  /** What a line is drawn with while it is dragged. */
  readonly drag = pathOf('drag');

  private readonly svg = document.createElementNS(SVG, 'svg');

  private readonly plain = pathOf('plain');

  private readonly hot = pathOf('hot');

  private readonly suggested = pathOf('suggested');

  private readonly counts = PLACES.map((place) => {
    const count = document.createElement('span');
    count.className = `pw-map-count pw-map-${place}`;
    return count;
  });

  private readonly sources: TreeView;

  private readonly targets: TreeView;

  constructor(sources: TreeView, targets: TreeView) {
    this.sources = sources;
    this.targets = targets;
    this.element.className = 'pw-map-between';
    this.svg.setAttribute('aria-hidden', 'true');
    this.svg.dataset['testid'] = 'mapping-lines';
    this.svg.append(this.plain, this.suggested, this.hot, this.drag);
    this.element.append(this.svg, ...this.counts);
  }

  draw(all: readonly Reads[], hot: readonly Reads[], suggested: readonly Reads[]): void {
    const picture = this.put(this.plain, all);
    this.put(this.hot, hot);
    this.svg.dataset['lines'] = String(picture.lines.length);
    this.svg.dataset['hot'] = String(hot.length);
    this.svg.dataset['suggested'] = String(this.put(this.suggested, suggested).lines.length);
    this.count(picture.sources, picture.targets);
  }

  private put(path: SVGPathElement, reads: readonly Reads[]): Picture {
    const picture = pictureOf(pairsOf(reads, this.sources.tree(), this.targets.tree()), this.sources.look(), this.targets.look());
    const width = this.element.clientWidth;
    path.setAttribute('d', picture.lines.map((line) => curve(line.from, line.to, width)).join(''));
    return picture;
  }

  private count(sources: Counts, targets: Counts): void {
    [sources.above, sources.below, targets.above, targets.below].forEach((count, at) => {
      const shown = this.counts[at]!;
      shown.textContent = count === 0 ? '' : `${at % 2 === 0 ? '↑' : '↓'} ${count}`;
      shown.hidden = count === 0;
    });
  }
}

function pathOf(name: string): SVGPathElement {
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('class', `pw-map-line pw-map-line-${name}`);
  return path;
}
