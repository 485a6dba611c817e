const part = encodeURIComponent;

/** Where somebody's picture is. Another one has another address, so that a change shows at once. */
export const faceAddress = (username: string, etag: string): string => `/avatar/${part(username)}?etag=${part(etag)}`;

export const roomFaceAddress = (rid: string, etag: string): string => `/avatar/room/${part(rid)}?etag=${part(etag)}`;
