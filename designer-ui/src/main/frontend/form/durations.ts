// Lengths of time: files have them as `PT5M`, people write `5 min`.

const UNITS: readonly (readonly [string, number])[] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];

const WRITTEN = /^(\s*\d+(\.\d+)?\s*(d|h|min|m|s)\b)+\s*$/i;

const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

/** As people read it; as it is if it is no length of time. */
export function durationText(iso: string): string {
  const seconds = secondsOf(iso);
  if (seconds === undefined) {
    return iso;
  }
  let rest = seconds;
  const parts = UNITS.flatMap(([unit, size]) => {
    const count = unit === 's' ? Math.round(rest * 1000) / 1000 : Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count} ${unit}`] : [];
  });
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

/** As files have it; undefined if the text is no length of time. */
export function durationValue(text: string): string | undefined {
  const seconds = secondsOf(text.trim());
  if (seconds !== undefined) {
    return isoOf(seconds);
  }
  if (!WRITTEN.test(text)) {
    return undefined;
  }
  let sum = 0;
  for (const [, count, unit] of text.matchAll(/(\d+(?:\.\d+)?)\s*(d|h|min|m|s)\b/gi)) {
    const name = unit?.toLowerCase() === 'm' ? 'min' : unit?.toLowerCase();
    sum += Number(count) * (UNITS.find(([one]) => one === name)?.[1] ?? 0);
  }
  return isoOf(sum);
}

/** As the server writes it: in hours, minutes and seconds. */
function isoOf(seconds: number): string {
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const rest = Math.round((seconds % 60) * 1000) / 1000;
  const parts = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
  return `PT${parts === '' ? '0S' : parts}`;
}

function secondsOf(iso: string): number | undefined {
  const parts = ISO.exec(iso);
  if (parts === null || /[PT]$/i.test(iso)) {
    return undefined;
  }
  const [, days, hours, minutes, seconds] = parts.map((part) => Number(part ?? 0));
  return (days ?? 0) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
