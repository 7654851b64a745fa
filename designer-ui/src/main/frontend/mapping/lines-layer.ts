// All lines between two trees, as a few paths of one picture.

import { pairsOf, type Reads } from './connections.ts';
import { curve, pictureOf, type Counts, type Look, type Pair, type Picture } from './geometry.ts';
import type { Tree } from './tree.ts';
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

  /** The pairs of all lines, until these or the rows are others: scrolling changes neither. */
  private known: { readonly all: readonly Reads[]; readonly sources: Tree; readonly targets: Tree; readonly pairs: readonly Pair[] } | undefined;

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
    // All is read before anything is written, so that the page is laid out once.
    const looks = { source: this.sources.look(), target: this.targets.look() };
    const width = this.element.clientWidth;
    const picture = pictureOf(this.pairsOfAll(all), looks.source, looks.target);
    this.put(this.plain, picture, width);
    this.put(this.hot, this.pictureOf(hot, looks), width);
    const likely = this.pictureOf(suggested, looks);
    this.put(this.suggested, likely, width);
    this.svg.dataset['lines'] = String(picture.lines.length);
    this.svg.dataset['hot'] = String(hot.length);
    this.svg.dataset['suggested'] = String(likely.lines.length);
    this.count(picture.sources, picture.targets);
  }

  private pairsOfAll(all: readonly Reads[]): readonly Pair[] {
    const sources = this.sources.tree();
    const targets = this.targets.tree();
    if (this.known?.all !== all || this.known.sources !== sources || this.known.targets !== targets) {
      this.known = { all, sources, targets, pairs: pairsOf(all, sources, targets) };
    }
    return this.known.pairs;
  }

  private pictureOf(reads: readonly Reads[], { source, target }: { readonly source: Look; readonly target: Look }): Picture {
    return pictureOf(pairsOf(reads, this.sources.tree(), this.targets.tree()), source, target);
  }

  private put(path: SVGPathElement, picture: Picture, width: number): void {
    path.setAttribute('d', picture.lines.map((line) => curve(line.from, line.to, width)).join(''));
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
