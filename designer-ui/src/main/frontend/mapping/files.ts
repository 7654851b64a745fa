// Files between a person and the server.

/** Bytes as a text that crosses the wire. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  // In parts: a call has only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  return Uint8Array.from(text, (one) => one.charCodeAt(0));
}

/** Gives a file to the person. */
export function saveAs(base64: string, name: string): void {
  const address = URL.createObjectURL(new Blob([bytesOf(base64)]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Tells of files that are dropped on an element, and marks it while they are above it. */
export function onDrop(element: HTMLElement, dropped: (file: File) => void): void {
  const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  element.addEventListener('dragover', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    element.classList.add('pw-map-dropping');
  });
  element.addEventListener('dragleave', (event) => {
    if (!element.contains(event.relatedTarget as Node | null)) element.classList.remove('pw-map-dropping');
  });
  element.addEventListener('drop', (event) => {
    element.classList.remove('pw-map-dropping');
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) {
      event.preventDefault();
      dropped(file);
    }
  });
}
