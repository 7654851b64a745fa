// What a person can do to the selected nodes. Each is one edit, so that it is taken back in one step.

import { copied, pasted } from '../draft/clipboard.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { positionOf } from '../draft/drawing.ts';
import type { EdgeForm, GroupForm, PositionForm } from '../draft/forms.ts';
import { added, GAP, newId, portsOf, type Place } from '../draft/palette.ts';
import type { PaletteEntry, PipelineEdit } from '../draft/wire.ts';
import { arranged, type Arrangement } from './arrange.ts';
import type { BoxPosition } from './boxes.ts';

export class Actions {
  private readonly store: DraftStore;

  private readonly newGroupName: () => string;

  constructor(store: DraftStore, newGroupName: () => string) {
    this.store = store;
    this.newGroupName = newGroupName;
  }

  move(places: readonly BoxPosition[]): void {
    if (places.length > 0) {
      void this.store.command([{ kind: 'moveNodes', positions: Object.fromEntries(places.map(({ id, x, y }) => [id, { x, y }])) }]);
    }
  }

  /**
   * Puts a new node in, or those of a template, and selects it.
   *
   * @return its id; empty for a template, whose nodes are asked for first
   */
  add(entry: PaletteEntry, place: Place): string {
    if (entry.template !== '') {
      void this.store.insert(entry.template, place.kind === 'at' ? place.position : { x: 0, y: 0 });
      return '';
    }
    const { width, height } = this.store.frame();
    const ports = portsOf(entry.kind, this.store.kinds());
    const made = added(entry, place, this.store.shown(), this.store.looks(), ports, { width, height }, this.store.ids());
    void this.store.propose(made.edit);
    this.store.reveal(made.id);
    return made.id;
  }

  connect(edge: EdgeForm): void {
    void this.store.propose({ kind: 'addEdge', edge });
  }

  remove(edges: readonly EdgeForm[]): void {
    const nodes = this.selected();
    const edits: readonly PipelineEdit[] =
      nodes.length > 0 ? nodes.map((node) => ({ kind: 'removeNode', node })) : edges.map((edge) => ({ kind: 'removeEdge', edge }));
    this.proposeAll(edits);
  }

  /** The selected nodes as a text. */
  copied(): string {
    return copied(this.store.shown(), this.selected());
  }

  /**
   * Puts copied nodes in, and selects them.
   *
   * @return false if the text is none of ours
   */
  paste(text: string, at: PositionForm): boolean {
    const made = pasted(text, this.store.shown(), at, this.store.ids());
    if (made === undefined) return false;
    void this.store.propose(made.edit);
    this.store.select(made.ids);
    return true;
  }

  duplicate(): void {
    const places = this.places();
    if (places.length > 0) {
      const at = { x: Math.min(...places.map(({ x }) => x)), y: Math.max(...places.map(({ y }) => y)) + this.store.frame().height + GAP.y };
      this.paste(this.copied(), at);
    }
  }

  arrange(how: Arrangement): void {
    this.move(arranged(how, this.places()));
  }

  /** Disables the selected nodes, or enables them if all are disabled. */
  toggleDisabled(): void {
    const disabled = !this.areDisabled();
    this.proposeAll(this.selected().map((node) => ({ kind: 'setDisabled', node, disabled })));
  }

  areDisabled(): boolean {
    return this.selected().every((id) => this.store.shown().nodes.get(id)?.disabled ?? false);
  }

  /** Draws a frame around the selected nodes; a node stands in one frame only. */
  group(): void {
    const nodes = this.selected();
    if (nodes.length > 0) {
      const id = newId('group', this.store.shown(), this.store.ids());
      this.proposeAll([...this.withoutMembers(nodes), { kind: 'putGroup', group: { id, name: this.newGroupName(), nodes } }]);
    }
  }

  /** Takes away the frames around selected nodes. */
  ungroup(): void {
    this.proposeAll(this.groups().map((group) => ({ kind: 'removeGroup', group: group.id })));
  }

  /** The groups in which selected nodes stand. */
  groups(): readonly GroupForm[] {
    const selected = new Set(this.selected());
    return this.store.shown().groups.filter((group) => group.nodes?.some((id) => selected.has(id)));
  }

  renameGroup(group: GroupForm, name: string): void {
    if (name.trim() !== '' && name !== group.name) {
      void this.store.propose({ kind: 'putGroup', group: { ...group, name: name.trim() } });
    }
  }

  private withoutMembers(nodes: readonly string[]): readonly PipelineEdit[] {
    const taken = new Set(nodes);
    return this.groups().map((group) => {
      const left = (group.nodes ?? []).filter((id) => !taken.has(id));
      return left.length === 0 ? { kind: 'removeGroup', group: group.id } : { kind: 'putGroup', group: { ...group, nodes: left } };
    });
  }

  private selected(): readonly string[] {
    const { nodes } = this.store.shown();
    return this.store.selected().filter((id) => nodes.has(id));
  }

  private places(): readonly BoxPosition[] {
    return this.selected().map((id) => ({ id, ...positionOf(this.store.shown(), id) }));
  }

  private proposeAll(edits: readonly PipelineEdit[]): void {
    if (edits.length > 0) void this.store.command(edits);
  }
}
