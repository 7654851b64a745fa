// Texts of one line and of several, whole numbers and lengths of time. A text that is no value yet is said to be none, and
// is not proposed.

import '@vaadin/text-area/src/vaadin-text-area.js';
import '@vaadin/text-field/src/vaadin-text-field.js';
import type { FormField } from '../draft/wire.ts';
import { complain, name, type FieldControl, type FormHost } from './control.ts';
import { durationText, durationValue } from './durations.ts';
import { said } from './problems.ts';
import { SaidBack } from './said-back.ts';
import { Typing } from './typing.ts';

type Kind = Pick<FormField, 'control' | 'unit'>;

interface Reading {
  readonly value?: unknown;
  /** Why the text is no value. */
  readonly trouble?: string;
}

/** What a text stands for. A parameter may stand for any value. */
export function readText({ control, unit }: Kind, text: string, troubles: { number: string; duration: string }): Reading {
  const plain = text.trim();
  if (plain === '') {
    return {};
  }
  const isNumber = control === 'NUMBER' || unit > 0;
  if (isNumber && plain.includes('${')) {
    return { value: plain };
  }
  if (control === 'DURATION') {
    const value = durationValue(plain, unit);
    return value === undefined ? { trouble: troubles.duration } : { value };
  }
  if (control === 'NUMBER') {
    return /^-?\d{1,15}$/.test(plain) ? { value: Number(plain) } : { trouble: troubles.number };
  }
  return { value: text };
}

export function shownText({ control, unit }: Kind, value: unknown): string {
  return value === undefined || value === null ? '' : control === 'DURATION' ? durationText(String(value), unit) : String(value);
}

/** What a text is understood as; empty where there is nothing to say. */
function understood(kind: Kind, { value }: Reading): string {
  return kind.control === 'DURATION' && value !== undefined ? shownText(kind, value) : '';
}

export function textControl(field: FormField, host: FormHost, change: (value: unknown) => void, inRow = false): FieldControl {
  const element = document.createElement(field.control === 'LINES' ? 'vaadin-text-area' : 'vaadin-text-field');
  const typing = new Typing();
  const back = field.control === 'DURATION' ? new SaidBack(element) : undefined;
  let trouble = '';
  let found = '';
  const complainAll = (): void => complain(element, trouble || found);
  name(element, field, host, inRow);
  if (inRow && field.control === 'LINES') {
    element.setAttribute('min-rows', '1');
  }
  element.addEventListener('input', () => {
    const read = readText(field, element.value, host.texts());
    trouble = read.trouble ?? '';
    back?.show(understood(field, read), element.value);
    complainAll();
    typing.type(() => (trouble === '' ? change(read.value) : undefined));
  });
  element.addEventListener('focusout', () => typing.end());
  return {
    element,
    show(value) {
      const text = shownText(field, value);
      if (element.value !== text) {
        element.value = text;
      }
      trouble = '';
      back?.show('', text);
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
