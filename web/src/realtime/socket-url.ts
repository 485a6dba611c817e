/** Where this server's socket is. */
export function socketUrl(): string {
  const url = new URL('/websocket', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
