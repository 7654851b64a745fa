// Where a text stops being JSON. The browser's own parser says it in words that differ from browser to browser.

/** In characters from the start; undefined if it is JSON. `${name}` stands for a value. */
export function jsonFaultAt(written: string): number | undefined {
  const text = written.replace(/\$\{[^}]*\}/g, (name) => '1'.repeat(name.length));
  const end = valueEnd(text, 0);
  return end.fault ?? (restAt(text, end.at) === text.length ? undefined : restAt(text, end.at));
}

interface End {
  readonly at: number;
  readonly fault?: number;
}

const PLAIN = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")/y;

function restAt(text: string, from: number): number {
  let at = from;
  while (' \n\r\t'.includes(text[at] ?? '.')) at += 1;
  return at;
}

function valueEnd(text: string, from: number): End {
  const at = restAt(text, from);
  if (text[at] === '{') return listEnd(text, at, '}', (inner) => memberEnd(text, inner));
  if (text[at] === '[') return listEnd(text, at, ']', (inner) => valueEnd(text, inner));
  return plainEnd(text, at);
}

function plainEnd(text: string, at: number): End {
  PLAIN.lastIndex = at;
  return PLAIN.test(text) ? { at: PLAIN.lastIndex } : { at, fault: at };
}

function memberEnd(text: string, from: number): End {
  const at = restAt(text, from);
  const name = text[at] === '"' ? plainEnd(text, at) : { at, fault: at };
  if (name.fault !== undefined) return name;
  const colon = restAt(text, name.at);
  return text[colon] === ':' ? valueEnd(text, colon + 1) : { at: colon, fault: colon };
}

function listEnd(text: string, open: number, close: string, itemEnd: (from: number) => End): End {
  let at = restAt(text, open + 1);
  if (text[at] === close) return { at: at + 1 };
  for (;;) {
    const item = itemEnd(at);
    if (item.fault !== undefined) return item;
    at = restAt(text, item.at);
    if (text[at] === close) return { at: at + 1 };
    if (text[at] !== ',') return { at, fault: at };
    at = restAt(text, at + 1);
  }
}
