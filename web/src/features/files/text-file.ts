/** What a file of text begins with. */
export interface Beginning {
  text: string;
  /** There is no more of it. */
  whole: boolean;
}

/** At most so many bytes of an answer, whatever it goes on to send. */
async function bytesOf(response: Response, most: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(most);
  const reader = response.body?.getReader();
  let size = 0;
  for (let read = await reader?.read(); read?.value && size < most; read = await reader?.read()) {
    const piece = read.value.subarray(0, most - size);
    bytes.set(piece, size);
    size += piece.length;
  }
  void reader?.cancel();
  return bytes.subarray(0, size);
}

/** The first bytes of a stored file as text. Undefined: it is no UTF-8, or cannot be had. */
export async function beginningOf(address: string, most: number, signal: AbortSignal): Promise<Beginning | undefined> {
  try {
    const response = await fetch(address, { headers: { Range: `bytes=0-${most}` }, signal });
    if (!response.ok) return undefined;
    const bytes = await bytesOf(response, most + 1);
    const whole = bytes.length <= most;
    // What ends within a sign is no less a text.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, most), { stream: !whole });
    return text.includes('\0') ? undefined : { text, whole };
  } catch {
    return undefined;
  }
}
