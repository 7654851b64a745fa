import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kept } from '../../../main/frontend/draft/browser-storage.ts';
import { Hurried, type Shelf } from '../../../main/frontend/draft/hurried.ts';

/** What a browser keeps for all pages of the product. */
function shelf(room = 10): Shelf {
  const kept = new Map<string, string>([['theme', 'dark']]);
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (kept.size >= room) throw new Error('full');
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
  };
}

function entry(editId: string, draft = 'orders'): Kept {
  return { draft, editId, madeAt: 1, proposal: { editId, baseSeq: 0, edit: { kind: 'renameNode', node: 'map', name: editId } } };
}

test('what the database had not taken in when the page went is there for the next page', () => {
  const browser = shelf();
  const page = new Hurried(() => browser);
  page.begin(entry('a'));
  page.begin(entry('b'));
  page.end('a');

  page.leave();

  assert.deepEqual(new Hurried(() => browser).left('orders'), [entry('b')]);
});

test('what is proposed while the page goes is there for the next page', () => {
  const browser = shelf();
  const page = new Hurried(() => browser);

  page.leave();
  page.begin(entry('last'));

  assert.deepEqual(new Hurried(() => browser).left('orders'), [entry('last')]);
});

test('a page that is left has nothing of another draft, and without a name all of it', () => {
  const browser = shelf();
  const page = new Hurried(() => browser);
  page.leave();
  page.begin(entry('a'));
  page.begin(entry('b', 'invoices'));

  const next = new Hurried(() => browser);

  assert.deepEqual(next.left('invoices'), [entry('b', 'invoices')]);
  assert.equal(next.left('').length, 2);
});

test('what the next page has taken over is forgotten', () => {
  const browser = shelf();
  const page = new Hurried(() => browser);
  page.leave();
  page.begin(entry('a'));

  const next = new Hurried(() => browser);
  next.forget('a');

  assert.deepEqual(next.left(''), []);
});

test('a page that somebody goes back to leaves it to the database again', () => {
  const browser = shelf();
  const page = new Hurried(() => browser);
  page.leave();
  page.comeBack();

  page.begin(entry('a'));

  assert.deepEqual(page.left(''), []);
});

test('a full browser does not keep the page from going', () => {
  const page = new Hurried(() => shelf(1));
  page.begin(entry('a'));

  page.leave();

  assert.deepEqual(page.left(''), []);
});
