let embedded: boolean | undefined;

/**
 * Whether this is a room alone, as a page of somebody else shows it in a frame: the first address said `layout=embedded`.
 * It stays so wherever one goes.
 */
export function isEmbedded(): boolean {
  return (embedded ??= new URLSearchParams(window.location.search).get('layout') === 'embedded');
}
