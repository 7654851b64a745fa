// While the board is dragged, only the layer in which all boxes and lines stand moves; none of them is asked.
//
// The canvas library tells every box and line of each movement, which costs the more, the more there are. It is told once,
// when the drag is over.

export interface Looked {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The distance of the dots behind the boxes, in canvas pixels. */
export const DOTS = 20;

/** So many boxes are drawn whether they are in sight or not: a drag brings in nothing that is not there already. */
export const DRAWN_UNSEEN = 600;

/** A drag of the whole board. */
export class Drag {
  private readonly layer: HTMLElement;

  private readonly dots: Element | null;

  constructor(board: HTMLElement) {
    this.layer = board.querySelector<HTMLElement>('.react-flow__viewport')!;
    this.dots = board.querySelector('.react-flow__background pattern');
    this.layer.style.willChange = 'transform';
  }

  to({ x, y, zoom }: Looked): void {
    this.layer.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
    this.dots?.setAttribute('x', String(x % (DOTS * zoom)));
    this.dots?.setAttribute('y', String(y % (DOTS * zoom)));
  }

  end(): void {
    this.layer.style.willChange = '';
  }
}

/** Whether what begins is a drag with a mouse, a pen or a finger. */
export function isDrag(gesture: globalThis.MouseEvent | TouchEvent | null): boolean {
  return gesture !== null && ['mousedown', 'pointerdown', 'touchstart'].includes(gesture.type);
}
