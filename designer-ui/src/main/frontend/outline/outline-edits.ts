// What a person does to a draft in the outline. Each is one edit, so that it is taken back in one step.

import type { DraftStore } from '../draft/draft-store.ts';
import { fromOf, nameOf, toOf, type EdgeForm, type NodeForm } from '../draft/forms.ts';
import type { PaletteEntry } from '../draft/wire.ts';
import { choose, type Option } from '../look/chooser.ts';
import { wish, type PreviewCommand } from '../preview/commands.ts';
import { addition, placing } from './additions.ts';
import type { NodeRow, PortRow, Row } from './rows.ts';

/** The page around the edits. */
export interface OutlinePage {
  readonly text: (key: string) => string;
  /** Asks the server; undefined if it gave no answer, and the person is told. */
  readonly ask: <T>(store: DraftStore, question: string, body: unknown) => Promise<T | undefined>;
  readonly focus: (row: Row) => void;
  readonly goTo: (node: string) => void;
  /** Keeps the keyboard where it is, once what is there has changed. */
  readonly stay: () => void;
  readonly rename: (row: NodeRow) => void;
  readonly say: (text: string) => void;
}

export class OutlineEdits {
  private readonly page: OutlinePage;

  constructor(page: OutlinePage) {
    this.page = page;
  }

  disable(store: DraftStore, row: NodeRow): void {
    void store.propose({ kind: 'setDisabled', node: row.id, disabled: !row.disabled });
    this.tell(row.disabled ? 'toldOn' : 'toldOff', row.name);
    this.page.stay();
  }

  /** @param link which connection of a port; -1 if none in particular */
  async remove(store: DraftStore, row: Row, link: number): Promise<void> {
    if (row.type === 'node') {
      void store.propose({ kind: 'removeNode', node: row.id });
      this.tell('toldRemoved', row.name);
      this.page.stay();
    } else {
      await this.disconnect(store, row, link);
    }
  }

  private async disconnect(store: DraftStore, row: PortRow, at: number): Promise<void> {
    const options = row.links.map((link): Option<typeof link> => ({ title: link.name, away: true, value: link }));
    const link = row.links[at] ?? (row.links.length > 1 ? await this.choose('disconnectFrom', options) : row.links[0]);
    if (link !== undefined) {
      void store.propose({ kind: 'removeEdge', edge: link.edge });
      this.tell('toldDisconnected', link.name);
    }
    this.page.focus(row);
  }

  async connect(store: DraftStore, row: Row): Promise<void> {
    const isInto = row.type === 'port' && row.side === 'in';
    const found = await this.page.ask<readonly EdgeForm[]>(store, 'connections', { node: row.id });
    const options = (found ?? [])
      .filter((edge) => isAt(row, edge))
      .map((edge): Option<EdgeForm> => ({ title: otherEnd(store, edge, isInto), value: edge }));
    if (found !== undefined && options.length === 0) {
      this.tell('nothingFits', '');
    } else if (found !== undefined) {
      const edge = await this.choose(isInto ? 'connectFrom' : 'connectTo', options);
      if (edge !== undefined) {
        void store.propose({ kind: 'addEdge', edge });
        this.tell('toldConnected', otherEnd(store, edge, isInto));
      }
    }
    this.page.focus(row);
  }

  async add(store: DraftStore, side: 'behind' | 'before', row: Row | undefined): Promise<void> {
    const place = placing(store, side, row);
    const options = place.entries.map((entry): Option<PaletteEntry> => ({
      title: entry.title,
      detail: entry.detail === '' ? entry.section : `${entry.section} · ${entry.detail}`,
      words: entry.words,
      value: entry,
    }));
    const entry = await this.choose(row === undefined ? 'add' : side === 'behind' ? 'addBehind' : 'addBefore', options);
    if (entry !== undefined && entry.template !== '') {
      const [first] = await store.insert(entry.template, { x: 0, y: 0 });
      this.tell('toldAdded', entry.title);
      this.page.goTo(first!);
    } else if (entry !== undefined) {
      const { edit, id } = addition(store, place, entry);
      void store.propose(edit);
      this.tell('toldAdded', nameOf(store.shown().nodes.get(id) ?? NAMELESS));
      this.page.goTo(id);
    } else if (row !== undefined) {
      this.page.focus(row);
    }
  }

  /** All that can be done to a row, for whoever does not know the keys. */
  async chooseAction(store: DraftStore, row: Row): Promise<void> {
    const action = (key: string, value: () => void, away = false): Option<() => void> => ({ title: this.page.text(key), value, away });
    const isInto = row.type === 'port' && row.side === 'in';
    const behind = action('addBehind', () => void this.add(store, 'behind', row));
    const before = action('addBefore', () => void this.add(store, 'before', row));
    const connect = action(isInto ? 'connectFrom' : 'connectTo', () => void this.connect(store, row));
    const options =
      row.type === 'node'
        ? [
            action('rename', () => this.page.rename(row)),
            ...PREVIEWS.map((command) => action(command, () => wish({ command, node: row.id }))),
            behind,
            before,
            connect,
            action(row.disabled ? 'switchOn' : 'switchOff', () => this.disable(store, row)),
            action('remove', () => void this.remove(store, row, -1), true),
          ]
        : [connect, isInto ? before : behind, ...(row.links.length > 0 ? [action('disconnectFrom', () => void this.disconnect(store, row, -1), true)] : [])];
    const run = await choose(row.type === 'node' ? row.name : row.port, options, this.chooserTexts());
    if (run === undefined) this.page.focus(row);
    else run();
  }

  private choose<T>(title: string, options: readonly Option<T>[]): Promise<T | undefined> {
    return choose(this.page.text(title), options, this.chooserTexts());
  }

  private chooserTexts() {
    return { search: this.page.text('chooserSearch'), nothing: this.page.text('noMatch'), cancel: this.page.text('cancel') };
  }

  private tell(key: string, name: string): void {
    this.page.say(this.page.text(key).replace('{0}', name));
  }
}

const PREVIEWS: readonly PreviewCommand[] = ['runTo', 'runFrom', 'pauseAt'];

const NAMELESS: NodeForm = { kind: '', id: '' };

/** What the other end of a connection is called, with its port where it has several. */
function otherEnd(store: DraftStore, edge: EdgeForm, isInto: boolean): string {
  const end = isInto ? fromOf(edge) : toOf(edge);
  const node = store.shown().nodes.get(end.node) ?? NAMELESS;
  const ports = store.looks().get(end.node) ?? store.kinds().get(node.kind);
  const several = (isInto ? ports?.outputs : ports?.inputs)?.length ?? 0;
  return several > 1 ? `${nameOf(node)} · ${end.port}` : nameOf(node);
}

/** True if a connection begins or ends at a row: at a node's own row it begins there. */
function isAt(row: Row, edge: EdgeForm): boolean {
  const end = row.type === 'port' && row.side === 'in' ? toOf(edge) : fromOf(edge);
  return end.node === row.id && (row.type === 'node' || end.port === row.port);
}
