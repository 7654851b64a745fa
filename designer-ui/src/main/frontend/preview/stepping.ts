// The commands of the preview that stops: from where it begins, where it stops, and how it goes on.

import '../code/code-element.ts';
import type { CodeFault, CodeItems } from '../draft/wire.ts';
import { DESK } from '../draft/desk.ts';
import { nameOf } from '../draft/forms.ts';
import type { PreviewCommand } from './commands.ts';
import { button, div, sentence } from './elements.ts';
import { PAUSES, isSame, type PausePoint } from './pauses.ts';

export interface SteppingHost {
  readonly text: (name: string) => string;
  readonly run: (command: PreviewCommand | 'runPauses' | 'readAll') => void;
  readonly complete: (node: string, text: string, position: number) => Promise<CodeItems | undefined>;
  readonly check: (text: string) => Promise<readonly CodeFault[]>;
}

interface PointRow {
  readonly point: PausePoint;
  readonly element: HTMLElement;
  readonly code: HTMLElementTagNameMap['pipewright-code'];
}

export class Stepping {
  readonly commands = div('pw-preview-commands');

  readonly points = document.createElement('ul');

  readonly bar = div('pw-preview-stopped');

  private readonly host: SteppingHost;

  private rows: readonly PointRow[] = [];

  private readonly runPauses = button();

  private readonly from = div('pw-preview-from');

  private readonly said = sentence('', '');

  private readonly goOn = button();

  constructor(host: SteppingHost) {
    this.host = host;
    this.points.className = 'pw-preview-points';
    this.bar.setAttribute('role', 'toolbar');
  }

  /** Called once the texts are there. */
  open(): void {
    const { text } = this.host;
    this.commands.setAttribute('role', 'toolbar');
    this.commands.setAttribute('aria-label', text('label'));
    this.points.setAttribute('aria-label', text('pause.list'));
    this.bar.setAttribute('aria-label', text('pause.bar'));
    this.command(this.runPauses, 'pause.run', 'runPauses', text('pause.runHint'));
    this.commands.replaceChildren(
      this.command(button(), 'toHere', 'runTo', ''),
      this.command(button(), 'fromHere', 'runFrom', text('fromHint')),
      this.command(button(), 'pause.add', 'pauseAt', ''),
      this.runPauses,
      this.from,
    );
    this.command(this.goOn, 'pause.on', 'goOn', text('pause.onHint'));
    this.goOn.setAttribute('theme', 'primary small');
    this.bar.replaceChildren(
      this.said,
      this.goOn,
      this.command(button(), 'pause.next', 'goNext', text('pause.nextHint')),
      this.command(button(), 'pause.end', 'goEnd', text('pause.endHint')),
      this.command(button(), 'pause.stop', 'goStop', text('pause.stopHint')),
    );
    this.show('', '');
  }

  private command<T extends HTMLElement>(made: T, text: string, command: PreviewCommand | 'runPauses' | 'readAll', hint: string): T {
    made.textContent = this.host.text(text);
    if (hint !== '') made.title = hint;
    made.addEventListener('click', () => this.host.run(command));
    return made;
  }

  /**
   * @param from the node that it begins from; empty if it reads all
   * @param stopped where it has stopped, in a sentence; empty if it has not
   */
  show(from: string, stopped: string): void {
    this.bar.hidden = stopped === '';
    this.said.textContent = stopped;
    this.from.hidden = from === '';
    if (from !== '') {
      const said = document.createElement('span');
      said.textContent = this.host.text('fromOn').replace('{0}', called(from));
      this.from.replaceChildren(said, this.command(button(), 'readAll', 'readAll', ''));
    }
    this.showPoints();
  }

  /** The first way to go on gets the focus. */
  focus(): void {
    this.goOn.focus();
  }

  /** The condition of a point gets the focus. */
  async write(point: PausePoint): Promise<void> {
    this.showPoints();
    await new Promise((drawn) => requestAnimationFrame(drawn));
    this.rows.find((row) => isSame(row.point, point))?.code.focus();
  }

  private showPoints(): void {
    const points = PAUSES.all();
    // A row stays as long as its point: somebody may be writing in it.
    this.rows = points.map((point) => this.rows.find((row) => isSame(row.point, point)) ?? this.row(point));
    const elements = this.rows.map(({ element }) => element);
    if (elements.length !== this.points.children.length || elements.some((element, at) => this.points.children[at] !== element)) {
      this.points.replaceChildren(...elements);
    }
    this.points.hidden = points.length === 0;
    this.runPauses.hidden = points.length === 0;
  }

  private row(point: PausePoint): PointRow {
    const { text } = this.host;
    const where = point.from === '' ? text('pause.before') : text('pause.between');
    const names = point.from === '' ? [called(point.node)] : [called(point.from), called(point.node)];
    const said = where.replace('{0}', names[0]!).replace('{1}', names[1] ?? '');
    const code = document.createElement('pipewright-code');
    code.language = 'jsonata';
    code.label = text('pause.condition').replace('{0}', said);
    code.value = point.condition;
    code.complete = (written, position) => this.host.complete(point.node, written, position);
    code.check = (written) => this.host.check(written);
    code.addEventListener('input', () => {
      PAUSES.put({ ...point, condition: code.value });
    });
    const remove = button();
    remove.textContent = '✕';
    remove.translate = false;
    remove.setAttribute('aria-label', `${text('pause.remove')}: ${said}`);
    remove.title = text('pause.remove');
    remove.addEventListener('click', () => PAUSES.remove(point));
    const element = document.createElement('li');
    element.append(code, remove);
    return { point, element, code };
  }
}

function called(id: string): string {
  const node = DESK.draft()?.shown().nodes.get(id);
  return node === undefined ? id : nameOf(node);
}
