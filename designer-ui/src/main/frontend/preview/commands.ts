// What a person asks of the preview from elsewhere on the page: from the drawing, or from the outline.

export type PreviewCommand = 'runTo' | 'runFrom' | 'pauseAt' | 'goOn' | 'goNext' | 'goEnd' | 'goStop';

const COMMANDS: ReadonlySet<string> = new Set<PreviewCommand>(['runTo', 'runFrom', 'pauseAt', 'goOn', 'goNext', 'goEnd', 'goStop']);

/** By which edge a record comes to a node. */
export interface Coming {
  readonly from: string;
  readonly fromPort: string;
  readonly toPort: string;
}

export interface PreviewWish {
  readonly command: PreviewCommand;
  /** Empty where none in particular is meant. */
  readonly node: string;
  readonly coming?: Coming;
}

const EVENT = 'pipewright-preview';

export function isPreviewCommand(command: string): command is PreviewCommand {
  return COMMANDS.has(command);
}

/** True for what is about the node that is selected. */
export function isPlacing(command: PreviewCommand): boolean {
  return command === 'runTo' || command === 'runFrom' || command === 'pauseAt';
}

export function wish(wished: PreviewWish): void {
  window.dispatchEvent(new CustomEvent<PreviewWish>(EVENT, { detail: wished }));
}

/** @return forgets the listener */
export function onWish(listener: (wished: PreviewWish) => void): () => void {
  const heard = (event: Event): void => listener((event as CustomEvent<PreviewWish>).detail);
  window.addEventListener(EVENT, heard);
  return () => window.removeEventListener(EVENT, heard);
}
