// Lengths of time: files have them as `PT5M` or as a number of some unit, people write `5 min`.

import { NUMBER, PART, UNITS } from './length-words.ts';

const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

/** A number without a unit counts seconds, unless files have another unit. */
const SECOND = 1_000;

/** In milliseconds; undefined if the text is no length of time. */
function millisOf(text: string, unit = SECOND): number | undefined {
  const plain = text.trim().toLowerCase();
  if (NUMBER.test(plain)) {
    return Math.round(Number(plain) * unit);
  }
  const iso = isoMillis(plain);
  if (iso !== undefined) {
    return iso;
  }
  const parts = [...plain.matchAll(PART)];
  const isAll = parts.length > 0 && plain.replace(PART, '').trim() === '';
  return isAll ? Math.round(parts.reduce((sum, [, count, name]) => sum + Number(count) * sizeOf(name ?? ''), 0)) : undefined;
}

function sizeOf(word: string): number {
  return UNITS.find(({ name, otherName }) => word === name || word === otherName)?.millis ?? 0;
}

/** As people read it. */
function millisText(millis: number): string {
  let rest = millis;
  const parts = UNITS.flatMap(({ name, millis: size }) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count} ${name}`] : [];
  });
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

/** As people read it; as it is if it is no length of time. `unit` is 0 where files have `PT5M`. */
export function durationText(value: string, unit = 0): string {
  const millis = unit === 0 ? isoMillis(value) : NUMBER.test(value) ? millisOf(value, unit) : undefined;
  return millis === undefined ? value : millisText(millis);
}

/** As files have it; undefined if the text is no length of time, or not a whole number of the unit. */
export function durationValue(text: string, unit = 0): string | number | undefined {
  const millis = millisOf(text, unit === 0 ? SECOND : unit);
  if (millis === undefined) {
    return undefined;
  }
  return unit === 0 ? isoOf(millis / 1_000) : millis % unit === 0 ? millis / unit : undefined;
}

/** As the server writes it: in hours, minutes and seconds. */
function isoOf(seconds: number): string {
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const rest = Math.round((seconds % 60) * 1000) / 1000;
  const parts = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
  return `PT${parts === '' ? '0S' : parts}`;
}

function isoMillis(iso: string): number | undefined {
  const parts = ISO.exec(iso);
  if (parts === null || /[PT]$/i.test(iso)) {
    return undefined;
  }
  const [, days, hours, minutes, seconds] = parts.map((part) => Number(part ?? 0));
  return Math.round(((days ?? 0) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1_000);
}
