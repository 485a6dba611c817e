/** Keeps the application's files for when there is no network. Without TLS the browser has no such thing. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/sw.js').catch((error: unknown) => console.error('no offline start:', error));
}
