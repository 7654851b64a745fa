// The commands of the preview that stops: from where it begins, where it stops, and how it goes on.

import '../code/code-element.ts';
import type { CodeFault, CodeItems } from '../draft/wire.ts';
import { DESK } from '../draft/desk.ts';
import { nameOf } from '../draft/forms.ts';
import { made } from '../look/made.ts';
import type { CourseCommand } from './course.ts';
import { button } from './elements.ts';
import { PAUSES, isSame, type PausePoint } from './pauses.ts';

export interface SteppingHost {
  readonly text: (name: string) => string;
  readonly run: (command: CourseCommand) => void;
  readonly complete: (node: string, text: string, position: number) => Promise<CodeItems | undefined>;
  readonly check: (text: string) => Promise<readonly CodeFault[]>;
}

interface PointRow {
  readonly point: PausePoint;
  readonly element: HTMLElement;
  readonly code: HTMLElementTagNameMap['pipewright-code'];
  readonly remove: HTMLElement;
}

export class Stepping {
  readonly commands = made('div', 'pw-preview-commands');

  readonly points = made('ul', 'pw-preview-points');

  readonly bar = made('div', 'pw-preview-stopped');

  private readonly host: SteppingHost;

  private rows: readonly PointRow[] = [];

  private readonly runPauses = button();

  private readonly readAll = button();

  private readonly said = made('p', '');

  private readonly goOn = button();

  constructor(host: SteppingHost) {
    this.host = host;
    this.bar.setAttribute('role', 'toolbar');
  }

  /** Called once the texts are there. */
  open(): void {
    const { text } = this.host;
    this.commands.setAttribute('role', 'toolbar');
    this.commands.setAttribute('aria-label', text('label'));
    this.points.setAttribute('aria-label', text('pause.list'));
    this.bar.setAttribute('aria-label', text('pause.bar'));
    this.command(this.readAll, 'readAll', 'readAll', '');
    this.command(this.runPauses, 'pause.run', 'runPauses', text('pause.runHint'));
    this.commands.replaceChildren(
      this.command(button(), 'toHere', 'runTo', ''),
      this.command(button(), 'fromHere', 'runFrom', text('fromHint')),
      this.command(button(), 'pause.add', 'pauseAt', ''),
      this.runPauses,
      this.readAll,
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

  private command<T extends HTMLElement>(shown: T, text: string, command: CourseCommand, hint: string): T {
    shown.textContent = this.host.text(text);
    if (hint !== '') shown.title = hint;
    shown.addEventListener('click', () => this.host.run(command));
    return shown;
  }

  /**
   * @param from the node that it begins from; empty if it reads all
   * @param stopped where it has stopped, in a sentence; empty if it has not
   */
  show(from: string, stopped: string): void {
    this.bar.hidden = stopped === '';
    this.said.textContent = stopped;
    this.readAll.hidden = from === '';
    if (from !== '') this.readAll.title = this.host.text('fromOn').replace('{0}', called(from));
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
    // By their names, which come with the drawing, and may change.
    this.rows.forEach((row) => this.name(row));
    const elements = this.rows.map(({ element }) => element);
    if (elements.length !== this.points.children.length || elements.some((element, at) => this.points.children[at] !== element)) {
      this.points.replaceChildren(...elements);
    }
    this.points.hidden = points.length === 0;
    this.runPauses.hidden = points.length === 0;
  }

  private name({ point, code, remove }: PointRow): void {
    const { text } = this.host;
    const where = point.from === '' ? text('pause.before') : text('pause.between');
    const names = point.from === '' ? [called(point.node)] : [called(point.from), called(point.node)];
    const said = where.replace('{0}', names[0]!).replace('{1}', names[1] ?? '');
    code.label = text('pause.condition').replace('{0}', said);
    remove.setAttribute('aria-label', `${text('pause.remove')}: ${said}`);
  }

  private row(point: PausePoint): PointRow {
    const code = document.createElement('pipewright-code');
    code.language = 'jsonata';
    code.value = point.condition;
    code.complete = (written, position) => this.host.complete(point.node, written, position);
    code.check = (written) => this.host.check(written);
    code.addEventListener('input', () => {
      PAUSES.put({ ...point, condition: code.value });
    });
    const remove = button();
    remove.textContent = '✕';
    remove.translate = false;
    remove.title = this.host.text('pause.remove');
    remove.addEventListener('click', () => PAUSES.remove(point));
    return { point, element: made('li', '', code, remove), code, remove };
  }
}

function called(id: string): string {
  const node = DESK.draft()?.shown().nodes.get(id);
  return node === undefined ? id : nameOf(node);
}
