// All lines between two trees, as a few paths of one picture.

import { joined, type Joined, type Reads } from './connections.ts';
import { curve, innerOf, pictureOf, type Counts, type Inner, type Look, type Picture } from './geometry.ts';
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

  /** Where all lines end, until these or the rows are others: scrolling changes neither. */
  private known: { readonly all: readonly Reads[]; readonly sources: Tree; readonly targets: Tree; readonly joined: Joined } | undefined;

  private readonly counts = PLACES.map((place) => {
    const count = document.createElement('span');
    count.className = `pw-map-count pw-map-${place}`;
    return count;
  });

  /** How many lines end in each folded row that is seen. */
  private readonly inner = document.createElement('div');

  private readonly sources: TreeView;

  private readonly targets: TreeView;

  constructor(sources: TreeView, targets: TreeView) {
    this.sources = sources;
    this.targets = targets;
    this.element.className = 'pw-map-between';
    this.svg.setAttribute('aria-hidden', 'true');
    this.svg.dataset['testid'] = 'mapping-lines';
    this.svg.append(this.plain, this.suggested, this.hot, this.drag);
    this.element.append(this.svg, this.inner, ...this.counts);
  }

  draw(all: readonly Reads[], hot: readonly Reads[], suggested: readonly Reads[]): void {
    // All is read before anything is written, so that the page is laid out once.
    const looks = { source: this.sources.look(), target: this.targets.look() };
    const width = this.element.clientWidth;
    const ends = this.endsOfAll(all);
    const picture = pictureOf(ends.pairs, looks.source, looks.target);
    this.put(this.plain, picture, width);
    this.put(this.hot, this.pictureOf(hot, looks), width);
    const likely = this.pictureOf(suggested, looks);
    this.put(this.suggested, likely, width);
    this.svg.dataset['lines'] = String(picture.lines.length);
    this.svg.dataset['hot'] = String(hot.length);
    this.svg.dataset['suggested'] = String(likely.lines.length);
    this.count(picture.sources, picture.targets);
    this.inner.replaceChildren(
      ...innerOf(ends.sources, looks.source).map((one) => innerCount('source', one)),
      ...innerOf(ends.targets, looks.target).map((one) => innerCount('target', one)),
    );
  }

  private endsOfAll(all: readonly Reads[]): Joined {
    const sources = this.sources.tree();
    const targets = this.targets.tree();
    if (this.known?.all !== all || this.known.sources !== sources || this.known.targets !== targets) {
      this.known = { all, sources, targets, joined: joined(all, sources, targets) };
    }
    return this.known.joined;
  }

  private pictureOf(reads: readonly Reads[], { source, target }: { readonly source: Look; readonly target: Look }): Picture {
    return pictureOf(joined(reads, this.sources.tree(), this.targets.tree()).pairs, source, target);
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

function innerCount(side: 'source' | 'target', { y, count }: Inner): HTMLElement {
  const shown = document.createElement('span');
  shown.className = `pw-map-count pw-map-in-${side}`;
  shown.style.insetBlockStart = `${y}px`;
  shown.textContent = String(count);
  return shown;
}

function pathOf(name: string): SVGPathElement {
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('class', `pw-map-line pw-map-line-${name}`);
  return path;
}
