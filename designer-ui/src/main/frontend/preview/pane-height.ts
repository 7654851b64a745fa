/** The lowest that the pane may be, in pixels. */
export const LOWEST = 140;

/** How high the pane is until a person sets it, in pixels. */
export const USUAL = 280;

/** How high the pane may be, in pixels. */
export function heightOf(wanted: number, room: number): number {
  return Math.round(Math.max(LOWEST, Math.min(wanted, room - 160)));
}
