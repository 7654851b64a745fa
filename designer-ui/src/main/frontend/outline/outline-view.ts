// What the outline looks like: templates only.

import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { pictureOf } from '../canvas/kinds.ts';
import { CELLS } from './moves.ts';
import type { Filter, NodeRow, PortRow, Row } from './rows.ts';
import type { Focus } from './shown-rows.ts';

/** How high a row is, in pixels; the style sheet takes it from here. */
export const ROW_HEIGHT = 36;

export type Texts = Readonly<Record<string, string>>;

export interface GridState {
  readonly rows: readonly Row[];
  readonly first: number;
  readonly end: number;
  readonly focus: Focus;
  readonly renaming: string | undefined;
  readonly selected: string | undefined;
  readonly texts: Texts;
}

export interface GridActions {
  readonly pick: (row: Row) => void;
  readonly fold: (row: NodeRow) => void;
  readonly rename: (row: NodeRow) => void;
  readonly type: (text: string) => void;
  readonly leaveName: () => void;
  readonly disable: (row: NodeRow) => void;
  readonly actions: (row: Row) => void;
  readonly follow: (node: string) => void;
}

const FILTERS: readonly Filter[] = ['all', 'invalid', 'disabled', 'unconnected'];

export function bar(
  texts: Texts,
  counted: Readonly<Record<Filter, number>>,
  filter: Filter,
  search: string,
  on: { readonly filter: (filter: Filter) => void; readonly search: (text: string) => void; readonly add: () => void; readonly toGrid: () => void },
): TemplateResult {
  return html`
    <div class="pw-outline-bar">
      <input
        type="search"
        class="pw-outline-search"
        aria-label=${texts['search']!}
        placeholder=${texts['search']!}
        .value=${search}
        @input=${(event: Event) => on.search((event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            on.toGrid();
          }
        }}
      />
      <div class="pw-outline-filters" role="group" aria-label=${texts['filters']!}>
        ${FILTERS.map(
          (one) => html`
            <button type="button" aria-pressed=${filter === one} @click=${() => on.filter(one)}>
              ${texts[one]} <span class="pw-count">${counted[one]}</span>
            </button>
          `,
        )}
      </div>
      <button type="button" class="pw-outline-add" @click=${on.add}>${texts['add']}</button>
    </div>
  `;
}

export function grid(state: GridState, actions: GridActions): TemplateResult {
  const { rows, texts } = state;
  const focused = rows.findIndex((row) => row.key === state.focus.key);
  const window = rows.slice(state.first, state.end).map((row, at) => ({ row, at: state.first + at }));
  // The row in focus stays on the page wherever it is scrolled to, else the focus would be lost with it.
  if (focused >= 0 && (focused < state.first || focused >= state.end)) {
    window.push({ row: rows[focused]!, at: focused });
  }
  return html`
    <div class="pw-outline-head" role="row" aria-rowindex="1">
      ${['name', 'kind', 'detail', 'problems', 'on'].map((column) => html`<span role="columnheader">${texts[column]}</span>`)}
      <span role="columnheader"><span class="pw-unseen">${texts['actions']}</span></span>
    </div>
    <div role="rowgroup" class="pw-outline-rows" style=${`height:${rows.length * ROW_HEIGHT}px`}>
      ${repeat(
        window,
        ({ row }) => row.key,
        ({ row, at }) => (row.type === 'node' ? nodeRow(row, at, state, actions) : portRow(row, at, state, actions)),
      )}
    </div>
  `;
}

function tab(state: GridState, row: Row, cell: number): number {
  return state.focus.key === row.key && state.focus.cell === cell ? 0 : -1;
}

function nodeRow(row: NodeRow, at: number, state: GridState, actions: GridActions): TemplateResult {
  const { texts } = state;
  const hasPorts = row.inputs.length + row.outputs.length > 0;
  const said = row.mark === undefined ? '' : row.mark.count === 1 ? row.mark.first : `${row.mark.first} +${row.mark.count - 1}`;
  return html`
    <div
      role="row"
      class=${`pw-outline-row ${row.disabled ? 'pw-off' : ''}`}
      style=${`top:${at * ROW_HEIGHT}px`}
      data-key=${row.key}
      aria-level="1"
      aria-rowindex=${at + 2}
      aria-expanded=${hasPorts ? row.open : nothing}
      aria-selected=${state.selected === row.id}
      tabindex=${tab(state, row, -1)}
      @click=${() => actions.pick(row)}
    >
      <span role="gridcell" data-cell="0" tabindex=${tab(state, row, 0)} @dblclick=${() => actions.rename(row)}>
        <button
          type="button"
          class="pw-outline-fold"
          tabindex="-1"
          aria-hidden="true"
          ?hidden=${!hasPorts}
          @click=${(event: Event) => {
            event.stopPropagation();
            actions.fold(row);
          }}
        >${row.open ? '▾' : '▸'}</button>
        <svg viewBox="0 0 20 20" aria-hidden="true" class="pw-outline-picture" style=${`color:${row.colour}`}><path d=${pictureOf(row.kind)} /></svg>
        ${state.renaming === row.id
          ? html`<input
              class="pw-outline-name"
              aria-label=${texts['name']!}
              translate="no"
              @input=${(event: Event) => actions.type((event.target as HTMLInputElement).value)}
              @focusout=${actions.leaveName}
              @click=${(event: Event) => event.stopPropagation()}
            />`
          : html`<b translate="no">${row.name}</b>`}
      </span>
      <span role="gridcell" data-cell="1" tabindex=${tab(state, row, 1)}>${row.kindText}</span>
      <span role="gridcell" data-cell="2" tabindex=${tab(state, row, 2)} translate="no" title=${row.detail}>${row.detail}</span>
      <span
        role="gridcell"
        data-cell="3"
        tabindex=${tab(state, row, 3)}
       
        title=${said}
        class=${row.mark?.error === true ? 'pw-outline-bad' : 'pw-outline-hint'}
        translate="no"
      >${said}</span>
      <span role="gridcell" data-cell="4" tabindex=${tab(state, row, 4)} @dblclick=${() => actions.disable(row)}>${row.disabled ? texts['isOff'] : texts['isOn']}</span>
      ${more(row, row.name, state, actions)}
    </div>
  `;
}

function portRow(row: PortRow, at: number, state: GridState, actions: GridActions): TemplateResult {
  const { texts } = state;
  const word = row.side === 'in' ? 'fedBy' : 'feeds';
  return html`
    <div
      role="row"
      class="pw-outline-row pw-outline-port"
      style=${`top:${at * ROW_HEIGHT}px`}
      data-key=${row.key}
      aria-level="2"
      aria-rowindex=${at + 2}
      aria-selected="false"
      tabindex=${tab(state, row, -1)}
      @click=${() => actions.pick(row)}
    >
      <span role="gridcell" aria-colspan=${CELLS}>
        <span class="pw-outline-port-name">${row.onlyOne ? texts[row.side] : html`${texts[row.side]} <b translate="no">${row.port}</b>`}</span>
        ${row.links.length === 0 ? html`<span class="pw-outline-open">${texts[`${word}Nothing`]}</span>` : nothing}
        ${row.links.map(
          (link, place) => html`
            <a
              href=${`#${link.node}`}
              data-cell=${place}
              tabindex=${tab(state, row, place)}
              @click=${(event: Event) => {
                event.preventDefault();
                event.stopPropagation();
                actions.follow(link.node);
              }}
            >${around(texts[place === 0 ? word : `${word}Also`] ?? '', link.name)}</a>
          `,
        )}
      </span>
      ${more(row, row.port, state, actions)}
    </div>
  `;
}

/** A text with a name in the place of `{0}`, which no language translates. */
function around(text: string, name: string): TemplateResult {
  const [before = '', after = ''] = text.split('{0}');
  return html`${before}<b translate="no">${name}</b>${after}`;
}

/** For the mouse: all that the keys can do. */
function more(row: Row, name: string, { texts }: GridState, actions: GridActions): TemplateResult {
  return html`<span role="gridcell" class="pw-outline-more"><button
      type="button"
      tabindex="-1"
      aria-label=${(texts['actionsOf'] ?? '').replace('{0}', name)}
      @click=${(event: Event) => {
        event.stopPropagation();
        actions.actions(row);
      }}
    >⋯</button></span>`;
}
