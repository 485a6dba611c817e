// Files on their way to and from the server.

import type { Room, User } from './chat.ts';
import type { Loose } from './ejson.ts';
import type { Answer, Caller } from './rest.ts';

export interface Sample {
  name: string;
  type: string;
  content: string | Uint8Array<ArrayBuffer>;
}

export const kText: Sample = { name: 'notes.txt', type: 'text/plain', content: 'what we said' };

/** A PDF of one page, A4, on which `drawing` (operators of PDF) is. */
export function pdf(drawing = '0.1 0.3 0.7 rg 60 60 475 722 re f'): Uint8Array<ArrayBuffer> {
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = parts.map((part, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${part}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 6\n0000000000 65535 f \n${places.join('')}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(text));
}

/** A form with a file, and texts beside it. */
export function formOf(file: Sample | undefined, texts: Record<string, string> = {}, part = 'file'): FormData {
  const form = new FormData();
  for (const [name, text] of Object.entries(texts)) form.append(name, text);
  if (file) form.append(part, new Blob([file.content], { type: file.type }), file.name);
  return form;
}

export async function tryBring(who: Caller, rid: string, file: Sample | undefined, texts: Record<string, string> = {}): Promise<Answer> {
  return who.request('POST', `rooms.media/${rid}`, { body: formOf(file, texts) });
}

/** Brings a file into a room. It is not sent yet. */
export async function bring(who: Caller, room: Room | string, file: Sample = kText): Promise<{ _id: string; url: string }> {
  const answer = await tryBring(who, typeof room === 'string' ? room : room._id, file);
  if (answer.status !== 200) throw new Error(`rooms.media: ${answer.status} ${answer.text}`);
  return answer.body.file;
}

/** Brings a file and sends it: the message. */
export async function sendFile(who: User, room: Room, file: Sample = kText, more: Loose = {}): Promise<Loose> {
  const { _id } = await bring(who, room, file);
  const answer = await who.request('POST', `rooms.mediaConfirm/${room._id}/${_id}`, { body: more });
  if (answer.status !== 200) throw new Error(`rooms.mediaConfirm: ${answer.status} ${answer.text}`);
  return answer.body.message;
}

/** Fetches an address of a file. */
export async function fetchFile(who: Caller, url: string, headers: Record<string, string> = {}, method = 'GET', within = 20_000): Promise<Response> {
  const credentials: Record<string, string> = who.credentials ? { 'X-User-Id': who.credentials.userId, 'X-Auth-Token': who.credentials.authToken } : {};
  return fetch(new URL(url, who.url), { method, headers: { ...credentials, ...headers }, redirect: 'manual', signal: AbortSignal.timeout(within) });
}
