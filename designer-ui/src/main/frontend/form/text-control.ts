// Texts of one line and of several, whole numbers and lengths of time. A text that is no value yet is said to be none, and
// is not proposed.

import '@vaadin/text-area/src/vaadin-text-area.js';
import '@vaadin/text-field/src/vaadin-text-field.js';
import type { FormField } from '../draft/wire.ts';
import { complain, name, type FieldControl, type FormHost } from './control.ts';
import { durationText, durationValue } from './durations.ts';
import { said } from './problems.ts';
import { Typing } from './typing.ts';

interface Reading {
  readonly value?: unknown;
  /** Why the text is no value. */
  readonly trouble?: string;
}

/** What a text stands for. A parameter may stand for any value. */
export function readText(control: FormField['control'], text: string, troubles: { number: string; duration: string }): Reading {
  const plain = text.trim();
  if (plain === '') {
    return {};
  }
  if (control === 'NUMBER' && !plain.includes('${')) {
    return /^-?\d{1,15}$/.test(plain) ? { value: Number(plain) } : { trouble: troubles.number };
  }
  if (control === 'DURATION') {
    const value = durationValue(plain);
    return value === undefined ? { trouble: troubles.duration } : { value };
  }
  return { value: control === 'NUMBER' ? plain : text };
}

export function shownText(control: FormField['control'], value: unknown): string {
  return value === undefined || value === null ? '' : control === 'DURATION' ? durationText(String(value)) : String(value);
}

export function textControl(field: FormField, host: FormHost, change: (value: unknown) => void, inRow = false): FieldControl {
  const element = document.createElement(field.control === 'LINES' ? 'vaadin-text-area' : 'vaadin-text-field');
  const typing = new Typing();
  let trouble = '';
  let found = '';
  const complainAll = (): void => complain(element, trouble || found);
  name(element, field, host, inRow);
  element.addEventListener('input', () => {
    const read = readText(field.control, element.value, host.texts());
    trouble = read.trouble ?? '';
    complainAll();
    typing.type(() => (trouble === '' ? change(read.value) : undefined));
  });
  element.addEventListener('focusout', () => typing.end());
  return {
    element,
    show(value) {
      const text = shownText(field.control, value);
      if (element.value !== text) {
        element.value = text;
      }
      trouble = '';
      complainAll();
    },
    // What is no value yet stays, so that it can be mended.
    isBusy: () => typing.isOpen() || trouble !== '' || element.hasAttribute('focused'),
    tell(problems) {
      found = said(problems);
      complainAll();
    },
    leave: () => typing.end(),
  };
}
